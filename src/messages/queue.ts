// Hands the ledger's rows to whichever bot has a hand free: pg-boss on the same database. Knows no message's content.
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Transaction } from '../database/client.ts';
import type { Logger } from '../log.ts';

const SEND = 'send-message';
const SEND_DEAD = 'send-message-dead';
const REFRESH = 'refresh-posts';
/** A killed bot's work is taken up by another, or by itself, after this long without a sign of life. 10 is the least. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 3;

export interface QueueWork {
  /** Sends one message of the ledger; a throw means: again later. */
  send(messageId: string): Promise<void>;
  /** It was tried as often as we try. */
  giveUp(messageId: string): Promise<void>;
  /** Brings a seminar's posts up to date; a throw means: again later. */
  refresh(seminarId: string): Promise<void>;
}

export interface Queue {
  /** Inside the transaction that owes them: sent when it commits, never when it does not. */
  sendOwed(tx: Transaction, messageIds: string[]): Promise<void>;
  /** Outside of one, for a sweep; those queued already stay one. */
  sendAgain(messageIds: string[]): Promise<void>;
  /** After the commit; a request while one waits is the same request. */
  refresh(seminarId: string): Promise<void>;
  work(work: QueueWork): Promise<void>;
  stop(): Promise<void>;
}

export async function startQueue({ url, log }: { url: string; log: Logger }): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    application_name: 'evening-seminar-bot',
  });
  boss.on('error', (error) => log.error({ err: error }, 'queue trouble'));
  await boss.start();
  await createQueues(boss);
  const jobsOf = (ids: string[]) => ids.map((id) => ({ data: { id }, singletonKey: id }));
  return {
    async sendOwed(tx, ids) {
      if (ids.length > 0) await boss.insert(SEND, jobsOf(ids), { db: fromDrizzle(tx, sql) });
    },
    async sendAgain(ids) {
      if (ids.length > 0) await boss.insert(SEND, jobsOf(ids));
    },
    async refresh(seminarId) {
      await boss.send(REFRESH, { id: seminarId }, { singletonKey: seminarId });
    },
    work: (work) => startWork(boss, work, log),
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: true }),
  };
}

async function createQueues(boss: PgBoss): Promise<void> {
  const retries = {
    retryLimit: 40,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  };
  await boss.createQueue(SEND_DEAD, { notify: true });
  await boss.createQueue(SEND, {
    ...retries,
    policy: 'exclusive',
    deadLetter: SEND_DEAD,
    expireInSeconds: 120,
    notify: true,
  });
  await boss.createQueue(REFRESH, { ...retries, policy: 'stately', expireInSeconds: 60, notify: true });
}

async function startWork(boss: PgBoss, work: QueueWork, log: Logger): Promise<void> {
  const polling = {
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 2,
    perJobResults: true,
    heartbeatRefreshSeconds: 3,
  } as const;
  const handle =
    (name: string, run: (id: string) => Promise<void>) => async (jobs: { id: string; data: { id: string } }[]) =>
      Promise.all(
        jobs.map(async (job) => {
          try {
            await run(job.data.id);
            return { id: job.id, status: 'completed' as const };
          } catch (error) {
            log.warn({ err: error, job: name, of: job.data.id }, 'to be tried again');
            return { id: job.id, status: 'failed' as const, output: { message: String(error) } };
          }
        }),
      );
  await boss.work(
    SEND,
    { ...polling, batchSize: 20, localConcurrency: 2, burstWhenBatchFull: true },
    handle(SEND, work.send),
  );
  await boss.work(SEND_DEAD, polling, handle(SEND_DEAD, work.giveUp));
  await boss.work(REFRESH, { ...polling, batchSize: 5 }, handle(REFRESH, work.refresh));
}
