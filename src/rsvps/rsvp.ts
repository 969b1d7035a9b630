// Who gets a seat, who waits, what still counts. Pure: the state and the instants are arguments.
import {
  type AttendanceMode,
  isBefore,
  limitedMode,
  offersMode,
  type Seminar,
  seatsLeft,
  type UsedSeats,
} from '../seminars/seminar.ts';

export type Answer = 'on_site' | 'online' | 'declined' | 'materials';
export type Standing = 'attending' | 'waitlisted' | 'declined' | 'materials';

export interface Rsvp {
  seminarId: string;
  personId: string;
  standing: Standing;
  /** Where they attend or wait to; null when they do neither. */
  mode: AttendanceMode | null;
  /** When the person tapped, by the platform's word. */
  answeredAt: Temporal.Instant;
  seatedAt: Temporal.Instant | null;
  waitlistNumber: number | null;
  isLateWithdrawal: boolean;
  isAtParty: boolean;
  partyAnsweredAt: Temporal.Instant | null;
}

/** How a seminar's seats stand, counted inside the transaction that decides. */
export interface SeatCount extends UsedSeats {
  /** In the line; where a seat is free, but for those who blocked or left us: it goes past them to the next. */
  waiting: number;
  /** The highest number in its line; 0: nobody waits. */
  lastWaitlistNumber: number;
}

export type AnswerRefusal = 'not_open' | 'cancelled' | 'closed' | 'started' | 'mode_not_offered' | 'materials_over';

export const MATERIALS_ASKED_FOR = Temporal.Duration.from({ hours: 60 * 24 });

/** So long after the evening its materials may be asked for. */
export const materialsAskedUntil = ({ endsAt }: Seminar) => endsAt.add(MATERIALS_ASKED_FOR);

export type AnswerDecision =
  | { kind: 'refused'; why: AnswerRefusal }
  /** Older than what is known: nothing changes. */
  | { kind: 'outdated' }
  /** The same answer again: only its time is newer. */
  | { kind: 'repeated' }
  /** Attends online and asked for the room, which is full: stays online rather than losing both. */
  | { kind: 'stays_online' }
  | { kind: 'changed'; rsvp: Rsvp; hasFreedSeat: boolean };

/**
 * What one answer does. `tappedAt` is when the person tapped, `now` when it is handled: a tap before the deadline
 * counts however late it arrives. A withdrawal counts until the start and is marked late after the deadline. Asking for
 * just the materials takes no seat and so has no deadline; who has a seat gives it back with it.
 */
export function decideAnswer(input: {
  seminar: Seminar;
  mine: Rsvp | null;
  seats: SeatCount;
  personId: string;
  answer: Answer;
  tappedAt: Temporal.Instant;
  now: Temporal.Instant;
  /** Set: the deadline does not bind this person; this instant does. */
  lateUntil?: Temporal.Instant;
  /** Set: they were asked back, and this is the tap that the deadline counts by. */
  firstTappedAt?: Temporal.Instant;
}): AnswerDecision {
  const { seminar, mine, answer, tappedAt, firstTappedAt = tappedAt } = input;
  if (seminar.status === 'cancelled') return { kind: 'refused', why: 'cancelled' };
  if (seminar.status !== 'announced') return { kind: 'refused', why: 'not_open' };
  if (isMode(answer) && !offersMode(seminar.format, answer)) return { kind: 'refused', why: 'mode_not_offered' };
  if (mine && isBefore(tappedAt, mine.answeredAt)) return { kind: 'outdated' };
  if (mine && isSame(mine, answer)) return { kind: 'repeated' };
  const why = isBefore(firstTappedAt, seminar.deadlineAt) ? undefined : lateRefusal(input);
  if (why) return { kind: 'refused', why };
  return isMode(answer) ? decideAttendance(input, answer) : leave(input, answer);
}

/** Why an answer does not count from the deadline on; undefined: it does. */
function lateRefusal({
  seminar,
  mine,
  answer,
  tappedAt,
  lateUntil,
}: Parameters<typeof decideAnswer>[0]): AnswerRefusal | undefined {
  if (answer === 'materials') return materialsRefusal({ seminar, mine, at: tappedAt });
  const isWithdrawal = answer === 'declined' && mine !== null && wantsToCome(mine);
  if (!isBefore(tappedAt, lateUntil ?? seminar.startsAt)) return 'started';
  return isWithdrawal || lateUntil ? undefined : 'closed';
}

/** Whether somebody may ask for just the materials, also when no seat is given any more. Undefined: yes. */
export function materialsRefusal({
  seminar,
  mine,
  at,
}: {
  seminar: Seminar;
  mine: Pick<Rsvp, 'standing'> | null;
  at: Temporal.Instant;
}): 'started' | 'materials_over' | undefined {
  if (mine?.standing === 'attending' && !isBefore(at, seminar.startsAt)) return 'started';
  return isBefore(at, materialsAskedUntil(seminar)) ? undefined : 'materials_over';
}

function decideAttendance(input: Parameters<typeof decideAnswer>[0], mode: AttendanceMode): AnswerDecision {
  const { seminar, mine, seats, now } = input;
  const isLimited = seminar.seats !== null && mode === limitedMode(seminar.format);
  const hasRoom = !isLimited || (seatsLeft(seminar, seats) > 0 && seats.waiting === 0);
  if (hasRoom) {
    const seat = { standing: 'attending', mode, seatedAt: now, waitlistNumber: null } as const;
    const keepsParty = mine?.standing === 'attending';
    return changed(input, { ...seat, isAtParty: keepsParty && (mine?.isAtParty ?? false) });
  }
  if (mine?.standing === 'attending') return { kind: 'stays_online' };
  return changed(input, {
    standing: 'waitlisted',
    mode,
    seatedAt: null,
    waitlistNumber: seats.lastWaitlistNumber + 1,
    isAtParty: false,
  });
}

function leave(input: Parameters<typeof decideAnswer>[0], standing: 'declined' | 'materials'): AnswerDecision {
  const { seminar, mine, tappedAt, firstTappedAt = tappedAt } = input;
  const isAfterDeadline = mine?.standing === 'attending' && !isBefore(firstTappedAt, seminar.deadlineAt);
  const isLate = isAfterDeadline ? !wasMovedSince(mine, seminar) : hadWithdrawnLate(mine);
  const none = { mode: null, seatedAt: null, waitlistNumber: null, isAtParty: false };
  return changed(input, { standing, ...none, isLateWithdrawal: isLate });
}

/** Gave a seat back after the deadline and has none since: a second thought about the materials changes nothing of that. */
const hadWithdrawnLate = (mine: Rsvp | null) => mine !== null && !wantsToCome(mine) && mine.isLateWithdrawal;

/** Moved after the deadline, and this person has not said yet that they come all the same: then it is not their doing. */
function wasMovedSince(mine: Rsvp, { movedAt, deadlineAt }: Seminar): boolean {
  return movedAt !== null && !isBefore(movedAt, deadlineAt) && isBefore(mine.answeredAt, movedAt);
}

function changed(
  { seminar, mine, personId, tappedAt }: Parameters<typeof decideAnswer>[0],
  change: Pick<Rsvp, 'standing' | 'mode' | 'seatedAt' | 'waitlistNumber' | 'isAtParty'> & Partial<Rsvp>,
): AnswerDecision {
  const rsvp: Rsvp = {
    seminarId: seminar.id,
    personId,
    answeredAt: tappedAt,
    isLateWithdrawal: false,
    partyAnsweredAt: mine?.partyAnsweredAt ?? null,
    ...change,
  };
  const hadSeat = mine?.standing === 'attending' && mine.mode === limitedMode(seminar.format);
  const hasSeat = rsvp.standing === 'attending' && rsvp.mode === limitedMode(seminar.format);
  return { kind: 'changed', rsvp, hasFreedSeat: hadSeat && !hasSeat };
}

/** Who of the line is next, and whose turn it was who cannot be told. Both in the line's order. */
export interface Turns {
  next: Rsvp[];
  /** Kept in their place: who stands before one of `next`, and as many as seats are left over. */
  passedOver: Rsvp[];
}

/**
 * Who of the line gets a seat now. `at`: when the seat was let go, by the platform's word; one let go after the deadline
 * is given to nobody silently. `line`: those waiting who were not offered one, in order.
 */
export function whomToSeat({
  seminar,
  at,
  ...input
}: {
  seminar: Seminar;
  seats: UsedSeats;
  line: Rsvp[];
  /** Person ids of those who blocked or left us. */
  unreachable: ReadonlySet<string>;
  at: Temporal.Instant;
}): Turns {
  if (seminar.status !== 'announced' || !isBefore(at, seminar.deadlineAt)) return { next: [], passedOver: [] };
  return takeTurns({ seminar, ...input });
}

/** Free seats go down the line, past whom we cannot reach; where there is no limit there is a seat for each. */
export function takeTurns({
  seminar,
  seats,
  line,
  unreachable,
}: {
  seminar: Seminar;
  seats: UsedSeats;
  line: Rsvp[];
  unreachable: ReadonlySet<string>;
}): Turns {
  const isForLimited = (rsvp: Rsvp) => seminar.seats !== null && rsvp.mode === limitedMode(seminar.format);
  const isGone = ({ personId }: Rsvp) => unreachable.has(personId);
  const free = Math.max(0, seatsLeft(seminar, seats));
  const limited = line.filter(isForLimited);
  const seated = limited.filter((rsvp) => !isGone(rsvp)).slice(0, free);
  const gone = limited.filter(isGone);
  const last = seated.at(-1);
  const before = last ? limited.slice(0, limited.indexOf(last)).filter(isGone).length : 0;
  const passed = new Set(gone.slice(0, Math.max(before, free - seated.length)));
  const isSeated = new Set(seated);
  return {
    next: line.filter((rsvp) => isSeated.has(rsvp) || !(isForLimited(rsvp) || isGone(rsvp))),
    passedOver: line.filter((rsvp) => passed.has(rsvp) || (isGone(rsvp) && !isForLimited(rsvp))),
  };
}

export type PartyRefusal = 'no_party' | 'not_attending' | 'party_closed' | 'party_full' | 'cancelled';

/** Whether one may join or leave the after-party. Joining has the seminar's deadline; leaving counts until it starts. */
export function decideParty(input: {
  seminar: Seminar;
  mine: Rsvp | null;
  /** Heads at the party now. */
  atParty: number;
  join: boolean;
  tappedAt: Temporal.Instant;
  /** Set: the deadline does not bind this person; this instant does. */
  lateUntil?: Temporal.Instant;
  /** Set: they were asked back, and this is the tap that the deadline counts by. */
  firstTappedAt?: Temporal.Instant;
}): { kind: 'refused'; why: PartyRefusal } | { kind: 'outdated' } | { kind: 'repeated' } | { kind: 'changed' } {
  const { seminar, mine, atParty, join, tappedAt } = input;
  const { party } = seminar;
  if (seminar.status === 'cancelled') return { kind: 'refused', why: 'cancelled' };
  if (!party) return { kind: 'refused', why: 'no_party' };
  if (mine?.standing !== 'attending') return { kind: 'refused', why: 'not_attending' };
  if (mine.partyAnsweredAt && isBefore(tappedAt, mine.partyAnsweredAt)) return { kind: 'outdated' };
  if (mine.isAtParty === join) return { kind: 'repeated' };
  const closesAt = join ? (input.lateUntil ?? seminar.deadlineAt) : party.startsAt;
  if (!isBefore(input.firstTappedAt ?? tappedAt, closesAt)) return { kind: 'refused', why: 'party_closed' };
  if (join && party.seats !== null && atParty >= party.seats) return { kind: 'refused', why: 'party_full' };
  return { kind: 'changed' };
}

const isMode = (answer: Answer): answer is AttendanceMode => answer === 'on_site' || answer === 'online';

function isSame(mine: Rsvp, answer: Answer): boolean {
  if (isMode(answer)) return (mine.standing === 'attending' || mine.standing === 'waitlisted') && mine.mode === answer;
  return mine.standing === answer;
}

/**
 * Of one person's two answers to a seminar, the one that stays. The newer says whether they come; when both do, a seat
 * goes before a place in the line, and the better place before the worse.
 */
export function keptRsvp(one: Rsvp, other: Rsvp): Rsvp {
  const [newer, older] = isBefore(one.answeredAt, other.answeredAt) ? [other, one] : [one, other];
  // The last word is the newer one, whichever row stays: an older tap that arrives late changes nothing.
  const { answeredAt } = newer;
  if (!wantsToCome(newer)) {
    const wasLate = !wantsToCome(older) && older.isLateWithdrawal;
    return { ...newer, isLateWithdrawal: newer.isLateWithdrawal || wasLate };
  }
  if (!wantsToCome(older)) return newer;
  if (newer.standing !== older.standing) return { ...(newer.standing === 'attending' ? newer : older), answeredAt };
  if (newer.standing === 'attending') return keptSeat(newer, older);
  return { ...((newer.waitlistNumber ?? 0) < (older.waitlistNumber ?? 0) ? newer : older), answeredAt };
}

const wantsToCome = ({ standing }: Rsvp) => standing === 'attending' || standing === 'waitlisted';

/** Where the newer says, since the earlier when both say the same; to the after-party by the newer word on that. */
function keptSeat(newer: Rsvp, older: Rsvp): Rsvp {
  const isOlderFirst = newer.mode === older.mode && isEarlier(older.seatedAt, newer.seatedAt);
  const party = isEarlier(newer.partyAnsweredAt, older.partyAnsweredAt) ? older : newer;
  const { isAtParty, partyAnsweredAt } = party;
  return { ...newer, seatedAt: isOlderFirst ? older.seatedAt : newer.seatedAt, isAtParty, partyAnsweredAt };
}

/** Unset comes before all. */
function isEarlier(one: Temporal.Instant | null, other: Temporal.Instant | null): boolean {
  return other !== null && (one === null || isBefore(one, other));
}
