// The people of a seminar as organizers see them: the list, and what a search found. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { backToSeminar, badgeOf } from '../seminars/seminar.cards.ts';
import { type HeadCount, isBefore, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { lengthOf, shortened } from '../text/length.ts';
import { answerOf, backToList, headsFact, labelOf, toneOf } from './attendee.cards.ts';
import { type Attendee, GROUPS, type Group, groupOf, isAskingAnew, type StayCount, stayOf } from './attendee.ts';
import { attendeeWords } from './attendee.words.ts';
import { attendeeListWords } from './attendee-list.words.ts';

/** A page's lines together fit one text of a LINE bubble; the person's own page shows all. */
const LONGEST_LINE = 74;

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
    facts: [
      headsFact(heads, reader),
      ...(list.stays
        ? [{ label: attendeeWords[reader.language].stay, value: attendeeWords[reader.language].stayLine(list.stays) }]
        : []),
    ],
    text: [
      ...(shown.length === 0 ? [attendeeList.nobody] : linesOf(list, reader)),
      ...(page.pages > 1 ? [paging.pages(page.shown, page.pages)] : []),
    ],
    buttons: [
      groupButtons(list, reader),
      ...pageButtons(page, turn, reader),
      ...actionButtons(list, reader),
      [backToSeminar(seminar, reader)],
    ].filter((row) => row.length > 0),
  };
}

function linesOf({ seminar, shown, group, heads, stays }: AttendeeList, reader: Reader): string[] {
  const attendees = attendeeWords[reader.language];
  const attendeeList = attendeeListWords[reader.language];
  const block = (name: string, count: number, members: Attendee[]) => {
    const lines = members.map((member) => nameLine(member, { seminar, group }, reader));
    return `${attendeeList.group(name, count)}\n${lines.join('\n')}`;
  };
  if (group === 'party') return [block(attendees.party, heads.party, shown)];
  if (group === 'unanswered') return [block(attendees.stays.unanswered, stays?.unanswered ?? shown.length, shown)];
  return GROUPS.flatMap((each) => {
    const members = each === 'party' ? [] : shown.filter(({ rsvp }) => groupOf(rsvp) === each);
    if (each === 'party' || members.length === 0) return [];
    return [block(attendeeList.groups[each], countOf(each, heads), members)];
  });
}

/** Where one telephones, with what is known of how to. */
function nameLine(
  { rsvp, hasAccount, isReachable, note, ...person }: Attendee,
  { seminar, group }: Pick<AttendeeList, 'seminar' | 'group'>,
  { language, now }: Reader,
): string {
  const attendees = attendeeWords[language];
  const attendeeList = attendeeListWords[language];
  const stay = isAskingAnew(seminar, now) && stayOf(rsvp, seminar);
  const marks = [
    stay && group !== 'unanswered' && attendees.stayMarks[stay],
    rsvp.isAtParty && attendeeList.partyMark,
    rsvp.isLateWithdrawal && attendeeList.lateMark,
    !hasAccount && attendees.byHandMark,
    hasAccount && !isReachable && attendees.unreachableMark,
  ]
    .filter(Boolean)
    .join('');
  const room = LONGEST_LINE - 1 - lengthOf(marks);
  const label = labelOf(person, { language });
  return `・${shortened(group === 'unanswered' && note ? `${label} ${note}` : label, room)}${marks}`;
}

function countOf(group: (typeof GROUPS)[number], heads: HeadCount): number {
  if (group === 'on_site') return heads.onSite;
  return group === 'online' ? heads.online : heads[group];
}

/** One for each group that has anyone, and the way back to all. */
function groupButtons({ seminar, heads, stays, group, total }: AttendeeList, { language }: Reader): Button[] {
  const attendees = attendeeWords[language];
  const attendeeList = attendeeListWords[language];
  const to = (label: string, each?: Group): Button => ({
    kind: 'command',
    label,
    command: { do: 'attendees', seminar: seminar.id, ...(each && { group: each }) },
    ...(each === group && { style: 'primary' }),
  });
  const filled = GROUPS.filter((each) => countOf(each, heads) > 0);
  if (filled.length === 0 && !group) return [];
  const label = (each: (typeof GROUPS)[number]) =>
    attendees.filter(each === 'party' ? attendees.party : attendeeList.groups[each], countOf(each, heads));
  const unanswered = attendees.filter(attendees.stays.unanswered, stays?.unanswered ?? 0);
  return [
    to(attendees.all(total)),
    ...(stays?.unanswered || group === 'unanswered' ? [to(unanswered, 'unanswered')] : []),
    ...filled.map((each) => to(label(each), each)),
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
    items: found.map((attendee) => ({
      summary: attendee.name,
      badge: {
        text: answerOf({ seminar, attendee, place: undefined, isLetIn: false }, reader),
        tone: toneOf(attendee),
      },
      title: labelOf(attendee, reader),
      buttons: [[{ kind: 'command', label: attendees.open, command: command(attendee) }]],
    })),
    buttons: [[backToList(seminar, reader)]],
  };
}
