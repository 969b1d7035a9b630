// What a friend who has not answered is told of what became of the evening: loaded once, drawn for each reader.
import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import type { LedgerMessage } from '../messages/message.ts';
import type { Mine } from '../rsvps/mine.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { cancelledNewsCard, movedNewsCard } from './friend.cards.ts';
import { isOtherTime, newsOccasion, newsUsefulUntil } from './friend.ts';

/** `mine`: as they stand. Undefined: they have answered, something else has become of it, or it is of no use any more. */
export async function loadNews(
  db: Database,
  { occasion, details, mine, now }: Pick<LedgerMessage, 'occasion' | 'details'> & { mine: Mine; now: Temporal.Instant },
): Promise<((reader: Reader) => Card) | undefined> {
  const { seminar, rsvp } = mine;
  if (rsvp || occasion !== newsOccasion(seminar) || !newsUsefulUntil(seminar, now)) return undefined;
  if (seminar.status === 'cancelled') return (reader) => cancelledNewsCard(seminar, details.reason ?? '', reader);
  const [edit] = await findEditsSince(db, seminar.id, Number(details.since));
  if (!edit || !isOtherTime(edit.before, seminar)) return undefined;
  return (reader) => movedNewsCard(mine, edit.before, reader);
}
