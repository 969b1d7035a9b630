// A mailing goes to everyone of its audience, once each: owed in the ledger in the transaction that marks it sent.
import { owedAbout } from '../messages/message.ts';
import { noteAction } from '../people/audit.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findAudience, findMailing, saveMailing } from './mailing.store.ts';
import type { Mailing } from './mailing.ts';

export type SendResult =
  | { kind: 'gone' }
  /** Nobody of its audience is left. */
  | { kind: 'nobody'; seminar: Seminar; mailing: Mailing }
  /** `isNew`: false when it was sent before. */
  | { kind: 'sent'; seminar: Seminar; mailing: Mailing; isNew: boolean };

export async function sendMailing({
  db,
  outbox,
  seminarId,
  mailingId,
  actor,
  now,
}: OrganizersAct & { mailingId: string }): Promise<SendResult> {
  return db.transaction(async (tx): Promise<SendResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    const mailing = await findMailing(tx, mailingId);
    if (!seminar || mailing?.seminarId !== seminarId) return { kind: 'gone' };
    if (mailing.sentAt) return { kind: 'sent', seminar, mailing, isNew: false };
    const audience = await findAudience(tx, seminarId, mailing.audience);
    if (audience.length === 0) return { kind: 'nobody', seminar, mailing };
    const sent = { ...mailing, sentAt: now };
    await saveMailing(tx, sent);
    const written = { kind: 'mailing', occasion: mailing.id, details: { mailing: mailing.id } } as const;
    const owed = audience.map((personId) => owedAbout(seminar, now, { ...written, to: { personId } }));
    await outbox.owe(tx, owed, now);
    const after = { audience: mailing.audience, people: owed.length };
    await noteAction(tx, { actor, action: 'send-mailing', seminarId, subject: seminar.title, after }, now);
    return { kind: 'sent', seminar, mailing: sent, isNew: true };
  });
}
