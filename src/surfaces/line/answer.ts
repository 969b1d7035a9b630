// One event from start to end: run the command, show what came out in a free reply. Never pushes.
import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import type { Card, Language, Outcome } from '../../messages/card.ts';
import { wordsOf } from '../../text/words.ts';
import type { Bot, Identity } from '../bot.ts';
import { askCard } from './ask.ts';
import { toSendError } from './failures.ts';
import { type RawEvent, type Received, receive } from './receive.ts';
import { renderReply } from './render.ts';
import type { InTime } from './time-limit.ts';

interface Answering {
  bot: Bot;
  clock: Clock;
  client: LineBotClient;
  inTime: InTime;
  log: Logger;
  /** For an apology to somebody whose own language cannot be found. */
  language: Language;
}

type Wanted = Extract<Received, { kind: 'command' }>;
type Shown = { card: Card; language: Language } | undefined;

export function createAnswerer(answering: Answering): (event: RawEvent) => Promise<void> {
  const { clock, log } = answering;
  return async (event) => {
    const startedAt = clock.now();
    const received = receive(event);
    if (received.kind === 'unsupported') {
      log.debug({ surface: 'line', why: received.why }, 'event ignored');
      return;
    }
    const { command } = received.kind === 'ask' ? received.ask : received;
    const context = { surface: 'line', do: command.do, eventId: received.eventId, isAsked: received.kind === 'ask' };
    const shown = received.kind === 'ask' ? await ask(answering, received) : await run(answering, received, context);
    if (shown && received.replyToken) await reply(answering, { ...shown, replyToken: received.replyToken, context });
    const tookMs = Math.round(clock.now().since(startedAt).total('milliseconds'));
    log.info({ ...context, tookMs }, 'event handled');
  };
}

async function run(
  { bot, log, language }: Answering,
  { from, command, tappedAt, eventId }: Wanted,
  context: object,
): Promise<Shown> {
  try {
    const outcome = await bot.run({ from, command, tappedAt, eventId });
    return await toShown(outcome, () => bot.languageOf(from));
  } catch (error) {
    log.error({ err: error, ...context }, 'the bot failed to carry out a command');
    const theirs = await languageOf(bot, from, language);
    const { title, text } = wordsOf(theirs).trouble;
    return { card: { summary: title, title, text: [text] }, language: theirs };
  }
}

async function ask({ bot, language }: Answering, { from, ask }: Extract<Received, { kind: 'ask' }>): Promise<Shown> {
  return { card: askCard(ask), language: await languageOf(bot, from, language) };
}

async function toShown(outcome: Outcome, languageOf: () => Promise<Language>): Promise<Shown> {
  switch (outcome.kind) {
    case 'card':
      return outcome;
    case 'page':
      return { card: { title: outcome.title, ...outcome.card }, language: outcome.language };
    case 'form': {
      // LINE has no forms; the bot's own cards lead to the web page where there is one.
      const { language } = outcome.form;
      const text = wordsOf(language).line.formOnlyOnSlack;
      return { card: { summary: text, text: [text] }, language };
    }
    case 'form-errors': {
      const text = Object.values(outcome.errors);
      return { card: { summary: text[0] ?? '', text }, language: await languageOf() };
    }
    case 'silent':
      return undefined;
  }
}

async function languageOf(bot: Bot, from: Identity, otherwise: Language): Promise<Language> {
  try {
    return await bot.languageOf(from);
  } catch {
    return otherwise;
  }
}

interface Reply {
  replyToken: string;
  card: Card;
  language: Language;
  context: object;
}

async function reply({ client, inTime, log }: Answering, { replyToken, card, language, context }: Reply) {
  const send = () => inTime(client.replyMessage({ replyToken, messages: [renderReply(card, language)] }));
  try {
    // A token works once, so a second try can never show it twice.
    await send().catch((error) => (isWorthAnotherTry(error) ? send() : Promise.reject(error)));
  } catch (error) {
    // Too late, or shown before (a redelivered event): harmless, and a push would cost a message.
    log.warn({ err: toSendError(error), ...context }, 'LINE did not take the reply');
  }
}

const isWorthAnotherTry = (error: unknown): boolean => !(error instanceof HTTPFetchError) || error.status >= 500;
