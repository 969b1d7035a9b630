// The simulation's table, in plain text. Pure.
import { type Before, deedsApart, pushesBefore } from './before.ts';
import type { Part } from './books.ts';
import type { KindCount } from './pushes.ts';
import { isApart, type Summary, sumOf } from './summary.ts';
import type { YearOptions } from './year.ts';

const PARTS: Record<Part, string> = {
  there: 'was there',
  'no-show': 'had a seat and did not come',
  waitlisted: 'waited in vain',
  declined: 'declined or withdrew',
  materials: 'materials only',
};

export function report(year: YearOptions, summary: Summary, before: Before | undefined): string {
  const { seed, months, followers, staff } = year;
  const head = `${months} months with seed ${seed}: ${months * 2} seminars, ${followers} followers on LINE, ${staff} staff on Slack`;
  return [
    before ? `${head}; held beside the code ${before.note}` : head,
    kindsTable(summary.kinds, before),
    partsTable(summary.perPart, before),
    savingsTable(summary),
    arrivalsTable(summary),
    ...(before ? sameYear(before, summary) : []),
    ...(summary.faults.length > 0 ? [`NOT AS IT SHOULD BE:\n${summary.faults.join('\n')}`] : []),
    lastLine(summary.kinds, before),
  ].join('\n\n');
}

const pushesOf = ({ pushes }: KindCount) => pushes;

function kindsTable(kinds: readonly KindCount[], before: Before | undefined): string {
  const counted = kinds.filter(({ owed, pushes }) => owed + pushes > 0);
  const row = ({ kind, owed, pushes, along, free, dropped }: KindCount) => [
    ...[kind, owed, before ? (before.pushes[kind] ?? 0) : '–', pushes, along, free, dropped],
  ];
  const usual = counted.filter(({ kind }) => !isApart(kind)).toSorted((one, other) => other.pushes - one.pushes);
  const sum = (of: (kind: KindCount) => number) => sumOf(usual, of);
  return table([
    [
      'to who has LINE alone',
      'rows owed',
      'pushes before',
      'pushes now',
      'in another’s push',
      'with a reply',
      'let go',
    ],
    ...usual.map(row),
    [
      ...['all of these', sum(({ owed }) => owed), before ? pushesBefore(before) : '–', sum(pushesOf)],
      ...[sum(({ along }) => along), sum(({ free }) => free), sum(({ dropped }) => dropped)],
    ],
    ...counted.filter(({ kind }) => isApart(kind)).map(row),
  ]);
}

function partsTable(perPart: Summary['perPart'], before: Before | undefined): string {
  const number = (value: number | undefined) => value?.toFixed(2) ?? '–';
  return table([
    ['pushes a person and seminar, with the announcement', 'before', 'now'],
    ...(Object.keys(PARTS) as Part[]).map((part) => [
      PARTS[part],
      number(before?.perPart[part]),
      number(perPart[part]),
    ]),
  ]);
}

function savingsTable({ savings, kinds }: Summary): string {
  const all = sumOf(kinds, pushesOf);
  const row = (name: string, saved: number) => [name, saved, percent(saved, all)];
  return table([
    ['a choice, and what it would save', 'pushes', 'of all'],
    row('no second request for the survey', savings.withoutNoonNudge),
    row('no reminder two hours before', savings.withoutTwoHourReminder),
    row('announcements only to who is interested', savings.onlyInterested),
  ]);
}

function arrivalsTable({ arrivals, kept }: Summary): string {
  const { inTime, late, notWanted, lost } = kept;
  return [
    table([
      ['has to arrive, as seen in the chats on LINE', 'wanted', 'pushed', 'with a reply', 'late', 'lost'],
      ...arrivals.map((each) => [each.what, each.wanted, each.pushed, each.replied, each.late, each.lost]),
    ]),
    `by the ledger, on Slack, too: ${inTime} in time, ${notWanted} no longer wanted, ${late} late, ${lost} lost`,
  ].join('\n');
}

function sameYear(before: Before, { deeds }: Summary): string[] {
  const apart = deedsApart(before, deeds);
  return apart.length > 0 ? [`The year was not quite the same:\n${apart.join('\n')}`] : [];
}

export function lastLine(kinds: readonly KindCount[], before: Before | undefined): string {
  const now = sumOf(
    kinds.filter(({ kind }) => !isApart(kind)),
    pushesOf,
  );
  if (!before) return `${now} pushes (announcements apart)`;
  const then = pushesBefore(before);
  return `${now} pushes instead of ${then}: ${percent(now, then)} (announcements apart)`;
}

const percent = (part: number, all: number): string => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`);

type Cell = string | number;

/** Names to the left, numbers to the right. */
function table(rows: Cell[][]): string {
  const width = (column: number) => Math.max(...rows.map((row) => String(row[column] ?? '').length));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? String(cell).padEnd(width(0)) : String(cell).padStart(width(column))))
        .join('  '),
    )
    .join('\n');
}
