// An organizer lets one person answer until the start although the deadline passed.
import { owedAbout } from '../messages/message.ts';
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId, findPerson } from '../people/person.store.ts';
import { saveLetIn } from '../rsvps/deadline-override.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore } from '../seminars/seminar.ts';

export type LetInResult =
  | { kind: 'gone' }
  | { kind: 'refused'; why: 'cancelled' | 'started' }
  /** `isNew`: false when they were let in before. */
  | { kind: 'let_in'; name: string; isNew: boolean };

export async function letInPerson(input: OrganizersAct & { personId: string }): Promise<LetInResult> {
  const { db, outbox, seminarId, actor, now } = input;
  return db.transaction(async (tx): Promise<LetInResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    const personId = await currentPersonId(tx, input.personId);
    const person = await findPerson(tx, personId);
    if (!seminar || !person) return { kind: 'gone' };
    if (seminar.status !== 'announced') return { kind: 'refused', why: 'cancelled' };
    if (!isBefore(now, seminar.startsAt)) return { kind: 'refused', why: 'started' };
    const isNew = await saveLetIn(tx, { seminarId, personId }, now);
    if (isNew) {
      await noteAction(tx, { actor, action: 'let-in', seminarId, subject: person.name }, now);
      await outbox.owe(tx, [owedAbout(seminar, now, { kind: 'let-in', to: { personId } })], now);
    }
    return { kind: 'let_in', name: person.name, isNew };
  });
}
