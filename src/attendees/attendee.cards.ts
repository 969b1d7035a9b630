// One of a seminar's people as organizers see them, and what may be done about them. Plain data.
import type { Button, Card, Fact } from '../cards/card.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import { partyAnswerOf } from '../rsvps/rsvp.cards.ts';
import { rsvpWords } from '../rsvps/rsvp.words.ts';
import { momentOf } from '../seminars/seminar.cards.ts';
import { type HeadCount, isBefore, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { shortened } from '../text/length.ts';
import { type Attendee, isAskingAnew, stayOf } from './attendee.ts';
import { attendeeWords } from './attendee.words.ts';
import { attendeeListWords } from './attendee-list.words.ts';

export interface OneAttendee {
  seminar: Seminar;
  attendee: Attendee;
  /** In the line, from 1. */
  place: number | undefined;
  isLetIn: boolean;
}

/** One person: what they answered and what may be done about it. `said`: what just happened. */
export function attendeeCard(one: OneAttendee, reader: Reader, said?: string): Card {
  const { attendee } = one;
  const title = attendee.name || plainWords[reader.language].nameless;
  return {
    summary: said ?? title,
    badge: { text: answerOf(one, reader), tone: toneOf(attendee) },
    title,
    text: said ? [said] : [],
    facts: personFacts(one, reader),
    buttons: personButtons(one, reader),
  };
}

/** Answers by kind, in a line, who was offered a seat, and who gave their seat back too late. */
/** Who attends, unless the seats say so, and of the other answers those that were given. */
export function headsFact(heads: HeadCount, { hasSeats }: { hasSeats: boolean }, { language }: Reader): Fact[] {
  const { heads: label, counts } = attendeeListWords[language];
  const { waitlisted, declined, materials, party } = heads;
  const others = Object.entries({ waitlisted, declined, materials, party }).filter(([, count]) => count > 0);
  const parts = [
    ...(hasSeats ? [] : [counts.attending(heads.onSite + heads.online)]),
    ...others.map(([answer, count]) => counts[answer as keyof typeof counts](count)),
  ];
  const lines = [parts.join(seminarWords[language].separator), ...headRemarks(heads, { language })].filter(Boolean);
  return lines.length > 0 ? [{ label, value: lines.join('\n') }] : [];
}

/** Who was offered a seat, and who gave theirs back too late. */
export function headRemarks(heads: HeadCount, { language }: Pick<Reader, 'language'>): string[] {
  const attendeeList = attendeeListWords[language];
  const offered = heads.offeredOnSite + heads.offeredOnline;
  return [
    ...(offered > 0 ? [attendeeList.offered(offered)] : []),
    ...(heads.lateWithdrawals > 0 ? [attendeeList.late(heads.lateWithdrawals)] : []),
  ];
}

export function answerOf({ attendee: { rsvp }, place }: OneAttendee, { language }: Reader): string {
  const { mine } = rsvpWords[language];
  if (rsvp.standing === 'waitlisted') return mine.waitlisted(place ?? 1);
  return rsvp.standing === 'attending' ? mine[rsvp.mode ?? 'attending'] : mine[rsvp.standing];
}

export function toneOf({ rsvp }: Attendee): NonNullable<Card['badge']>['tone'] {
  if (rsvp.standing === 'attending') return 'open';
  return rsvp.standing === 'waitlisted' ? 'full' : 'closed';
}

function personFacts({ seminar, attendee, isLetIn }: OneAttendee, reader: Reader): Fact[] {
  const attendees = attendeeWords[reader.language];
  const { rsvp, organization, note, hasAccount, isReachable } = attendee;
  const facts: Fact[] = [{ label: attendees.seminar, value: seminar.title }];
  if (organization) facts.push({ label: attendees.organization, value: organization });
  if (note) facts.push({ label: attendees.note, value: note });
  if (seminar.party && rsvp.standing === 'attending') {
    facts.push({ label: attendees.party, value: partyAnswerOf(rsvp, reader) });
  }
  facts.push({ label: attendees.answeredAt, value: momentOf(rsvp.answeredAt, seminar, reader) });
  const stay = isAskingAnew(seminar, reader.now) && stayOf(rsvp, seminar);
  if (stay) facts.push({ label: attendees.stay, value: attendees.stays[stay] });
  const remarks = [
    rsvp.isLateWithdrawal && attendees.late,
    isLetIn && attendees.isLetIn,
    !hasAccount && attendees.byHand,
    hasAccount && !isReachable && attendees.unreachable,
  ].filter((remark) => remark !== false);
  if (remarks.length > 0) facts.push({ label: attendees.remarks, value: remarks.join('\n') });
  return facts;
}

function personButtons({ seminar, attendee, isLetIn }: OneAttendee, { language, now }: Reader): Button[][] {
  const attendees = attendeeWords[language];
  const { rsvp, hasAccount } = attendee;
  const whom = { seminar: seminar.id, person: rsvp.personId };
  const isOn = seminar.status === 'announced' && isBefore(now, seminar.endsAt);
  const actions: (Button | false)[] = [
    isOn &&
      rsvp.standing === 'waitlisted' && {
        kind: 'command',
        label: attendees.seat,
        command: { do: 'seat-person', ...whom },
        style: 'primary',
      },
    hasAccount &&
      !isLetIn &&
      seminarPhase(seminar, now) === 'closed' && {
        kind: 'command',
        label: attendees.letIn,
        command: { do: 'let-in', ...whom },
      },
    { kind: 'command', label: attendees.edit, command: { do: 'open-attendee-form', ...whom } },
    !hasAccount && {
      kind: 'command',
      label: attendees.remove,
      command: { do: 'ask-remove-attendee', ...whom },
      style: 'danger',
    },
  ];
  return [actions.filter((button) => button !== false), [backToList(seminar, { language })]];
}

export function backToList(seminar: Pick<Seminar, 'id'>, { language }: Pick<Reader, 'language'>): Button {
  return { kind: 'command', label: attendeeWords[language].back, command: { do: 'attendees', seminar: seminar.id } };
}

/** Asks before what cannot be undone; LINE and the pages have no dialog of their own. */
export function askCard(
  one: OneAttendee,
  { text, yes, command }: { text: string; yes: string; command: Extract<Button, { kind: 'command' }>['command'] },
  reader: Reader,
): Card {
  const attendees = attendeeWords[reader.language];
  const { seminar, attendee } = one;
  const back = { do: 'attendee', seminar: seminar.id, person: attendee.rsvp.personId } as const;
  return {
    summary: text,
    title: attendee.name || plainWords[reader.language].nameless,
    text: [text],
    buttons: [
      [
        { kind: 'command', label: yes, command, style: 'danger' },
        { kind: 'command', label: attendees.no, command: back },
      ],
    ],
  };
}

export const MOST_NAMED = 15;
/** So many lines fit one text of a LINE bubble. */
const LONGEST_NAMED = 110;

/** Whom the bot cannot reach, one a line, each with what is known of how to reach them otherwise. */
export function unreachedNames(unreached: Named[], reader: Reader): string {
  const attendees = attendeeWords[reader.language];
  const lines = unreached.slice(0, MOST_NAMED).map((each) => contactLine(each, reader));
  const others = unreached.length - lines.length;
  return [...lines, ...(others > 0 ? [attendees.andOthers(others)] : [])].join('\n');
}

/** One to telephone, with what is known of how. */
export function contactLine(who: Named, reader: Reader): string {
  const line = [labelOf(who, reader), who.note].filter(Boolean).join(' ');
  return `・${shortened(line, LONGEST_NAMED)}`;
}

type Named = Pick<Attendee, 'name' | 'organization' | 'note'>;

/** What to do about them; empty when there are none. */
export function unreachedTexts(unreached: Attendee[], reader: Reader): string[] {
  if (unreached.length === 0) return [];
  return [`${attendeeWords[reader.language].unreached(unreached.length)}\n${unreachedNames(unreached, reader)}`];
}

/** 田中 太一（港湾課） */
export function labelOf(
  { name, organization }: Pick<Attendee, 'name' | 'organization'>,
  { language }: Pick<Reader, 'language'>,
) {
  const shown = name || plainWords[language].nameless;
  return organization ? plainWords[language].withMore(shown, organization) : shown;
}
