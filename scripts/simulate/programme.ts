// The year's seminars, two a month: when each is, when it is announced, and what happens to it. Pure, by the dice.
import { type Dice, pick } from './dice.ts';

export const ZONE = 'Asia/Tokyo';
export const TOPICS = ['データ', '防災', '子育て', '観光', '文書', '健康'] as const;
export type Topic = (typeof TOPICS)[number];

export interface Session {
  index: number;
  title: string;
  topic: Topic;
  seats: number;
  hasParty: boolean;
  announceAt: Temporal.Instant;
  /** As it is announced. */
  day: Temporal.PlainDate;
  /** As it takes place. */
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  change?: { kind: 'place' | 'day'; at: Temporal.Instant; day: Temporal.PlainDate };
  cancelAt?: Temporal.Instant;
  mailingAt?: Temporal.Instant;
  /** `before`: there on the evening, so that they go out by themselves; `after`: two days later, at an organizer's word. */
  materials: 'before' | 'after' | 'none';
}

export const START = '18:30';
export const END = '20:00';
/** The fiscal year's first month. */
export const FIRST_MONTH = Temporal.PlainYearMonth.from('2027-04');

const MARKS = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔';

export const instantOf = (day: Temporal.PlainDate, time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();

/** Of so many months. What happens to which one does not depend on how many there are. `scale`: of a town's size; 1 for 270 people. */
export function createProgramme(dice: Dice, { months, scale }: { months: number; scale: number }): Session[] {
  return Array.from({ length: months * 2 }, (_, index) => sessionOf(dice, index, scale));
}

/** Second Thursday and fourth Tuesday. */
function dayOf(index: number): Temporal.PlainDate {
  const first = FIRST_MONTH.add({ months: Math.floor(index / 2) }).toPlainDate({ day: 1 });
  const [weekday, weeks] = index % 2 === 0 ? [4, 1] : [2, 3];
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + weeks * 7 });
}

function sessionOf(dice: Dice, index: number, scale: number): Session {
  const throwFor = (what: string) => dice('session', index, what);
  const day = dayOf(index);
  const topic = TOPICS[index % TOPICS.length] ?? TOPICS[0];
  const at = (days: number, time: string) => instantOf(day.subtract({ days }), time);
  // Of twelve: one is moved, one changes its room; of twenty-four one is cancelled.
  const change = index % 12 === 1 ? ('day' as const) : index % 12 === 9 ? ('place' as const) : undefined;
  const seats = pick(throwFor('seats'), [
    [0.25, 16],
    [0.5, 24],
    [0.25, 40],
  ]);
  const heldOn = change === 'day' ? day.add({ days: 7 }) : day;
  return {
    index,
    title: `${topic}の夜学${MARKS[index] ?? index + 1}`,
    topic,
    seats: Math.max(2, Math.round(scale * seats)),
    hasParty: index % 2 === 0,
    announceAt: at(15, '10:00'),
    day,
    startsAt: instantOf(heldOn, START),
    endsAt: instantOf(heldOn, END),
    ...(change && { change: { kind: change, at: at(5, '14:00'), day: heldOn } }),
    ...(index % 24 === 14 && { cancelAt: at(2, '11:00') }),
    ...(index % 5 === 2 && { mailingAt: at(3, '13:00') }),
    materials: pick(throwFor('materials'), [
      [0.5, 'before'],
      [0.35, 'after'],
      [0.15, 'none'],
    ]),
  };
}
