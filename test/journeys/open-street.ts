// For journeys in which the bot is killed: the playground's Slack and LINE here, the bot in a process of its own.

import { eq, sql } from 'drizzle-orm';
import { onTestFinished, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createDatabase } from '../../src/database/client.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { messages } from '../../src/messages/message.table.ts';
import { startPlaygroundLine } from '../../src/playground/line/start-line.ts';
import { playgroundBot } from '../../src/playground/slack/identity.ts';
import { startPlaygroundSlack } from '../../src/playground/slack/start-slack.ts';
import { createTraffic } from '../../src/playground/traffic.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { HANG_MS } from '../support/hang.ts';
import { ja } from '../support/words.ts';
import { createLineFriend } from './line-friend.ts';
import { createSlackMember } from './slack-member.ts';

export const channel = 'C0SEMINAR';
const members = ['U0SATO', 'U0TANAKA'];
const memberIds = [...members, playgroundBot.userId];

/** Real time: the bot's process has no other. `areFollowing`: from before the bot was there. */
export async function openStreet({ followers, areFollowing = false }: { followers: number; areFollowing?: boolean }) {
  const clock = systemClock;
  const traffic = createTraffic({ clock });
  const ports: number[] = [];
  const own = () => `http://127.0.0.1:${ports.at(-1)}`;
  const slack = await startPlaygroundSlack({
    ...{ clock, traffic, botToken: 'xoxb-street', signingSecret: 'street-secret', answerWithinMs: HANG_MS },
    eventsUrl: () => `${own()}/slack/events`,
    members: members.map((id) => ({ id, name: id, locale: 'ja-JP', timeZone: 'Asia/Tokyo', isDeactivated: false })),
    channels: [{ id: channel, name: 'seminar', isPrivate: false, memberIds }],
  });
  const lineId = (n: number) => `U${(n + 1).toString(16).padStart(32, '0')}`;
  const line = await startPlaygroundLine({
    ...{ clock, traffic, channelAccessToken: 'street-token', channelSecret: 'street-secret', monthlyLimit: null },
    // A bot that is killed and started again takes its time on a busy machine: what is tried here is not that it is quick.
    ...{ answerWithinMs: HANG_MS, replyTokenMs: 2 * HANG_MS },
    webhookUrl: () => `${own()}/line/webhook`,
    users: Array.from({ length: followers }, (_, n) => ({ id: lineId(n), name: `${n}`, isFollowing: areFollowing })),
  });
  onTestFinished(async () => {
    await slack.stop();
    await line.stop();
  });
  const databaseUrl = await createTestDatabaseUrl({ isEmpty: true });
  const { db, close } = createDatabase(databaseUrl);
  onTestFinished(close);
  const settings = {
    PORT: '0',
    PUBLIC_URL: 'https://seminar.example.jp',
    DATABASE_URL: databaseUrl,
    SLACK_BOT_TOKEN: 'xoxb-street',
    SLACK_SIGNING_SECRET: 'street-secret',
    SLACK_API_URL: slack.apiUrl,
    LINE_CHANNEL_ACCESS_TOKEN: 'street-token',
    LINE_CHANNEL_SECRET: 'street-secret',
    RICH_MENU: 'off',
    LINE_API_URL: line.apiUrl,
    ORGANIZERS: 'U0SATO',
    ANNOUNCE_CHANNEL: channel,
  };
  const friends = line.users().map(({ id }) => createLineFriend({ line, id }));
  return {
    ...{ slack, line, db, friends, databaseUrl },
    asMember: (id: string) => createSlackMember({ slack, id }),
    /** Starts a bot and waits until it is ready; Slack and LINE speak to the one started last. */
    async startBot(more: Record<string, string> = {}): Promise<BotProcess> {
      const bot = startBotProcess({ ...settings, ...more });
      ports.push(await bot.ready());
      return bot;
    },
    /** The posts of the bot in the channel. */
    posts: () =>
      slack
        .messages(channel, 'U0SATO')
        .filter(({ user, ephemeralTo }) => user === playgroundBot.userId && !ephemeralTo),
    /** How many announcements each follower got, in the followers' order. */
    announcements: (title: string) =>
      line
        .users()
        .map(
          ({ id }) =>
            line
              .chat(id)
              .filter(
                ({ via, message }) =>
                  (via === 'push' || via === 'multicast') && JSON.stringify(message).includes(title),
              ).length,
        ),
    /** The calls a bot made of this method or path. */
    calls: (name: string) => traffic.entries().filter((entry) => entry.direction === 'call' && entry.name === name),
    /** How the ledger's one message of this kind stands. */
    async statusOf(kind: MessageKind) {
      const rows = await db.select({ status: messages.status }).from(messages).where(eq(messages.kind, kind));
      if (rows.length !== 1) throw new Error(`${rows.length} messages of kind ${kind}`);
      return rows[0]?.status;
    },
    /** Resolves when so many events are stored and not answered. */
    unanswered: (count: number) =>
      vi.waitFor(async () => {
        const [row] = await db.execute<{ n: number }>(
          sql`select count(*)::int as n from inbox where answered_at is null`,
        );
        if (row?.n !== count) throw new Error(`${row?.n} events are not answered`);
      }),
    /** Resolves when the ledger owes nothing any more; the statuses in it. */
    settled: () =>
      vi.waitFor(async () => {
        const rows = await db.select({ kind: messages.kind, status: messages.status }).from(messages);
        const open = rows.filter(({ status }) => status === 'owed' || status === 'sending');
        if (rows.length === 0 || open.length > 0) throw new Error(`${open.length} of ${rows.length} messages are owed`);
        return rows.map(({ status }) => status);
      }),
  };
}

export type Street = Awaited<ReturnType<typeof openStreet>>;

export const title = '統計学のはじめの一歩';

/** The organizer makes a seminar in ten days' time through the modal, and taps "announce now". */
export async function announceSeminar(street: Street): Promise<void> {
  const sato = street.asMember('U0SATO');
  const date = Temporal.Now.zonedDateTimeISO('Asia/Tokyo').add({ days: 10 }).toPlainDate().toString();
  await sato.command(channel, 'new');
  const place = '本庁舎 5階 会議室A';
  const errors = await sato.submit({
    title,
    speaker: '企画課 山田 花子さん',
    date,
    start: '18:30',
    end: '20:00',
    place,
  });
  if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
  // What the modal then tells is the Slack journey's matter; some tests kill the bot meanwhile.
  await sato.pressInModal(ja.compose.announceNow);
}
