// What the page is given, and who looks at it.
import type { Clock } from '../../clock.ts';
import type { PlaygroundLine } from '../line/line.ts';
import type { PlaygroundSlack } from '../slack/slack.ts';
import type { Traffic } from '../traffic.ts';

export interface PlaygroundPageOptions {
  slack: PlaygroundSlack;
  line: PlaygroundLine;
  traffic: Traffic;
  clock: Clock;
  /** IANA name; every time on the page is in it. */
  timeZone: string;
  shortcuts: readonly { callbackId: string; label: string }[];
  /** What Slack's box offers when one types `/`. */
  commands: readonly { command: string; does: string }[];
  /** Words to try where nothing was said yet. */
  suggestions: readonly string[];
  /** Whom one can be on Slack and on LINE; the first is shown first. `name`: as one speaks of them, with さん. */
  slackPeople: readonly { memberId: string; name: string; label: string }[];
  linePeople: readonly { userId: string; name: string; label: string }[];
  /** Ways through the playground, with what of them was done. */
  tours(): Promise<readonly Tour[]>;
  /** Moves the playground's clock and resolves when all that became due is done. */
  advance(to: AdvanceTo): Promise<void>;
  nextDue(): Promise<{ at: Temporal.Instant; label: string } | undefined>;
}

export interface Tour {
  id: string;
  title: string;
  steps: readonly { words: string; hint: string; isDone: boolean; go?: Go }[];
}

/** Where on the page: to an app as this person, at this place, at the last button that says `find`; or at the clock. */
export type Go =
  | { app: 'slack'; person: string; place: string; find?: string }
  | { app: 'line'; person: string; find?: string }
  | { app: 'clock' };

export type AdvanceTo = 'hour' | 'day' | 'next';

/** Whose eyes the page is seen through. */
export interface Viewer {
  memberId: string;
  /** A channel's id, or 'dm' or 'home'. */
  place: string;
  userId: string;
}

/** Takes what the browser asks for as far as it exists, else the first there is. */
export function viewerFrom(
  asked: { slack?: string; place?: string; line?: string },
  { slack, slackPeople, linePeople }: PlaygroundPageOptions,
): Viewer {
  const memberId = (slackPeople.find((one) => one.memberId === asked.slack) ?? slackPeople[0])?.memberId ?? '';
  const userId = (linePeople.find((one) => one.userId === asked.line) ?? linePeople[0])?.userId ?? '';
  const channels = slack.channels().filter(({ memberIds }) => memberIds.includes(memberId));
  const usual = channels.find(({ memberIds }) => memberIds.includes(slack.bot.userId))?.id ?? 'dm';
  const places = ['dm', 'home', ...channels.map(({ id }) => id)];
  return { memberId, userId, place: asked.place && places.includes(asked.place) ? asked.place : usual };
}
