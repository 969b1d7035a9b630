// The people of a seminar as organizers handle them: groups, seating by hand, and what was typed about one. Pure.

import type { Platform } from '../cards/place.ts';
import type { Rsvp, SeatCount } from '../rsvps/rsvp.ts';
import {
  type AttendanceMode,
  isBefore,
  limitedMode,
  offersMode,
  type Seminar,
  seatsLeft,
} from '../seminars/seminar.ts';
import { isTooLong, shortened } from '../text/length.ts';

/** What people answered, and the after-party, which cuts across. */
export const GROUPS = ['on_site', 'online', 'waitlisted', 'materials', 'declined', 'party'] as const;
/** What the list can be narrowed to; `unanswered`: who has not said yet whether they come at the new time. */
export type Group = (typeof GROUPS)[number] | 'unanswered';

/** Somebody who answered, or was added by hand. */
export interface Attendee {
  rsvp: Rsvp;
  name: string;
  /** '' where nobody told. */
  organization: string;
  /** The organizers' own. */
  note: string;
  /** False: added by hand; nothing can be sent to them. */
  hasAccount: boolean;
  /** Where they have one. */
  platforms: Platform[];
  /** False also for who left us or blocked the account. */
  isReachable: boolean;
}

export function groupOf(rsvp: Rsvp): Exclude<Group, 'party' | 'unanswered'> {
  return rsvp.standing === 'attending' ? (rsvp.mode ?? 'on_site') : rsvp.standing;
}

/** What somebody said to a new time: that they come all the same, nothing yet, or that they cannot. */
export type Stay = 'confirmed' | 'unanswered' | 'cannot';
export type StayCount = Record<Stay, number>;

/** Undefined: it was not moved, or they neither come nor wait and did not say so since. */
export function stayOf(rsvp: Pick<Rsvp, 'standing' | 'answeredAt'>, { movedAt }: Pick<Seminar, 'movedAt'>) {
  if (!movedAt) return undefined;
  const isHeard = !isBefore(rsvp.answeredAt, movedAt);
  if (rsvp.standing === 'attending' || rsvp.standing === 'waitlisted') return isHeard ? 'confirmed' : 'unanswered';
  return rsvp.standing === 'declined' && isHeard ? 'cannot' : undefined;
}

/** Whether people are asked if they come at the new time: until it begins. */
export function isAskingAnew({ status, movedAt, startsAt }: Seminar, now: Temporal.Instant): boolean {
  return status === 'announced' && movedAt !== null && isBefore(now, startsAt);
}

export type SeatRefusal = 'cancelled' | 'over' | 'not_waiting';

/** Whether someone of the line gets a seat at an organizer's word. `full`: only when they say so once more. */
export function decideSeat({
  seminar,
  mine,
  seats,
  isOffered,
  exceed,
  now,
}: {
  seminar: Seminar;
  mine: Rsvp | null;
  seats: SeatCount;
  /** A seat is kept for this person already. */
  isOffered: boolean;
  /** The organizer accepts more people than seats. */
  exceed: boolean;
  now: Temporal.Instant;
}): { kind: 'refused'; why: SeatRefusal } | { kind: 'already' } | { kind: 'full' } | { kind: 'seated'; over: number } {
  if (seminar.status !== 'announced') return { kind: 'refused', why: 'cancelled' };
  if (!isBefore(now, seminar.endsAt)) return { kind: 'refused', why: 'over' };
  if (mine?.standing === 'attending') return { kind: 'already' };
  if (mine?.standing !== 'waitlisted') return { kind: 'refused', why: 'not_waiting' };
  const isLimited = seminar.seats !== null && mine.mode === limitedMode(seminar.format);
  const over = isLimited ? Math.max(0, (isOffered ? 0 : 1) - seatsLeft(seminar, seats)) : 0;
  return over > 0 && !exceed ? { kind: 'full' } : { kind: 'seated', over };
}

export const LONGEST_ABOUT = { name: 80, organization: 80, note: 200 } as const;

/** What the organizers noted of two who turn out to be one, as far as it fits. */
export function joinedNote(one: string, other: string): string {
  const both = [...new Set([one, other])].filter(Boolean).join(' / ');
  return shortened(both, LONGEST_ABOUT.note);
}

export interface AboutAttendee {
  name: string;
  organization: string;
  note: string;
  mode: AttendanceMode;
  isAtParty: boolean;
  /** The organizer heard that they come at the new time. */
  isConfirmed?: boolean;
}

export type AboutProblem = 'required' | 'too_long';

/** What an organizer typed about somebody. Names are of one line. */
export function readAbout(
  values: Record<string, string>,
  {
    seminar,
    isNameAsked,
    known,
  }: {
    seminar: Pick<Seminar, 'format'>;
    isNameAsked: boolean;
    /** What the form showed. */
    known?: Pick<AboutAttendee, 'name' | 'organization' | 'note'>;
  },
): { about: AboutAttendee } | { problems: Record<string, AboutProblem> } {
  const text = (name: string) => (values[name] ?? '').replace(/\s+/g, ' ').trim();
  const problems: Record<string, AboutProblem> = {};
  if (isNameAsked && !text('name')) problems.name = 'required';
  for (const [name, longest] of Object.entries(LONGEST_ABOUT)) {
    if (isTooLong(text(name), longest, known?.[name as keyof typeof LONGEST_ABOUT])) problems[name] = 'too_long';
  }
  const mode = modeOf(text('mode'), seminar);
  if (!mode) problems.mode = 'required';
  if (Object.keys(problems).length > 0 || !mode) return { problems };
  const [isAtParty, isConfirmed] = [values.party === 'yes', values.stays === 'yes'];
  const said = { name: text('name'), organization: text('organization'), note: text('note') };
  return { about: { ...said, mode, isAtParty, isConfirmed } };
}

/** Only "both" asks; the one way of the others needs no saying. */
function modeOf(typed: string, { format }: Pick<Seminar, 'format'>): AttendanceMode | undefined {
  if (format !== 'both') return format;
  return (['on_site', 'online'] as const).find((mode) => mode === typed && offersMode(format, mode));
}
