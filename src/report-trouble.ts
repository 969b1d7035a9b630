// What could not be sent is told to the seminar's organizer, in words, once.
import type { Clock } from './clock.ts';
import type { DatabaseRoot } from './database/client.ts';
import type { Delivery } from './messages/deliver-message.ts';
import type { LedgerMessage } from './messages/message.ts';
import type { Outbox } from './messages/outbox.ts';
import type { SendError } from './messages/sender.ts';
import { findOrganizers } from './seminars/host.store.ts';
import { findSeminar } from './seminars/seminar.store.ts';

/** LINE counts its months in Japan's time. */
const LINE_ZONE = 'Asia/Tokyo';

export function createReportTrouble({
  db,
  outbox,
  clock,
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  clock: Clock;
}): Delivery['reportTrouble'] {
  return async (message, error) => {
    // A trouble's own trouble is in the log; telling of it would not arrive either.
    if (message.kind === 'trouble') return;
    const seminar = message.seminarId && (await findSeminar(db, message.seminarId));
    if (!seminar) return;
    const now = clock.now();
    const { why, occasion, channel } = troubleOf(message, error, now);
    const details = { why, ...(channel && { channel }) };
    const owed = (await findOrganizers(db, seminar)).map((personId) => ({
      ...{ kind: 'trouble' as const, seminarId: seminar.id, to: { personId }, occasion, details },
    }));
    await db.transaction((tx) => outbox.owe(tx, owed, now));
  };
}

/** `occasion`: one notice a month for the allowance, one an attempt for a channel, one a day for the rest. */
function troubleOf(message: LedgerMessage, error: SendError, now: Temporal.Instant) {
  const today = now.toZonedDateTimeISO(LINE_ZONE).toPlainDate();
  if (error.failure === 'over_quota') {
    return { why: 'over_quota', occasion: `over_quota ${today.toPlainYearMonth()} ${message.attempts}` };
  }
  const code = error.platformCode ?? 'unknown';
  if (!message.personId) {
    return { why: 'channel', occasion: `channel ${message.attempts} ${today}`, channel: message.address ?? '' };
  }
  return { why: code, occasion: `${code} ${today}` };
}
