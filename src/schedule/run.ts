// Binds the jobs to node-cron. A run that fails is logged and asked again a minute later.
import cron from 'node-cron';
import { steadyMs } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Job } from './jobs.ts';

export interface Schedule {
  /** Runs every job now, one after the other. */
  runAll(): Promise<void>;
  start(): void;
  /** Resolves when what runs has ended. */
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** node-cron's own prints to stderr. */
function createCronLogger(log: Logger, job: string) {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (said: string | Error, error?: Error) => {
    const err = said instanceof Error ? said : error;
    log[level]({ job, ...(err && { err }) }, `cron: ${said instanceof Error ? 'a run failed' : said}`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export function createSchedule({ jobs, log }: { jobs: Job[]; log: Logger }): Schedule {
  const running = new Set<Promise<void>>();
  const runJob = async (job: Job) => {
    try {
      await job.run();
    } catch (error) {
      log.error({ err: error, job: job.name }, 'job failed; it is asked again in a minute');
    }
  };
  const track = (work: Promise<void>) => {
    running.add(work);
    return work.finally(() => running.delete(work));
  };
  const tasks = jobs.map((job) =>
    cron.createTask(job.cron, () => tick(job), {
      name: job.name,
      noOverlap: true,
      logger: createCronLogger(log, job.name),
    }),
  );
  let tickedAt = steadyMs();
  const tick = (job: Job) => {
    tickedAt = steadyMs();
    return track(runJob(job));
  };
  let watch: NodeJS.Timeout | undefined;
  // node-cron waits for the minute that it reckoned with: were the clock set back an hour, it would wait for that hour.
  const startAnewIfStuck = () => {
    if (running.size > 0 || steadyMs() - tickedAt < 2 * MINUTE_MS) return;
    for (const task of tasks) {
      task.stop();
      task.start();
    }
  };
  return {
    runAll: () =>
      track(
        (async () => {
          for (const job of jobs) await runJob(job);
        })(),
      ),
    start() {
      for (const task of tasks) task.start();
      watch = setInterval(startAnewIfStuck, MINUTE_MS);
    },
    async stop() {
      clearInterval(watch);
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}
