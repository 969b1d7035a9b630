// One tap, word or shortcut, already acked, from start to end: the bot runs, and the person sees what came of it.
import type { Act } from './receive.ts';
import { type Answering, renewHome, runBot } from './run-bot.ts';
import { show } from './show.ts';

/** Throws nothing. */
export async function answerAct(answering: Answering, act: Act): Promise<void> {
  const { from, command, tappedAt, eventId, place } = act;
  const outcome = await runBot(answering, { from, command, tappedAt, eventId }, place.kind);
  // Turning the Home tab's page turns the page.
  if (place.kind === 'home' && command.do === 'home' && outcome.kind === 'card') {
    return show(answering, { ...act, place: { kind: 'home-opened' } }, outcome);
  }
  await show(answering, act, outcome);
  const isAtHome = place.kind === 'home' || (place.kind === 'modal' && place.origin === 'home');
  if (isAtHome && outcome.kind !== 'trouble') await renewHome(answering, from);
}
