// What a use case needs to owe a message: written down and queued inside its own transaction.
import type { Transaction } from '../database/client.ts';
import { addOwed } from './message.store.ts';
import type { OwedMessage } from './message.ts';
import type { Queue } from './queue.ts';
import type { QuietHours } from './quiet-hours.ts';
import { workOf } from './shared.ts';

const FRESH = { batchId: null, status: 'owed', firstAttemptAt: null } as const;

export interface Outbox {
  /** When people are not to be woken: what asks them for an answer is owed in the morning. */
  quietHours: QuietHours | null;
  /** Owes them; what is owed already stays owed once. Returns how many are new. */
  owe(tx: Transaction, owed: OwedMessage[], now: Temporal.Instant): Promise<number>;
  /** Has a seminar's posts brought up to date soon; called after the commit that changed it. */
  refreshPosts(seminarId: string): Promise<void>;
}

export function createOutbox(
  queue: Pick<Queue, 'sendOwed' | 'formBatches' | 'refresh'>,
  quietHours: QuietHours | null = null,
): Outbox {
  return {
    quietHours,
    async owe(tx, owed, now) {
      const noted = await addOwed(tx, owed, now);
      const { messages, groups } = workOf(noted.map((row) => ({ ...row, ...FRESH })));
      await queue.sendOwed(tx, messages);
      await queue.formBatches(groups, tx);
      return noted.length;
    },
    refreshPosts: (seminarId) => queue.refresh(seminarId),
  };
}
