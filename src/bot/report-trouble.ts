// What could not be sent is told to the seminar's coordinators: what people have to be telephoned for at once, each time
// and by name; the rest once a month, a day or an attempt.

import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Logger } from '../log.ts';
import { allowanceDay } from '../messages/allowance.ts';
import type { Delivery, Unsent } from '../messages/delivery.ts';
import { isUrgent, mustReachAnOrganizer } from '../messages/kinds.ts';
import { saveUnsent } from '../messages/message.store.ts';
import { KEPT_BACK, type LedgerMessage, owedAbout } from '../messages/message.ts';
import { findCopies, findOpenNotice, saveToldIn } from '../messages/notice.store.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { SendError } from '../messages/sender.ts';
import { findReachedAtAnyTime } from '../people/reach.store.ts';
import { findTeam } from '../people/role.store.ts';
import { findCoordinators } from '../seminars/host.store.ts';
import { findSeminar, lockSeminar } from '../seminars/seminar.store.ts';

interface Parts {
  db: DatabaseRoot;
  outbox: Outbox;
  clock: Clock;
  log: Logger;
}

export function createReportTrouble(parts: Parts): Delivery['reportTrouble'] {
  return async (message, error, as) => {
    const { seminarId } = message;
    // What concerns no seminar has no coordinators to be told; it is in the log.
    if (seminarId === null) return;
    const isTooLate = error.platformCode === 'too_late';
    if (mustReachAnOrganizer(message.kind)) return isTooLate ? undefined : findStandIn(parts, message, seminarId);
    if (!isUrgent(message.kind)) return tellNowAndThen(parts, { message, error, as });
    // Offers to who cannot be reached go on within a minute, and the coordinators are asked to telephone then.
    const isOfferedOn = message.kind === 'seat-offer' && error.failure === 'unreachable';
    if (!isOfferedOn) await tellAtOnce(parts, message, as);
  };
}

/**
 * All that fails until the notice is built is named in it, once for ten people; what fails later is another. What became
 * of the message is noted in the same transaction: the notice names what did not arrive.
 */
async function tellAtOnce({ db, outbox, clock }: Parts, message: LedgerMessage, as: Unsent): Promise<void> {
  await db.transaction(async (tx) => {
    const seminar = message.seminarId && (await lockSeminar(tx, message.seminarId));
    if (!seminar) return;
    const { id: seminarId } = seminar;
    const now = clock.now();
    const open = await findOpenNotice(tx, seminarId);
    const occasion = open ?? `untold ${crypto.randomUUID()}`;
    await saveToldIn(tx, message.id, occasion);
    await saveUnsent(tx, { message, ...as, at: now });
    if (open) return;
    const notice = { kind: 'trouble', occasion, details: { why: 'untold' } } as const;
    const owed = (await findCoordinators(tx, seminar)).map((personId) =>
      owedAbout(seminar, now, { ...notice, to: { personId } }),
    );
    await outbox.owe(tx, owed, now);
  });
}

/**
 * A word that an organizer has to get, and this one does not: somebody else of the team gets it where no allowance
 * ends, unless another copy of it goes there anyway.
 */
async function findStandIn(
  { db, outbox, clock, log }: Parts,
  message: LedgerMessage,
  seminarId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await lockSeminar(tx, seminarId))) return;
    const copies = await findCopies(tx, message, seminarId);
    const team = (await findTeam(tx)).map(({ person }) => person.id);
    const reachable = await findReachedAtAnyTime(tx, [...team, ...copies.flatMap(({ personId }) => personId ?? [])]);
    const arrives = ({ status, personId }: LedgerMessage) =>
      status === 'sent' ||
      ((status === 'owed' || status === 'sending') && personId !== null && reachable.has(personId));
    if (copies.some(arrives)) return;
    const tried = new Set([message, ...copies].map(({ personId }) => personId));
    const standIn = team.find((id) => reachable.has(id) && !tried.has(id));
    const { kind, occasion, details, usefulUntil } = message;
    if (!standIn) {
      log.error({ message: message.id, kind, seminar: seminarId }, 'no organizer can be told; it is on the desk');
      return;
    }
    await outbox.owe(tx, [{ kind, seminarId, to: { personId: standIn }, occasion, details, usefulUntil }], clock.now());
  });
}

interface Trouble {
  message: LedgerMessage;
  error: SendError;
  as: Unsent;
}

async function tellNowAndThen({ db, outbox, clock }: Parts, trouble: Trouble): Promise<void> {
  const { message, error } = trouble;
  const seminar = message.seminarId && (await findSeminar(db, message.seminarId));
  // What came too late, or had nobody to go to, is of no use by now.
  if (!seminar || error.failure === 'unreachable' || error.platformCode === 'too_late') return;
  const now = clock.now();
  const { occasion, ...details } = troubleOf(trouble, now);
  const owed = (await findCoordinators(db, seminar)).map((personId) =>
    owedAbout(seminar, now, { kind: 'trouble', occasion, details, to: { personId } }),
  );
  await db.transaction((tx) => outbox.owe(tx, owed, now));
}

/** `occasion`: one notice a month for the allowance, one for each kind that is kept back, one an attempt for a channel, one a day for the rest. */
function troubleOf(
  { message, error, as }: Trouble,
  now: Temporal.Instant,
): { occasion: string } & Record<string, string> {
  const today = allowanceDay(now);
  const code = error.platformCode ?? 'unknown';
  // It is tried on.
  if (as.status === 'owed' || as.status === 'sending') return { why: 'waiting', code, occasion: `waiting ${today}` };
  if (as.error === KEPT_BACK) {
    return { why: 'kept', kind: message.kind, occasion: `kept ${today.toPlainYearMonth()} ${message.kind}` };
  }
  if (error.failure === 'over_quota') {
    return { why: 'over_quota', occasion: `over_quota ${today.toPlainYearMonth()} ${message.attempts}` };
  }
  if (!message.personId) {
    return { why: 'channel', occasion: `channel ${message.attempts} ${today}`, channel: message.address ?? '' };
  }
  return { why: code, occasion: `${code} ${today}` };
}
