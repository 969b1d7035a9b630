// The notice to organizers of whom urgent messages did not reach, built when it is sent: from then on it is closed, and
// what fails later is another notice.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { closeNotice } from '../messages/notice.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { untoldNotice } from './untold.cards.ts';
import { findUntold } from './untold.store.ts';

/** Undefined: all of them were told meanwhile, or it does not concern them any more. */
export async function buildUntold({
  db,
  message: { occasion },
  seminar,
  reader,
}: {
  db: DatabaseRoot;
  message: LedgerMessage;
  seminar: Seminar;
  reader: Reader;
}): Promise<Card | undefined> {
  const untold = await db.transaction(async (tx) => {
    // With the lock nothing is added between closing it and reading what it names.
    await lockSeminar(tx, seminar.id);
    await closeNotice(tx, { seminarId: seminar.id, occasion });
    return findUntold(tx, [seminar.id], { toldIn: occasion, now: reader.now });
  });
  return untold.length > 0 ? untoldNotice({ seminar, untold }, reader) : undefined;
}
