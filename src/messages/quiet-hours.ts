// The hours in which people are not to be woken, by the clock on the wall of a seminar's zone. Pure.
import { isUrgent, type MessageKind } from './kinds.ts';

/** From the one up to, not including, the other; usually across midnight. Never equal. */
export interface QuietHours {
  from: Temporal.PlainTime;
  to: Temporal.PlainTime;
}

/** 21:00-8:00 → hours; undefined when it is no such text, or begins where it ends. */
export function readQuietHours(text: string): QuietHours | undefined {
  const [, from, to] = /^(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})$/.exec(text.trim()) ?? [];
  const hours = { from: timeOf(from), to: timeOf(to) };
  const isRange = hours.from && hours.to && !hours.from.equals(hours.to);
  return isRange ? (hours as QuietHours) : undefined;
}

function timeOf(text: string | undefined): Temporal.PlainTime | undefined {
  const [hour = Number.NaN, minute = Number.NaN] = (text ?? '').split(':').map(Number);
  return hour < 24 && minute < 60 ? Temporal.PlainTime.from({ hour, minute }) : undefined;
}

/** When it is quiet no more: the first instant after `at` that is not. Undefined: it is not quiet at `at`. */
export function quietUntil(
  at: Temporal.Instant,
  hours: QuietHours | null,
  timeZone: string,
): Temporal.Instant | undefined {
  const local = at.toZonedDateTimeISO(timeZone);
  if (!hours || !isWithin(local.toPlainTime(), hours)) return undefined;
  const mornings = [0, 1, 2].flatMap((days) => {
    const wall = local.toPlainDate().add({ days }).toPlainDateTime(hours.to);
    return [wall.toZonedDateTime(timeZone), wall.toZonedDateTime(timeZone, { disambiguation: 'later' })];
  });
  // Clocks that are set forward may step out of the night, and back into it.
  const ends = [local.getTimeZoneTransition('next'), ...mornings].flatMap((end) => end?.toInstant() ?? []);
  const [first = at] = ends
    .filter((end) => Temporal.Instant.compare(at, end) < 0)
    .filter((end) => !isWithin(end.toZonedDateTimeISO(timeZone).toPlainTime(), hours))
    .sort(Temporal.Instant.compare);
  return first;
}

function isWithin(time: Temporal.PlainTime, { from, to }: QuietHours): boolean {
  const isAfter = Temporal.PlainTime.compare(from, time) <= 0;
  const isBefore = Temporal.PlainTime.compare(time, to) < 0;
  return Temporal.PlainTime.compare(from, to) < 0 ? isAfter && isBefore : isAfter || isBefore;
}

/** What is urgent about an evening that begins within so long, or is going on, may wake people. */
const WAKES_BEFORE = Temporal.Duration.from({ hours: 12 });

interface Evening {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** Whether a message sent now makes no sound. `evenings`: what it is about; of one that was moved, also as it was. */
export function isSilent({
  kind,
  evenings,
  timeZone,
  hours,
  now,
}: {
  kind: MessageKind;
  evenings: Evening[];
  timeZone: string;
  hours: QuietHours | null;
  now: Temporal.Instant;
}): boolean {
  if (!quietUntil(now, hours, timeZone)) return false;
  const isNear = ({ startsAt, endsAt }: Evening) =>
    Temporal.Instant.compare(startsAt, now.add(WAKES_BEFORE)) <= 0 && Temporal.Instant.compare(now, endsAt) < 0;
  return !(isUrgent(kind) && evenings.some(isNear));
}
