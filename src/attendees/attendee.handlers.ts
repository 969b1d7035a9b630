// What organizers do about the people of a seminar: runs the use case and says what to show.
import type { Card } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { gone, type Outcome, refused, show } from '../cards/outcome.ts';
import { findPage } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { canBeTold } from '../messages/delivery.store.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { isLetIn } from '../rsvps/deadline-override.store.ts';
import { countHeads, findWaitlistPlace } from '../rsvps/rsvp.store.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { askCard, attendeeCard, type OneAttendee } from './attendee.cards.ts';
import { countStays, findAttendee, findAttendees } from './attendee.store.ts';
import { type Group, isAskingAnew } from './attendee.ts';
import { attendeeWords } from './attendee.words.ts';
import { attendeesCard } from './attendee-list.cards.ts';
import { letInPerson } from './let-in-person.ts';
import { type ForgetCheckIn, removeAttendee } from './remove-attendee.ts';
import { seatPerson } from './seat-person.ts';

export const NAMES_A_PAGE = 25;
const FILES_FOR = Temporal.Duration.from({ hours: 1 });

interface Which {
  seminar: string;
  group?: Group;
  page?: number;
}

interface Whom {
  seminar: string;
  person: string;
}

export async function replyWithAttendees(
  visit: OrganizerVisit,
  { seminar: seminarId, group, page }: Which,
): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const heads = (await countHeads(db, [seminarId])).get(seminarId);
  if (!seminar || !heads) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  const { found: shown, turned, ...inGroup } = await loadPage(visit, { seminar: seminarId, group, page });
  const { total } = group ? await findAttendees(db, seminarId, { limit: 0 }) : inGroup;
  const files = await filesOf(visit, seminar);
  const stays = isAskingAnew(seminar, visit.now) ? await countStays(db, seminarId) : undefined;
  const { title } = attendeeWords[reader.language];
  return show(
    attendeesCard({ seminar, heads, stays, shown, total, page: turned, group, files }, reader),
    reader,
    title,
  );
}

/** A page's people. */
export const loadPage = ({ db }: Pick<OrganizerVisit, 'db'>, { seminar, group, page }: Which) =>
  findPage((part) => findAttendees(db, seminar, { group, ...part }), { page, perPage: NAMES_A_PAGE });

async function filesOf({ links, person, now, reader }: OrganizerVisit, { id: seminarId }: Seminar) {
  const link = { use: 'export' as const, seminarId, personId: person.id, expiresAt: now.add(FILES_FOR) };
  const xlsx = await links.make({ ...link, format: 'xlsx' });
  const csv = await links.make({ ...link, format: 'csv' });
  const { outside } = reader.place;
  return xlsx && csv ? { xlsx: outside(xlsx), csv: outside(csv) } : undefined;
}

export async function replyWithAttendee(visit: OrganizerVisit, whom: Whom, said?: string): Promise<Outcome> {
  const { reader } = visit;
  const one = await loadOne(visit, whom);
  return one
    ? show(attendeeCard(one, reader, said), reader, attendeeWords[reader.language].title)
    : refused(listNote(attendeeWords[reader.language].gone, whom.seminar, reader), reader);
}

async function loadOne({ db }: OrganizerVisit, { seminar: seminarId, person }: Whom): Promise<OneAttendee | undefined> {
  const seminar = await findSeminar(db, seminarId);
  const attendee = await findAttendee(db, seminarId, person);
  if (!seminar || !attendee) return undefined;
  const { personId } = attendee.rsvp;
  const place = await findWaitlistPlace(db, { seminarId, personId });
  return { seminar, attendee, place, isLetIn: await isLetIn(db, { seminarId, personId }) };
}

export async function replyWithAskRemove(visit: OrganizerVisit, whom: Whom): Promise<Outcome> {
  const { reader } = visit;
  const attendees = attendeeWords[reader.language];
  const one = await loadOne(visit, whom);
  if (!one) return refused(listNote(attendees.gone, whom.seminar, reader), reader);
  const text = attendees.askRemove(one.attendee.name);
  // `whom` may be the command that asked: its own `do` is not this one's.
  const command = { do: 'remove-attendee', seminar: whom.seminar, person: whom.person } as const;
  return show(askCard(one, { text, yes: attendees.remove, command }, reader), reader);
}

export async function replyToRemove(
  visit: OrganizerVisit,
  { seminar: seminarId, person: personId }: Whom,
  forgetCheckIn: ForgetCheckIn,
): Promise<Outcome> {
  const { reader } = visit;
  const attendees = attendeeWords[reader.language];
  const result = await removeAttendee({ ...visit, forgetCheckIn, seminarId, personId, actor: visit.person.id });
  if (result.kind === 'gone') return refused(listNote(attendees.gone, seminarId, reader), reader);
  if (result.kind === 'has_account') {
    return refused(listNote(attendees.hasAccount(result.name), seminarId, reader), reader);
  }
  const said = attendees.removed(result.name);
  const text = result.wasCheckedIn ? `${said}\n${attendees.removedCheckIn}` : said;
  return show(listNote(text, seminarId, reader), reader, attendeeWords[reader.language].title);
}

export async function replyToSeat(
  visit: OrganizerVisit,
  { exceed = false, ...whom }: Whom & { exceed?: boolean },
): Promise<Outcome> {
  const attendees = attendeeWords[visit.reader.language];
  const { seminar: seminarId, person: personId } = whom;
  const result = await seatPerson({ ...visit, seminarId, personId, exceed, actor: visit.person.id });
  if (result.kind === 'gone') return refused(listNote(attendees.gone, seminarId, visit.reader), visit.reader);
  if (result.kind === 'refused') return replyWithAttendee(visit, whom, attendees.cannotSeat[result.why]);
  const { name, rsvp } = result.attendee;
  const isTold = await canBeTold(visit.db, rsvp.personId, visit.now);
  if (result.kind === 'full') {
    const one = { seminar: result.seminar, attendee: result.attendee, place: undefined, isLetIn: false };
    const text = attendees.askExceed(result.seminar.seats ?? 0);
    const command = { do: 'seat-person', ...whom, exceed: true } as const;
    return show(askCard(one, { text, yes: attendees.exceed, command }, visit.reader), visit.reader);
  }
  if (result.kind === 'already') return replyWithAttendee(visit, whom, attendees.alreadySeated);
  return replyWithAttendee(visit, whom, isTold ? attendees.seated(name) : attendees.seatedByHand(name));
}

export async function replyToLetIn(visit: OrganizerVisit, { seminar, person }: Whom): Promise<Outcome> {
  const { reader } = visit;
  const { isDone, said } = await letIn(visit, { seminar, person });
  if (await loadOne(visit, { seminar, person })) return replyWithAttendee(visit, { seminar, person }, said);
  const card = listNote(said, seminar, reader);
  return isDone ? show(card, reader) : refused(card, reader);
}

/** What to say about it. `isDone`: they may answer, be it since before. */
export async function letIn(
  visit: OrganizerVisit,
  { seminar, person }: Whom,
): Promise<{ isDone: boolean; said: string }> {
  const attendees = attendeeWords[visit.reader.language];
  const result = await letInPerson({ ...visit, seminarId: seminar, personId: person, actor: visit.person.id });
  if (result.kind === 'gone') return { isDone: false, said: attendees.gone };
  if (result.kind === 'refused') return { isDone: false, said: attendees.cannotLetIn[result.why] };
  if (!result.isNew) return { isDone: true, said: attendees.letInBefore(result.name) };
  const isTold = await canBeTold(visit.db, person, visit.now);
  return { isDone: true, said: isTold ? attendees.letInDone(result.name) : attendees.letInUntold(result.name) };
}

/** `seminarId`: that of the list to go back to. */
export function listNote(text: string, seminarId: string, reader: Reader): Card {
  const back = {
    label: attendeeWords[reader.language].back,
    command: { do: 'attendees', seminar: seminarId },
  } as const;
  return organizerNote(text, reader, back);
}

export const attendeeHandlers = {
  attendees: replyWithAttendees,
  attendee: replyWithAttendee,
  'ask-remove-attendee': replyWithAskRemove,
  'seat-person': replyToSeat,
  'let-in': replyToLetIn,
} satisfies Partial<Handlers>;
