// The door as organizers see it: its page and digits, and the list to tick people off. Plain data.

import { attendeeWords } from '../attendees/attendee.words.ts';
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageWords } from '../cards/page.words.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import { backToSeminar, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { doorNote, refusalText } from './checkin.cards.ts';
import { canTick, doorState, type Guest } from './checkin.ts';
import { doorWords } from './door.words.ts';

/** `pageUrl`: undefined where this bot has no public address; the digits work all the same. */
export function doorCard(
  { seminar, code, pageUrl, guests }: { seminar: Seminar; code: string; pageUrl: string | undefined; guests: Guest[] },
  reader: Reader,
): Card {
  const door = doorWords[reader.language];
  const text = seminarWords[reader.language];
  const pageText = pageWords[reader.language];
  const state = doorState(seminar, reader.now);
  if (state === 'cancelled' || state === 'not_announced') {
    return doorNote(seminar, refusalText(state, seminar, reader), reader);
  }
  const page: Button[] = pageUrl ? [{ kind: 'link', label: door.openPage, url: pageUrl, style: 'primary' }] : [];
  const digits = { label: pageText.doorCode, value: code };
  const list: Button = { kind: 'command', label: door.openList, command: { do: 'door-list', seminar: seminar.id } };
  return {
    summary: pageText.doorSummary(seminar.title),
    badge: { text: door.title, tone: state === 'open' ? 'open' : 'notice' },
    title: seminar.title,
    text: [
      ...(state === 'not_yet' ? [refusalText(state, seminar, reader)] : []),
      ...(state === 'closed' ? [door.closedText] : [door.text]),
      ...guestsText(guests, reader),
    ],
    facts: [{ label: text.when, value: whenOf(seminar, reader) }, ...(reader.place.draws ? [] : [digits])],
    ...(reader.place.draws && { drawn: { figures: [digits] } }),
    buttons: [
      ...(state === 'closed' || page.length === 0 ? [] : [page]),
      [list, walkInButton(seminar, reader), backToSeminar(seminar, reader)],
    ],
    items: guestCards(guests, seminar, reader),
  };
}

/** To the organizers: too many wrong digits were typed. Undefined: the door is not open any more. */
export function newCodeCard({ seminar, code }: { seminar: Seminar; code: string }, reader: Reader): Card | undefined {
  const door = doorWords[reader.language];
  const page = pageWords[reader.language];
  if (doorState(seminar, reader.now) !== 'open') return undefined;
  return {
    summary: door.newCodeSummary(seminar.title),
    badge: { text: door.newCode, tone: 'notice' },
    title: seminar.title,
    text: [door.newCodeText],
    facts: [{ label: page.doorCode, value: code }],
    buttons: [
      [{ kind: 'command', label: door.button, command: { do: 'door', seminar: seminar.id }, style: 'primary' }],
    ],
  };
}

export interface DoorEntry {
  personId: string;
  name: string;
  organization: string;
  isIn: boolean;
  mark: 'waitlisted' | 'walk_in' | 'online' | undefined;
}

/** Ticked walk-ins with their question and guests below: as many as one Slack message holds. */
const ENTRIES_A_PAGE = 12;
/** Guests to be looked at are shown so many at once; as they are settled, the next ones come. */
const GUESTS_SHOWN = 4;

export function doorListCard(
  input: {
    seminar: Seminar;
    entries: DoorEntry[];
    /** Who wrote their name on the page and is to be looked at. */
    guests: Guest[];
    page: number | undefined;
    /** What just happened, e.g. a guest was added. */
    said?: string;
  },
  reader: Reader,
): Card {
  const door = doorWords[reader.language];
  const list = listWords[reader.language];
  const { seminar, entries, guests, said } = input;
  if (!canTick(seminar, reader.now)) {
    const state = doorState(seminar, reader.now);
    return doorNote(seminar, refusalText(state, seminar, reader), reader);
  }
  const page = pageOf(input.page, entries.length, ENTRIES_A_PAGE);
  const shown = entries.slice(page.offset, page.offset + ENTRIES_A_PAGE);
  const present = entries.filter(({ isIn }) => isIn).length;
  return {
    summary: door.listTitle(seminar.title),
    badge: { text: presentText({ present, of: entries.length, guests: guests.length }, reader), tone: 'open' },
    title: seminar.title,
    text: [
      ...(said ? [said] : []),
      entries.length === 0 ? door.nobody : door.listText,
      ...guestsText(guests, reader),
      ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    buttons: [
      ...inTwos(shown.map((entry) => tickButton(entry, seminar, page.shown, reader))),
      ...pageButtons(page, (to) => ({ do: 'door-list', seminar: seminar.id, page: to }), reader),
      [walkInButton(seminar, reader), backToSeminar(seminar, reader)],
    ],
    items: guestCards(guests, seminar, reader),
  };
}

/** Who waits for a yes is said beside those who are in, never counted as nobody. */
function presentText({ present, of, guests }: { present: number; of: number; guests: number }, { language }: Reader) {
  const door = doorWords[language];
  const seminar = seminarWords[language];
  const waiting = guests > 0 ? [door.waiting(guests)] : [];
  return [...(present > 0 || guests === 0 ? [door.present(present, of)] : []), ...waiting].join(seminar.separator);
}

const guestsText = (guests: Guest[], { language }: Reader) =>
  guests.length > 0 ? [doorWords[language].guests(guests.length)] : [];

const guestCards = (guests: Guest[], seminar: Seminar, reader: Reader) =>
  guests.slice(0, GUESTS_SHOWN).map((guest) => guestCard(guest, seminar, reader));

/** On the desk and the Home tab a row for each of the first few: yes and no, by name. */
export function guestRows(
  guests: Guest[],
  { seminar: { id: seminar }, most }: { seminar: Seminar; most: number },
  reader: Reader,
): Button[][] {
  const door = doorWords[reader.language];
  const shown = guests.slice(0, most);
  const rest = guests.length - shown.length;
  const tick = (label: string, { personId: person }: Guest, isIn: boolean): Button => ({
    kind: 'command',
    label,
    command: { do: 'tick', seminar, person, in: isIn },
    ...(isIn && { style: 'primary' as const }),
  });
  const rows = shown.map((guest) => {
    const name = nameOf(guest, reader);
    return [tick(door.confirmNamed(name), guest, true), tick(door.removeNamed(name), guest, false)];
  });
  const more: Button = { kind: 'command', label: door.moreGuests(rest), command: { do: 'door-list', seminar } };
  return rest > 0 ? [...rows, [more]] : rows;
}

function tickButton(entry: DoorEntry, seminar: Seminar, page: number, reader: Reader): Button {
  const door = doorWords[reader.language];
  const { personId, isIn, mark } = entry;
  const label = `${isIn ? '☑' : '☐'} ${nameOf(entry, reader)}${mark ? door.marks[mark] : ''}`;
  const tick: Button = {
    kind: 'command',
    label,
    command: { do: 'tick', seminar: seminar.id, person: personId, in: !isIn, page },
  };
  // Taken back, a walk-in is gone from the list: asked first.
  return isIn && mark === 'walk_in' ? { ...tick, confirm: door.removeConfirm } : tick;
}

function guestCard(guest: Guest, seminar: Seminar, reader: Reader): Card {
  const door = doorWords[reader.language];
  const attendees = attendeeWords[reader.language];
  const to = (label: string, isIn: boolean): Button => ({
    kind: 'command',
    label,
    command: { do: 'tick', seminar: seminar.id, person: guest.personId, in: isIn },
    ...(isIn && { style: 'primary' as const }),
  });
  const name = nameOf(guest, reader);
  return {
    summary: name,
    badge: { text: attendees.unconfirmed, tone: 'notice' },
    title: name,
    buttons: [[to(door.confirmGuest, true), to(door.removeGuest, false)]],
  };
}

function nameOf({ name, organization }: Pick<Guest, 'name' | 'organization'>, { language }: Reader): string {
  const shown = name || plainWords[language].nameless;
  return organization ? plainWords[language].withMore(shown, organization) : shown;
}

function walkInButton(seminar: Seminar, { language }: Reader): Button {
  return {
    kind: 'command',
    label: doorWords[language].addWalkIn,
    command: { do: 'open-walk-in', seminar: seminar.id },
  };
}

const inTwos = (buttons: Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2));
