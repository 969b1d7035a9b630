// Somebody asked to be forgotten, or was not here for years: what they answered becomes counts without a person, under an
// id that nothing else tells of. It is a join into nobody: a table that is left out fails it.

import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { dropJoinCode } from '../joins/join-code.store.ts';
import { mergeAnswers } from '../joins/merge-answers.ts';
import { forgetMembers } from '../messages/batch.store.ts';
import { noteEvent } from '../messages/inbox.store.ts';
import { forgetMessagesOf } from '../messages/message.store.ts';
import type { Outbox } from '../messages/outbox.ts';
import { forgetInLog, noteAction } from '../people/audit.store.ts';
import { noteForgotten } from '../people/forgotten.store.ts';
import { forgetIntroduction } from '../people/introduction.store.ts';
import { addForgotten, currentPersonId, deletePerson, findAccounts, findKept } from '../people/person.store.ts';
import { findRole, findTeam, lockRoles, saveRole } from '../people/role.store.ts';
import { dropCodesOf } from '../people/role-code.store.ts';
import { forgetInterests } from '../people/topic.store.ts';
import { fillSeats } from '../rsvps/fill-seats.ts';
import { findAllRsvpsOf, forgetNotes, saveRsvp } from '../rsvps/rsvp.store.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import { leaveUnfinished } from '../seminars/host.store.ts';
import { bumpRevision, holdSeminars, lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore } from '../seminars/seminar.ts';
import { forgetOffers } from '../surveys/survey.store.ts';

export type ForgetResult =
  /** Seminars of which somebody else may have their seat now. */
  | { kind: 'forgotten'; changed: string[] }
  /** The platform delivered the event once more, or they are gone already. */
  | { kind: 'gone' }
  /** Somebody else has to be an admin first. */
  | { kind: 'last_admin' };

export interface Forgetting {
  db: DatabaseRoot;
  outbox: Outbox;
  personId: string;
  /** `asked`: by themselves; `time`: they were not here for as long as things are kept. */
  why: 'asked' | 'time';
  eventId?: string;
  now: Temporal.Instant;
}

export async function forgetPerson(input: Forgetting): Promise<ForgetResult> {
  const { db, eventId } = input;
  return db.transaction(async (tx): Promise<ForgetResult> => {
    // In this order, as a join: seminars, roles, people.
    await holdSeminars(tx);
    await lockRoles(tx);
    const personId = await currentPersonId(tx, input.personId);
    const kept = await findKept(tx, personId);
    if (!kept || kept.forgottenAt) return { kind: 'gone' };
    if (await isLastAdmin(tx, personId)) return { kind: 'last_admin' };
    if (!(await noteEvent(tx, eventId))) return { kind: 'gone' };
    const changed = await giveBackSeats({ ...input, tx, personId });
    await becomeNobody({ ...input, tx, personId }, kept);
    return { kind: 'forgotten', changed };
  });
}

async function isLastAdmin(tx: Transaction, personId: string): Promise<boolean> {
  if ((await findRole(tx, personId)) !== 'admin') return false;
  return (await findTeam(tx)).filter(({ role }) => role === 'admin').length === 1;
}

type Leaving = Forgetting & { tx: Transaction };

/** Of what is still to come; the seats go on to the line. */
async function giveBackSeats({ tx, outbox, personId, now }: Leaving): Promise<string[]> {
  const changed: string[] = [];
  for (const rsvp of await findAllRsvpsOf(tx, personId)) {
    const isComing = rsvp.standing === 'attending' || rsvp.standing === 'waitlisted';
    const seminar = isComing ? await lockSeminar(tx, rsvp.seminarId) : undefined;
    if (!seminar || seminar.status === 'cancelled' || !isBefore(now, seminar.startsAt)) continue;
    const isLate = rsvp.standing === 'attending' && !isBefore(now, seminar.deadlineAt);
    await saveRsvp(tx, { ...rsvp, ...GONE, answeredAt: now, isLateWithdrawal: isLate });
    await bumpRevision(tx, seminar.id);
    await fillSeats({ tx, outbox, seminar, now });
    changed.push(seminar.id);
  }
  return changed;
}

const GONE = {
  standing: 'declined',
  mode: null,
  seatedAt: null,
  waitlistNumber: null,
  isAtParty: false,
} as const satisfies Partial<Rsvp>;

async function becomeNobody(
  { tx, outbox, personId, why, now }: Leaving,
  { name, affiliation }: { name: string; affiliation: Parameters<typeof addForgotten>[1]['affiliation'] },
): Promise<void> {
  const nobody = crypto.randomUUID();
  const accounts = await findAccounts(tx, personId);
  // Who was only long away, and still follows, goes on hearing of what comes.
  const stays = why === 'time' && accounts.some(({ unreachableAt }) => unreachableAt === null);
  await addForgotten(tx, { id: nobody, affiliation }, now);
  await leaveUnfinished(tx, personId, now);
  await mergeAnswers({ tx, outbox, from: personId, to: nobody, now });
  await forgetNotes(tx, nobody);
  await forgetOffers(tx, nobody);
  await forgetInterests(tx, nobody);
  await forgetMessagesOf(tx, nobody);
  await forgetMembers(
    tx,
    accounts.map(({ externalId }) => externalId),
  );
  await saveRole(tx, { personId, role: null, now });
  await dropCodesOf(tx, personId);
  await dropJoinCode(tx, personId);
  await forgetInLog(tx, { from: personId, to: nobody, names: name ? [name] : [] });
  if (stays) await forgetIntroduction(tx, personId);
  else {
    await noteForgotten(tx, accounts, now);
    await deletePerson(tx, personId);
  }
  await noteAction(tx, { actor: null, action: 'forget', after: { why } }, now);
}
