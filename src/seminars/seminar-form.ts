// What an organizer typed → a seminar's details, or what cannot be. Pure: the time and the zone are arguments.

import { isTooLong } from '../text/length.ts';
import { type AfterParty, defaultDeadline, isBefore, type SeminarDetails, type SeminarFormat } from './seminar.ts';

/** Longest texts. Slack's header takes 150; LINE's bubble stays readable. */
export const LONGEST = { title: 100, summary: 800, speaker: 100, place: 150, fee: 50, link: 500 } as const;
const MOST_SEATS = 100_000;

/** What is wrong with a field; compose.words.ts holds a sentence for each. */
export type FieldProblem =
  | 'required'
  | 'too_long'
  | 'bad_date'
  | 'bad_time'
  | 'date_past'
  | 'end_before_start'
  | 'bad_format'
  | 'place_missing'
  | 'bad_url'
  | 'link_missing'
  | 'bad_seats'
  | 'deadline_after_start'
  | 'deadline_past'
  | 'deadline_date_missing'
  | 'party_time_missing'
  | 'party_before_start';

export type SeminarValues = Record<string, string>;

interface FormContext {
  now: Temporal.Instant;
  timeZone: string;
  /** The announced seminar that is edited: what is past and stays as it was may stay. */
  known?: SeminarDetails;
  /** What the form was filled with: what stays as it was may be longer, and what the form left out stays. */
  filled?: SeminarValues;
}

/** Ticked where the link to join online is not known yet. */
export const LINK_LATER = 'link_later';

export function readSeminarForm(
  typed: SeminarValues,
  { now, timeZone, known, filled = known ? seminarValues(known) : {} }: FormContext,
): { details: SeminarDetails } | { problems: Record<string, FieldProblem> } {
  const problems: Record<string, FieldProblem> = {};
  const before = filled;
  const values: SeminarValues = { ...before, ...typed };
  const text = (name: string) => textOf(values, name);
  const complain = (name: string, problem: FieldProblem) => {
    problems[name] ??= problem;
  };

  for (const name of ['title', 'speaker', 'date', 'start', 'end', 'format'])
    if (!text(name)) complain(name, 'required');
  const longest = { ...LONGEST, party_place: LONGEST.place, party_fee: LONGEST.fee };
  for (const [name, most] of Object.entries(longest))
    if (isTooLong(text(name), most, textOf(before, name))) complain(name, 'too_long');

  const times = readTimes(text, { now, timeZone, known, complain });
  const format = text('format');
  if (format && !isFormat(format)) complain('format', 'bad_format');
  if (isFormat(format) && format !== 'online' && !text('place')) complain('place', 'place_missing');
  if (text('link') && !isWebAddress(text('link'))) complain('link', 'bad_url');
  if (lacksLink(values) && !lacksLink(before) && text(LINK_LATER) !== 'yes') complain('link', 'link_missing');
  const seats = readSeats(text('seats'), () => complain('seats', 'bad_seats'));
  const party = readParty(text, { times, timeZone, complain });

  if (Object.keys(problems).length > 0 || !times || !isFormat(format)) return { problems };
  return {
    details: {
      title: text('title'),
      summary: text('summary'),
      speaker: text('speaker'),
      startsAt: times.startsAt,
      endsAt: times.endsAt,
      timeZone,
      format,
      place: text('place'),
      link: text('link'),
      seats,
      deadlineAt: times.deadlineAt,
      party,
      channel: text('channel') || null,
    },
  };
}

/** Who joins online has to be told where. */
const lacksLink = (values: SeminarValues): boolean =>
  (values.format === 'online' || values.format === 'both') && textOf(values, 'link') === '';

/** What a new seminar begins with that is to be like this one: all but when it is. */
export function valuesLike(details: SeminarDetails): SeminarValues {
  return { ...seminarValues(details), date: '', deadline_date: '', deadline_time: '' };
}

/** What an organizer would have typed to get these details. */
export function seminarValues(details: SeminarDetails): SeminarValues {
  const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(details.timeZone);
  const time = (at: Temporal.Instant) => local(at).toPlainTime().toString({ smallestUnit: 'minute' });
  const number = (value: number | null | undefined) => (value ? String(value) : '');
  const { title, summary, speaker, format, place, link, seats, channel, party } = details;
  return {
    title,
    summary,
    speaker,
    format,
    place,
    link,
    seats: number(seats),
    channel: channel ?? '',
    date: local(details.startsAt).toPlainDate().toString(),
    start: time(details.startsAt),
    end: time(details.endsAt),
    ...deadlineValues(details),
    party_time: party ? time(party.startsAt) : '',
    party_place: party?.place ?? '',
    party_fee: party?.fee ?? '',
    party_seats: number(party?.seats),
  };
}

/** The usual deadline is left blank, so that it moves along with the day. */
function deadlineValues({ startsAt, deadlineAt, timeZone }: SeminarDetails): SeminarValues {
  const day = startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  if (defaultDeadline(day, timeZone).equals(deadlineAt)) return { deadline_date: '', deadline_time: '' };
  const deadline = deadlineAt.toZonedDateTimeISO(timeZone);
  const isDayEnd = deadline.hour === 0 && deadline.minute === 0;
  const date = isDayEnd ? deadline.subtract({ days: 1 }) : deadline;
  return {
    deadline_date: date.toPlainDate().toString(),
    deadline_time: isDayEnd ? '' : deadline.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

type Read = (name: string) => string;
type Complain = (name: string, problem: FieldProblem) => void;
interface Times {
  date: Temporal.PlainDate;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  deadlineAt: Temporal.Instant;
}

function readTimes(
  text: Read,
  { now, timeZone, known, complain }: FormContext & { complain: Complain },
): Times | undefined {
  const date = readDate(text('date'), () => complain('date', 'bad_date'));
  const start = readTime(text('start'), () => complain('start', 'bad_time'));
  const end = readTime(text('end'), () => complain('end', 'bad_time'));
  if (!date || !start || !end) return undefined;
  const startsAt = instantOf(date, start, timeZone);
  const endsAt = instantOf(date, end, timeZone);
  // A moment that stays as it was may be past by now.
  const isPast = (at: Temporal.Instant, was: Temporal.Instant | undefined) => !isBefore(now, at) && !was?.equals(at);
  if (isPast(startsAt, known?.startsAt)) complain('date', 'date_past');
  else if (known && isPast(endsAt, known.endsAt)) complain('end', 'date_past');
  if (!isBefore(startsAt, endsAt)) complain('end', 'end_before_start');
  const deadlineAt = readDeadline(text, { date, startsAt, now, known, timeZone, complain });
  if (!deadlineAt) return undefined;
  if (isBefore(startsAt, deadlineAt)) complain('deadline_date', 'deadline_after_start');
  else if (isBefore(now, startsAt) && isPast(deadlineAt, known?.deadlineAt)) complain('deadline_date', 'deadline_past');
  return { date, startsAt, endsAt, deadlineAt };
}

/** Both blank: the end of the day before. A day without a time: its end. A time needs its day. */
function readDeadline(
  text: Read,
  {
    date,
    startsAt,
    now,
    known,
    timeZone,
    complain,
  }: FormContext & Pick<Times, 'date' | 'startsAt'> & { complain: Complain },
): Temporal.Instant | undefined {
  const [typedDate, typedTime] = [text('deadline_date'), text('deadline_time')];
  const usual = defaultDeadline(date, timeZone);
  if (!typedDate && typedTime) {
    complain('deadline_date', 'deadline_date_missing');
    return undefined;
  }
  // Planned on its own day: until it begins.
  if (!typedDate) return isBefore(now, usual) || known ? usual : startsAt;
  const day = readDate(typedDate, () => complain('deadline_date', 'bad_date'));
  if (!day) return undefined;
  if (!typedTime) return defaultDeadline(day.add({ days: 1 }), timeZone);
  const time = readTime(typedTime, () => complain('deadline_time', 'bad_time'));
  return time && instantOf(day, time, timeZone);
}

/** There is an after-party as soon as anything is said about one; then its time must be, too. */
function readParty(
  text: Read,
  { times, timeZone, complain }: { times: Times | undefined; timeZone: string; complain: Complain },
): AfterParty | null {
  const fields = ['party_time', 'party_place', 'party_fee', 'party_seats'];
  if (fields.every((name) => !text(name))) return null;
  const seats = readSeats(text('party_seats'), () => complain('party_seats', 'bad_seats'));
  if (!text('party_time')) {
    complain('party_time', 'party_time_missing');
    return null;
  }
  const time = readTime(text('party_time'), () => complain('party_time', 'bad_time'));
  if (!time || !times) return null;
  const startsAt = instantOf(times.date, time, timeZone);
  if (isBefore(startsAt, times.startsAt)) complain('party_time', 'party_before_start');
  return { startsAt, place: text('party_place'), fee: text('party_fee'), seats };
}

/** A day and a time typed into two fields, both needed → an instant. */
export function readMoment(
  values: SeminarValues,
  names: { date: string; time: string },
  timeZone: string,
): { at: Temporal.Instant } | { problems: Record<string, FieldProblem> } {
  const problems: Record<string, FieldProblem> = {};
  const typed = (name: string) => (values[name] ?? '').trim();
  for (const name of Object.values(names)) if (!typed(name)) problems[name] = 'required';
  const complain = (name: string, problem: FieldProblem) => {
    problems[name] ??= problem;
  };
  const date = readDate(typed(names.date), () => complain(names.date, 'bad_date'));
  const time = readTime(typed(names.time), () => complain(names.time, 'bad_time'));
  return date && time ? { at: instantOf(date, time, timeZone) } : { problems };
}

function instantOf(date: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone, plainTime: time }).toInstant();
}

function readDate(text: string, complain: () => void): Temporal.PlainDate | undefined {
  if (!text) return undefined;
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    // no such day: complain below
  }
  complain();
  return undefined;
}

function readTime(text: string, complain: () => void): Temporal.PlainTime | undefined {
  if (!text) return undefined;
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return Temporal.PlainTime.from(text);
  complain();
  return undefined;
}

/** '' is null: no limit. Full-width digits count as digits. */
function readSeats(text: string, complain: () => void): number | null {
  if (!text) return null;
  const digits = text.normalize('NFKC');
  if (/^\d{1,6}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= MOST_SEATS) return Number(digits);
  complain();
  return null;
}

/** As it is kept: all but the summary stands on one line. */
export function textOf(values: SeminarValues, name: string): string {
  const text = (values[name] ?? '').trim();
  return name === 'summary' ? text : text.replace(/\s*\n\s*/g, ' ');
}

const isFormat = (text: string): text is SeminarFormat => ['on_site', 'online', 'both'].includes(text);

export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
