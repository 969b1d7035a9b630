// The playground's strict Slack and LINE, full of people, before the bots: what they see and do is the truth that the
// verdict goes by.
import { systemClock } from '../../src/clock.ts';
import { startPlaygroundLine } from '../../src/playground/line/start-line.ts';
import { playgroundBot } from '../../src/playground/slack/identity.ts';
import type { Json, SlackMessage } from '../../src/playground/slack/slack.ts';
import { startPlaygroundSlack } from '../../src/playground/slack/start-slack.ts';
import { createTraffic } from '../../src/playground/traffic.ts';

export const channel = 'C0SEMINAR';
export const organizer = 'U0ORGANIZER';

/** `address`: of the bots, once it is known. */
export async function openCity({ members, friends, address }: { members: number; friends: number; address(): string }) {
  const clock = systemClock;
  // Soon enough that it goes along with whatever a friend who comes taps next.
  const reminded = clock.now().toZonedDateTimeISO('Asia/Tokyo').add({ hours: 6 });
  const traffic = createTraffic({ clock, keep: 10 });
  const staff = Array.from({ length: members }, (_, n) => `U0STAFF${n}`);
  const everybody = [organizer, ...staff];
  const slack = await startPlaygroundSlack({
    ...{ clock, traffic, botToken: 'xoxb-faults', signingSecret: 'faults' },
    eventsUrl: () => `${address()}/slack/events`,
    members: everybody.map((id) => ({ id, name: id, locale: 'ja-JP', timeZone: 'Asia/Tokyo', isDeactivated: false })),
    channels: [{ id: channel, name: 'seminar', isPrivate: false, memberIds: [...everybody, playgroundBot.userId] }],
  });
  const citizens = Array.from({ length: friends }, (_, n) => `U${(n + 1).toString(16).padStart(32, '0')}`);
  const line = await startPlaygroundLine({
    ...{ clock, traffic, channelAccessToken: 'faults', channelSecret: 'faults', monthlyLimit: null },
    webhookUrl: () => `${address()}/line/webhook`,
    users: citizens.map((id) => ({ id, name: id, isFollowing: true })),
  });
  return {
    ...{ slack, line, traffic, staff, citizens },
    settings: {
      PUBLIC_URL: 'https://seminar.example.jp',
      ...{ SLACK_BOT_TOKEN: 'xoxb-faults', SLACK_SIGNING_SECRET: 'faults', SLACK_API_URL: slack.apiUrl },
      ...{ LINE_CHANNEL_ACCESS_TOKEN: 'faults', LINE_CHANNEL_SECRET: 'faults', LINE_API_URL: line.apiUrl },
      ...{ ORGANIZERS: organizer, ANNOUNCE_CHANNEL: channel },
      REMINDER_DAY_BEFORE: `${reminded.minute} ${reminded.hour} * * *`,
    },
    /** Of all seminars. */
    date: reminded.toPlainDate().add({ days: 1 }).toString(),
    /** The bot's posts about a seminar. */
    posts: (title: string) =>
      slack
        .messages(channel, organizer)
        .filter((message) => message.metadata && JSON.stringify(message.blocks).includes(title)),
    async stop() {
      await slack.stop();
      await line.stop();
    },
  };
}

export type City = Awaited<ReturnType<typeof openCity>>;

export interface Button {
  actionId: string;
  blockId: string;
  value: string;
}

export function buttonsOf({ blocks }: Pick<SlackMessage, 'blocks'>): (Button & { label: string })[] {
  return blocks.flatMap((block) =>
    ((block.type === 'actions' ? block.elements : []) as Json[]).map((element) => ({
      ...{ actionId: String(element.action_id), blockId: String(block.block_id), value: String(element.value ?? '') },
      label: String((element.text as Json | undefined)?.text ?? ''),
    })),
  );
}

/** Looks until it is there. Gives up, in words, after so long that only a hang reaches it. */
export async function eventually<T>(
  what: string,
  find: () => T | undefined | Promise<T | undefined>,
  { withinMs = 120_000 } = {},
): Promise<T> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (performance.now() > giveUpAt) throw new Error(`waited ${withinMs / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
