// Handing a seminar over, its organizers and speakers: runs the use case and says what to show.
import type { Card, Outcome } from '../messages/card.ts';
import { plainCard } from '../people/help.cards.ts';
import { isUnknownOnSlack, meetPerson } from '../people/meet-person.ts';
import { findTeam } from '../people/role.store.ts';
import type { Visit } from '../visit.ts';
import { changeHost, type HostResult, handOver } from './hand-over.ts';
import { addSpeakerForm, hostsCard } from './host.cards.ts';
import { findHosts } from './host.store.ts';
import type { Part } from './host.ts';
import { findSeminar } from './seminar.store.ts';

export async function replyWithHosts(
  { db, reader }: Visit,
  seminarId: string,
  page: number | undefined,
): Promise<Outcome> {
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return show(reader, plainCard(reader.words.seminar.gone, reader));
  const team = (await findTeam(db)).map(({ person }) => person);
  return show(reader, hostsCard({ seminar, hosts: await findHosts(db, seminarId), team, page }, reader));
}

export async function replyToHandOver(visit: Visit, seminarId: string, to: string): Promise<Outcome> {
  const { db, person, now, reader } = visit;
  return said(visit, await handOver({ db, seminarId, to, actor: person.id, now }), reader.words.host.handedOver);
}

export async function replyToSetHost(
  visit: Visit,
  change: { seminarId: string; personId: string; part: Part; isIn: boolean },
): Promise<Outcome> {
  const { db, person, now } = visit;
  const result = await changeHost({ db, ...change, actor: person.id, now });
  return result.kind === 'changed' ? replyWithHosts(visit, change.seminarId, undefined) : said(visit, result, () => '');
}

export async function replyWithAddSpeaker({ db, reader }: Visit, seminarId: string): Promise<Outcome> {
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return show(reader, plainCard(reader.words.seminar.gone, reader));
  return { kind: 'form', form: addSpeakerForm(seminar, reader) };
}

export async function replyToAddSpeaker(
  visit: Visit,
  seminarId: string,
  values: Record<string, string>,
): Promise<Outcome> {
  const { db, senders, now, reader } = visit;
  const id = (values.person ?? '').trim();
  if (!/^[UW][A-Z0-9]{2,}$/.test(id)) return { kind: 'form-errors', errors: { person: reader.words.team.choose } };
  if (await isUnknownOnSlack(senders, id)) {
    return { kind: 'form-errors', errors: { person: reader.words.team.noPerson } };
  }
  const speaker = await meetPerson({ db, senders, from: { platform: 'slack', id }, now });
  const change = { seminarId, personId: speaker.id, part: 'speaker' as const, isIn: true };
  const result = await changeHost({ db, ...change, actor: visit.person.id, now });
  const outcome = said(visit, result, reader.words.host.speakerAdded);
  return outcome.kind === 'card' ? { ...outcome, kind: 'page', title: reader.words.host.title } : outcome;
}

function said({ reader }: Visit, result: HostResult, changed: (name: string) => string): Outcome {
  const { host, seminar } = reader.words;
  const texts = { no_seminar: seminar.gone, no_organizer: host.noOrganizer };
  const text = result.kind === 'changed' ? changed(result.name) : texts[result.kind];
  return show(reader, plainCard(text, reader));
}

const show = (reader: Visit['reader'], card: Card): Outcome => ({ kind: 'card', card, language: reader.language });
