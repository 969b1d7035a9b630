// How LINE's month stands: what it has left, what is ahead, and what is kept back for that.
import { findMonth } from '../messages/find-month.ts';
import { countKept } from '../messages/stopped.store.ts';
import type { Visit } from '../people/visit.ts';
import type { LineMonth } from './line-month.cards.ts';

/** Where it stands beside other things, an answer that young will do. */
const YOUNG = Temporal.Duration.from({ minutes: 5 });

/** Undefined: LINE is off. */
export async function loadLineMonth(
  visit: Pick<Visit, 'db' | 'senders' | 'now' | 'settings' | 'ahead'>,
  { isAside = false } = {},
): Promise<LineMonth | undefined> {
  const { db, now, settings, ahead } = visit;
  if (!settings.hasLine) return undefined;
  const month = await findMonth(visit, isAside ? YOUNG : undefined);
  // Without a limit none of it matters.
  if (month?.limit === null) return { month, ahead: [], kept: [] };
  return { month, ahead: await ahead(db, { now }), kept: await countKept(db, now) };
}
