// Shows an answer in a free reply, and along with it what its person is owed besides: before it, so that the answer itself
// is what they see. A reply token works once, and nothing tells afterwards whether it did.
import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk';
import type { Card, Language } from '../../cards/card.ts';
import { troubleWords } from '../../cards/trouble.words.ts';
import type { Logger } from '../../log.ts';
import type { Along, ReplyFate, TakeAlong } from '../../messages/along.ts';
import type { Wanted } from './arrival.ts';
import { messageOf, toSendError } from './failures.ts';
import { limits } from './limits.ts';
import type { LinePictures } from './pictures.ts';
import { renderMessage, renderReplies } from './render.ts';
import type { InTime } from './time-limit.ts';

/** A list's own words and the list (render.ts). */
const MOST_OF_AN_ANSWER = 2;

export interface Replying {
  client: LineBotClient;
  inTime: InTime;
  pictures: LinePictures;
  log: Logger;
}

export type Sayable = { card: Card; language: Language };
export type Shown = (Sayable & { takeAlong?: TakeAlong }) | undefined;

export function troubleIn(language: Language, why: 'text' | 'unreadable' = 'text'): Sayable {
  const { title, [why]: text } = troubleWords[language];
  return { card: { summary: title, title, text: [text] }, language };
}

/** `later`: LINE took it neither at once nor at a second try. Its token works once, so that no try shows it twice. */
export async function reply(
  replying: Replying,
  { replyToken }: Pick<Wanted, 'replyToken'>,
  shown: Shown,
  context: object,
): Promise<'later' | undefined> {
  if (!shown || !replyToken) return undefined;
  let along: Along | undefined;
  try {
    along = await shown.takeAlong?.(limits.messagesARequest - MOST_OF_AN_ANSWER);
  } catch (err) {
    replying.log.warn({ err, ...context }, 'what is owed could not be taken along for now');
    return 'later';
  }
  const given = { replying, replyToken, context };
  let said = await tryReply({ ...given, shown, along });
  // The token is unused still.
  if (said === 'unshowable' && along) said = await tryReply({ ...given, shown });
  if (said === 'unshowable') said = await tryReply({ ...given, shown: troubleIn(shown.language) });
  return said === 'later' ? 'later' : undefined;
}

interface Trying {
  replying: Replying;
  replyToken: string;
  shown: Sayable;
  along?: Along;
  context: object;
}

/** `unshowable`: a card cannot be drawn, or LINE refuses what it came to. */
async function tryReply(trying: Trying): Promise<'later' | 'unshowable' | undefined> {
  const { replying, replyToken, shown, along, context } = trying;
  const { client, inTime, log, pictures } = replying;
  let answer: ReturnType<typeof renderReplies>;
  let messages: ReturnType<typeof renderMessage>[];
  try {
    const before = along?.cards.map(({ card, language }) => renderMessage(card, language)) ?? [];
    answer = renderReplies(shown.card, shown.language);
    messages = [...before, ...answer];
  } catch (err) {
    log.error({ err, ...context }, 'an answer could not be drawn');
    return (await note(trying, 'refused')) ? 'unshowable' : 'later';
  }
  const isSettled = true;
  const send = async () => {
    if (along && !(await begin(along))) messages = answer;
    await pictures
      .send(messages, (all) => inTime(client.replyMessage({ replyToken, messages: all })))
      .then(
        () => note(trying, 'taken'),
        async (error: unknown) => {
          await note(trying, fateOf(error));
          throw error;
        },
      );
  };
  try {
    await send().catch((error) => (isWorthAnotherTry(error) ? send() : Promise.reject(error)));
  } catch (error) {
    if (error instanceof InOtherHands) {
      log.warn({ err: error.cause, ...context }, 'what is owed could not be taken along for now');
      return 'later';
    }
    if (isRefusedContent(error)) {
      log.error({ err: toSendError(error), ...context }, 'LINE refuses what an answer came to');
      return isSettled ? 'unshowable' : 'later';
    }
    // Else too late, or shown before (a redelivered event): harmless, and a push would cost a message.
    log.warn({ err: toSendError(error), ...context }, 'LINE did not take the reply');
    return isWorthAnotherTry(error) || isTooBusy(error) ? 'later' : undefined;
  }
}

class InOtherHands extends Error {}

/** False: the answer goes alone. */
async function begin(along: Along): Promise<boolean> {
  try {
    return await along.begin();
  } catch (cause) {
    throw new InOtherHands('what is owed is in other hands', { cause });
  }
}

/** False: the token must not be used without what was to go along. What is not noted now is found out, or told, later. */
async function note({ along, replying, context }: Trying, fate: ReplyFate): Promise<boolean> {
  try {
    return (await along?.end(fate)) ?? true;
  } catch (err) {
    replying.log.warn({ err, fate, ...context }, 'what became of an answer could not be noted');
    return false;
  }
}

function fateOf(error: unknown): ReplyFate {
  if (isTokenRefused(error)) return 'token_refused';
  return toSendError(error).failure === 'unknown_outcome' ? 'unknown' : 'refused';
}

const isTokenRefused = (error: unknown): boolean =>
  error instanceof HTTPFetchError && error.status === 400 && /reply token/i.test(messageOf(error));

const isRefusedContent = (error: unknown): boolean =>
  error instanceof HTTPFetchError && error.status === 400 && !isTokenRefused(error);

const isWorthAnotherTry = (error: unknown): boolean =>
  error instanceof HTTPFetchError ? error.status >= 500 : !(error instanceof InOtherHands);

const isTooBusy = (error: unknown): boolean => error instanceof HTTPFetchError && error.status === 429;
