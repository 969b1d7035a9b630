// The list of a seminar's people as rows of a sheet. Pure; every cell is text or a number, as it is: what a format
// must do to keep a cell harmless is the writer's matter.
import type { Reader } from '../cards/reader.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { startOf } from '../text/length.ts';
import type { Attendee } from './attendee.ts';
import { attendeeWords } from './attendee.words.ts';

export type SheetCell = string | number;

/**
 * The head, then a row for each person: those who answered, then who came without. `attended`: ids of who was there;
 * `guests`: who says so and waits for an organizer's yes.
 */
export function attendeeSheet(
  {
    seminar,
    attendees,
    attended,
    walkIns,
    guests,
  }: {
    seminar: Seminar;
    attendees: Attendee[];
    attended: Set<string>;
    walkIns: Pick<Attendee, 'name' | 'organization'>[];
    guests: Pick<Attendee, 'name' | 'organization'>[];
  },
  { language }: Pick<Reader, 'language'>,
): SheetCell[][] {
  const { sheet } = attendeeWords[language];
  const { columns } = sheet;
  const head = [
    ...[columns.number, columns.name, columns.organization, columns.answer, columns.mode, columns.place],
    ...[columns.party, columns.answeredAt, columns.late, columns.attended, columns.note, columns.contact],
  ];
  let place = 0;
  const rows = attendees.map((attendee, index): SheetCell[] => {
    const { rsvp, name, organization, note } = attendee;
    if (rsvp.standing === 'waitlisted') place += 1;
    const isWaiting = rsvp.standing === 'waitlisted';
    return [
      ...[index + 1, name, organization, sheet.standings[rsvp.standing]],
      ...[rsvp.mode ? sheet.modes[rsvp.mode] : '', isWaiting ? place : ''],
      ...[rsvp.isAtParty ? sheet.yes : '', localTime(rsvp.answeredAt, seminar.timeZone)],
      ...[rsvp.isLateWithdrawal ? sheet.yes : '', attended.has(rsvp.personId) ? sheet.yes : '', note],
      contactOf(attendee, sheet.contacts),
    ];
  });
  const unannounced = [
    ...walkIns.map((person) => ({ ...person, attended: sheet.yes })),
    ...guests.map((person) => ({ ...person, attended: attendeeWords[language].unconfirmed })),
  ];
  const extra = unannounced.map(({ name, organization, attended: mark }, index): SheetCell[] => {
    const number = rows.length + index + 1;
    return [number, name, organization, sheet.walkIn, '', '', '', '', '', mark, '', ''];
  });
  return [head, ...rows, ...extra];
}

/** Whom the bot cannot write to, as the list marks them. */
function contactOf(
  { hasAccount, isReachable }: Attendee,
  { byHand, unreachable }: { byHand: string; unreachable: string },
): string {
  if (!hasAccount) return byHand;
  return isReachable ? '' : unreachable;
}

/** 2026-12-03 18:30, which sorts and which Excel reads as a time. */
function localTime(at: Temporal.Instant, timeZone: string): string {
  const local = at.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** 参加者_2026-12-03_ヒット商品から学ぶ.xlsx, without what file systems refuse. */
export function sheetFileName(
  seminar: Seminar,
  format: 'xlsx' | 'csv',
  { language }: Pick<Reader, 'language'>,
): string {
  const day = seminar.startsAt.toZonedDateTimeISO(seminar.timeZone).toPlainDate();
  const title = startOf(seminar.title.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]+/gu, ' ').trim(), 40);
  return `${attendeeWords[language].title}_${day}_${title}.${format}`;
}
