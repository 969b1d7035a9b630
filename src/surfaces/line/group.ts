// A chat of many: what of its events concerns the bot, and what it answers there. To all other talk it is silent, and
// nothing of it is stored.
import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk';
import type { Card, Language } from '../../cards/card.ts';
import { groupTyped } from '../../cards/group-typed.ts';
import { folded } from '../../cards/typed-command.ts';
import type { Logger } from '../../log.ts';
import type { Bot, GroupSaid, Identity } from '../bot.ts';
import { toSendError } from './failures.ts';
import type { InTime } from './time-limit.ts';

export interface InGroup {
  kind: 'group';
  said: GroupSaid;
  group: { type: 'group' | 'room'; id: string };
  /** LINE does not always tell. */
  from: Identity | undefined;
  eventId: string;
  replyToken: string | undefined;
}

/** Undefined: it does not concern the bot. */
export function saidInGroup(type: string, text: string | undefined): GroupSaid | undefined {
  if (type === 'join') return 'invited';
  if (type === 'postback') return 'tap';
  const typed = type === 'message' && text ? folded(text).replace(/\s+/g, ' ') : undefined;
  return (Object.keys(groupTyped) as (keyof typeof groupTyped)[]).find((said) =>
    groupTyped[said].some((word) => folded(word) === typed),
  );
}

type Reply = (shown: { card: Card; language: Language }) => Promise<'later' | undefined>;

interface Answering {
  bot: Bot;
  client: LineBotClient;
  inTime: InTime;
  log: Logger;
}

/** `later`: to be taken up again. */
export async function answerInGroup(
  { bot, client, inTime, log }: Answering,
  { said, group, from, eventId }: InGroup,
  reply: Reply,
): Promise<'later' | undefined> {
  const context = { surface: 'line', said, eventId };
  let answer: Awaited<ReturnType<Bot['inGroup']>>;
  try {
    answer = await bot.inGroup({ said, from });
  } catch (err) {
    log.error({ err, ...context }, 'the bot failed to answer in a group');
    return bot.isPassing(err) ? 'later' : undefined;
  }
  if (!answer) return undefined;
  if ((await reply(answer)) === 'later') return 'later';
  if (!answer.leaves) return undefined;
  try {
    await inTime(group.type === 'group' ? client.leaveGroup(group.id) : client.leaveRoom(group.id));
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status < 500 && error.status !== 429) return undefined;
    log.warn({ err: toSendError(error), ...context }, 'a group could not be left now');
    return 'later';
  }
}
