// Reads the line from its head, as far as free seats go: it may be long, and mostly one seat is free.
import type { Transaction } from '../database/client.ts';
import { findReach } from '../people/reach.store.ts';
import { limitedMode, type Seminar, seatsLeft, type UsedSeats, usedSeats } from '../seminars/seminar.ts';
import { findLine, findStandings } from './rsvp.store.ts';
import type { Rsvp, Turns } from './rsvp.ts';

const AT_FIRST = 20;

interface Head {
  /** Those who wait, in order, from the first. */
  line: Rsvp[];
  seats: UsedSeats;
  /** Person ids of those a message can reach; of who has an account at all. */
  reachable: ReadonlySet<string>;
  withAccount: ReadonlySet<string>;
}

/**
 * Whose turn it is. `turns` tells it of a head of the line, the same for every head that is long enough: as many as are
 * free are found, or that is all. `passing`: so many are passed by in any case.
 */
export async function takeFromLine(
  tx: Transaction,
  { seminar, passing, turns }: { seminar: Seminar; passing: number; turns(head: Head): Turns },
): Promise<Turns & Pick<Head, 'withAccount'>> {
  const { heads, waitlistedOnline } = await findStandings(tx, seminar.id);
  const seats = usedSeats(seminar, heads);
  const free = Math.max(0, seatsLeft(seminar, seats));
  // Who waits for a place without a limit gets it, wherever in the line they stand.
  const elsewhere = limitedMode(seminar.format) === 'online' ? heads.waitlisted - waitlistedOnline : waitlistedOnline;
  const isAnybodys = heads.waitlisted > 0 && (free > 0 || elsewhere > 0);
  let most = elsewhere > 0 ? Number.POSITIVE_INFINITY : free + passing + AT_FIRST;
  for (; isAnybodys; most *= 4) {
    const line = await findLine(tx, seminar.id, most);
    const { reachable, withAccount } = await findReach(
      tx,
      line.map(({ personId }) => personId),
    );
    const taken = turns({ line, seats, reachable, withAccount });
    if (line.length < most || taken.next.length >= free) return { ...taken, withAccount };
  }
  return { next: [], passedOver: [], withAccount: new Set() };
}
