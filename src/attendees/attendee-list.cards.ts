// The people of a seminar as organizers see them: the list, and what a search found. Plain data.
import type { Button, Card, Choosable, NameList } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { reachWords } from '../messages/reach.words.ts';
import { backToSeminar, badgeOf } from '../seminars/seminar.cards.ts';
import { type HeadCount, isBefore, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { shortened } from '../text/length.ts';
import { answerOf, backToList, headRemarks, labelOf } from './attendee.cards.ts';
import { type Attendee, GROUPS, type Group, groupOf, isAskingAnew, type StayCount, stayOf } from './attendee.ts';
import { attendeeWords } from './attendee.words.ts';
import { attendeeListWords } from './attendee-list.words.ts';

/** The person's own page shows all. */
const LONGEST_NAME = 74;

export interface AttendeeList {
  seminar: Seminar;
  heads: HeadCount;
  /** What people said to the new time; unset where it was not moved, or has begun. */
  stays: StayCount | undefined;
  /** This page's. */
  shown: Attendee[];
  /** How many there are in all, whatever the group. */
  total: number;
  page: { shown: number; pages: number };
  group: Group | undefined;
  /** The lists to download; unset where this bot has no address. */
  files: { xlsx: string; csv: string } | undefined;
}

/** Who answered what, by name; of one group when asked. */
export function attendeesCard(list: AttendeeList, reader: Reader): Card {
  const paging = listWords[reader.language];
  const attendeeList = attendeeListWords[reader.language];
  const { seminar, heads, shown, page, group } = list;
  const turn = (to: number) => ({ do: 'attendees' as const, seminar: seminar.id, group, page: to });
  return {
    summary: attendeeList.title(seminar.title),
    badge: badgeOf(seminar, heads, reader),
    title: seminar.title,
    facts: list.stays
      ? [{ label: attendeeWords[reader.language].stay, value: attendeeWords[reader.language].stayLine(list.stays) }]
      : [],
    text: [
      ...headRemarks(heads, reader),
      ...(shown.length === 0 ? [attendeeList.nobody] : []),
      ...(group ? [attendeeList.onlyOf(nameOfGroup(group, reader))] : []),
      ...(page.pages > 1 ? [paging.pages(page.shown, page.pages)] : []),
    ],
    filters: filtersOf(list, reader),
    lists: listsOf(list, reader),
    buttons: [
      ...pageButtons(page, turn, reader),
      ...actionButtons(list, reader),
      [backToSeminar(seminar, reader)],
    ].filter((row) => row.length > 0),
  };
}

/** The counts stand with the filters. */
function listsOf({ seminar, shown, group }: AttendeeList, reader: Reader): NameList[] {
  const list = (each: Group, members: Attendee[]): NameList[] => {
    const rows = members.map((member) => rowOf(member, { seminar, group }, reader));
    return rows.length > 0 ? [{ title: nameOfGroup(each, reader), rows }] : [];
  };
  if (group === 'party' || group === 'unanswered') return list(group, shown);
  return GROUPS.flatMap((each) =>
    list(
      each,
      shown.filter(({ rsvp }) => groupOf(rsvp) === each),
    ),
  );
}

function nameOfGroup(group: Group, { language }: Reader): string {
  const attendees = attendeeWords[language];
  if (group === 'unanswered') return attendees.stays.unanswered;
  return group === 'party' ? attendees.party : attendeeListWords[language].groups[group];
}

/** Where one telephones, with what is known of how to. */
function rowOf(
  { rsvp, hasAccount, platforms, isReachable, note, ...person }: Attendee,
  { seminar, group }: Pick<AttendeeList, 'seminar' | 'group'>,
  { language, now }: Reader,
): NameList['rows'][number] {
  const attendees = attendeeWords[language];
  const attendeeList = attendeeListWords[language];
  const stay = isAskingAnew(seminar, now) && stayOf(rsvp, seminar);
  const marks = [
    stay && group !== 'unanswered' && attendees.stayMarks[stay],
    rsvp.isAtParty && attendeeList.partyMark,
    rsvp.isLateWithdrawal && attendeeList.lateMark,
    !hasAccount && attendees.byHandMark,
    hasAccount &&
      isReachable &&
      attendeeList.onMark(platforms.map((each) => reachWords[language].platforms[each]).join('・')),
    hasAccount && !isReachable && attendees.unreachableMark,
  ]
    .filter(Boolean)
    .join('');
  const name = labelOf(person, { language });
  return {
    label: shortened(group === 'unanswered' && note ? `${name} ${note}` : name, LONGEST_NAME),
    ...(marks && { note: marks }),
    command: { do: 'attendee', seminar: seminar.id, person: rsvp.personId },
  };
}

function countOf(group: (typeof GROUPS)[number], heads: HeadCount): number {
  if (group === 'on_site') return heads.onSite;
  return group === 'online' ? heads.online : heads[group];
}

/** One for each group that has anyone, and the way back to all. */
function filtersOf({ seminar, heads, stays, group, total }: AttendeeList, reader: Reader): Choosable[] {
  const attendees = attendeeWords[reader.language];
  const to = (label: string, each?: Group): Choosable => ({
    label,
    command: { do: 'attendees', seminar: seminar.id, ...(each && { group: each }) },
    ...(each === group && { isChosen: true }),
  });
  const filled = GROUPS.filter((each) => countOf(each, heads) > 0);
  if (filled.length === 0 && !group) return [];
  const of = (each: Group, count: number) => to(attendees.filter(nameOfGroup(each, reader), count), each);
  return [
    to(attendees.all(total)),
    ...(stays?.unanswered || group === 'unanswered' ? [of('unanswered', stays?.unanswered ?? 0)] : []),
    ...filled.map((each) => of(each, countOf(each, heads))),
  ];
}

function actionButtons({ seminar, shown, group, page, files }: AttendeeList, { language, now }: Reader): Button[][] {
  const attendees = attendeeWords[language];
  const attendeeList = attendeeListWords[language];
  const id = seminar.id;
  const isPublic = seminar.status === 'announced' || seminar.status === 'cancelled';
  const isOn = seminar.status === 'announced' && isBefore(now, seminar.endsAt);
  const pick = { do: 'open-pick-attendee', seminar: id, page: page.shown, ...(group && { group }) } as const;
  const buttons: (Button | false)[] = [
    isOn && {
      kind: 'command',
      label: attendees.add,
      command: { do: 'open-attendee-form', seminar: id },
      style: 'primary',
    },
    shown.length > 0 && { kind: 'command', label: attendees.pick, command: pick },
    seminarPhase(seminar, now) === 'closed' && {
      kind: 'command',
      label: attendees.letIn,
      command: { do: 'open-let-in', seminar: id },
    },
    isPublic && { kind: 'command', label: attendeeList.mailings, command: { do: 'mailings', seminar: id } },
  ];
  const links: Button[] = files
    ? [
        { kind: 'link', label: attendees.excel, url: files.xlsx },
        { kind: 'link', label: attendees.csv, url: files.csv },
      ]
    : [];
  return [buttons.filter((button) => button !== false), links];
}

/** Several whom a search found: each with a way in. */
export function foundCard(
  { seminar, found, total }: { seminar: Seminar; found: Attendee[]; total: number },
  reader: Reader,
): Card {
  const attendees = attendeeWords[reader.language];
  const command = (attendee: Attendee) =>
    ({ do: 'attendee', seminar: seminar.id, person: attendee.rsvp.personId }) as const;
  return {
    summary: attendees.found(total),
    title: attendees.found(total),
    text: total > found.length ? [attendees.narrow] : [],
    lists: [
      {
        title: '',
        rows: found.map((attendee) => ({
          label: labelOf(attendee, reader),
          note: attendees.said(answerOf({ seminar, attendee, place: undefined, isLetIn: false }, reader)),
          command: command(attendee),
        })),
      },
    ],
    buttons: [[backToList(seminar, reader)]],
  };
}
