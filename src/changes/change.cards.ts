// What people are told when a seminar they come to or wait for was edited. Plain data.
import type { Button, Card, Fact } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { ChangedThing, Stand } from '../rsvps/change.ts';
import type { Mine } from '../rsvps/mine.ts';
import { offerWords } from '../rsvps/offer.words.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import { seminarFacts, whenBeside, whenOf } from '../seminars/seminar.cards.ts';
import { isBefore, type Seminar, type SeminarDetails, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { formatTime } from '../text/dates.ts';
import { changeWords } from './change.words.ts';
import { editWords } from './edit.words.ts';

interface Change {
  /** What they last knew. */
  before: SeminarDetails;
  was: Stand;
  things: ChangedThing[];
}

/** What was and what is now; asks whether they still come when the time is another. */
export function changedCard(mine: Mine & { rsvp: Rsvp }, change: Change, reader: Reader): Card {
  const { seminar, rsvp } = mine;
  const changed = changeWords[reader.language];
  const isMoved = change.things.includes('time');
  const isDeadlineMoved = !change.before.deadlineAt.equals(seminar.deadlineAt);
  const hasDeadline = isDeadlineMoved && isBefore(reader.now, seminar.deadlineAt);
  const earlier = { ...seminar, ...change.before };
  const was = factsOf(earlier, { ...change.was, hasDeadline }, reader);
  const is = factsOf(seminar, { ...rsvp, isAtParty: change.was.isAtParty, hasDeadline }, reader);
  return {
    summary: isMoved ? changed.movedSummary(seminar.title, whenOf(seminar, reader)) : changed.summary(seminar.title),
    badge: { text: isMoved ? changed.moved : changed.title, tone: 'notice' },
    title: seminar.title,
    text: [isMoved ? changed.movedText[rsvp.standing === 'waitlisted' ? 'waitlisted' : 'attending'] : changed.text],
    facts: is.map((fact) => {
      const isWhen = fact.label === seminarWords[reader.language].when;
      return withBefore(fact, was, isWhen ? whenBeside(earlier, seminar, reader) : undefined, reader);
    }),
    buttons: buttonsOf(mine, isMoved, reader),
    // Who waits has no calendar's button.
    note: isMoved && rsvp.standing === 'attending' ? changed.calendarNote : undefined,
  };
}

/** The link is theirs who attend; the after-party theirs who go there; a deadline that moved is named. */
function factsOf(seminar: Seminar, stand: Stand & { hasDeadline: boolean }, reader: Reader): Fact[] {
  const mode = stand.standing === 'attending' ? stand.mode : undefined;
  const facts = seminarFacts(seminar, reader, { mode, hasDeadline: stand.hasDeadline });
  if (!stand.isAtParty) return facts;
  return [...facts, { label: seminarWords[reader.language].party, value: partyOf(seminar, reader) }];
}

function partyOf({ party, timeZone }: Seminar, { language }: Reader): string {
  if (!party) return changeWords[language].noParty;
  const time = seminarWords[language].partyFrom(formatTime(party.startsAt, timeZone));
  return seminarWords[language].partyLine({ time, place: party.place, fee: party.fee, heads: '' });
}

/** `said`: what it was in shorter words. */
function withBefore(fact: Fact, was: Fact[], said: string | undefined, { language }: Reader): Fact {
  const before = was.find(({ label }) => label === fact.label);
  if (!before || before.value === fact.value || fact.url) return fact;
  return { ...fact, value: changeWords[language].fromTo(said ?? before.value, fact.value) };
}

function buttonsOf(
  { seminar, rsvp, calendarUrl }: Mine & { rsvp: Rsvp },
  isMoved: boolean,
  reader: Reader,
): Button[][] {
  const text = seminarWords[reader.language];
  const changed = changeWords[reader.language];
  const phase = seminarPhase(seminar, reader.now);
  if (phase !== 'open' && phase !== 'closed') return [];
  const isAttending = rsvp.standing === 'attending';
  const leave: Button = {
    kind: 'command',
    label: isAttending ? text.cannotCome : text.leaveWaitlist,
    command: { do: 'answer', seminar: seminar.id, edition: seminar.edition, answer: 'declined' },
  };
  // The same answer once more is the word that it stands.
  const stay: Button = {
    kind: 'command',
    label: isAttending ? changed.stillComing : changed.stillWaiting,
    command: { do: 'answer', seminar: seminar.id, edition: seminar.edition, answer: rsvp.mode ?? 'on_site' },
    style: 'primary',
  };
  const calendar: Button = { kind: 'link', label: changed.calendar, url: calendarUrl };
  return [[...(isMoved ? [stay] : []), leave, ...(isAttending ? [calendar] : [])]];
}

/** There are fewer seats now. */
export function seatLostCard(mine: Mine, { hadParty }: { hadParty: boolean }, reader: Reader): Card {
  const { seminar, place } = mine;
  const edit = editWords[reader.language];
  const text = seminarWords[reader.language];
  const offer = offerWords[reader.language];
  return {
    summary: offer.seatLostSummary(seminar.title),
    badge: { text: edit.seatLost, tone: 'full' },
    title: seminar.title,
    text: [edit.seatLostText(place ?? 1), ...(hadParty ? [edit.seatLostParty] : [])],
    facts: [{ label: text.when, value: whenOf(seminar, reader) }],
    buttons: [
      [
        {
          kind: 'command',
          label: text.leaveWaitlist,
          command: { do: 'answer', seminar: seminar.id, edition: seminar.edition, answer: 'declined' },
        },
      ],
    ],
  };
}
