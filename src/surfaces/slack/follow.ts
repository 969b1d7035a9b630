// What tells how far something has got is shown anew by itself where Slack lets it be replaced: a few times, then its
// button does. Nothing depends on it: a bot that ends just stops.
import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Card, Language } from '../../cards/card.ts';
import type { Command } from '../../commands.ts';
import type { Logger } from '../../log.ts';
import type { Bot } from '../bot.ts';
import { followSeconds } from './limits.ts';
import type { Act } from './receive.ts';
import { messageOf, type Origin, pageView } from './render-view.ts';
import { respond } from './respond.ts';

/** Where what was shown can be replaced. `hash`: Slack refuses to replace what somebody has turned into another page. */
export type Spot =
  | { kind: 'view'; viewId: string; hash: string | undefined; origin: Origin; title: string | undefined }
  | { kind: 'message'; responseUrl: string };

/** What it takes to look again. */
interface Means {
  bot: Bot;
  client: webApi.WebClient;
  log: Logger;
}

export interface Follower {
  /** `again`: what shows it as it is by then. */
  follow(means: Means, act: Act, shown: { spot: Spot; again: Command }): void;
  /** They do something else: what they look at by now is no longer ours to replace. */
  leave(personId: string): void;
  stop(): void;
}

/** `seconds`: instead of Slack's own pace, for tests. */
export function createFollower(seconds: typeof followSeconds = followSeconds): Follower {
  const followed = new Map<string, AbortController>();
  let isStopped = false;
  const leave = (personId: string) => {
    followed.get(personId)?.abort();
    followed.delete(personId);
  };
  return {
    leave,
    follow(means, act, { spot, again }) {
      leave(act.from.id);
      // What was being answered while it stopped begins nothing anew.
      if (isStopped) return;
      const until = new AbortController();
      followed.set(act.from.id, until);
      void lookAgain({ means, act, again, seconds: seconds[spot.kind], signal: until.signal }, spot)
        .catch((err) => means.log.debug({ err, surface: 'slack' }, 'what was shown is not followed any more'))
        .finally(() => followed.get(act.from.id) === until && followed.delete(act.from.id));
    },
    stop() {
      isStopped = true;
      for (const personId of [...followed.keys()]) leave(personId);
    },
  };
}

interface Following {
  means: Means;
  act: Act;
  again: Command;
  seconds: readonly number[];
  signal: AbortSignal;
}

/** Ends by a throw where it was closed, turned, or left. */
async function lookAgain({ means, act, again, seconds, signal }: Following, first: Spot): Promise<void> {
  const { bot, client } = means;
  let spot = first;
  for (const wait of seconds) {
    await sleep(wait * 1000, undefined, { ref: false, signal });
    // Their tap was then; they need not be there now.
    const outcome = await bot.run({ from: act.from, command: again, ...(act.tappedAt && { tappedAt: act.tappedAt }) });
    signal.throwIfAborted();
    if (outcome.kind !== 'card' && outcome.kind !== 'page') return;
    spot = await replace(client, spot, outcome);
    if (!outcome.card.again) return;
  }
}

async function replace(client: webApi.WebClient, spot: Spot, shown: { card: Card; language: Language }): Promise<Spot> {
  if (spot.kind === 'message') {
    await respond(spot.responseUrl, messageOf(shown.card, shown.language), { replacesOriginal: true });
    return spot;
  }
  const { viewId, hash, origin, title } = spot;
  const view = pageView({ ...shown, origin, title });
  const { view: replaced } = await client.views.update({ view_id: viewId, view, ...(hash && { hash }) });
  return { ...spot, hash: replaced?.hash };
}
