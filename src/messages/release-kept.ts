// What was kept back goes once the month has room for it, in the order of the plan: what it was kept for was given up,
// became less, or LINE's plan grew. What came too late meanwhile is let go as anything else.
import type { DatabaseRoot } from '../database/client.ts';
import type { Senders } from '../people/meet-person.ts';
import { askAllowance } from './ask-allowance.ts';
import { findRoom } from './find-left.ts';
import type { FindAhead } from './find-month.ts';
import type { LedgerMessage } from './message.ts';
import { type Ahead, isCertain, planMonth, type Room } from './month-plan.ts';
import type { Queue } from './queue.ts';
import { SendError } from './sender.ts';
import { workOf } from './shared.ts';
import { findKept, releaseKept } from './stopped.store.ts';

interface Releasing {
  db: DatabaseRoot;
  queue: Pick<Queue, 'sendAgain'>;
  senders: Senders;
  ahead: FindAhead;
  now: Temporal.Instant;
}

const LATELY = Temporal.Duration.from({ minutes: 1 });

export async function releaseWhatFits({ queue, ...parts }: Releasing): Promise<void> {
  const { db, now } = parts;
  const kept = await findKept(db);
  if (kept.length === 0) return;
  const isLate = ({ usefulUntil }: LedgerMessage) => usefulUntil && Temporal.Instant.compare(usefulUntil, now) <= 0;
  const [waiting, free] = [
    kept.filter((each) => each.isCounted && !isLate(each)),
    kept.filter((each) => !each.isCounted || isLate(each)),
  ];
  const room = waiting.length > 0 ? await askRoom(parts) : undefined;
  const fitting = room ? planned(waiting, room, await parts.ahead(db, { now })) : [];
  const released = await releaseKept(
    db,
    [...free, ...fitting].map(({ id }) => id),
  );
  await queue.sendAgain(workOf(released));
}

/** Undefined: LINE does not tell; they wait. */
async function askRoom({ db, senders, now }: Omit<Releasing, 'queue'>): Promise<Room | undefined> {
  try {
    const told = await askAllowance({ db, senders, now }, { youngerThan: LATELY });
    return told && (await findRoom(db, { told, now }));
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return undefined;
  }
}

function planned(waiting: LedgerMessage[], room: Room, ahead: Ahead[]): LedgerMessage[] {
  const groups = Map.groupBy(waiting, ({ kind, seminarId }) => `${kind} ${seminarId}`);
  const items = [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { kind, seminarId, plannedAt: dueAt } = first;
    return [{ kind, seminar: seminarId === null ? null : { id: seminarId }, dueAt, pushes: rows.length, rows }];
  });
  const certain = ahead.filter(isCertain).map((item) => ({ ...item, rows: [] as LedgerMessage[] }));
  return planMonth(room, [...certain, ...items]).flatMap(({ item, goes }) => item.rows.slice(0, goes));
}
