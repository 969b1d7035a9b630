// The organizers' forms about people: opens them, and takes what was typed.
import type { Outcome } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { isUnknownOnSlack, meetPerson } from '../people/meet-person.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { backToList } from './attendee.cards.ts';
import { letIn, loadPage, replyWithAttendee } from './attendee.replies.ts';
import { findAttendee, findAttendees } from './attendee.store.ts';
import { type Group, readAbout } from './attendee.ts';
import { attendeeForm, letInForm, pickForm, problemTexts } from './attendee-form.cards.ts';
import { foundCard } from './attendee-list.cards.ts';
import { type SaveResult, saveAttendee } from './save-attendee.ts';

const MOST_FOUND = 8;

type Values = Record<string, string>;

export async function replyWithAttendeeForm(
  visit: Visit,
  { seminar: seminarId, person }: { seminar: string; person?: string },
): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const attendee = person ? await findAttendee(db, seminarId, person) : undefined;
  if (!seminar || (person && !attendee)) return page(visit, reader.words.attendees.gone);
  const personId = person ?? crypto.randomUUID();
  return { kind: 'form', form: attendeeForm({ seminar, personId, attendee }, reader) };
}

export async function replyToAttendeeForm(
  visit: Visit,
  { seminar: seminarId, person, values }: { seminar: string; person: string; values: Values },
): Promise<Outcome> {
  const { db, reader } = visit;
  const { attendees } = reader.words;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return { ...page(visit, attendees.gone), isRefusal: true };
  const known = await findAttendee(db, seminarId, person);
  // Who has an account is not asked for the way of attending; theirs stays.
  const typed = known?.hasAccount ? { ...values, mode: 'on_site' } : values;
  const read = readAbout(typed, { seminar, isNameAsked: !known?.hasAccount, known });
  if ('problems' in read) return { kind: 'form-errors', errors: problemTexts(read.problems, reader) };
  const { about } = read;
  const result = await saveAttendee({ ...visit, seminarId, personId: person, about, actor: visit.person.id });
  const said = saidOf(visit, result, about.name || (known?.name ?? ''));
  return result.kind === 'saved'
    ? asPage(visit, await replyWithAttendee(visit, { seminar: seminarId, person }, said))
    : { ...page(visit, said), isRefusal: true };
}

function saidOf({ reader }: Visit, result: SaveResult, name: string): string {
  const { attendees } = reader.words;
  if (result.kind === 'no_seminar') return attendees.gone;
  if (result.kind === 'refused') return attendees.cannotAdd[result.why];
  const { isNew, mine, party } = result;
  const waits = mine.standing === 'waitlisted';
  const said = isNew ? (waits ? attendees.addedToLine(name) : attendees.added(name)) : attendees.saved;
  return party ? `${said}\n${attendees.noParty}` : said;
}

export async function replyWithPickForm(
  visit: Visit,
  which: { seminar: string; group?: Group; page?: number },
): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, which.seminar);
  if (!seminar) return page(visit, visit.reader.words.seminar.gone);
  const { found: shown } = await loadPage(visit, which);
  return { kind: 'form', form: pickForm({ seminar, shown }, visit.reader) };
}

/** Words win over a choice: whoever typed looks for somebody else. */
export async function replyToPickForm(visit: Visit, seminarId: string, values: Values): Promise<Outcome> {
  const { db, reader } = visit;
  const { attendees } = reader.words;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return page(visit, reader.words.seminar.gone);
  const search = (values.search ?? '').trim();
  const chosen = values.person ?? '';
  if (!search && !isUuid(chosen)) return { kind: 'form-errors', errors: { search: attendees.choose } };
  if (!search) return asPage(visit, await replyWithAttendee(visit, { seminar: seminarId, person: chosen }));
  const { found, total } = await findAttendees(db, seminarId, { search: search.slice(0, 80), limit: MOST_FOUND });
  const [only] = found;
  if (!only) return { kind: 'form-errors', errors: { search: attendees.nobodyFound } };
  if (total === 1)
    return asPage(visit, await replyWithAttendee(visit, { seminar: seminarId, person: only.rsvp.personId }));
  const card = foundCard({ seminar, found, total }, reader);
  return { kind: 'page', title: attendees.pick, card, language: reader.language };
}

export async function replyWithLetInForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, seminarId);
  if (!seminar) return page(visit, visit.reader.words.seminar.gone);
  return { kind: 'form', form: letInForm(seminar, visit.reader) };
}

export async function replyToLetInForm(visit: Visit, seminarId: string, values: Values): Promise<Outcome> {
  const { db, senders, now, reader } = visit;
  const slackId = (values.person ?? '').trim();
  if (!/^[UW][A-Z0-9]{2,}$/.test(slackId))
    return { kind: 'form-errors', errors: { person: reader.words.attendees.choose } };
  if (await isUnknownOnSlack(senders, slackId)) {
    return { kind: 'form-errors', errors: { person: reader.words.team.noPerson } };
  }
  const person = await meetPerson({ db, senders, from: { platform: 'slack', id: slackId }, now });
  const said = await letIn(visit, { seminar: seminarId, person: person.id });
  return page(visit, said, seminarId);
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

function page({ reader }: Visit, text: string, seminarId?: string): Extract<Outcome, { kind: 'page' }> {
  const back = seminarId ? [[backToList({ id: seminarId }, reader)]] : [];
  const card = { ...organizerNote(text, reader), ...(seminarId && { buttons: back }) };
  return { kind: 'page', title: reader.words.attendees.title, card, language: reader.language };
}

/** A form's answer stands in the form's place. */
function asPage({ reader }: Visit, outcome: Outcome): Outcome {
  return outcome.kind === 'card' ? { ...outcome, kind: 'page', title: reader.words.attendees.title } : outcome;
}

export const attendeeFormHandlers = {
  'open-pick-attendee': replyWithPickForm,
  'submit-pick-attendee': (visit, { seminar, values }) => replyToPickForm(visit, seminar, values),
  'open-attendee-form': replyWithAttendeeForm,
  'submit-attendee': replyToAttendeeForm,
  'open-let-in': (visit, { seminar }) => replyWithLetInForm(visit, seminar),
  'submit-let-in': (visit, { seminar, values }) => replyToLetInForm(visit, seminar, values),
} satisfies Partial<Handlers>;
