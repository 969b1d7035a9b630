// Everything the clock can do: name, cron line, use case. The cron line only asks; what is due is the use case's matter.
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Logger } from '../log.ts';
import { sendDueMaterials } from '../materials/send-materials.ts';
import type { FindAhead } from '../messages/find-month.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Queue } from '../messages/queue.ts';
import { releaseWhatFits } from '../messages/release-kept.ts';
import { sweepLedger } from '../messages/sweep-ledger.ts';
import { hasUnasked } from '../people/ask-profiles.ts';
import { isImportRunning } from '../people/follower.store.ts';
import type { Senders } from '../people/meet-person.ts';
import { forgetGone } from '../privacy/forget-gone.ts';
import { noteComing, remind } from '../reminders/remind.ts';
import type { ReminderTable } from '../reminders/reminder.ts';
import { fillFreedSeats } from '../rsvps/fill-seats.ts';
import { announceScheduled, refreshStalePosts } from '../seminars/advance-seminars.ts';
import { draftSeries } from '../seminars/draft-series.ts';
import { closeSurveys } from '../surveys/close-surveys.ts';

export interface Job {
  name: string;
  cron: string;
  run(): Promise<unknown>;
}

export interface JobParts {
  db: DatabaseRoot;
  outbox: Outbox;
  ahead: FindAhead;
  queue: Pick<Queue, 'sendAgain' | 'startChore'>;
  senders: Senders;
  clock: Clock;
  log: Logger;
  reminders: ReminderTable;
  /** How long what people did is kept with their names. */
  retention: { years: number | null; timeZone: string };
}

/** What was begun and is not at its end; whichever bot has a hand free does it. */
async function doChores({ db, queue, senders }: Pick<JobParts, 'db' | 'queue' | 'senders'>): Promise<void> {
  if (await isImportRunning(db)) await queue.startChore('import-followers');
  if (await hasUnasked({ db, senders })) await queue.startChore('ask-profiles');
}

const EVERY_MINUTE = '* * * * *';
const EVERY_HOUR = '23 * * * *';

export function createJobs({ clock, reminders: table, retention, ...parts }: JobParts): Job[] {
  const job = (name: string, run: (now: Temporal.Instant) => Promise<unknown>): Job => ({
    name,
    cron: EVERY_MINUTE,
    run: () => run(clock.now()),
  });
  return [
    job('announce scheduled seminars', (now) => announceScheduled({ ...parts, now })),
    job('draft series', (now) => draftSeries({ ...parts, now })),
    job('fill freed seats', (now) => fillFreedSeats({ ...parts, now })),
    job('owe what is due', async (now) => {
      // In this order what is due to one person at once is known before any of it goes out.
      await noteComing({ ...parts, table, now });
      await sendDueMaterials({ ...parts, now });
      await remind({ ...parts, table, now });
    }),
    job('close surveys', (now) => closeSurveys({ ...parts, now })),
    job('refresh posts', (now) => refreshStalePosts({ ...parts, now })),
    job('release what fits', (now) => releaseWhatFits({ ...parts, now })),
    job('sweep the ledger', (now) => sweepLedger({ ...parts, now })),
    { ...job('forget who is gone', (now) => forgetGone({ ...parts, ...retention, now })), cron: EVERY_HOUR },
    job('do chores', () => doChores(parts)),
  ];
}
