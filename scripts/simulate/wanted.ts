// What has to reach somebody whatever is saved: noted as the year goes by how things stand, not by what the bot owes;
// looked for in their chat on LINE afterwards. Pure.
import type { LineMessage } from '../../src/playground/line/line.ts';

export const MATTERS = ['seat', 'changed', 'cancelled', 'day-before'] as const;

export interface Wanted {
  what: (typeof MATTERS)[number];
  /** On LINE. */
  address: string;
  title: string;
  from: Temporal.Instant;
  /** Later is late. */
  until: Temporal.Instant;
}

export interface Arrival {
  what: Wanted['what'];
  wanted: number;
  pushed: number;
  replied: number;
  late: number;
  lost: number;
}

/**
 * Urgent: at once. A reminder may go together with what else is due within the hour, on either side; with an answer it
 * may come from that day's beginning on.
 */
const AT_ONCE = Temporal.Duration.from({ minutes: 10 });
const WITHIN_THE_HOUR = Temporal.Duration.from({ hours: 1 });
const THAT_DAY = Temporal.Duration.from({ hours: 17 });

export function wantedOf(what: Wanted['what'], now: Temporal.Instant, to: Pick<Wanted, 'address' | 'title'>): Wanted {
  const isReminder = what === 'day-before';
  const from = isReminder ? now.subtract(THAT_DAY) : now;
  return { what, ...to, from, until: now.add(isReminder ? WITHIN_THE_HOUR : AT_ONCE) };
}

export function countArrivals(wanted: readonly Wanted[], chat: (address: string) => readonly LineMessage[]): Arrival[] {
  return MATTERS.map((what) => {
    const mine = wanted.filter((each) => each.what === what);
    const ends = mine.map((each) => endOf(each, chat(each.address)));
    const count = (end: End) => ends.filter((each) => each === end).length;
    return {
      ...{ what, wanted: mine.length, pushed: count('pushed'), replied: count('replied') },
      ...{ late: count('late'), lost: count('lost') },
    };
  });
}

type End = 'pushed' | 'replied' | 'late' | 'lost';

/** How long after its time something is called late rather than lost. */
const LATE = Temporal.Duration.from({ hours: 24 });

function endOf({ title, from, until }: Wanted, chat: readonly LineMessage[]): End {
  const about = chat.filter((each) => each.from === 'bot' && JSON.stringify(each.message).includes(title));
  const within = (end: Temporal.Instant) => about.filter(({ at }) => isBetween(Temporal.Instant.from(at), from, end));
  const inTime = within(until);
  if (inTime.some(({ via }) => via !== 'reply')) return 'pushed';
  if (inTime.length > 0) return 'replied';
  return within(until.add(LATE)).length > 0 ? 'late' : 'lost';
}

const isBetween = (at: Temporal.Instant, from: Temporal.Instant, until: Temporal.Instant) =>
  Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) <= 0;
