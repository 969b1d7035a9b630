// Organizers are told what could not be sent, and whom they have to telephone.

import type { Card } from '../cards/card.ts';
import type { Builders, ToOne } from '../messages/builder.ts';
import { closeNotice } from '../messages/notice.store.ts';
import { countKeptOf, countUnsent } from '../messages/stopped.store.ts';
import { undeliveredCard } from '../messages/undelivered.cards.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import { untoldNotice } from './untold.cards.ts';
import { findUntold } from './untold.store.ts';

export const untoldMessages = {
  async trouble(to) {
    const { db, message, seminar, reader } = to;
    if (message.details.why === 'untold') return buildUntold(to);
    const isKept = message.details.why === 'kept';
    const count = await (isKept ? countKeptOf(db, message) : countUnsent(db, seminar.id));
    // They went out meanwhile, or nobody wants them.
    if (isKept && count === 0) return undefined;
    const details = { ...message.details, count: String(count) };
    return undeliveredCard({ seminarId: seminar.id, title: seminar.title, details }, reader);
  },
} satisfies Partial<Builders>;

/**
 * Whom urgent messages did not reach: from now on the notice is closed, and what fails later is another. Undefined: all of
 * them were told meanwhile, or it does not concern them any more.
 */
async function buildUntold({ db, message: { occasion }, seminar, reader }: ToOne): Promise<Card | undefined> {
  const untold = await db.transaction(async (tx) => {
    // With the lock nothing is added between closing it and reading what it names.
    await lockSeminar(tx, seminar.id);
    await closeNotice(tx, { seminarId: seminar.id, occasion });
    return findUntold(tx, [seminar.id], { toldIn: occasion, now: reader.now });
  });
  return untold.length > 0 ? untoldNotice({ seminar, untold }, reader) : undefined;
}
