// Hands the ledger's rows to whichever bot has a hand free: pg-boss on the same database. Knows no message's content.

import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, systemClock } from 'pg-boss';
import { steadyMs } from '../clock.ts';
import type { Transaction } from '../database/client.ts';
import { applicationName } from '../database/driver.ts';
import { isPassingFault } from '../database/faults.ts';
import { type DescribedError, describeError } from '../describe-error.ts';
import type { Logger } from '../log.ts';
import { priorityOf } from './kinds.ts';
import { type Group, groupKey, type Work } from './shared.ts';

const SEND = 'send-message';
/** Slack's direct messages, which wait their turn: few at a time, so that they hold up nothing else. */
const SEND_SLOWLY = 'send-message-slowly';
/** Puts what many get alike into batches. */
const FORM = 'form-batches';
/** Few at a time: each is large, and holds up nothing that goes to one person. */
const SEND_BATCH = 'send-batch';
const SEND_DEAD = 'send-message-dead';
const CHORE = 'chore';
/** Longer than any takes. */
const CHORE_EXPIRES_SECONDS = 3600;
/** A killed bot's work is taken up by another, or by itself, after this long without a sign of life. 10 is the least. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 3;
/** More than the server's own limit (database/limits.ts). */
const ANSWER_WITHIN_MS = 75_000;
/** pg's own, which pg-boss hands on and does not name: a server that is frozen or cut off ends no statement by itself. */
const FOR_PG = { query_timeout: ANSWER_WITHIN_MS };
/** For sendings under way; the bot as a whole has 15 s. */
const STOPS_WITHIN_MS = 5000;
const BETWEEN_WORDS_MS = 15_000;
/** The platform takes its time over each. */
const BATCHES_AT_ONCE = 4;
/** About three hours of trying. */
const RETRIES = {
  retryLimit: 40,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  heartbeatSeconds: HEARTBEAT_SECONDS,
};

/** Long work that one bot does at a time, and another takes up when that one is killed. */
export type Chore = 'import-followers' | 'ask-profiles' | 'keep-menu';

export interface QueueWork {
  /** Sends one message of the ledger; a throw means: again later. `isSlowLane`: it is where it may wait. */
  send(messageId: string, isSlowLane: boolean): Promise<void>;
  /** It was tried as often as we try. */
  giveUp(messageId: string): Promise<void>;
  /** Puts the messages of a group into batches; a throw means: again later. */
  formBatches(group: Group): Promise<void>;
  /** Sends one batch; a throw means: again later. */
  sendBatch(batchId: string): Promise<void>;
  /** A throw means: again later. */
  chore(name: Chore): Promise<void>;
}

export interface Queue {
  /** Inside the transaction that owes them: sent when it commits, never when it does not. */
  sendOwed(tx: Transaction, jobs: { id: string; priority: number }[]): Promise<void>;
  /** Outside of one, for a sweep; those queued already stay one. */
  sendAgain(work: Work): Promise<void>;
  /** Within a transaction what it owes is not missed by a forming that is under way; without one, those queued already stay one. */
  formBatches(groups: Group[], tx?: Transaction): Promise<void>;
  /** Those queued already stay one. */
  sendBatches(jobs: { id: string; priority: number }[], tx?: Transaction): Promise<void>;
  /** For a message that has to wait its turn. */
  sendSlowly(job: { id: string; priority: number }): Promise<void>;
  /** While it waits or is done by any bot, asking for it again changes nothing. */
  startChore(name: Chore): Promise<void>;
  work(work: QueueWork): Promise<void>;
  stop(): Promise<void>;
}

/** `retries`: for tests that will not wait for hours. They hold for queues made anew on this database. */
export async function startQueue({
  url,
  log,
  retries = {},
}: {
  url: string;
  log: Logger;
  retries?: Partial<typeof RETRIES>;
}): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    application_name: applicationName,
    ...FOR_PG,
    // It only measures with it how long a round took: on a clock set back an hour, the next would wait for that hour.
    clock: { ...systemClock, now: steadyMs },
  });
  boss.on('error', createReportTrouble(log));
  await boss.start();
  await createQueues(boss, { ...RETRIES, ...retries });
  const within = (tx: Transaction | undefined) => (tx ? { db: fromDrizzle(tx, sql) } : {});
  const formBatches: Queue['formBatches'] = async (groups, tx) => {
    const jobs = groups.map(({ kind, seminarId, occasion }) => {
      const group = { kind, seminarId, occasion };
      const singletonKey = tx ? crypto.randomUUID() : groupKey(group);
      return { data: { id: groupKey(group), group }, singletonKey, priority: priorityOf(kind) };
    });
    if (jobs.length > 0) await boss.insert(FORM, jobs, within(tx));
  };
  const sendBatches: Queue['sendBatches'] = async (jobs, tx) => {
    if (jobs.length > 0) await boss.insert(SEND_BATCH, jobs.map(jobOf), within(tx));
  };
  const jobOf = ({ id, priority }: { id: string; priority?: number }) => ({ data: { id }, singletonKey: id, priority });
  return {
    async sendOwed(tx, jobs) {
      if (jobs.length > 0) await boss.insert(SEND, jobs.map(jobOf), { db: fromDrizzle(tx, sql) });
    },
    async sendAgain({ messages, groups, batches }) {
      if (messages.length > 0) await boss.insert(SEND, messages.map(jobOf));
      await formBatches(groups);
      await sendBatches(batches.map((id) => ({ id, priority: 0 })));
    },
    formBatches,
    sendBatches,
    async sendSlowly(job) {
      await boss.insert(SEND_SLOWLY, [jobOf(job)]);
    },
    async startChore(name) {
      await boss.send(CHORE, { id: name }, { singletonKey: name });
    },
    work: (work) => startWork(boss, work, log),
    stop: () => boss.stop({ graceful: true, timeout: STOPS_WITHIN_MS, close: true }),
  };
}

/** Every look at a database that is away fails: one line now and then says so. */
function createReportTrouble(log: Logger): (error: Error) => void {
  let quiet = AbortSignal.abort();
  return (error) => {
    if (!isPassingFault(error)) log.error({ err: error }, 'queue trouble');
    else if (quiet.aborted) {
      log.warn(`the queue waits for the database (${error.message})`);
      quiet = AbortSignal.timeout(BETWEEN_WORDS_MS);
    }
  };
}

async function createQueues(boss: PgBoss, retries: typeof RETRIES): Promise<void> {
  await boss.createQueue(SEND_DEAD, { notify: true });
  for (const lane of [SEND, SEND_SLOWLY]) {
    const limits = { policy: 'exclusive', deadLetter: SEND_DEAD, expireInSeconds: 120, notify: true };
    await boss.createQueue(lane, { ...retries, ...limits });
  }
  for (const lane of [FORM, SEND_BATCH]) {
    const limits = { policy: 'exclusive', expireInSeconds: 120, notify: true };
    await boss.createQueue(lane, { ...retries, ...limits });
  }
  const chores = { policy: 'exclusive', expireInSeconds: CHORE_EXPIRES_SECONDS, notify: true };
  await boss.createQueue(CHORE, { ...retries, ...chores });
}

/** Kept with the job for days: what the log keeps of it, and so no query's parameters. */
const outputOf = (error: unknown): object => shortOf(describeError(error));

const shortOf = ({ type, message, code, cause }: DescribedError): object => ({
  type,
  message,
  ...(code && { code }),
  ...(cause && { cause: shortOf(cause) }),
});

async function startWork(boss: PgBoss, work: QueueWork, log: Logger): Promise<void> {
  const polling = {
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 2,
    perJobResults: true,
    heartbeatRefreshSeconds: 3,
  } as const;
  const handle =
    <Data extends { id: string }>(name: string, run: (id: string, data: Data) => Promise<void>) =>
    async (jobs: { id: string; data: Data }[]) =>
      Promise.all(
        jobs.map(async (job) => {
          try {
            await run(job.data.id, job.data);
            return { id: job.id, status: 'completed' as const };
          } catch (error) {
            log.warn({ err: error, job: name, of: job.data.id }, 'to be tried again');
            return { id: job.id, status: 'failed' as const, output: outputOf(error) };
          }
        }),
      );
  await boss.work(
    SEND,
    { ...polling, batchSize: 20, localConcurrency: 2, burstWhenBatchFull: true },
    handle(SEND, (id) => work.send(id, false)),
  );
  await boss.work(
    SEND_SLOWLY,
    { ...polling, batchSize: 4, burstWhenBatchFull: true },
    handle(SEND_SLOWLY, (id) => work.send(id, true)),
  );
  const form = handle<{ id: string; group: Group }>(FORM, (_id, { group }) => work.formBatches(group));
  await boss.work<{ id: string; group: Group }>(FORM, { ...polling, batchSize: 1 }, form);
  await boss.work(
    SEND_BATCH,
    { ...polling, batchSize: BATCHES_AT_ONCE, burstWhenBatchFull: true },
    handle(SEND_BATCH, (id) => work.sendBatch(id)),
  );
  await boss.work(SEND_DEAD, polling, handle(SEND_DEAD, work.giveUp));
  const chore = (name: string) => work.chore(name as Chore);
  await boss.work(CHORE, { ...polling, batchSize: 1, localConcurrency: 2 }, handle(CHORE, chore));
}
