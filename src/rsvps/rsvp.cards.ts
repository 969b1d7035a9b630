// What a person sees of their own answer. Plain data.
import type { Card, Fact } from '../cards/card.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import { announcementCard, badgeOf, deadlineOf, isPartyFull, seminarFacts, whenOf } from '../seminars/seminar.cards.ts';
import { isBefore, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { formatTime } from '../text/dates.ts';
import type { Mine } from './mine.ts';
import { nextSteps } from './next-steps.cards.ts';
import type { ClaimRefusal } from './offer.ts';
import type { AnswerRefusal, PartyRefusal, Rsvp } from './rsvp.ts';
import { rsvpWords } from './rsvp.words.ts';

type Lead = 'stays_online' | 'party' | 'materials_sent' | 'materials_held' | 'given_up' | 'passed_on';

/** The confirmation of an answer, with everything one needs next. */
export function answeredCard(mine: Mine, reader: Reader, lead?: Lead): Card {
  const { seminar, rsvp } = mine;
  const { language } = reader;
  const isAttending = rsvp?.standing === 'attending';
  const heading = headingOf(mine, reader, lead);
  return {
    summary: plainWords[language].about(heading, seminar.title),
    badge: { text: heading, tone: isAttending ? 'open' : rsvp?.standing === 'waitlisted' ? 'full' : 'closed' },
    title: seminar.title,
    text: explanationOf(mine, reader, lead),
    facts: isAttending
      ? [...seminarFacts(seminar, reader, { mode: rsvp.mode, hasDeadline: false }), ...partyFact(mine, reader)]
      : [whenFact(mine, reader)],
    ...nextSteps(mine, reader),
    // A seat that went on does not come back.
    note: lead === 'passed_on' ? undefined : noteOf(seminar, reader, isAttending),
  };
}

export type Refusal = AnswerRefusal | PartyRefusal | ClaimRefusal;

/** A tap that does not count, told kindly, and whom to ask. */
export function refusedCard(mine: Mine, why: Refusal, coordinatorName: string, reader: Reader): Card {
  const rsvp = rsvpWords[reader.language];
  const said = rsvp.refused[why];
  const text = typeof said === 'string' ? said : said(deadlineOf(mine.seminar, reader));
  const isAboutTime = why === 'closed' || why === 'party_closed' || why === 'started';
  const whom = coordinatorName ? rsvp.named(coordinatorName) : rsvp.someone;
  const isFull = why === 'party_full';
  return {
    summary: text,
    badge: isFull ? { text: rsvp.partyFull, tone: 'full' } : badgeOf(mine.seminar, mine.heads, reader),
    title: mine.seminar.title,
    text: [text, ...(isFull ? [rsvp.seatStays] : []), ...(isAboutTime ? [rsvp.askWhom(whom)] : [])],
    facts: [
      ...(mine.rsvp ? [answerFact(mine, reader)] : []),
      whenFact(mine, reader),
      ...(isFull ? partyFact(mine, reader) : []),
    ],
    ...nextSteps(mine, reader),
  };
}

/**
 * One seminar as the person sees it: the announcement and what they answered (nothing yet, when it is new). `isSent`: by
 * the bot's own accord. On LINE such a card stays as it is, and many get the same.
 */
export function ownSeminarCard(
  mine: Mine,
  reader: Reader,
  { isAnnouncement = false, isSent = false }: { isAnnouncement?: boolean; isSent?: boolean } = {},
): Card {
  const isKept = (isSent || isAnnouncement) && !reader.place.keepsCurrent;
  const announcement = announcementCard(mine.seminar, mine.heads, reader, { isKept });
  const facts = [...(isAnnouncement && !mine.rsvp ? [] : [answerFact(mine, reader)]), ...(announcement.facts ?? [])];
  return { ...announcement, facts, ...nextSteps(mine, reader) };
}

function headingOf({ rsvp, place, seminar }: Mine, { language }: Reader, lead: Lead | undefined): string {
  const text = rsvpWords[language];
  if (lead === 'party' && rsvp) return rsvp.isAtParty ? text.partyJoined : text.partyLeft;
  if (rsvp?.standing === 'attending') {
    if (rsvp.mode === 'online') return text.attendingOnline;
    return seminar.format === 'both' ? text.attendingOnSite : text.attending;
  }
  if (rsvp?.standing === 'waitlisted') return text.waitlisted(place ?? 1);
  if (rsvp?.standing === 'materials') return text.materials;
  return rsvp?.isLateWithdrawal || lead === 'given_up' || lead === 'passed_on' ? text.withdrawn : text.declined;
}

function explanationOf(mine: Mine, { language, now }: Reader, lead: Lead | undefined): string[] {
  const text = rsvpWords[language];
  const { rsvp, seminar } = mine;
  if (lead === 'stays_online') return [text.staysOnline];
  if (rsvp?.standing === 'attending') {
    const isOnOffer = seminar.party && !isPartyFull(seminar, mine.heads) && isBefore(now, seminar.deadlineAt);
    return isOnOffer && !rsvp.isAtParty && lead !== 'party' ? [text.askParty] : [];
  }
  if (rsvp?.standing === 'waitlisted')
    return [isBefore(now, seminar.deadlineAt) ? text.waitlistedText : text.waitlistedLateText];
  if (rsvp?.standing === 'materials') {
    if (lead === 'materials_held') return [text.materialsHeldText];
    return [lead === 'materials_sent' ? text.materialsSentText : text.materialsText];
  }
  if (lead === 'passed_on') return [text.passedOn, text.declinedText];
  return [rsvp?.isLateWithdrawal ? text.withdrawnText : text.declinedText];
}

function noteOf(seminar: Seminar, reader: Reader, isAttending: boolean): string | undefined {
  const text = rsvpWords[reader.language];
  const phase = seminarPhase(seminar, reader.now);
  if (phase === 'open') return text.changeUntil(deadlineOf(seminar, reader));
  return phase === 'closed' && isAttending ? text.withdrawUntilStart : undefined;
}

export function partyFact({ seminar, rsvp, heads }: Pick<Mine, 'seminar' | 'rsvp' | 'heads'>, reader: Reader): Fact[] {
  const { language } = reader;
  const { party } = seminar;
  if (!party) return [];
  const time = seminarWords[language].partyFrom(formatTime(party.startsAt, seminar.timeZone));
  const isClosedOut = !rsvp?.isAtParty && isPartyFull(seminar, heads);
  const answer = isClosedOut ? rsvpWords[language].full : partyAnswerOf(rsvp, reader);
  const value = seminarWords[language].partyLine({ time, place: party.place, fee: party.fee, heads: '' });
  return [{ label: seminarWords[language].party, value: plainWords[language].withMore(value, answer) }];
}

/** Whether they go to the after-party, as far as they have said. */
export function partyAnswerOf(
  rsvp: Pick<Rsvp, 'isAtParty' | 'partyAnsweredAt'> | null,
  { language }: Pick<Reader, 'language'>,
): string {
  const { mine } = rsvpWords[language];
  if (rsvp?.isAtParty) return mine.attending;
  return rsvp?.partyAnsweredAt ? mine.declined : mine.none;
}

function answerFact(mine: Mine, reader: Reader): Fact {
  return { label: rsvpWords[reader.language].yourAnswer, value: standingOf(mine, reader) };
}

function whenFact({ seminar }: Mine, reader: Reader): Fact {
  return { label: seminarWords[reader.language].when, value: whenOf(seminar, reader) };
}

export function standingOf({ rsvp, place, seminar }: Mine, { language }: Reader): string {
  const { mine } = rsvpWords[language];
  if (!rsvp) return mine.none;
  if (rsvp.standing === 'waitlisted') return mine.waitlisted(place ?? 1);
  if (rsvp.standing !== 'attending') return mine[rsvp.standing];
  return seminar.format === 'both' && rsvp.mode ? mine[rsvp.mode] : mine.attending;
}

/** Told to who came up from the waitlist. */
export function seatGivenCard(mine: Mine, reader: Reader): Card {
  const text = rsvpWords[reader.language];
  const card = answeredCard(mine, reader);
  return {
    ...card,
    summary: text.seatGivenSummary(mine.seminar.title),
    badge: { text: text.seatGiven, tone: 'open' },
    text: [text.seatGivenText, ...(card.text ?? [])],
  };
}

/** Told to whom an organizer lets answer late. */
export function letInCard(mine: Mine, reader: Reader): Card {
  const text = rsvpWords[reader.language];
  const card = ownSeminarCard(mine, reader);
  return {
    ...card,
    summary: text.letInSummary(mine.seminar.title),
    badge: { text: text.letIn, tone: 'open' },
    text: [text.letInText, ...(card.text ?? [])],
  };
}

/** Told to those who would have come. `calendarUrl`: takes it out of their calendar. */
export function cancelledCard(
  seminar: Seminar,
  { reason = '', calendarUrl }: { reason?: string; calendarUrl?: string },
  reader: Reader,
): Card {
  const text = rsvpWords[reader.language];
  const shared = seminarWords[reader.language];
  return {
    summary: text.cancelledSummary(seminar.title),
    badge: { text: text.cancelledBadge, tone: 'closed' },
    title: seminar.title,
    text: [text.cancelledText, ...(reason ? [reason] : [])],
    facts: [{ label: shared.when, value: whenOf(seminar, reader) }],
    buttons: calendarUrl ? [[{ kind: 'link', label: text.updateCalendar, url: calendarUrl }]] : [],
  };
}
