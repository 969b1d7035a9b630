// The organizers' team and its log: runs the use case and says what to show.

import type { Card } from '../cards/card.ts';
import { organizerNote, plainCard } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, type Outcome, openForm, page, refused, show } from '../cards/outcome.ts';
import { pageWords } from '../cards/page.words.ts';
import { findPage } from '../cards/pages.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Command } from '../commands.ts';
import { findActions } from './audit.store.ts';
import { changeRole } from './change-role.ts';
import { deskUrl } from './desk-url.ts';
import { giveOrganizerCode } from './give-role-code.ts';
import { logCard } from './log.cards.ts';
import { logWords } from './log.words.ts';
import { pickPerson } from './pick-person.ts';
import { findRole, findTeam } from './role.store.ts';
import type { Role } from './role.ts';
import { takeRole } from './take-role-code.ts';
import { addOrganizerForm, inviteCard, MEMBERS_A_PAGE, roleGivenCard, teamCard } from './team.cards.ts';
import { teamWords } from './team.words.ts';
import type { Handlers, Visit } from './visit.ts';

/** As long as they may be, so many lines fit one text of a LINE bubble. */
const LINES_A_PAGE = 12;

/** `about`: the page is the one on which this person stands. */
export async function replyWithTeam(
  { db, person, role, reader, settings }: Visit,
  page: number | undefined,
  about?: string,
): Promise<Outcome> {
  const team = await findTeam(db);
  const place = team.findIndex((member) => member.person.id === about);
  const shown = place === -1 ? page : Math.floor(place / MEMBERS_A_PAGE) + 1;
  return show(
    teamCard({ team, self: person.id, canManage: role === 'admin', canPick: settings.hasSlack, page: shown }, reader),
    reader,
    teamWords[reader.language].title,
  );
}

export function replyWithAddOrganizer({ reader }: Visit): Outcome {
  return openForm(addOrganizerForm(reader));
}

/** Names somebody of the workplace as an organizer. */
export async function replyToAddOrganizer(visit: Visit, values: Record<string, string>): Promise<FormOutcome> {
  const { db, outbox, now, reader, person: actor } = visit;
  const team = teamWords[reader.language];
  const picked = await pickPerson(visit, values.person);
  if (picked.kind === 'none') return formErrors({ person: team.choose });
  if (picked.kind === 'unknown') return formErrors({ person: team.noPerson });
  const { person } = picked;
  const name = person.name || picked.id;
  if (await findRole(db, person.id)) {
    return page(team.formTitle, teamNote(team.isOne(name), reader), reader);
  }
  const result = await changeRole({ db, outbox, actor: actor.id, personId: person.id, to: 'organizer', now });
  return result.kind === 'changed'
    ? page(team.formTitle, teamNote(team.added(name), reader), reader)
    : refused(teamNote(refusalText(visit, result.why), reader), reader, team.formTitle);
}

export async function replyToSetRole(visit: Visit, personId: string, role: Role | 'none'): Promise<Outcome> {
  const { db, outbox, now, person: actor } = visit;
  const to = role === 'none' ? null : role;
  const result = await changeRole({ db, outbox, actor: actor.id, personId, to, now });
  if (result.kind === 'refused') return refused(teamNote(refusalText(visit, result.why), visit.reader), visit.reader);
  return replyWithTeam({ ...visit, role: personId === actor.id ? to : visit.role }, undefined, personId);
}

export async function replyWithInvitation(visit: Visit): Promise<Outcome> {
  const { db, now, reader, person } = visit;
  const code = await giveOrganizerCode({ db, personId: person.id, now });
  if (!code) return refused(teamNote(refusalText(visit, 'not_admin'), reader), reader);
  return show(inviteCard(code, reader), reader, teamWords[reader.language].formTitle);
}

export async function replyToTakeRole(visit: Visit, code: string): Promise<Outcome> {
  const { db, person, eventId, now, reader, countGuess } = visit;
  const team = teamWords[reader.language];
  const result = await takeRole({ db, code, personId: person.id, eventId, now, countGuess });
  if (result.kind === 'taken') return show(roleGivenCard({ ...result, by: result.by || null }, reader), reader);
  if (result.kind === 'has_one') return show(teamNote(team.hasRole(team.roles[result.role]), reader), reader);
  return refused(plainCard(result.kind === 'wrong' ? team.wrongCode : team.tooMany, reader), reader);
}

export async function replyWithLog(
  { db, reader, settings }: Visit,
  seminarId: string | undefined,
  page: number | undefined,
): Promise<Outcome> {
  const { found, turned } = await findPage((part) => findActions(db, { seminarId, ...part }), {
    page,
    perPage: LINES_A_PAGE,
  });
  return show(
    logCard({ lines: found, page: turned, timeZone: settings.timeZone, seminarId }, reader),
    reader,
    logWords[reader.language].title,
  );
}

/** On LINE: a page for what needs a form. `command`: what it opens with. */
export async function replyWithDeskLink(visit: Visit, command: Command): Promise<Outcome> {
  const { reader } = visit;
  const page = pageWords[reader.language];
  const href = await deskUrl(visit, command);
  if (!href) return show(plainCard(plainWords[reader.language].formOnlyOnSlack, reader), reader);
  const card: Card = {
    summary: page.deskTitle,
    title: page.deskTitle,
    text: [page.deskText],
    buttons: [[{ kind: 'link', label: page.openDesk, url: href, style: 'primary' }]],
  };
  return show(card, reader);
}

function refusalText({ reader }: Visit, why: 'not_admin' | 'last_admin' | 'no_person'): string {
  const team = teamWords[reader.language];
  return { not_admin: team.notAdmin, last_admin: team.lastAdmin, no_person: team.noPerson }[why];
}

/** Back to where it was done. */
const teamNote = (text: string, reader: Visit['reader']): Card =>
  organizerNote(text, reader, { label: teamWords[reader.language].title, command: { do: 'team' } });

export const teamHandlers = {
  log: (visit, { seminar, page }) => replyWithLog(visit, seminar, page),
  team: (visit, { page }) => replyWithTeam(visit, page),
  'open-add-organizer': replyWithAddOrganizer,
  'submit-add-organizer': (visit, { values }) => replyToAddOrganizer(visit, values),
  'invite-organizer': replyWithInvitation,
  'take-role': (visit, { code }) => replyToTakeRole(visit, code),
  'set-role': (visit, { person, role }) => replyToSetRole(visit, person, role),
} satisfies Partial<Handlers>;
