// One event that the inbox holds, from start to end: run the command, show what came out in a free reply, tell the
// inbox. Never pushes.
import type { Language } from '../../cards/card.ts';
import type { Outcome } from '../../cards/outcome.ts';
import { plainWords } from '../../cards/plain.words.ts';
import type { Clock } from '../../clock.ts';
import { shownInOf } from '../../commands.ts';
import type { Arrival } from '../../messages/arrival.ts';
import type { Bot, Identity } from '../bot.ts';
import { addresseeOf, type Wanted } from './arrival.ts';
import { askCard } from './ask.ts';
import { type Replying, reply, type Sayable, type Shown, troubleIn } from './reply.ts';

export interface Answering extends Replying {
  bot: Bot;
  clock: Clock;
  /** For an apology to somebody whose own language cannot be found. */
  language: Language;
  /** Instead of LINE's own limit: for tests. */
  answerWithinMs?: number;
}

/** Throws nothing: what cannot be done now is left to be taken up again. */
export async function answerEvent(answering: Answering, wanted: Wanted): Promise<void> {
  const { bot, clock, log } = answering;
  const startedAt = clock.now();
  const { command } = wanted.kind === 'ask' ? wanted.ask : wanted;
  const context = { surface: 'line', do: command.do, eventId: wanted.eventId, isAsked: wanted.kind === 'ask' };
  const shown = wanted.kind === 'ask' ? await ask(answering, wanted) : await run(answering, wanted, context);
  if (shown === 'later') return bot.inbox.leave(wanted.eventId);
  const said = await reply(answering, wanted, shown, context);
  if (said === 'later') return bot.inbox.leave(wanted.eventId);
  await bot.inbox.settle(wanted.eventId);
  const tookMs = Math.round(clock.now().since(startedAt).total('milliseconds'));
  log.info({ ...context, tookMs }, 'event handled');
}

/** Says sorry: it was tried too often, or could not even be stored. */
export async function apologiseFor(answering: Answering, wanted: Wanted): Promise<void> {
  const { command } = wanted.kind === 'ask' ? wanted.ask : wanted;
  const context = { surface: 'line', do: command.do, eventId: wanted.eventId };
  answering.log.error(context, 'a command could not be carried out at all');
  await reply(answering, wanted, await troubleFor(answering, wanted.from), context);
}

/** What another version stored, and this one cannot read: asks for it once more, where an answer can still go. */
export async function apologiseForUnreadable(answering: Answering, arrival: Arrival): Promise<void> {
  const { bot, language, log } = answering;
  const { from, replyToken } = addresseeOf(arrival);
  log.warn(
    { surface: 'line', canAnswer: replyToken !== undefined },
    'an event of another version cannot be carried out',
  );
  const theirs = from ? await languageOf(bot, from, language) : language;
  const said = await reply(answering, { replyToken }, troubleIn(theirs, 'unreadable'), { surface: 'line' });
  if (said === 'later') return bot.inbox.leave(arrival.eventId);
  await bot.inbox.settle(arrival.eventId);
}

async function run(
  answering: Answering,
  { from, command, tappedAt, eventId }: Extract<Wanted, { kind: 'command' }>,
  context: object,
): Promise<Shown | 'later'> {
  const { bot, log } = answering;
  try {
    const outcome = await bot.run({ from, command, tappedAt, eventId });
    const shown = await toShown(outcome, () => bot.languageOf(from));
    return shown && { ...shown, takeAlong: outcome.takeAlong };
  } catch (error) {
    if (bot.isPassing(error)) {
      log.warn({ err: error, ...context }, 'a command could not be carried out for now');
      return 'later';
    }
    log.error({ err: error, ...context }, 'the bot failed to carry out a command');
    return troubleFor(answering, from);
  }
}

async function troubleFor({ bot, language }: Answering, from: Identity): Promise<Sayable> {
  return troubleIn(await languageOf(bot, from, language));
}

async function ask({ bot, language }: Answering, { from, ask }: Extract<Wanted, { kind: 'ask' }>): Promise<Shown> {
  const shownIn = shownInOf(ask.command);
  return { card: askCard(ask), language: shownIn ?? (await languageOf(bot, from, language)) };
}

async function toShown(outcome: Outcome, languageOf: () => Promise<Language>): Promise<Shown> {
  switch (outcome.kind) {
    case 'card':
      return outcome;
    case 'page':
    case 'refused':
      return { card: { title: outcome.title, ...outcome.card }, language: outcome.language };
    case 'form': {
      // LINE has no forms; the bot's own cards lead to the web page where there is one.
      const { language } = outcome.form;
      const text = plainWords[language].formOnlyOnSlack;
      return { card: { summary: text, text: [text] }, language };
    }
    case 'form-errors': {
      const text = Object.values(outcome.errors);
      return { card: { summary: text[0] ?? '', text }, language: await languageOf() };
    }
    case 'silent':
      return undefined;
    default:
      return outcome satisfies never;
  }
}

async function languageOf(bot: Bot, from: Identity, otherwise: Language): Promise<Language> {
  try {
    return await bot.languageOf(from);
  } catch {
    return otherwise;
  }
}
