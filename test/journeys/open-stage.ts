// The stage of the journeys: the real bot with the real SDKs before the playground's Slack and LINE, on a database of
// its own and a clock that is moved.
import { onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
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

/** 2026-11-23 (Mon) 10:00 in Tokyo. `settings`: as in the environment. */
export async function openStage(
  settings: Record<string, string> = {},
  { monthlyLimit }: { monthlyLimit?: number } = {},
) {
  const clock = createMovableClock(at('2026-11-23T10:00'));
  const traffic = createTraffic({ clock });
  const server = await openHttpServer({ port: 0, host: '127.0.0.1' });
  const own = `http://127.0.0.1:${server.port}`;
  const slack = await startPlaygroundSlack({
    ...{ clock, traffic, botToken: 'xoxb-stage', signingSecret: 'stage-secret', eventsUrl: `${own}/slack/events` },
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
  const line = await startPlaygroundLine({
    ...{ clock, traffic, channelAccessToken: 'stage-token', channelSecret: 'stage-secret', monthlyLimit },
    ...{ webhookUrl: `${own}/line/webhook`, users: friends },
  });
  const config = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-stage',
    SLACK_SIGNING_SECRET: 'stage-secret',
    SLACK_API_URL: slack.apiUrl,
    LINE_CHANNEL_ACCESS_TOKEN: 'stage-token',
    LINE_CHANNEL_SECRET: 'stage-secret',
    LINE_API_URL: line.apiUrl,
    PUBLIC_URL: own,
    ORGANIZERS: 'U0SATO',
    ANNOUNCE_CHANNEL: channel,
    ...settings,
  });
  const log = createLogger({ level: process.env.LOG_LEVEL ?? 'fatal' });
  const app = await startApp({ config, databaseUrl: await createTestDatabaseUrl(), clock, log, server });
  onTestFinished(async () => {
    await app.stop();
    await slack.stop();
    await line.stop();
  });
  const advance = createAdvance({ app, clock, reminders: config.reminders });
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
