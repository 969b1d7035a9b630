// The stage of the journeys: the real bot with the real SDKs before the playground's Slack and LINE, on a database of
// its own and a clock that is moved.
import { onTestFinished } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { createMovableClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { openHttpServer } from '../../src/http-server.ts';
import { createLogger } from '../../src/log.ts';
import { createAdvance } from '../../src/playground/advance.ts';
import { startPlaygroundLine } from '../../src/playground/line/start-line.ts';
import { playgroundBot } from '../../src/playground/slack/identity.ts';
import { startPlaygroundSlack } from '../../src/playground/slack/start-slack.ts';
import { createTraffic } from '../../src/playground/traffic.ts';
import { findComing } from '../../src/seminars/seminar.store.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { HANG_MS } from '../support/hang.ts';
import { at } from '../support/seminar-fixture.ts';
import { createLineFriend } from './line-friend.ts';
import { createSlackMember } from './slack-member.ts';

export const channel = 'C0SEMINAR';

const member = (id: string, name: string, locale = 'ja-JP') => ({
  ...{ id, name, locale, timeZone: 'Asia/Tokyo', isDeactivated: false },
});

export const members = [
  member('U0SATO', '佐藤 恵'),
  member('U0TANAKA', '田中 太一'),
  member('U0SUZUKI', '鈴木 さくら'),
  member('U0EMMA', 'Emma Clark', 'en-US'),
];

const lineId = (digit: string) => `U${digit.repeat(32)}`;

export const friends = [
  { id: lineId('a'), name: '山本 由美', language: 'ja', isFollowing: false },
  { id: lineId('b'), name: '木村 健', language: 'ja', isFollowing: false },
  { id: lineId('c'), name: 'Liam Park', language: 'en', isFollowing: false },
];

const slackDeeds = [
  ...(['openHome', 'command', 'shortcut', 'tap', 'submitModal', 'closeModal', 'directMessage'] as const),
  ...(['join', 'leave', 'event', 'redeliverLast'] as const),
];
const lineDeeds = [
  'inviteToGroup',
  'sayInGroup',
  'follow',
  'unfollow',
  'text',
  'postback',
  'linkAccount',
  'deliver',
  'redeliverLast',
] as const;

/** The same platform, on which what a person does ends when the bot has answered it, however slow the machine. */
function answered<P extends object>(platform: P, deeds: readonly (keyof P)[], { settled }: Pick<App, 'settled'>): P {
  const patient = deeds.map((name) => {
    const deed = platform[name] as (...given: unknown[]) => Promise<unknown>;
    const both = async (...given: unknown[]) => {
      const outcome = await deed(...given);
      await settled();
      return outcome;
    };
    return [name, both];
  });
  return { ...platform, ...Object.fromEntries(patient) };
}

/** 2026-11-23 (Mon) 10:00 in Tokyo. `settings`: as in the environment. */
export async function openStage(
  settings: Record<string, string> = {},
  { monthlyLimit }: { monthlyLimit?: number } = {},
) {
  const clock = createMovableClock(at('2026-11-23T10:00'));
  const traffic = createTraffic({ clock });
  const server = await openHttpServer({ port: 0, host: '127.0.0.1' });
  const own = `http://127.0.0.1:${server.port}`;
  const fakeSlack = await startPlaygroundSlack({
    ...{ clock, traffic, botToken: 'xoxb-stage', signingSecret: 'stage-secret', eventsUrl: `${own}/slack/events` },
    answerWithinMs: HANG_MS,
    members,
    channels: [
      {
        id: channel,
        name: 'seminar',
        isPrivate: false,
        memberIds: [...members.map(({ id }) => id), playgroundBot.userId],
      },
      { id: 'C0OTHER', name: 'other', isPrivate: false, memberIds: members.map(({ id }) => id) },
    ],
  });
  const fakeLine = await startPlaygroundLine({
    ...{ clock, traffic, channelAccessToken: 'stage-token', channelSecret: 'stage-secret', monthlyLimit },
    answerWithinMs: HANG_MS,
    ...{ webhookUrl: `${own}/line/webhook`, users: friends },
  });
  const config = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-stage',
    SLACK_SIGNING_SECRET: 'stage-secret',
    SLACK_API_URL: fakeSlack.apiUrl,
    LINE_CHANNEL_ACCESS_TOKEN: 'stage-token',
    LINE_CHANNEL_SECRET: 'stage-secret',
    RICH_MENU: 'off',
    LINE_API_URL: fakeLine.apiUrl,
    PUBLIC_URL: own,
    ORGANIZERS: 'U0SATO',
    ANNOUNCE_CHANNEL: channel,
    ...settings,
  });
  const log = createLogger({ level: process.env.LOG_LEVEL ?? 'fatal' });
  const databaseUrl = await createTestDatabaseUrl();
  const app = await startApp({ config, databaseUrl, clock, log, server, answerWithinMs: HANG_MS });
  onTestFinished(async () => {
    await app.stop();
    await fakeSlack.stop();
    await fakeLine.stop();
  });
  const slack = answered(fakeSlack, slackDeeds, app);
  const line = answered(fakeLine, lineDeeds, app);
  const advance = createAdvance({ app, clock, reminders: config.reminders, settledWithinMs: HANG_MS });
  return {
    app,
    slack,
    line,
    clock,
    traffic,
    own,
    advance,
    async onlySeminarId() {
      const { found } = await findComing(app.db, { now: clock.now(), limit: 2, offset: 0 });
      if (found.length !== 1) throw new Error(`${found.length} seminars are coming`);
      return found[0]?.id ?? '';
    },
    /** Moves the clock there, stopping at whatever is due on the way. */
    goTo: (local: string) => advance(at(local)),
    asMember: (id: string) => createSlackMember({ slack, id }),
    asFriend: (id: string) => createLineFriend({ line, id }),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
