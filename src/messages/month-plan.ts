// What of LINE's month goes to what: by what matters most, and within that by what is due first. Pure; where there is no
// limit all of it goes.
import { type MessageKind, placeOf, rankOf, takesOfReserve } from './kinds.ts';

/** What one kind takes for one seminar: owed now, or due later this month. */
export interface Ahead {
  kind: MessageKind;
  /** null: it concerns none. */
  seminar: { id: string; title: string } | null;
  dueAt: Temporal.Instant;
  /** To whom it would go as things stand. */
  pushes: number;
  /** With those who usually still sign up; never less than `pushes`. */
  likely: number;
  /** Of one that is not announced yet: it may come to nothing, so nothing is held for it. */
  isDraft: boolean;
  /** The organizers do without it: it takes nothing. */
  isSkipped: boolean;
}

/** What may still be sent, and how much of that is kept. Infinity: there is no limit. */
export interface Room {
  left: number;
  reserve: number;
}

const RESERVE_SHARE = 0.05;
/** Of a plan of thousands a handful is enough: a change or a seat concerns one evening's people. */
const MOST_RESERVED = 100;

/**
 * Kept for what nobody can foresee, for what others send from the same month, e.g. in LINE's own manager, and since what
 * LINE tells lags: 10 of 200, 100 of 5,000.
 */
export const reserveOf = (limit: number): number => Math.min(Math.floor(limit * RESERVE_SHARE), MOST_RESERVED);

/** What the order goes by. */
interface Placed extends Pick<Ahead, 'kind' | 'dueAt'> {
  seminar: { id: string } | null;
}

type Wanted = Placed & Pick<Ahead, 'pushes'>;

export interface Share<T> {
  item: T;
  goes: number;
  short: number;
}

/** Each gets all that what comes before it leaves; in the order in which they are served, whatever order they come in. */
export function planMonth<T extends Wanted>({ left, reserve }: Room, items: T[]): Share<T>[] {
  let taken = 0;
  return items.toSorted(inOrder).map((item) => {
    const goes = Math.min(item.pushes, Math.max(0, openTo(item, { left, reserve }) - taken));
    taken += goes;
    return { item, goes, short: item.pushes - goes };
  });
}

/** How many of these may go now, so that what matters more and is certain to come can go, too. */
export function roomFor(mine: Placed, room: Room, ahead: Ahead[]): number {
  const before = ahead.filter((item) => isCertain(item) && compare(item, mine) < 0 && !isSame(item, mine));
  const needed = before.reduce((sum, { pushes }) => sum + pushes, 0);
  return Math.max(0, openTo(mine, room) - needed);
}

/** For this something may be held back: it is owed, or its seminar is announced. */
export const isCertain = ({ isDraft, isSkipped }: Ahead): boolean => !isDraft && !isSkipped;

/** As many as are likely, of all that may come. */
export const likelyOf = (ahead: Ahead[]): Ahead[] =>
  ahead.filter(({ isSkipped, likely }) => !isSkipped && likely > 0).map((item) => ({ ...item, pushes: item.likely }));

const openTo = ({ kind }: Pick<Wanted, 'kind'>, { left, reserve }: Room): number =>
  takesOfReserve(rankOf(kind)) ? left : Math.max(0, left - reserve);

const compare = (one: Placed, other: Placed): number =>
  placeOf(rankOf(one.kind)) - placeOf(rankOf(other.kind)) || Temporal.Instant.compare(one.dueAt, other.dueAt);

const inOrder = (one: Wanted, other: Wanted): number =>
  compare(one, other) || byText(one.kind, other.kind) || byText(one.seminar?.id ?? '', other.seminar?.id ?? '');

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const isSame = (one: Placed, other: Placed): boolean =>
  one.kind === other.kind && one.seminar?.id === other.seminar?.id;

/** What organizers may do without for one seminar, by one tap, and which kinds that are. */
const SAVED = {
  soon: ['soon'],
  nudges: ['closing-soon', 'survey-reminder'],
} as const satisfies Record<string, readonly MessageKind[]>;

export type Saving = keyof typeof SAVED;
export const SAVINGS = ['soon', 'nudges'] as const satisfies readonly Saving[];

export const kindsOfSaving = (saving: Saving): readonly MessageKind[] => SAVED[saving];

/** Undefined: nobody may do without it. */
export const savingOf = (kind: MessageKind): Saving | undefined =>
  SAVINGS.find((saving) => kindsOfSaving(saving).includes(kind));
