// The door as organizers see it: its page and digits, and the list to tick people off. Plain data.
import type { Button, Card } from '../messages/card.ts';
import { pageButtons, pageOf } from '../messages/pages.ts';
import type { Reader } from '../messages/reader.ts';
import { backToSeminar, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { doorNote, refusalText } from './checkin.cards.ts';
import { canTick, doorState } from './checkin.ts';

/** `pageUrl`: undefined where this bot has no public address; the digits work all the same. */
export function doorCard(
  { seminar, code, pageUrl }: { seminar: Seminar; code: string; pageUrl: string | undefined },
  reader: Reader,
): Card {
  const { door, seminar: text } = reader.words;
  const state = doorState(seminar, reader.now);
  if (state === 'cancelled' || state === 'not_announced') {
    return doorNote(seminar, refusalText(state, seminar, reader), reader);
  }
  const page: Button[] = pageUrl ? [{ kind: 'link', label: door.openPage, url: pageUrl, style: 'primary' }] : [];
  const list: Button = { kind: 'command', label: door.openList, command: { do: 'door-list', seminar: seminar.id } };
  return {
    summary: door.summary(seminar.title),
    badge: { text: door.title, tone: state === 'open' ? 'open' : 'notice' },
    title: seminar.title,
    text: [
      ...(state === 'not_yet' ? [refusalText(state, seminar, reader)] : []),
      ...(state === 'closed' ? [door.closedText] : [door.text]),
    ],
    facts: [
      { label: text.when, value: whenOf(seminar, reader) },
      { label: door.code, value: code },
    ],
    buttons: [
      ...(state === 'closed' || page.length === 0 ? [] : [page]),
      [list, walkInButton(seminar, reader), backToSeminar(seminar, reader)],
    ],
  };
}

/** To the organizers: too many wrong digits were typed. Undefined: the door is not open any more. */
export function newCodeCard({ seminar, code }: { seminar: Seminar; code: string }, reader: Reader): Card | undefined {
  const { door } = reader.words;
  if (doorState(seminar, reader.now) !== 'open') return undefined;
  return {
    summary: door.newCodeSummary(seminar.title),
    badge: { text: door.newCode, tone: 'notice' },
    title: seminar.title,
    text: [door.newCodeText],
    facts: [{ label: door.code, value: code }],
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
    guests: DoorEntry[];
    page: number | undefined;
    /** What just happened, e.g. a guest was added. */
    said?: string;
  },
  reader: Reader,
): Card {
  const { door, list } = reader.words;
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
    badge: { text: door.present(present, entries.length), tone: 'open' },
    title: seminar.title,
    text: [
      ...(said ? [said] : []),
      entries.length === 0 ? door.nobody : door.listText,
      ...(guests.length > 0 ? [door.guests(guests.length)] : []),
      ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    buttons: [
      ...inTwos(shown.map((entry) => tickButton(entry, seminar, page.shown, reader))),
      ...pageButtons(page, (to) => ({ do: 'door-list', seminar: seminar.id, page: to }), reader),
      [walkInButton(seminar, reader), backToSeminar(seminar, reader)],
    ],
    items: guests.slice(0, GUESTS_SHOWN).map((guest) => guestCard(guest, seminar, reader)),
  };
}

function tickButton(entry: DoorEntry, seminar: Seminar, page: number, reader: Reader): Button {
  const { door } = reader.words;
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

function guestCard(guest: DoorEntry, seminar: Seminar, reader: Reader): Card {
  const { door } = reader.words;
  const to = (label: string, isIn: boolean): Button => ({
    kind: 'command',
    label,
    command: { do: 'tick', seminar: seminar.id, person: guest.personId, in: isIn },
    ...(isIn && { style: 'primary' as const }),
  });
  const name = nameOf(guest, reader);
  return {
    summary: name,
    badge: { text: door.unconfirmed, tone: 'notice' },
    title: name,
    buttons: [[to(door.confirmGuest, true), to(door.removeGuest, false)]],
  };
}

function nameOf({ name, organization }: DoorEntry, { words }: Reader): string {
  const shown = name || words.desk.nameless;
  return organization ? words.rsvp.withAnswer(shown, organization) : shown;
}

function walkInButton(seminar: Seminar, { words }: Reader): Button {
  return { kind: 'command', label: words.door.addWalkIn, command: { do: 'open-walk-in', seminar: seminar.id } };
}

const inTwos = (buttons: Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2));
