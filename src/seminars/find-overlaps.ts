// What else is planned at a seminar's time: for a hint to whoever plans it.
import type { Database } from '../database/client.ts';
import { daysOf, type Overlap, overlapsOf } from './overlap.ts';
import { findBetween } from './seminar.store.ts';
import type { Seminar } from './seminar.ts';

export async function findOverlaps(db: Database, seminar: Seminar): Promise<Overlap[]> {
  return overlapsOf(seminar, await findBetween(db, daysOf(seminar)));
}
