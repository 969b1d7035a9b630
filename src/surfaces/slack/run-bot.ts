// What acts and forms share: running the bot, apologising for it, and showing the Home tab anew.
import type { webApi } from '@slack/bolt';
import type { Card, Language } from '../../cards/card.ts';
import type { Outcome } from '../../cards/outcome.ts';
import { troubleWords } from '../../cards/trouble.words.ts';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import type { Bot, Identity } from '../bot.ts';
import type { Follower } from './follow.ts';
import { homeView } from './render-view.ts';

export interface Answering {
  bot: Bot;
  clock: Clock;
  client: webApi.WebClient;
  log: Logger;
  /** For an apology to somebody whose own language cannot be found. */
  language: Language;
  /** Shows anew what tells of progress. */
  follower: Follower;
  /** How soon a form is answered, done or not; what Slack allows when left out. */
  answerWithinMs?: number;
}

type Run = Parameters<Bot['run']>[0];

export interface Trouble {
  kind: 'trouble';
  card: Card;
  language: Language;
}

/** What came of it, or the trouble the bot is in, logged once; `later`: it is stored, and another try may cure it. */
export async function runBot(
  answering: Answering,
  run: Run,
  place: string,
): Promise<Outcome | Trouble | { kind: 'later' }> {
  const { bot, clock, log } = answering;
  const startedAt = clock.now();
  const context = { surface: 'slack', place, do: run.command.do, eventId: run.eventId };
  try {
    const outcome = await bot.run(run);
    const tookMs = Math.round(clock.now().since(startedAt).total('milliseconds'));
    log.info({ ...context, outcome: outcome.kind, tookMs }, 'answered');
    return outcome;
  } catch (err) {
    if (run.eventId !== undefined && bot.isPassing(err)) {
      log.warn({ err, ...context }, 'a command could not be carried out for now');
      return { kind: 'later' };
    }
    log.error({ err, ...context }, 'the bot failed to carry out a command');
    return troubleFor(answering, run.from);
  }
}

export async function troubleFor(
  { bot, language }: Answering,
  from: Identity,
  why?: Parameters<typeof troubleIn>[1],
): Promise<Trouble> {
  return troubleIn(await bot.languageOf(from).catch(() => language), why);
}

export function troubleIn(language: Language, why: 'text' | 'unreadable' = 'text'): Trouble {
  const { title, [why]: text } = troubleWords[language];
  return { kind: 'trouble', card: { summary: `${title} ${text}`, title, text: [text] }, language };
}

/** Logs only: the person has their answer already. */
export async function renewHome({ bot, client, log }: Answering, from: Identity): Promise<void> {
  try {
    const outcome = await bot.run({ from, command: { do: 'home' } });
    if (outcome.kind !== 'card') return;
    await client.views.publish({ user_id: from.id, view: homeView(outcome.card, outcome.language) });
  } catch (err) {
    log.warn({ err, surface: 'slack' }, 'the Home tab could not be shown anew');
  }
}
