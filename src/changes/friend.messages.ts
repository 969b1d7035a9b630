// A friend who has not answered is told what became of the evening.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import type { Builders } from '../messages/builder.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { loadMineOf, loadNobodys } from '../rsvps/load-mine.ts';
import type { Mine } from '../rsvps/mine.ts';
import { findAnswered } from '../rsvps/rsvp.store.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { cancelledNewsCard, movedNewsCard } from './friend.cards.ts';
import { isOtherTime, newsOccasion, newsUsefulUntil } from './friend.ts';

export const friendMessages = {
  news: {
    toOne: async (to) => buildNews(to.db, { ...to, mine: await loadMineOf(to) }),
    async sortOut({ db, seminarId, people }) {
      return { wanting: people.difference(await findAnswered(db, seminarId)) };
    },
    async toAll({ db, seminar, occasion, details, reader }) {
      return buildNews(db, { message: { occasion, details }, mine: await loadNobodys(db, seminar), reader });
    },
  },
} satisfies Partial<Builders>;

/** Undefined: they have answered since, something else has become of it, or it is too late to be of use. */
async function buildNews(
  db: Database,
  { message, mine, reader }: { message: Pick<LedgerMessage, 'occasion' | 'details'>; mine: Mine; reader: Reader },
): Promise<Card | undefined> {
  const { seminar, rsvp } = mine;
  const { occasion, details } = message;
  if (rsvp || occasion !== newsOccasion(seminar) || !newsUsefulUntil(seminar, reader.now)) return undefined;
  if (seminar.status === 'cancelled') return cancelledNewsCard(seminar, details.reason ?? '', reader);
  const [edit] = await findEditsSince(db, seminar.id, Number(details.since));
  return edit && isOtherTime(edit.before, seminar) ? movedNewsCard(mine, edit.before, reader) : undefined;
}
