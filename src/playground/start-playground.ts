// The playground: the real bot, with the real SDKs over HTTP, before a Slack and a LINE on loopback, and a page to
// play both. What `npm start` shows without tokens.
import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { type App, startApp } from '../app.ts';
import { typedWords } from '../cards/typed.words.ts';
import { createMovableClock, type MovableClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { OpenedDatabase } from '../database/open.ts';
import type { HttpServer } from '../http-server.ts';
import type { Logger } from '../log.ts';
import { findNextDue } from '../schedule/next-due.ts';
import { createAdvance, dueLabel } from './advance.ts';
import { startPlaygroundLine } from './line/start-line.ts';
import { picturesUrl } from './made-up-address.ts';
import { createPlaygroundPage } from './page/page.ts';
import { createPartsPages } from './parts/parts.ts';
import {
  linePeople,
  lineUsers,
  organizerId,
  seminarChannel,
  slackChannels,
  slackMembers,
  slackPeople,
} from './people.ts';
import { addSampleSeminars } from './seminars.ts';
import { startPlaygroundSlack } from './slack/start-slack.ts';
import { slashCommands } from './slash-commands.ts';
import { createTraffic } from './traffic.ts';
import { watchTours } from './watch-tours.ts';

export interface Playground extends App {
  clock: MovableClock;
}

export async function startPlayground({
  config,
  log,
  server,
  database,
  answerWithinMs,
}: {
  config: Config;
  log: Logger;
  server: HttpServer;
  database: OpenedDatabase;
  /** How long its people wait for the bot; as long as Slack and LINE do when left out. */
  answerWithinMs?: number;
}): Promise<Playground> {
  const clock = createMovableClock();
  const traffic = createTraffic({ clock });
  const secret = () => randomBytes(16).toString('hex');
  const own = `http://127.0.0.1:${server.port}`;
  const slackKeys = { botToken: `xoxb-${secret()}`, signingSecret: secret() };
  const lineKeys = { channelAccessToken: secret(), channelSecret: secret() };
  const slack = await startPlaygroundSlack({
    clock,
    traffic,
    ...slackKeys,
    eventsUrl: `${own}/slack/events`,
    answerWithinMs,
    members: slackMembers,
    channels: slackChannels,
  });
  const line = await startPlaygroundLine({
    clock,
    traffic,
    ...lineKeys,
    webhookUrl: `${own}/line/webhook`,
    answerWithinMs,
    users: lineUsers,
  });
  const { timeZone, reminders } = config;
  let app: App | undefined;
  let watch: Awaited<ReturnType<typeof watchTours>> | undefined;
  const page = createPlaygroundPage({
    slack,
    line,
    traffic,
    clock,
    timeZone,
    slackPeople,
    linePeople,
    shortcuts: [{ callbackId: 'new-seminar', label: 'セミナーを企画する' }],
    commands: slashCommands,
    suggestions: [typedWords.ja.list[0], typedWords.ja.help[0]].flatMap((word) => word ?? []),
    async advance(to) {
      if (!app) return;
      await createAdvance({ app, clock, reminders, settledWithinMs: answerWithinMs })(to);
      watch?.hasMoved();
    },
    tours: async () => (await watch?.tours()) ?? [],
    async nextDue() {
      const due =
        app && (await findNextDue({ db: app.db, reminders, quietHours: app.outbox.quietHours, now: clock.now() }));
      return due && { at: due.at, label: dueLabel(due) };
    },
  });
  app = await startApp({
    config: {
      ...config,
      slack: { ...slackKeys, appToken: undefined, apiUrl: slack.apiUrl },
      line: { ...lineKeys, apiUrl: line.apiUrl },
      publicUrl: config.publicUrl ?? `http://localhost:${server.port}`,
      announceChannel: seminarChannel,
      admins: [organizerId],
      organizers: [],
      // The series that this bot is modelled on has had 125.
      firstNumber: 126,
    },
    databaseUrl: database.url,
    clock,
    log,
    server,
    pages: new Hono().route('/', createPartsPages()).route('/', page),
    picturesUrl,
    answerWithinMs,
  });
  await addSampleSeminars({ db: app.db, outbox: app.outbox, senders: app.senders, now: clock.now(), timeZone });
  watch = await watchTours({ db: app.db, traffic, clock });
  // What is due already, e.g. a survey, arrives while one looks.
  void app.schedule.runAll();
  return { ...app, clock, stop: () => stopAll(app, slack, line) };
}

async function stopAll(...parts: ({ stop(): Promise<void> } | undefined)[]): Promise<void> {
  for (const part of parts) await part?.stop();
}
