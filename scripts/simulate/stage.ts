// The real bot before the playground's strict Slack and LINE, on a clock that stands where it is put: what a day takes
// here is nobody's day. Pacing is by the database's own time, which is not moved, so here it holds nobody up.
import { type App, startApp } from '../../src/app.ts';
import type { Clock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { openClient } from '../../src/database/driver.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { openHttpServer } from '../../src/http-server.ts';
import { createLogger } from '../../src/log.ts';
import { startPlaygroundLine } from '../../src/playground/line/start-line.ts';
import { playgroundBot } from '../../src/playground/slack/identity.ts';
import { startPlaygroundSlack } from '../../src/playground/slack/start-slack.ts';
import { createTraffic, type TrafficEntry } from '../../src/playground/traffic.ts';
import type { Books } from './books.ts';
import { createBooks } from './books.ts';
import { ZONE } from './programme.ts';
import { createPushCounter, type Sent } from './pushes.ts';
import type { Person } from './town.ts';

export const channel = 'C0SEMINAR';
export const organizerId = 'U0ORGANIZER';
/** The machine may be busy; nothing here is about speed. */
const PATIENCE_MS = 120_000;
/** LINE's light plan: more than a year of this town needs in a month, so that nothing is held, yet a plan with a limit. */
const MONTHLY_LIMIT = 5000;

export interface StandingClock extends Clock {
  /** Never backwards. */
  moveTo(at: Temporal.Instant): void;
}

export interface Stage {
  app: App;
  clock: StandingClock;
  slack: Awaited<ReturnType<typeof startPlaygroundSlack>>;
  line: Awaited<ReturnType<typeof startPlaygroundLine>>;
  books: Books;
  /** What LINE took from the bot, oldest first. */
  sent: readonly Sent[];
  /** What either platform complained of. */
  problems: readonly string[];
  /** Resolves once what people did is answered and what is due is sent. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function openStage({
  databaseUrl,
  startAt,
  people,
}: {
  /** Of a database of the simulation's own. */
  databaseUrl: string;
  startAt: Temporal.Instant;
  people: Person[];
}): Promise<Stage> {
  const clock = createStandingClock(startAt);
  const traffic = createTraffic({ clock, keep: 1 });
  const problems: string[] = [];
  const counter = createPushCounter();
  traffic.subscribe((entry) => {
    if (entry.problem && !isOfTheJump(entry)) problems.push(`${entry.at} ${entry.name}: ${entry.problem}`);
    counter.note(entry);
  });
  const server = await openHttpServer({ port: 0, host: '127.0.0.1' });
  const own = `http://127.0.0.1:${server.port}`;
  const staff = people.filter(({ place }) => place === 'slack');
  const memberIds = [organizerId, ...staff.map(({ id }) => id), playgroundBot.userId];
  const slack = await startPlaygroundSlack({
    ...{ clock, traffic, botToken: 'xoxb-year', signingSecret: 'year', eventsUrl: `${own}/slack/events` },
    ...{ answerWithinMs: PATIENCE_MS, isRateLimited: false },
    members: [{ id: organizerId, name: '佐藤 恵' }, ...staff].map(({ id, name }) => ({
      ...{ id, name, locale: 'ja-JP', timeZone: ZONE, isDeactivated: false },
    })),
    channels: [{ id: channel, name: 'seminar', isPrivate: false, memberIds }],
  });
  const line = await startPlaygroundLine({
    ...{ clock, traffic, channelAccessToken: 'year', channelSecret: 'year', webhookUrl: `${own}/line/webhook` },
    ...{ answerWithinMs: PATIENCE_MS, replyTokenMs: PATIENCE_MS, monthlyLimit: MONTHLY_LIMIT },
    users: people.flatMap(friendOf),
  });
  const config = readConfig({
    ...{ SLACK_BOT_TOKEN: 'xoxb-year', SLACK_SIGNING_SECRET: 'year', SLACK_API_URL: slack.apiUrl },
    ...{ LINE_CHANNEL_ACCESS_TOKEN: 'year', LINE_CHANNEL_SECRET: 'year', RICH_MENU: 'off', LINE_API_URL: line.apiUrl },
    ...{ PUBLIC_URL: 'https://seminar.example.jp', ORGANIZERS: organizerId, ANNOUNCE_CHANNEL: channel },
  });
  await migrateDatabase(databaseUrl);
  const sql = openClient(databaseUrl);
  await liftPacing(sql);
  const books = createBooks(sql);
  const log = createLogger({ level: process.env.LOG_LEVEL ?? 'fatal' });
  const app = await startApp({ config, databaseUrl, clock, log, server, answerWithinMs: PATIENCE_MS });
  // Its minutes are real ones; here each is run by hand.
  await app.schedule.stop();
  return {
    ...{ app, clock, slack, line, books, problems, sent: counter.sent },
    async settled() {
      await app.settled();
      await books.settled(PATIENCE_MS);
    },
    async stop() {
      await app.stop();
      await slack.stop();
      await line.stop();
      await sql.end({ timeout: 2 });
    },
  };
}

/** "How far is it" renews itself for a few real seconds, in which half an hour may have passed here. */
const isOfTheJump = ({ name, problem }: TrafficEntry) => name === 'response_url' && problem === 'expired_url';

function createStandingClock(startAt: Temporal.Instant): StandingClock {
  let now = startAt;
  return {
    now: () => now,
    moveTo(at) {
      if (Temporal.Instant.compare(at, now) > 0) now = at;
    },
  };
}

function friendOf({ place, id, lineId, name, language, follows }: Person) {
  const friend = place === 'line' ? id : lineId;
  return friend ? [{ id: friend, name, language, isFollowing: follows.from === undefined }] : [];
}

async function liftPacing(sql: ReturnType<typeof openClient>): Promise<void> {
  await sql.unsafe(`
    create function lift_pacing() returns trigger language plpgsql as
      $$ begin new.taken_at := '{}'; new.wait_ms := 0; return new; end $$;
    create trigger lift_pacing before insert or update on rate_limits
      for each row execute function lift_pacing();`);
}
