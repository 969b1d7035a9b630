// What people see of a seminar: the announcement, and its lines that other cards share. Plain data.

import type { Button, Card, Fact } from '../cards/card.ts';
import { textBar } from '../cards/drawn.ts';
import { listWords } from '../cards/list.words.ts';
import type { Reader } from '../cards/reader.ts';
import type { Command } from '../commands.ts';
import { formatDeadline, formatInstant, formatRange, formatTime, formatTimes } from '../text/dates.ts';
import { coverOf } from './cover.cards.ts';
import {
  type AttendanceMode,
  type HeadCount,
  type Seminar,
  type SeminarPhase,
  seatsLeft,
  seminarPhase,
  tellsNumber,
  usedSeats,
} from './seminar.ts';
import { seminarWords } from './seminar.words.ts';

/**
 * The announcement, current: what it shows and which buttons it has depends on the time and the head-count. `isKept`: it
 * stays as it is sent, so it tells no numbers that change.
 */
export function announcementCard(
  seminar: Seminar,
  heads: HeadCount,
  reader: Reader,
  { isKept = false }: { isKept?: boolean } = {},
): Card {
  const { language } = reader;
  const phase = seminarPhase(seminar, reader.now);
  const isOpen = phase === 'open';
  return {
    summary: seminarWords[language].summaryNew(seminar.title, whenOf(seminar, reader)),
    ...(seminar.status !== 'cancelled' && { picture: coverOf(seminar, reader) }),
    badge: numbered(seminar, badgeOf(seminar, heads, reader), reader),
    title: seminar.title,
    text: [seminar.summary, seminar.status === 'cancelled' ? seminarWords[language].cancelledText : ''].filter(Boolean),
    facts: [
      ...seminarFacts(seminar, reader, { hasDeadline: isOpen || phase === 'closed' }),
      ...(isKept ? roomFacts(seminar, reader) : headFacts(seminar, heads, reader).map((fact) => withBar(fact, reader))),
    ],
    buttons: isOpen ? answerButtons(seminar, heads, reader) : lateButtons(seminar, reader),
  };
}

/** How it looks when it is announced, wherever that is read. */
export function newlyAnnouncedCard(seminar: Seminar, heads: HeadCount, reader: Reader): Card {
  const announced: Seminar = { ...seminar, status: 'announced', announcedAt: reader.now };
  return announcementCard(announced, heads, reader, { isKept: !reader.place.keepsCurrent });
}

/** 第126回・受付中 */
function numbered(
  { number, title }: Seminar,
  badge: NonNullable<Card['badge']>,
  { language }: Reader,
): NonNullable<Card['badge']> {
  const text = seminarWords[language];
  return number === null || tellsNumber(title)
    ? badge
    : { ...badge, text: `${text.number(number)}${text.separator}${badge.text}` };
}

export function badgeOf(seminar: Seminar, heads: HeadCount, { language, now }: Reader): NonNullable<Card['badge']> {
  const { badges } = seminarWords[language];
  const phase = seminarPhase(seminar, now);
  if (phase === 'open') {
    return isFull(seminar, heads) && seminar.format !== 'both'
      ? { text: badges.full, tone: 'full' }
      : { text: badges.open, tone: 'open' };
  }
  const tone = phase === 'draft' || phase === 'scheduled' || phase === 'running' ? 'notice' : 'closed';
  return { text: badges[phase], tone };
}

/** When, where, by whom. `mode`: for who attends so: just their place, and the link to join online. */
export function seminarFacts(
  seminar: Seminar,
  reader: Reader,
  { mode, hasDeadline = true }: { mode?: AttendanceMode | null; hasDeadline?: boolean } = {},
): Fact[] {
  const { language } = reader;
  const text = seminarWords[language];
  const facts: Fact[] = [{ label: text.when, value: whenOf(seminar, reader) }];
  if (hasDeadline) facts.push({ label: text.deadline, value: text.deadlineBy(deadlineOf(seminar, reader)) });
  facts.push({ label: text.where, value: whereOf(seminar, reader, mode) });
  if (mode === 'online' && seminar.link) facts.push({ label: text.link, value: seminar.link, url: seminar.link });
  facts.push({ label: text.speaker, value: seminar.speaker });
  return facts;
}

/** HeadCount, and the after-party's; while they can be had, seats left. Of what is cancelled none. */
export function headFacts(seminar: Seminar, heads: HeadCount, { language, now }: Reader): Fact[] {
  const text = seminarWords[language];
  const phase = seminarPhase(seminar, now);
  if (phase === 'cancelled') return [];
  const share = isAhead(phase) ? shareOf(seminar, heads) : {};
  const fact: Fact = { label: text.heads, value: headsLine(seminar, heads, { text, phase }), ...share };
  return [fact, ...announcedParty(seminar, partyHeads(seminar, heads, { text, phase }), text)];
}

interface Counting {
  text: (typeof seminarWords)['ja'];
  phase: SeminarPhase;
}

function partyHeads(seminar: Seminar, heads: HeadCount, { text, phase }: Counting): string {
  const coming = heads.party > 0 ? text.headCount(heads.party) : '';
  const seats = seminar.party?.seats ?? null;
  if (seats === null || !takesSeats(phase)) return coming;
  if (isPartyFull(seminar, heads)) return text.fullSeats(heads.party);
  return [coming, text.seatsLeft(seats - heads.party)].filter(Boolean).join(text.separator);
}

export function isPartyFull({ party }: Seminar, heads: HeadCount): boolean {
  return party !== null && party.seats !== null && heads.party >= party.seats;
}

/** Seats that nobody can have any more are not told. */
const takesSeats = (phase: SeminarPhase) => phase === 'draft' || phase === 'scheduled' || phase === 'open';

/** The same in what stays as it was sent: how many seats there are. How many are left is stale a minute later. */
function roomFacts(seminar: Seminar, { language, now }: Reader): Fact[] {
  const text = seminarWords[language];
  const { seats, format, party } = seminar;
  if (!takesSeats(seminarPhase(seminar, now))) return [];
  const firstCome = format === 'both' ? text.onSiteFirstCome : text.firstCome;
  const facts = seats === null ? [] : [{ label: text.seats, value: firstCome(seats) }];
  return [...facts, ...announcedParty(seminar, party?.seats ? text.ofSeats(party.seats) : '', text)];
}

function announcedParty({ party, timeZone }: Seminar, heads: string, text: (typeof seminarWords)['ja']): Fact[] {
  if (!party) return [];
  const time = text.partyFrom(formatTime(party.startsAt, timeZone));
  return [{ label: text.party, value: text.partyLine({ time, place: party.place, fee: party.fee, heads }) }];
}

/** How much of the room is taken; of more than there are seats all of it. */
function shareOf(seminar: Seminar, heads: HeadCount): Pick<Fact, 'share'> {
  const { seats } = seminar;
  return seats ? { share: Math.min(1, (seats - seatsLeft(seminar, usedSeats(seminar, heads))) / seats) } : {};
}

/** Where bars are written, under what is kept current: a bar that stays as it was would soon be wrong. */
function withBar(fact: Fact, { place }: Reader): Fact {
  if (fact.share === undefined || place.draws || !place.keepsCurrent) return fact;
  return { ...fact, value: `${fact.value}\n${textBar(fact.share)}` };
}

/** It has not begun: how full it gets is still of interest. */
const isAhead = (phase: SeminarPhase) => takesSeats(phase) || phase === 'closed';

function headsLine(seminar: Seminar, heads: HeadCount, { text, phase }: Counting): string {
  const { seats, format } = seminar;
  const isBoth = format === 'both';
  const online = isBoth ? [text.onlineHeads(heads.online)] : [];
  if (seats === null || !isAhead(phase)) {
    const first = isBoth ? text.onSiteHeads(heads.onSite) : text.headCount(heads.onSite + heads.online);
    return [first, ...online].join(text.separator);
  }
  const left = seatsLeft(seminar, usedSeats(seminar, heads));
  const first = (isBoth ? text.onSiteTaken : text.taken)(seats - left, seats);
  const room = left > 0 ? text.seatsLeft(left) : text.full;
  const waiting = heads.waitlisted > 0 ? [text.waiting(heads.waitlisted)] : [];
  return [first, ...online, ...(takesSeats(phase) ? [room] : []), ...waiting].join(text.separator);
}

export function isFull(seminar: Seminar, heads: HeadCount): boolean {
  return seminar.seats !== null && (seatsLeft(seminar, usedSeats(seminar, heads)) <= 0 || heads.waitlisted > 0);
}

/** 参加 · 不参加 · 資料だけ; for "both", the two ways of attending. When full, the way that is full waits. */
export function answerButtons(seminar: Seminar, heads: HeadCount, reader: Reader): Button[][] {
  const text = seminarWords[reader.language];
  const answer = (label: string, to: Extract<Command, { do: 'answer' }>['answer'], style?: 'primary'): Button => ({
    kind: 'command',
    label,
    command: { do: 'answer', seminar: seminar.id, edition: seminar.edition, answer: to },
    ...(style && { style }),
  });
  const isRoomFull = isFull(seminar, heads);
  const join =
    seminar.format === 'both'
      ? [
          answer(isRoomFull ? text.waitFor : text.attendOnSite, 'on_site', 'primary'),
          answer(text.attendOnline, 'online', 'primary'),
        ]
      : [answer(isRoomFull ? text.waitFor : text.attend, seminar.format, 'primary')];
  return [join, [answer(text.decline, 'declined'), materialsButton(seminar, reader)]];
}

/** When no seat is given any more: just the materials, which take none. */
function lateButtons(seminar: Seminar, reader: Reader): Button[][] {
  return seminar.status === 'announced' ? [[materialsButton(seminar, reader)]] : [];
}

export function materialsButton({ id: seminar, edition }: Seminar, { language }: Reader): Button {
  const command = { do: 'answer', seminar, edition, answer: 'materials' } as const;
  return { kind: 'command', label: seminarWords[language].materials, command };
}

/** To all that its organizers can do about it. */
export function backToSeminar({ id }: Pick<Seminar, 'id'>, { language }: Reader): Button {
  return { kind: 'command', label: listWords[language].backToSeminar, command: { do: 'desk', seminar: id } };
}

export function whenOf(seminar: Seminar, { language, now }: Reader): string {
  return formatRange(seminar.startsAt, seminar.endsAt, { timeZone: seminar.timeZone, language, now });
}

/** When it was to be, beside when it is (or the other way round): on the same day without saying it twice. */
export function whenBeside(other: Seminar, said: Seminar, reader: Reader): string {
  const day = ({ startsAt, timeZone }: Seminar) => startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  if (!day(other).equals(day(said))) return whenOf(other, reader);
  const { startsAt, endsAt, timeZone } = other;
  return formatTimes(startsAt, endsAt, { timeZone, language: reader.language, now: reader.now });
}

export function deadlineOf(seminar: Seminar, { language, now }: Reader): string {
  return formatDeadline(seminar.deadlineAt, { timeZone: seminar.timeZone, language, now });
}

export function momentOf(at: Temporal.Instant, seminar: Seminar, { language, now }: Reader): string {
  return formatInstant(at, { timeZone: seminar.timeZone, language, now });
}

function whereOf(seminar: Seminar, { language }: Reader, mode: AttendanceMode | null | undefined): string {
  const text = seminarWords[language];
  if (mode === 'online') return text.online;
  if (seminar.format === 'online') return text.onlineLinkLater;
  return seminar.format === 'both' && !mode ? text.andOnline(seminar.place) : seminar.place;
}
