// One seminar as organizers see it on the desk and on the Home tab. Plain data.

import { headsFact } from '../attendees/attendee.cards.ts';
import type { Button, Card, Fact } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { tellFriendsButtons } from '../changes/friend.cards.ts';
import type { FriendCount } from '../changes/friend.ts';
import { untoldButton } from '../changes/untold.cards.ts';
import { untoldWords } from '../changes/untold.words.ts';
import type { Guest } from '../checkins/checkin.ts';
import { guestRows } from '../checkins/door.cards.ts';
import { doorWords } from '../checkins/door.words.ts';
import { hostWords } from '../seminars/host.words.ts';
import { badgeOf, headFacts, momentOf, seminarFacts, whenOf } from '../seminars/seminar.cards.ts';
import { type HeadCount, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { surveyClosesAt } from '../surveys/survey.ts';
import { surveyWords } from '../surveys/survey.words.ts';
import { deskWords } from './desk.words.ts';
import { foldedButtons, mainButtons, rareButtons, usualButtons } from './desk-buttons.cards.ts';
import { stageOf } from './stage.ts';

/** A seminar with all that the desk says of it. */
export interface InHand {
  seminar: Seminar;
  heads: HeadCount;
  /** Who has a seat, the largest organisation first; '' is of none. */
  organizations: { organization: string; count: number }[];
  /** Names; none: all of them lost the role. */
  coordinators: string[];
  /** How many were checked in; of one whose door is open, or that is running. */
  checkedIn?: number;
  /** Who wrote their name on the door's page and waits for a yes. */
  guests: Guest[];
  /** Of one whose survey is open. */
  survey?: { asked: number; answered: number };
  /** How many people have to be telephoned, since urgent messages did not reach them. */
  untold: number;
  /** LINE's friends whom it would be news to that it moved or is cancelled. */
  friends?: FriendCount;
  /** Who was there; of one that is over. */
  attendance?: Fact[];
}

/** Of those who wait at the door, so many at once; with each one settled the next comes. */
const GUESTS_IN_LIST = 1;
const GUESTS_ALONE = 3;

const NO_FRIENDS: FriendCount = { people: 0, pushes: 0 };

/** Its counts, and what is most often done about it now; the rest is one tap away. `own`: what its reader answered. */
export function shortItem(inHand: InHand, reader: Reader, own?: Pick<Card, 'facts'> & { button: Button }): Card {
  const { seminar } = inHand;
  const more: Button = {
    kind: 'command',
    label: deskWords[reader.language].more,
    command: { do: 'desk', seminar: seminar.id },
  };
  const isOrphan = inHand.coordinators.length === 0;
  return {
    ...headOf(inHand, reader),
    facts: [
      ...stageFacts(inHand, reader),
      ...untoldFacts(inHand, reader),
      ...(isOrphan ? [coordinatorsFact(inHand, reader)] : []),
      ...(own?.facts ?? []),
    ],
    buttons: [
      ...guestRows(inHand.guests, { seminar, most: GUESTS_IN_LIST }, reader),
      [
        ...untoldButtons(inHand, reader),
        ...mainButtons(seminar, { isOrphan }, reader),
        ...(own ? [own.button] : []),
        more,
      ],
    ],
  };
}

/** A row that opens it: when it is, how full, and what cannot wait. */
export function rowItem(inHand: InHand, reader: Reader): Card {
  const { seminar } = inHand;
  const label = deskWords[reader.language].more;
  return {
    ...headOf(inHand, reader),
    text: [whenOf(seminar, reader)],
    facts: [
      ...countFacts(inHand, reader),
      ...untoldFacts(inHand, reader),
      ...(inHand.coordinators.length === 0 ? [coordinatorsFact(inHand, reader)] : []),
    ],
    buttons: [[{ kind: 'command', label, command: { do: 'desk', seminar: seminar.id } }]],
  };
}

/** For a page: what is likeliest now, and all else in its fold. `others`: what a page alone can do. */
export function foldedItem(inHand: InHand, others: Button[], reader: Reader): Card {
  const { seminar, guests } = inHand;
  const untold = untoldButtons(inHand, reader);
  const asked = guestRows(guests, { seminar, most: GUESTS_ALONE }, reader);
  const isMain = untold.length + asked.length === 0;
  const isOrphan = inHand.coordinators.length === 0;
  const { shown, more } = foldedButtons(seminar, { isOrphan, isMain, others }, reader);
  const friends = tellFriendsButtons(seminar, inHand.friends ?? NO_FRIENDS, reader);
  return {
    ...wholeItem(inHand, reader),
    buttons: [untold, ...asked, shown, friends].filter((row) => row.length > 0),
    more,
  };
}

/** All that is known of it, and all that can be done about it. */
export function wholeItem(inHand: InHand, reader: Reader): Card {
  const { seminar, guests } = inHand;
  return {
    ...headOf(inHand, reader),
    facts: [
      ...stageFacts(inHand, reader, { isWhole: true }),
      ...untoldFacts(inHand, reader),
      ...(inHand.attendance ?? []),
      ...organizationsFact(inHand, reader),
      coordinatorsFact(inHand, reader),
    ],
    buttons: [
      untoldButtons(inHand, reader),
      ...guestRows(guests, { seminar, most: GUESTS_ALONE }, reader),
      tellFriendsButtons(seminar, inHand.friends ?? NO_FRIENDS, reader),
      usualButtons(seminar, reader),
    ].filter((row) => row.length > 0),
    more: rareButtons(seminar, reader),
  };
}

function headOf({ seminar, heads }: InHand, reader: Reader): Card {
  const isAsked = stageOf(seminar, reader.now) === 'surveys';
  const badge: Card['badge'] = isAsked
    ? { text: deskWords[reader.language].stages.surveys, tone: 'notice' }
    : badgeOf(seminar, heads, reader);
  return { summary: seminar.title, badge, title: seminar.title };
}

function stageFacts(inHand: InHand, reader: Reader, { isWhole = false } = {}): Fact[] {
  const { seminar } = inHand;
  const text = seminarWords[reader.language];
  const hasDeadline = seminarPhase(seminar, reader.now) === 'open';
  const all = seminarFacts(seminar, reader, { hasDeadline });
  const short = new Set<string>([text.when, text.deadline]);
  return [...(isWhole ? all : all.filter(({ label }) => short.has(label))), ...countFacts(inHand, reader)];
}

/** How far it has got: of a draft when it is announced, then heads, the door, the survey. */
function countFacts({ seminar, heads, checkedIn, guests, survey }: InHand, reader: Reader): Fact[] {
  const desk = deskWords[reader.language];
  const stage = stageOf(seminar, reader.now);
  if (stage === 'drafts') {
    const { announceAt } = seminar;
    return announceAt ? [{ label: desk.announceAt, value: momentOf(announceAt, seminar, reader) }] : [];
  }
  const isOver = stage === 'surveys' || stage === 'past';
  const seats = seminar.seats !== null || isOver ? headFacts(seminar, heads, reader).slice(0, 1) : [];
  const facts = [...seats, ...headsFact(heads, { hasSeats: seats.length > 0 }, reader)];
  if (checkedIn !== undefined || guests.length > 0) facts.push(doorFact(checkedIn ?? 0, guests.length, reader));
  if (survey) {
    const until = momentOf(surveyClosesAt(seminar), seminar, reader);
    facts.push({ label: surveyWords[reader.language].title, value: desk.responses({ ...survey, until }) });
  }
  return facts;
}

const ORGANIZATIONS_SHOWN = 5;

/** Who comes by organisation; nothing where nobody told one. */
function organizationsFact({ organizations }: InHand, { language }: Reader): Fact[] {
  const desk = deskWords[language];
  const known = organizations.filter(({ organization }) => organization !== '');
  if (known.length === 0) return [];
  const rest = known.slice(ORGANIZATIONS_SHOWN).reduce((sum, { count }) => sum + count, 0);
  const none = organizations.find(({ organization }) => organization === '')?.count ?? 0;
  const parts = [
    ...known.slice(0, ORGANIZATIONS_SHOWN).map(({ organization, count }) => desk.ofOrganization(organization, count)),
    ...(rest > 0 ? [desk.ofOthers(rest)] : []),
    ...(none > 0 ? [desk.ofNone(none)] : []),
  ];
  return [{ label: desk.organizations, value: parts.join(seminarWords[language].separator) }];
}

function untoldFacts({ untold }: InHand, { language }: Reader): Fact[] {
  const untoldText = untoldWords[language];
  return untold > 0 ? [{ label: untoldText.title, value: untoldText.people(untold) }] : [];
}

/** Before all else: somebody may stand before the door. */
function untoldButtons({ seminar, untold }: InHand, reader: Reader): Button[] {
  return untold > 0 ? [untoldButton(seminar, reader, 'primary')] : [];
}

/** Who waits for a yes is not nobody, nor in already. */
function doorFact(checkedIn: number, waiting: number, { language }: Reader): Fact {
  const desk = deskWords[language];
  const door = doorWords[language];
  const seminar = seminarWords[language];
  const present = checkedIn > 0 || waiting === 0 ? [desk.people(checkedIn)] : [];
  const toConfirm = waiting > 0 ? [door.waiting(waiting)] : [];
  const label = present.length > 0 ? desk.checkedIn : door.title;
  return { label, value: [...present, ...toConfirm].join(seminar.separator) };
}

function coordinatorsFact({ coordinators }: InHand, { language }: Reader): Fact {
  return { label: hostWords[language].parts.coordinator, value: coordinators.join('、') || hostWords[language].orphan };
}
