// People who tap, one after the other, as fast as they are answered; each tap and what became of it is written down
// from what went over the wire.
import type { Json } from '../../src/playground/slack/slack.ts';
import type { TrafficEntry } from '../../src/playground/traffic.ts';
import { buttonsOf, type City, channel, organizer } from './city.ts';

export interface Tap {
  person: string;
  seminar: string;
  answer: string;
  /** It was asked whether somebody else may have the seat, and nothing was done. */
  isAsked: boolean;
  /** The bot answered 200, at the first or at a later delivery. */
  isConfirmed: boolean;
  /** How often an answer to just this tap was taken by the platform. */
  answers: number;
  /** Real time, in milliseconds, of the bot's answer to the request, and of the last answer to the person. */
  confirmedAt: number;
  answeredAt: number;
}

export interface Storm {
  taps(): readonly Tap[];
  /** Direct messages that are answers, not of the ledger: what a lost response_url comes to. */
  toldInDm(person: string): number;
  /** Starts tapping; the result stops it, and resolves when the last tap was taken or refused. */
  begin(title: string): () => Promise<void>;
}

export function createStorm(city: City, random: () => number): Storm {
  const { slack, line, traffic, staff, citizens } = city;
  const byKey = new Map<string, Tap>();
  // LINE's answer goes out before the request that brought the tap is answered: it may be the first that is heard of it.
  const answers = new Map<string, { count: number; at: number; isAsked: boolean }>();
  const inDm = new Map<string, number>();
  traffic.subscribe((entry) => {
    for (const [key, tap] of tapsIn(entry)) {
      const known = byKey.get(key) ?? tap;
      if (!known.isConfirmed && entry.status === 200) {
        Object.assign(known, { isConfirmed: true, confirmedAt: performance.now() });
      }
      byKey.set(key, known);
    }
    const key = answerKeyIn(entry);
    if (key) {
      const isAsked = JSON.stringify(entry.request).includes('\\"given\\":true');
      answers.set(key, { count: (answers.get(key)?.count ?? 0) + 1, at: performance.now(), isAsked });
    }
    const to = directAnswerIn(entry, slack);
    if (to) inDm.set(to, (inDm.get(to) ?? 0) + 1);
  });

  const tapOnce = async (person: string, title: string) => {
    const post = city.posts(title)[0];
    const buttons = post ? buttonsOf(post).filter(({ value }) => commandIn(value)?.do === 'answer') : [];
    const button = buttons[Math.floor(random() * buttons.length)];
    if (!post || !button) throw new Error(`nothing to tap: ${title}`);
    // Every other tap is the “yes” to being asked, too: with the first alone nobody would leave once there is a line.
    const value = random() < 0.5 ? button.value : JSON.stringify({ ...commandIn(button.value), given: true });
    if (person.length === 33) return line.postback({ userId: person, data: value });
    const { actionId, blockId } = button;
    const on = { message: { channel, ts: post.ts } };
    return slack.tap({ memberId: person, on, actionId, blockId, overrides: { value } });
  };

  return {
    taps: () =>
      [...byKey].map(([key, tap]) => {
        const { count = 0, at = 0, isAsked = false } = answers.get(key) ?? {};
        return { ...tap, answers: count, answeredAt: at, isAsked };
      }),
    toldInDm: (person) => inDm.get(person) ?? 0,
    begin(title) {
      let isOver = false;
      const walk = async (person: string) => {
        while (!isOver) {
          // A post that is being updated has its buttons under new names for a moment: one looks again.
          await tapOnce(person, title).catch(() => {});
          await new Promise((resolve) => setTimeout(resolve, 50 + random() * 400));
        }
      };
      const walks = [...staff, ...citizens].map(walk);
      return async () => {
        isOver = true;
        await Promise.all(walks);
      };
    },
  };
}

function commandIn(value: unknown): Json | undefined {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

/** The taps that a delivery held, each under what its answer will name. */
function tapsIn({ platform, direction, name, request }: TrafficEntry): [string, Tap][] {
  if (direction !== 'event') return [];
  if (platform === 'slack' && name === 'block_actions') {
    const { user, actions, response_url } = request as { user: { id: string }; actions: Json[]; response_url?: string };
    const tap = tapOf(user.id, actions[0]?.value);
    return tap && response_url && user.id !== organizer ? [[new URL(response_url).pathname, tap]] : [];
  }
  if (platform !== 'line') return [];
  return ((request as { events: Json[] }).events ?? []).flatMap((event): [string, Tap][] => {
    const { userId } = event.source as { userId: string };
    const tap = tapOf(userId, (event.postback as Json | undefined)?.data);
    return tap ? [[String(event.replyToken), tap]] : [];
  });
}

function tapOf(person: string, value: unknown): Tap | undefined {
  const command = commandIn(value);
  if (command?.do !== 'answer') return undefined;
  const { seminar, answer } = command as { seminar: string; answer: string };
  return { person, seminar, answer, isAsked: false, isConfirmed: false, answers: 0, confirmedAt: 0, answeredAt: 0 };
}

/** What an answer that was taken names: its response_url's path, or its reply token. */
function answerKeyIn({ direction, name, status, path, request }: TrafficEntry): string | undefined {
  if (direction !== 'call' || status !== 200) return undefined;
  if (name === 'response_url') return path;
  return name === 'POST /v2/bot/message/reply' ? String((request as Json).replyToken) : undefined;
}

function directAnswerIn({ direction, name, status, request, response }: TrafficEntry, slack: City['slack']) {
  if (direction !== 'call' || name !== 'chat.postMessage' || status !== 200) return undefined;
  const { metadata, channel: to } = request as Json;
  if (metadata || (response as Json).ok !== true) return undefined;
  return slack.members().find(({ id }) => id === to || slack.dm(id) === to)?.id;
}
