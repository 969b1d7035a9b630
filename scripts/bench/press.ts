// One tap from beginning to end: sent, and its answer shown to whoever tapped.
import type { Platforms } from './platforms.ts';
import { lineTap, slackTap, type Tapping } from './tap.ts';
import type { Tappers } from './tappers.ts';
import { buttonOf } from './tappers.ts';
import type { Wire } from './wire.ts';

/** An answer that takes longer counts as none. */
const ANSWERED_WITHIN_MS = 60_000;

export interface Desk {
  platforms: Platforms;
  wire: Wire;
}

let taps = 0;

/** Rejects when the bot does not take it, or shows no answer within a minute. */
export async function press(
  { platforms, wire }: Desk,
  tapping: Tapping,
  on: 'slack' | 'line' = 'slack',
): Promise<void> {
  const tap = `tap-${++taps}`;
  const request = on === 'slack' ? slackTap(tapping, platforms.answerUrl(tap)) : lineTap(tapping, tap);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('a tap was not answered within a minute')), ANSWERED_WITHIN_MS);
  const taken = wire.send(request).then((status) => {
    if (status !== 200) throw new Error(`a tap was refused with ${status}`);
  });
  try {
    await Promise.race([Promise.all([taken, platforms.answered(tap)]), late.promise]);
  } finally {
    clearTimeout(timer);
    platforms.forget(tap);
  }
}

/** The next one's tap. */
export async function pressNext(desk: Desk, tappers: Tappers): Promise<void> {
  const tapper = tappers.next();
  try {
    await press(desk, { userId: tapper.userId, value: buttonOf(tapper) });
    tappers.done(tapper);
  } catch (error) {
    tappers.lost(tapper);
    throw error;
  }
}
