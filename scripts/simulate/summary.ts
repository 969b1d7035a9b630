// What the year comes to: pushes by kind and by what somebody did, what each choice would save, what arrived. Pure.
import { isUrgent, type MessageKind } from '../../src/messages/kinds.ts';
import { NOWHERE, UNWANTED } from '../../src/messages/message.ts';
import type { Part } from './books.ts';
import { countByKind, type Explained, explain, type KindCount, type Row } from './pushes.ts';
import type { Arrival } from './wanted.ts';
import type { Year } from './year.ts';

export interface Summary {
  kinds: KindCount[];
  /** Pushes to one person about one seminar, on average. */
  perPart: Partial<Record<Part, number>>;
  savings: Savings;
  arrivals: Arrival[];
  kept: Kept;
  deeds: Record<string, number>;
  /** Nothing of these may be. */
  faults: string[];
}

/** Pushes fewer in the whole year. */
export interface Savings {
  withoutNoonNudge: number;
  withoutTwoHourReminder: number;
  onlyInterested: number;
}

/** Rows of the ledger that are urgent, and reminders of the day before; on Slack, too. */
export interface Kept {
  inTime: number;
  late: number;
  /** Withdrew, has heard it otherwise, or cannot be reached. */
  notWanted: number;
  lost: number;
}

/** Announcements are for the organizers to thin out, nobody else: they stand apart. */
export const isApart = (kind: MessageKind): boolean => kind === 'announcement';

export const sumOf = (kinds: readonly KindCount[], of: (kind: KindCount) => number): number =>
  kinds.reduce((sum, kind) => sum + of(kind), 0);

export function summarize(year: Year): Summary {
  const explained = explain(year.sent, year.rows);
  const arrivals = year.arrivals;
  const kept = countKept(year.rows);
  const count = (many: number, what: string) => (many > 0 ? [`${many} ${what}`] : []);
  return {
    kinds: countByKind(year.rows, explained),
    perPart: perPartOf(year, explained),
    savings: savingsOf(year, explained),
    arrivals,
    kept,
    deeds: year.deeds,
    faults: [
      ...count(explained.unknown.length, 'pushes that the ledger knows nothing of'),
      ...count(arrivals.reduce((sum, { late }) => sum + late, 0) + kept.late, 'important messages late'),
      ...count(arrivals.reduce((sum, { lost }) => sum + lost, 0) + kept.lost, 'important messages lost'),
      ...year.problems.slice(0, 5),
    ],
  };
}

function perPartOf({ parts }: Year, { pushes }: Explained): Summary['perPart'] {
  const key = (seminarId: string | null, personId: string | null) => `${seminarId} ${personId}`;
  const pushesOf = new Map<string, number>();
  for (const { rows } of pushes) {
    const about = key(rows[0]?.seminarId ?? null, rows[0]?.personId ?? null);
    pushesOf.set(about, (pushesOf.get(about) ?? 0) + 1);
  }
  const average = (mine: Year['parts']) =>
    mine.reduce((sum, { seminarId, personId }) => sum + (pushesOf.get(key(seminarId, personId)) ?? 0), 0) / mine.length;
  return Object.fromEntries([...Map.groupBy(parts, ({ part }) => part)].map(([part, mine]) => [part, average(mine)]));
}

/** A push is saved where nothing else is in it. */
function savingsOf({ uninterested }: Year, { pushes }: Explained): Savings {
  const saved = (isLeftOut: (row: Row) => boolean) => pushes.filter(({ rows }) => rows.every(isLeftOut)).length;
  return {
    withoutNoonNudge: saved(({ kind }) => kind === 'survey-reminder'),
    withoutTwoHourReminder: saved(({ kind }) => kind === 'soon'),
    onlyInterested: saved((row) => row.kind === 'announcement' && uninterested(row)),
  };
}

const URGENT_WITHIN = Temporal.Duration.from({ minutes: 10 });
const REMINDER_WITHIN = Temporal.Duration.from({ hours: 1 });

function countKept(rows: readonly Row[]): Kept {
  const important = rows.filter(({ kind }) => isUrgent(kind) || kind === 'day-before');
  const ends = important.map(endOf);
  const count = (end: keyof Kept) => ends.filter((each) => each === end).length;
  return { inTime: count('inTime'), late: count('late'), notWanted: count('notWanted'), lost: count('lost') };
}

function endOf({ kind, status, plannedAt, sentAt, lastError }: Row): keyof Kept {
  if (status === 'dropped' && (lastError === UNWANTED || lastError === NOWHERE)) return 'notWanted';
  if (status !== 'sent' || !sentAt) return 'lost';
  const dueBy = plannedAt.add(isUrgent(kind) ? URGENT_WITHIN : REMINDER_WITHIN);
  return Temporal.Instant.compare(sentAt, dueBy) <= 0 ? 'inTime' : 'late';
}
