// Who may check in when, and who was there in the end. Pure: the state and the instants are arguments.
import type { Standing } from '../rsvps/rsvp.ts';
import { type AttendanceMode, isBefore, limitedMode, type Seminar, type SeminarFormat } from '../seminars/seminar.ts';

export interface CheckIn {
  seminarId: string;
  personId: string;
  at: Temporal.Instant;
  how: 'self' | 'organizer' | 'walk_in';
  /** The organizer who noted it; null: the person. */
  by: string | null;
  isConfirmed: boolean;
}

/** Somebody who wrote their name on the door's page and waits for an organizer's yes. */
export interface Guest {
  personId: string;
  name: string;
  organization: string;
}

/** Of one person's two check-ins the one that stays: one that counts, and of those the first. */
export function keptCheckIn(one: CheckIn, other: CheckIn): CheckIn {
  if (one.isConfirmed !== other.isConfirmed) return one.isConfirmed ? one : other;
  return isBefore(other.at, one.at) ? other : one;
}

/** Longest name and organization of a walk-in. */
export const LONGEST_NAME = 100;
const OPENS_BEFORE_START = Temporal.Duration.from({ minutes: 60 });
const CLOSES_AFTER_END = Temporal.Duration.from({ minutes: 30 });

export const doorOpensAt = (seminar: Seminar) => seminar.startsAt.subtract(OPENS_BEFORE_START);
export const doorClosesAt = (seminar: Seminar) => seminar.endsAt.add(CLOSES_AFTER_END);

/** The day that a seminar's door code and its printed page belong to. */
export function doorDay({ startsAt, timeZone }: Seminar): string {
  return startsAt.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

export type DoorState = 'not_announced' | 'cancelled' | 'not_yet' | 'open' | 'closed';

export function doorState(seminar: Seminar, at: Temporal.Instant): DoorState {
  if (seminar.status === 'cancelled') return 'cancelled';
  if (seminar.status !== 'announced') return 'not_announced';
  if (isBefore(at, doorOpensAt(seminar))) return 'not_yet';
  return isBefore(at, doorClosesAt(seminar)) ? 'open' : 'closed';
}

export interface DoorCode {
  seminarId: string;
  /** YYYY-MM-DD in the seminar's zone. */
  day: string;
  code: string;
  wrong: number;
  previousCode: string | null;
  changedAt: Temporal.Instant | null;
}

/** Of 10,000: who tries at random finds the digits once in 300 changes, and a room that mistypes stays far below. */
export const MOST_WRONG = 30;
/**
 * Who read the old digits off the wall a moment ago gets in. The next change waits as long, so that nobody can make them
 * change faster than a room can read them.
 */
const OLD_CODE_COUNTS = Temporal.Duration.from({ minutes: 3 });

/** `at`: when they were typed. */
export function isCodeOf(door: DoorCode, code: string, at: Temporal.Instant): boolean {
  if (door.code === code) return true;
  return door.previousCode === code && door.changedAt !== null && isBefore(at, door.changedAt.add(OLD_CODE_COUNTS));
}

/** Too many wrong digits: the door gets others, and is never locked. */
export function needsNewCode(
  { wrong, changedAt }: Pick<DoorCode, 'wrong' | 'changedAt'>,
  now: Temporal.Instant,
): boolean {
  return wrong >= MOST_WRONG && (changedAt === null || !isBefore(now, changedAt.add(OLD_CODE_COUNTS)));
}

/** Organizers may put things right after the door closed, e.g. from a paper list; never before it opens. */
export function canTick(seminar: Seminar, now: Temporal.Instant): boolean {
  const state = doorState(seminar, now);
  return state === 'open' || state === 'closed';
}

/** Whether a guest is somebody else than those of the same name who are noted already; `others`: their organizations. */
export function isToldApart(organization: string, others: string[]): boolean {
  return others.length === 0 || (organization !== '' && !others.includes(organization));
}

export interface Attendance {
  /** Whether anybody was checked in. */
  isRecorded: boolean;
  /** Ways of attending for which nobody was checked in: there the answer counts as attendance. */
  unrecorded: AttendanceMode[];
  /** Person ids. */
  attended: string[];
  noShows: string[];
  /** Were there without having a seat; they are among `attended`. */
  walkIns: string[];
}

/** With how many wait at the door's page for an organizer's yes: not there yet, and not nobody either. */
export type KnownAttendance = Attendance & { waiting: number };

/**
 * Who was there: those checked in. Where nobody was, the answer "attending" counts; asked for the room and for online
 * each, as a door in the room says nothing of those who watch from elsewhere.
 */
export function attendanceOf({
  format,
  rsvps,
  checkedIn,
}: {
  format: SeminarFormat;
  rsvps: { personId: string; standing: Standing; mode: AttendanceMode | null }[];
  /** Confirmed check-ins' person ids. */
  checkedIn: ReadonlySet<string>;
}): Attendance {
  const seated = rsvps.filter(({ standing }) => standing === 'attending');
  const modeOf = ({ mode }: { mode: AttendanceMode | null }) => mode ?? 'on_site';
  const isIn = ({ personId }: { personId: string }) => checkedIn.has(personId);
  // The door is the room's: of a seminar in both ways it tells nothing of who stayed away online.
  const recorded = new Set<AttendanceMode>(checkedIn.size > 0 ? [limitedMode(format)] : []);
  const seatedIds = new Set(seated.map(({ personId }) => personId));
  const walkIns = [...checkedIn].filter((id) => !seatedIds.has(id));
  const wasThere = (rsvp: (typeof seated)[number]) => isIn(rsvp) || !recorded.has(modeOf(rsvp));
  const idOf = ({ personId }: { personId: string }) => personId;
  return {
    isRecorded: checkedIn.size > 0,
    unrecorded: [...new Set(seated.map(modeOf))].filter((mode) => !recorded.has(mode)),
    attended: [...seated.filter(wasThere).map(idOf), ...walkIns],
    noShows: seated.filter((rsvp) => !wasThere(rsvp)).map(idOf),
    walkIns,
  };
}
