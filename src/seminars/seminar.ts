// A seminar and the rules of its life. The time is an argument; nothing here does I/O.
import type { Audience } from '../people/audience.ts';

export type SeminarFormat = 'on_site' | 'online' | 'both';
export type AttendanceMode = 'on_site' | 'online';

export interface AfterParty {
  startsAt: Temporal.Instant;
  place: string;
  /** As the organizer wrote it, e.g. 3,000円. */
  fee: string;
  /** null: no limit. */
  seats: number | null;
}

/** What the organizer decides about a seminar. */
export interface SeminarDetails {
  title: string;
  summary: string;
  speaker: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** IANA name. */
  timeZone: string;
  format: SeminarFormat;
  place: string;
  link: string;
  /** null: no limit. For "both" the room's; online has none. */
  seats: number | null;
  /** A tap before this instant counts, at or after it does not. */
  deadlineAt: Temporal.Instant;
  party: AfterParty | null;
  /** A Slack channel's id. */
  channel: string | null;
}

export interface Seminar extends SeminarDetails {
  id: string;
  /** Its running number, e.g. 126 for 第126回; given when it is announced. */
  number: number | null;
  status: 'draft' | 'scheduled' | 'announced' | 'cancelled';
  /** Whom its announcement is for, where each is written to. */
  audience: Audience;
  /** Set: of these, only to who is interested in it. */
  topicId: string | null;
  announceAt: Temporal.Instant | null;
  announcedAt: Temporal.Instant | null;
  surveyClosedAt: Temporal.Instant | null;
  /** The series that it was drafted or planned for, or that was begun from it. */
  seriesId: string | null;
  /** An own picture in place of the drawn cover. */
  picture: { hash: string; alt: string } | null;
  /** The organizer's person id. */
  createdBy: string;
  /** Grows with each edit after the announcement and with the cancelling. */
  edition: number;
  /** When an edit last moved its start or end. */
  movedAt: Temporal.Instant | null;
  deadlineMovedAt: Temporal.Instant | null;
  revision: number;
}

/** Heads by what they answered; what the announcement and the organizer see. */
export interface HeadCount {
  onSite: number;
  online: number;
  waitlisted: number;
  /** Of whom so many were offered a seat and have not answered yet, by where it is. */
  offeredOnSite: number;
  offeredOnline: number;
  declined: number;
  materials: number;
  party: number;
  lateWithdrawals: number;
}

export const NOBODY: HeadCount = {
  onSite: 0,
  online: 0,
  waitlisted: 0,
  offeredOnSite: 0,
  offeredOnline: 0,
  declined: 0,
  materials: 0,
  party: 0,
  lateWithdrawals: 0,
};

/** draft → scheduled → open (answers count) → closed (no new ones) → running → over; or cancelled. */
export type SeminarPhase = 'draft' | 'scheduled' | 'open' | 'closed' | 'running' | 'over' | 'cancelled';

export function seminarPhase(seminar: Seminar, now: Temporal.Instant): SeminarPhase {
  if (seminar.status !== 'announced') return seminar.status;
  if (isBefore(now, seminar.deadlineAt)) return 'open';
  if (isBefore(now, seminar.startsAt)) return 'closed';
  return isBefore(now, seminar.endsAt) ? 'running' : 'over';
}

/** Whether people may see it: a draft is nobody's business but the organizers'. */
export function isPublic({ status }: Seminar): boolean {
  return status === 'announced' || status === 'cancelled';
}

/** Whether it says itself which of several it is: another number beside it would be one too many. */
export const tellsNumber = (title: string): boolean =>
  /第\s*[\d一二三四五六七八九十百]+\s*[回弾期講夜]|(?:\bno\.|\bvol\.|#)\s*\d/i.test(title.normalize('NFKC'));

/** The way of attending that the seat limit is about; the other one, in "both", is unlimited. */
export function limitedMode(format: SeminarFormat): AttendanceMode {
  return format === 'online' ? 'online' : 'on_site';
}

/** Seats in the way of attending that the limit is about. */
export interface UsedSeats {
  taken: number;
  /** Kept for somebody of the line who was offered one. */
  offered: number;
}

export function usedSeats({ format }: Pick<Seminar, 'format'>, heads: HeadCount): UsedSeats {
  return limitedMode(format) === 'online'
    ? { taken: heads.online, offered: heads.offeredOnline }
    : { taken: heads.onSite, offered: heads.offeredOnSite };
}

/** Seats that are neither taken nor on offer: the one count of them. Below 0: more than there are; Infinity: no limit. */
export function seatsLeft({ seats }: Pick<Seminar, 'seats'>, { taken, offered }: UsedSeats): number {
  return seats === null ? Number.POSITIVE_INFINITY : seats - taken - offered;
}

export function offersMode(format: SeminarFormat, mode: AttendanceMode): boolean {
  return format === 'both' || format === mode;
}

/** The deadline offered: the end of the day before the seminar, that is 00:00 of its day, in its zone. */
export function defaultDeadline(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime(timeZone).toInstant();
}

/** The day that a deadline belongs to: 00:00 is the end of the day before. */
export function deadlineDay(deadlineAt: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return deadlineAt.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Whether two say the same in every word and to the instant. */
export function isSameDetails(one: SeminarDetails, other: SeminarDetails): boolean {
  const told = ({
    title,
    summary,
    speaker,
    timeZone,
    format,
    place,
    link,
    seats,
    channel,
    ...rest
  }: SeminarDetails) => {
    const { startsAt, endsAt, deadlineAt, party } = rest;
    const evening = [party?.startsAt ?? null, party?.place ?? '', party?.fee ?? '', party?.seats ?? null];
    const said = [title, summary, speaker, timeZone, format, place, link, seats, channel];
    return JSON.stringify([...said, startsAt, endsAt, deadlineAt, ...evening]);
  };
  return told(one) === told(other);
}

export function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
