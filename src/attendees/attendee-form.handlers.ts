// The organizers' forms about people: opens them, and takes what was typed.
import { organizerNote } from '../cards/note.cards.ts';
import { asPage, type FormOutcome, formErrors, gone, type Outcome, openForm, page, refused } from '../cards/outcome.ts';
import { pickPerson } from '../people/pick-person.ts';
import { teamWords } from '../people/team.words.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { letIn, listNote, loadPage, replyWithAttendee } from './attendee.handlers.ts';
import { findAttendee, findAttendees } from './attendee.store.ts';
import { type Group, readAbout } from './attendee.ts';
import { attendeeWords } from './attendee.words.ts';
import { attendeeForm, letInForm, pickForm, problemTexts } from './attendee-form.cards.ts';
import { foundCard } from './attendee-list.cards.ts';
import { type SaveResult, saveAttendee } from './save-attendee.ts';

const MOST_FOUND = 8;

type Values = Record<string, string>;

export async function replyWithAttendeeForm(
  visit: OrganizerVisit,
  { seminar: seminarId, person }: { seminar: string; person?: string },
): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const attendee = person ? await findAttendee(db, seminarId, person) : undefined;
  if (!seminar || (person && !attendee)) return gone(attendeeWords[reader.language].gone, reader, organizerNote);
  const personId = person ?? crypto.randomUUID();
  return openForm(attendeeForm({ seminar, personId, attendee }, reader));
}

export async function replyToAttendeeForm(
  visit: OrganizerVisit,
  { seminar: seminarId, person, values }: { seminar: string; person: string; values: Values },
): Promise<FormOutcome> {
  const { db, reader } = visit;
  const attendees = attendeeWords[reader.language];
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(attendees.gone, reader, organizerNote);
  const known = await findAttendee(db, seminarId, person);
  // Who has an account is not asked for the way of attending; theirs stays.
  const typed = known?.hasAccount ? { ...values, mode: 'on_site' } : values;
  const read = readAbout(typed, { seminar, isNameAsked: !known?.hasAccount, known });
  if ('problems' in read) return formErrors(problemTexts(read.problems, reader));
  const { about } = read;
  const result = await saveAttendee({ ...visit, seminarId, personId: person, about, actor: visit.person.id });
  const said = saidOf(visit, result, about.name || (known?.name ?? ''));
  return result.kind === 'saved'
    ? asPage(await replyWithAttendee(visit, { seminar: seminarId, person }, said), attendees.title)
    : refused(organizerNote(said, reader), reader, attendees.title);
}

function saidOf({ reader }: OrganizerVisit, result: SaveResult, name: string): string {
  const attendees = attendeeWords[reader.language];
  if (result.kind === 'no_seminar') return attendees.gone;
  if (result.kind === 'refused') return attendees.cannotAdd[result.why];
  const { isNew, mine, party } = result;
  const waits = mine.standing === 'waitlisted';
  const said = isNew ? (waits ? attendees.addedToLine(name) : attendees.added(name)) : attendees.saved;
  return party ? `${said}\n${attendees.noParty}` : said;
}

export async function replyWithPickForm(
  visit: OrganizerVisit,
  which: { seminar: string; group?: Group; page?: number },
): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, which.seminar);
  if (!seminar) return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  const { found: shown } = await loadPage(visit, which);
  return openForm(pickForm({ seminar, shown }, visit.reader));
}

/** Words win over a choice: whoever typed looks for somebody else. */
export async function replyToPickForm(visit: OrganizerVisit, seminarId: string, values: Values): Promise<FormOutcome> {
  const { db, reader } = visit;
  const attendees = attendeeWords[reader.language];
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  const search = (values.search ?? '').trim();
  const chosen = values.person ?? '';
  if (!search && !isUuid(chosen)) return formErrors({ search: attendees.choose });
  const showOne = async (person: string) =>
    asPage(await replyWithAttendee(visit, { seminar: seminarId, person }), attendees.title);
  if (!search) return showOne(chosen);
  const { found, total } = await findAttendees(db, seminarId, { search: search.slice(0, 80), limit: MOST_FOUND });
  const [only] = found;
  if (!only) return formErrors({ search: attendees.nobodyFound });
  if (total === 1) return showOne(only.rsvp.personId);
  return page(attendees.pick, foundCard({ seminar, found, total }, reader), reader);
}

export async function replyWithLetInForm(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, seminarId);
  if (!seminar) return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  return openForm(letInForm(seminar, visit.reader));
}

export async function replyToLetInForm(visit: OrganizerVisit, seminarId: string, values: Values): Promise<FormOutcome> {
  const { reader } = visit;
  const attendees = attendeeWords[reader.language];
  const picked = await pickPerson(visit, values.person);
  if (picked.kind === 'none') return formErrors({ person: attendees.choose });
  if (picked.kind === 'unknown') return formErrors({ person: teamWords[reader.language].noPerson });
  const { isDone, said } = await letIn(visit, { seminar: seminarId, person: picked.person.id });
  const card = listNote(said, seminarId, reader);
  return isDone ? page(attendees.title, card, reader) : refused(card, reader, attendees.title);
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export const attendeeFormHandlers = {
  'open-pick-attendee': replyWithPickForm,
  'submit-pick-attendee': (visit, { seminar, values }) => replyToPickForm(visit, seminar, values),
  'open-attendee-form': replyWithAttendeeForm,
  'submit-attendee': replyToAttendeeForm,
  'open-let-in': (visit, { seminar }) => replyWithLetInForm(visit, seminar),
  'submit-let-in': (visit, { seminar, values }) => replyToLetInForm(visit, seminar, values),
} satisfies Partial<Handlers>;
