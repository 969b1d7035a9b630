// Names and languages of those who have not spoken yet, e.g. followers from before the bot: asked afterwards, slowly.

import type { Platform } from '../cards/place.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { untilStopped } from '../messages/until-stopped.ts';
import { askProfile, type Senders } from './meet-person.ts';
import { findUnasked } from './person.store.ts';

/** A minute's work: far below what either platform allows, and ten thousand are known within two hours. */
const PROFILES_AT_ONCE = 100;

export interface AskingProfiles {
  db: DatabaseRoot;
  senders: Senders;
  clock: Clock;
  signal: AbortSignal;
}

export async function hasUnasked({ db, senders }: Pick<AskingProfiles, 'db' | 'senders'>): Promise<boolean> {
  return (await findUnasked(db, { platforms: platformsOf(senders), limit: 1 })).length > 0;
}

/** One after the other; ends early when a platform cannot be asked now. */
export async function askProfiles({ db, senders, clock, signal }: AskingProfiles): Promise<void> {
  const unasked = await findUnasked(db, { platforms: platformsOf(senders), limit: PROFILES_AT_ONCE });
  for (const each of unasked) {
    if (signal.aborted) return;
    const asked = askProfile({ db, senders, ...each, now: clock.now() });
    if (!(await untilStopped(asked, signal))) return;
  }
}

const platformsOf = (senders: Senders) =>
  Object.keys(senders).filter((each): each is Platform => senders[each as Platform] !== undefined);
