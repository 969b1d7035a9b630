// What a use case needs to owe a message: written down and queued inside its own transaction.
import type { Transaction } from '../database/client.ts';
import { addComing, takeDue } from './coming.store.ts';
import { addOwed, type Noted } from './message.store.ts';
import type { OwedMessage } from './message.ts';
import { reviveUnheard } from './notice.store.ts';
import type { Queue } from './queue.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { Refresher } from './refresher.ts';
import { workOf } from './shared.ts';
import { reviveUnsent } from './stopped.store.ts';

const FRESH = { batchId: null, status: 'owed', firstAttemptAt: null } as const;

export interface Outbox {
  /** When people are not to be woken: what asks them for an answer is owed in the morning. */
  quietHours: QuietHours | null;
  /** Owes them; what is owed already stays owed once. Returns how many are new. */
  owe(tx: Transaction, owed: OwedMessage[], now: Temporal.Instant): Promise<number>;
  /** Notes what is due later: owed by then, unless it went along with something before. Returns how many are new. */
  noteComing(tx: Transaction, owed: OwedMessage[], dueAt: Temporal.Instant): Promise<number>;
  /** What of it was noted and is due now is owed. Returns how many. */
  oweComing(
    tx: Transaction,
    due: Pick<OwedMessage, 'kind' | 'seminarId' | 'occasion'>,
    now: Temporal.Instant,
  ): Promise<number>;
  /** Owes it to somebody who asks for it: also what was let go or refused before, never what went out or still may. */
  oweOnRequest(tx: Transaction, owed: OwedMessage & { to: { personId: string } }, now: Temporal.Instant): Promise<void>;
  /** Has a seminar's posts brought up to date soon; called after the commit that changed it. */
  refreshPosts(seminarId: string): void;
}

export function createOutbox({
  queue,
  refresher,
  quietHours = null,
  noted,
}: {
  queue: Pick<Queue, 'sendOwed' | 'formBatches'>;
  refresher: Pick<Refresher, 'ask'>;
  quietHours?: QuietHours | null;
  /** Told of each row that is to go out. */
  noted?(rows: Pick<Noted, 'id'>[]): void;
}): Outbox {
  const send = async (tx: Transaction, rows: Parameters<typeof workOf>[0]) => {
    const { messages, groups } = workOf(rows);
    noted?.(rows);
    await queue.sendOwed(tx, messages);
    await queue.formBatches(groups, tx);
    return rows.length;
  };
  const add = async (tx: Transaction, owed: OwedMessage[], now: Temporal.Instant) =>
    (await addOwed(tx, owed, now)).map((row) => ({ ...row, ...FRESH }));
  return {
    quietHours,
    async owe(tx, owed, now) {
      const added = await add(tx, owed, now);
      return send(tx, [...added, ...(await reviveUnheard(tx, { now, asked: owed }))]);
    },
    noteComing: addComing,
    async oweComing(tx, due, now) {
      return send(
        tx,
        (await takeDue(tx, due, now)).map((row) => ({ ...row, ...FRESH })),
      );
    },
    async oweOnRequest(tx, owed, now) {
      const added = await add(tx, [owed], now);
      await send(tx, added.length > 0 ? added : await reviveUnsent(tx, owed, now));
    },
    refreshPosts: refresher.ask,
  };
}
