// Two seminars that would take each other's people: at the same time, or in the same evening. Pure.
import { isBefore, type Seminar } from './seminar.ts';

export interface Overlap {
  other: Seminar;
  kind: 'same_time' | 'same_evening';
}

/** The hour, in the seminar's zone, from which a start is one of the evening. */
const EVENING_FROM = 17;

/** In the order of `others`; the seminar itself may be among them. Cancelled ones take nobody. */
export function overlapsOf(seminar: Seminar, others: Seminar[]): Overlap[] {
  const start = ({ startsAt }: Seminar) => startsAt.toZonedDateTimeISO(seminar.timeZone);
  return others.flatMap((other): Overlap[] => {
    if (other.id === seminar.id || other.status === 'cancelled') return [];
    const isAtOnce = isBefore(other.startsAt, seminar.endsAt) && isBefore(seminar.startsAt, other.endsAt);
    if (isAtOnce) return [{ other, kind: 'same_time' }];
    const isSameDay = start(seminar).toPlainDate().equals(start(other).toPlainDate());
    const areEvenings = start(seminar).hour >= EVENING_FROM && start(other).hour >= EVENING_FROM;
    return isSameDay && areEvenings ? [{ other, kind: 'same_evening' }] : [];
  });
}

/** All that may overlap with it lies between: its days in its zone. */
export function daysOf({ startsAt, endsAt, timeZone }: Seminar): { from: Temporal.Instant; to: Temporal.Instant } {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).startOfDay();
  return { from: dayOf(startsAt).toInstant(), to: dayOf(endsAt).add({ days: 1 }).toInstant() };
}
