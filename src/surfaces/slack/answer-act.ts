// One tap, word or shortcut that the inbox holds, from start to end: the bot runs, the person sees what came of it, and
// the inbox is told.
import type { Arrival } from '../../messages/arrival.ts';
import { addresseeOf } from './arrival.ts';
import { retryInPlaceSeconds } from './limits.ts';
import type { Act } from './receive.ts';
import { type Answering, renewHome, runBot, type Trouble, troubleFor } from './run-bot.ts';
import { ShowLater, show } from './show.ts';

/** `onDone`: called once its effect is committed, or it is known that another try has to be made. Throws nothing. */
export async function answerAct(answering: Answering, act: Act, onDone: () => void = () => {}): Promise<void> {
  const { bot } = answering;
  const { from, command, tappedAt, eventId, place } = act;
  answering.follower.leave(from.id);
  const outcome = await runBot(answering, { from, command, tappedAt, eventId }, place.kind);
  onDone();
  if (outcome.kind === 'later') return bot.inbox.leave(eventId);
  // Turning the Home tab's page turns the page.
  const isTurned = place.kind === 'home' && command.do === 'home' && outcome.kind === 'card';
  await showAndSettle(answering, isTurned ? { ...act, place: { kind: 'home-opened' } } : act, outcome);
  const isAtHome = place.kind === 'home' || (place.kind === 'modal' && place.origin === 'home');
  if (isAtHome && !isTurned && outcome.kind !== 'trouble') await renewHome(answering, from);
}

/** Says sorry: it was tried too often, or could not even be stored. */
export async function apologiseFor(answering: Answering, act: Act): Promise<void> {
  answering.log.error({ surface: 'slack', do: act.command.do }, 'a command could not be carried out at all');
  await show(answering, act, await troubleFor(answering, act.from)).catch((err) =>
    answering.log.error({ err, surface: 'slack' }, 'nor could that be said'),
  );
}

/** What another version stored, and this one cannot read: asks for it once more, where an answer can still go. */
export async function apologiseForUnreadable(answering: Answering, arrival: Arrival): Promise<void> {
  const to = addresseeOf(arrival);
  answering.log.warn(
    { surface: 'slack', canAnswer: to !== undefined },
    'an event of another version cannot be carried out',
  );
  if (!to) return answering.bot.inbox.settle(arrival.eventId);
  const act: Act = { kind: 'act', eventId: arrival.eventId, command: { do: 'unknown', heard: '' }, ...to };
  await showAndSettle(answering, act, await troubleFor(answering, to.from, 'unreadable'));
}

type Answer = Parameters<typeof show>[2] | Trouble;

async function showAndSettle(answering: Answering, act: Act, outcome: Answer): Promise<void> {
  const { bot, log, follower } = answering;
  try {
    const spot = await show(answering, act, outcome).catch(async (refusal) => {
      if (!(refusal instanceof ShowLater) || refusal.seconds > retryInPlaceSeconds) throw refusal;
      await new Promise((resolve) => setTimeout(resolve, refusal.seconds * 1000));
      return show(answering, act, outcome);
    });
    await bot.inbox.settle(act.eventId);
    const again = 'card' in outcome ? outcome.card.again : undefined;
    if (spot && again) follower.follow(answering, act, { spot, again });
  } catch (err) {
    if (err instanceof ShowLater) {
      log.warn({ err, surface: 'slack', place: act.place.kind }, 'Slack takes the answer later');
      return bot.inbox.leave(act.eventId, err.seconds);
    }
    log.error({ err, surface: 'slack' }, 'the answer could not be shown at all');
    await bot.inbox.settle(act.eventId);
  }
}
