// The door's commands: runs the use case and says what to show.
import type { Card, Language } from '../cards/card.ts';
import { plainCard } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, gone, type Outcome, openForm, page, refused, show } from '../cards/outcome.ts';
import type { PageOutcome } from '../cards/page-outcome.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { replyWithSeminar } from '../rsvps/rsvp.handlers.ts';
import { findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import { whenOf } from '../seminars/seminar.cards.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { addWalkIn } from './add-walk-in.ts';
import { checkIn } from './check-in.ts';
import { checkInCard, doorNote, readWalkIn, refusalText, walkInForm } from './checkin.cards.ts';
import { findCheckIns, findGuests, findNames } from './checkin.store.ts';
import { type CheckIn, canTick, doorClosesAt, doorDay, doorState } from './checkin.ts';
import { checkInWords } from './checkin.words.ts';
import { type DoorEntry, doorCard, doorListCard } from './door.cards.ts';
import { doorWords } from './door.words.ts';
import { openDoor } from './door-code.ts';
import { noteWrongCode } from './note-wrong-code.ts';
import { tickPerson } from './tick-person.ts';

/** Four digits, typed by whoever is there. */
export async function replyToCheckIn(visit: Visit, code: string): Promise<Outcome> {
  const text = checkInWords[visit.reader.language];
  if (code === '') return show(plainCard(text.needCode[visit.reader.place.platform], visit.reader), visit.reader);
  const result = await checkIn({ ...visit, countGuess: visit.countDoorGuess, personId: visit.person.id, code });
  if (result.kind === 'seen_before') return replyWithSeminar(visit, result.seminar.id);
  if (result.kind === 'wrong_code') await noteWrongCode(visit);
  return show(checkInCard(result, visit.reader), visit.reader, doorWords[visit.reader.language].title);
}

export async function replyWithDoor(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, links, person, reader } = visit;
  const door = await openDoor({ db, seminarId });
  if (!door) return gone(seminarWords[reader.language].gone, reader);
  const expiresAt = doorClosesAt(door.seminar);
  const pageUrl = await links.make({ use: 'door', seminarId, personId: person.id, expiresAt });
  return show(
    doorCard({ ...door, pageUrl, guests: await findGuests(db, [seminarId]) }, reader),
    reader,
    doorWords[reader.language].title,
  );
}

const LANGUAGES: Language[] = ['ja', 'en'];

/** Its QR code is of that day only. */
export async function replyWithDoorPage(visit: Visit, seminarId: string): Promise<PageOutcome> {
  const { db, links, reader, settings } = visit;
  const door = await openDoor({ db, seminarId });
  const state = door && doorState(door.seminar, reader.now);
  if (!door || state === 'not_announced') return gone(seminarWords[reader.language].gone, reader);
  const { seminar, code } = door;
  const url = await links.make({ use: 'checkin', seminarId, day: doorDay(seminar), expiresAt: doorClosesAt(seminar) });
  if (!url) return replyWithDoor(visit, seminarId);

  return {
    kind: 'door-page',
    language: reader.language,
    title: seminar.title,
    when: whenOf(seminar, reader),
    code,
    url,
    state: state === undefined || state === 'open' ? '' : refusalText(state, seminar, reader),
    howTo: LANGUAGES.map((language) => ({ language, text: doorWords[language].howTo(code, settings) })),
  };
}

export async function replyWithDoorList(visit: Visit, seminarId: string, page: number | undefined): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, seminarId);
  if (!seminar) return gone(seminarWords[visit.reader.language].gone, visit.reader);
  return show(await listCard(visit, seminar, { page }), visit.reader, doorWords[visit.reader.language].title);
}

export async function replyToTick(
  visit: Visit,
  { seminar: seminarId, person, in: isIn, page }: { seminar: string; person: string; in: boolean; page?: number },
): Promise<Outcome> {
  const { reader } = visit;
  const result = await tickPerson({ ...visit, seminarId, personId: person, isIn, actor: visit.person.id });
  if (result.kind === 'no_seminar') return gone(seminarWords[reader.language].gone, reader);
  const said = result.kind === 'no_person' ? doorWords[reader.language].notOfThis : undefined;
  return show(await listCard(visit, result.seminar, { page, said }), reader, doorWords[reader.language].title);
}

export async function replyWithWalkInForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const { reader, now } = visit;
  const seminar = await findSeminar(visit.db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader);
  if (canTick(seminar, now)) {
    return openForm(walkInForm(seminar, reader, { isGuest: false, formId: crypto.randomUUID() }));
  }
  return refused(doorNote(seminar, refusalText(doorState(seminar, now), seminar, reader), reader), reader);
}

export async function replyToWalkIn(
  visit: Visit,
  { seminar: seminarId, form: formId, values }: { seminar: string; form?: string; values: Record<string, string> },
): Promise<FormOutcome> {
  const { reader } = visit;
  const door = doorWords[reader.language];
  const read = readWalkIn(values, reader);
  if ('errors' in read) return formErrors(read.errors);
  const result = await addWalkIn({ ...visit, ...read, seminarId, formId, actor: visit.person.id });
  if (result.kind === 'no_seminar') return gone(seminarWords[reader.language].gone, reader);
  if (result.kind === 'same_name') {
    return formErrors({ organization: door.sameName(read.organization) });
  }
  if (result.kind === 'refused') {
    const card = doorNote(result.seminar, refusalText(result.why, result.seminar, reader), reader);
    return refused(card, reader, door.walkInTitle);
  }
  return page(door.walkInTitle, await listCard(visit, result.seminar, { said: door.added(read.name) }), reader);
}

async function listCard(
  { db, reader }: Visit,
  seminar: Seminar,
  { page, said }: { page?: number; said?: string },
): Promise<Card> {
  const rsvps = await findRsvpsByStanding(db, seminar.id, ['attending', 'waitlisted']);
  const checkIns = await findCheckIns(db, [seminar.id]);
  const ids = new Set([...rsvps, ...checkIns].map(({ personId }) => personId));
  const names = await findNames(db, [...ids]);
  const named = (personId: string) => names.get(personId) ?? { name: '', organization: '' };
  const entries = entriesOf(seminar, rsvps, checkIns, named);
  const guests = await findGuests(db, [seminar.id]);
  return doorListCard({ seminar, entries, guests, page, said }, reader);
}

/** Those with a seat by name, then the line, then who came without. */
function entriesOf(
  seminar: Seminar,
  rsvps: Rsvp[],
  checkIns: CheckIn[],
  named: (personId: string) => { name: string; organization: string },
): DoorEntry[] {
  const confirmed = new Set(checkIns.filter((each) => each.isConfirmed).map(({ personId }) => personId));
  const entry = (personId: string, mark: DoorEntry['mark']): DoorEntry => ({
    personId,
    ...named(personId),
    mark,
    isIn: confirmed.has(personId),
  });
  const isOnlineMarked = (rsvp: Rsvp) => seminar.format === 'both' && rsvp.mode === 'online';
  const seated = rsvps.filter(({ standing }) => standing === 'attending');
  const waiting = rsvps.filter(({ standing }) => standing === 'waitlisted');
  const known = new Set(rsvps.map(({ personId }) => personId));
  const others = checkIns.filter(({ personId }) => !known.has(personId));
  const walkIns = others.filter((each) => each.isConfirmed).map(({ personId }) => entry(personId, 'walk_in'));
  return [
    ...byName(seated.map((rsvp) => entry(rsvp.personId, isOnlineMarked(rsvp) ? 'online' : undefined))),
    ...waiting.map(({ personId }) => entry(personId, 'waitlisted')),
    ...byName(walkIns),
  ];
}

const collator = new Intl.Collator('ja');
const byName = (entries: DoorEntry[]) =>
  entries.toSorted((one, other) => collator.compare(one.name, other.name) || (one.personId < other.personId ? -1 : 1));

export const doorHandlers = {
  door: (visit, { seminar }) => replyWithDoor(visit, seminar),
  'door-page': (visit, { seminar }) => replyWithDoorPage(visit, seminar),
  'door-list': (visit, { seminar, page }) => replyWithDoorList(visit, seminar, page),
  tick: replyToTick,
  'open-walk-in': (visit, { seminar }) => replyWithWalkInForm(visit, seminar),
  'submit-walk-in': replyToWalkIn,
  'check-in': (visit, { code }) => replyToCheckIn(visit, code),
} satisfies Partial<Handlers>;
