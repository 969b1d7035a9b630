// Handing a seminar over, its coordinators and speakers: runs the use case and says what to show.
import type { Language } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { asPage, type FormOutcome, formErrors, gone, type Outcome, openForm, refused, show } from '../cards/outcome.ts';
import { plainWords } from '../cards/plain.words.ts';
import { pickPerson } from '../people/pick-person.ts';
import { findTeam } from '../people/role.store.ts';
import { teamWords } from '../people/team.words.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { isTooLong } from '../text/length.ts';
import { changeHost, type HostResult, handOver } from './hand-over.ts';
import { addSpeakerForm, hostsCard, LONGEST_SPEAKER } from './host.cards.ts';
import { findHosts, type Host } from './host.store.ts';
import type { Part } from './host.ts';
import { hostWords } from './host.words.ts';
import { nameSpeaker, unnameSpeaker } from './name-speaker.ts';
import { findSeminar } from './seminar.store.ts';
import { seminarWords } from './seminar.words.ts';

const LANGUAGES: Language[] = ['ja', 'en'];

/** `text`: what just happened. */
export async function replyWithHosts(
  { db, reader }: OrganizerVisit,
  seminarId: string,
  { page, text }: { page?: number; text?: string } = {},
): Promise<Outcome> {
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  const team = (await findTeam(db)).map(({ person }) => person);
  const hosts = await findHosts(db, seminarId);
  return show(hostsCard({ seminar, hosts, team, page, said: text }, reader), reader, hostWords[reader.language].title);
}

export async function replyToHandOver(visit: OrganizerVisit, seminarId: string, to: string): Promise<Outcome> {
  const result = await handOver({ ...visit, seminarId, to, actor: visit.person.id });
  return said(visit, seminarId, result, hostWords[visit.reader.language].handedOver);
}

export async function replyToSetHost(
  visit: OrganizerVisit,
  change: { seminarId: string; personId: string; part: Part; isIn: boolean },
): Promise<Outcome> {
  const { seminarId, personId, part, isIn } = change;
  const named = (await findHosts(visit.db, seminarId)).find((host) => host.person.id === personId && !host.hasAccount);
  if (named && part === 'speaker' && !isIn) return replyToUnname(visit, seminarId, named);
  const result = await changeHost({ ...visit, ...change, actor: visit.person.id });
  // Taken off and gone with it: the second press.
  const isDone = result.kind === 'changed' || (!isIn && result.kind === 'no_seminar');
  return isDone ? replyWithHosts(visit, change.seminarId) : said(visit, seminarId, result, () => '');
}

/** A speaker known by name only is taken off. */
async function replyToUnname(visit: OrganizerVisit, seminarId: string, { person }: Host): Promise<Outcome> {
  const host = hostWords[visit.reader.language];
  const result = await unnameSpeaker({
    ...visit,
    seminarId,
    personId: person.id,
    bylines: bylinesOf(person),
    actor: visit.person.id,
  });
  const isLeft = result.kind === 'named' && result.isShown;
  const text = host.speakerRemoved(person.name);
  return replyWithHosts(visit, seminarId, { text: isLeft ? `${text}\n${host.stillInLine}` : text });
}

/** Whoever named them may have read another language. */
const bylinesOf = ({ name, organization }: { name: string; organization: string }): string[] =>
  LANGUAGES.map((language) => hostWords[language].byline(name, organization));

export async function replyWithAddSpeaker(
  { db, reader, settings }: OrganizerVisit,
  seminarId: string,
): Promise<Outcome> {
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  return openForm(addSpeakerForm(seminar, crypto.randomUUID(), settings, reader));
}

export async function replyToAddSpeaker(
  visit: OrganizerVisit,
  { seminar: seminarId, form: formId, values }: { seminar: string; form?: string; values: Record<string, string> },
): Promise<FormOutcome> {
  const { reader } = visit;
  const host = hostWords[reader.language];
  const [id = '', name = '', organization = ''] = ['person', 'name', 'organization'].map((field) =>
    (values[field] ?? '').replace(/\s+/gu, ' ').trim(),
  );
  if (name && id) return formErrors({ name: host.eitherOr });
  if (name) return replyToNamedSpeaker(visit, { seminarId, formId }, { name, organization });
  if (!id) return formErrors({ name: host.chooseSpeaker });
  const picked = await pickPerson(visit, id);
  if (picked.kind === 'none') return formErrors({ person: teamWords[reader.language].choose });
  if (picked.kind === 'unknown') return formErrors({ person: teamWords[reader.language].noPerson });
  const change = { seminarId, personId: picked.person.id, part: 'speaker' as const, isIn: true, formId };
  const result = await changeHost({ ...visit, ...change, actor: visit.person.id });
  const added = (account: string) => {
    const named = result.kind === 'changed' ? result.replaced : undefined;
    return named ? host.speakerReplaced(account, named) : host.speakerAdded(account);
  };
  return asPage(said(visit, seminarId, result, added), host.title);
}

async function replyToNamedSpeaker(
  visit: OrganizerVisit,
  { seminarId, formId }: { seminarId: string; formId: string | undefined },
  speaker: { name: string; organization: string },
): Promise<FormOutcome> {
  const host = hostWords[visit.reader.language];
  const seminar = seminarWords[visit.reader.language];
  const plain = plainWords[visit.reader.language];
  const tooLong = Object.entries(speaker).filter(([, text]) => isTooLong(text, LONGEST_SPEAKER));
  if (tooLong.length > 0) {
    return formErrors(Object.fromEntries(tooLong.map(([field]) => [field, plain.tooLong(LONGEST_SPEAKER)])));
  }
  const byline = host.byline(speaker.name, speaker.organization);
  const result = await nameSpeaker({
    ...visit,
    ...speaker,
    seminarId,
    formId,
    byline,
    bylinesOf,
    and: host.and,
    actor: visit.person.id,
  });
  if (result.kind === 'no_seminar') return gone(seminar.gone, visit.reader, organizerNote);
  const text = result.isShown ? host.speakerNamed(speaker.name) : host.speakerNotShown(speaker.name);
  return asPage(await replyWithHosts(visit, seminarId, { text }), host.title);
}

function said(
  { reader }: OrganizerVisit,
  seminarId: string,
  result: HostResult,
  changed: (name: string) => string,
): Outcome {
  const host = hostWords[reader.language];
  const seminar = seminarWords[reader.language];
  if (result.kind === 'no_seminar') return gone(seminar.gone, reader, organizerNote);
  const back = { label: host.title, command: { do: 'hosts', seminar: seminarId } } as const;
  if (result.kind === 'no_coordinator') return refused(organizerNote(host.noCoordinator, reader, back), reader);
  return show(organizerNote(changed(result.name), reader, back), reader, hostWords[reader.language].title);
}

export const hostHandlers = {
  hosts: (visit, { seminar, page }) => replyWithHosts(visit, seminar, { page }),
  'hand-over': (visit, { seminar, to }) => replyToHandOver(visit, seminar, to),
  'open-add-speaker': (visit, { seminar }) => replyWithAddSpeaker(visit, seminar),
  'submit-add-speaker': replyToAddSpeaker,
  'set-host': (visit, { seminar: seminarId, person: personId, part, in: isIn }) =>
    replyToSetHost(visit, { seminarId, personId, part, isIn }),
} satisfies Partial<Handlers>;
