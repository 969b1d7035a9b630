// An organizer writes to a seminar's people: kept as a draft until they send it.
import type { DatabaseRoot } from '../database/client.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findMailing, saveMailing } from './mailing.store.ts';
import type { Audience, Mailing } from './mailing.ts';

export type WriteResult =
  | { kind: 'gone' }
  /** It went out before, as it was; `isSame`: in just these words. */
  | { kind: 'sent'; seminar: Seminar; mailing: Mailing; isSame: boolean }
  | { kind: 'written'; seminar: Seminar; mailing: Mailing };

export async function writeMailing({
  db,
  seminarId,
  mailingId,
  audience,
  text,
  author,
  now,
}: {
  db: DatabaseRoot;
  seminarId: string;
  /** Chosen when the form opened, so that submitting it twice writes one. */
  mailingId: string;
  audience: Audience;
  text: string;
  author: string;
  now: Temporal.Instant;
}): Promise<WriteResult> {
  return db.transaction(async (tx): Promise<WriteResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (seminar?.status !== 'announced' && seminar?.status !== 'cancelled') return { kind: 'gone' };
    const known = await findMailing(tx, mailingId);
    if (known && known.seminarId !== seminarId) return { kind: 'gone' };
    if (known?.sentAt) {
      return { kind: 'sent', seminar, mailing: known, isSame: known.text === text && known.audience === audience };
    }
    const mailing = { id: mailingId, seminarId, author, audience, text, createdAt: now, sentAt: null };
    await saveMailing(tx, mailing);
    return { kind: 'written', seminar, mailing };
  });
}
