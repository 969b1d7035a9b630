// A speaker of no platform, e.g. from another town, is added by name and shown wherever the speakers are; and taken off.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { addPersonByHand, deletePersonByHand } from '../people/person.store.ts';
import { isTooLong } from '../text/length.ts';
import { addEdit } from './edition.store.ts';
import { addHost, findHosts, removeHost } from './host.store.ts';
import { withByline, withoutByline } from './host.ts';
import { bumpRevision, lockSeminar, saveSeminar } from './seminar.store.ts';
import type { Seminar } from './seminar.ts';
import { LONGEST } from './seminar-form.ts';

export type NameResult =
  | { kind: 'no_seminar' }
  /** `isShown`: their name stands in the seminar's line of speakers; else there was no room for it, or it was cancelled. */
  | { kind: 'named'; name: string; isShown: boolean };

interface Change {
  db: DatabaseRoot;
  outbox: Outbox;
  seminarId: string;
  /** The organizer's person id. */
  actor: string;
  now: Temporal.Instant;
}

/** The form sent twice names one speaker. `byline`: how the line names them; `and`: what stands before it. */
export async function nameSpeaker(
  change: Change & { name: string; organization: string; byline: string; and: string },
): Promise<NameResult> {
  const { db, outbox, seminarId, name, organization, byline, actor, now } = change;
  const result = await db.transaction(async (tx): Promise<NameResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const isSame = ({ person }: { person: { name: string; organization: string } }) =>
      person.name === name && person.organization === organization;
    const known = (await findHosts(tx, seminarId)).some((host) => !host.hasAccount && isSame(host));
    const line = withByline(seminar.speaker, { name, byline, and: change.and });
    const isShown = seminar.status !== 'cancelled' && !isTooLong(line, LONGEST.speaker);
    if (known) return { kind: 'named', name, isShown: line === seminar.speaker };
    const personId = crypto.randomUUID();
    await addPersonByHand(tx, { id: personId, name, organization }, now);
    await addHost(tx, { seminarId, personId, part: 'speaker' });
    const shown = isShown ? line : seminar.speaker;
    await saveLine(tx, { seminar, line: shown, actor, now });
    const noted = { before: { line: seminar.speaker }, after: { speaker: byline, line: shown } };
    await noteAction(tx, { actor, action: 'add-host', seminarId, subject: seminar.title, ...noted }, now);
    return { kind: 'named', name, isShown };
  });
  if (result.kind === 'named') await outbox.refreshPosts(seminarId);
  return result;
}

/** `bylines`: how the line may name them. */
export async function unnameSpeaker(change: Change & { personId: string; bylines: string[] }): Promise<NameResult> {
  const { db, outbox, seminarId, personId, bylines, actor, now } = change;
  const result = await db.transaction(async (tx): Promise<NameResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    const speaker = (await findHosts(tx, seminarId)).find(
      ({ person, part, hasAccount }) => person.id === personId && part === 'speaker' && !hasAccount,
    );
    if (!seminar || !speaker) return { kind: 'no_seminar' };
    const { name } = speaker.person;
    const line = seminar.status === 'cancelled' ? seminar.speaker : withoutByline(seminar.speaker, bylines);
    await removeHost(tx, { seminarId, personId, part: 'speaker' });
    await deletePersonByHand(tx, personId);
    await saveLine(tx, { seminar, line, actor, now });
    const noted = { before: { speaker: name, line: seminar.speaker }, after: { line } };
    await noteAction(tx, { actor, action: 'remove-host', seminarId, subject: seminar.title, ...noted }, now);
    return { kind: 'named', name, isShown: line.includes(name) };
  });
  if (result.kind === 'named') await outbox.refreshPosts(seminarId);
  return result;
}

/** Of an announced one it is an edition: calendar entries follow, and a form that is open does not undo it. */
async function saveLine(
  tx: Transaction,
  { seminar, line, actor, now }: { seminar: Seminar; line: string; actor: string; now: Temporal.Instant },
): Promise<void> {
  if (line === seminar.speaker) return;
  const isAnnounced = seminar.status === 'announced';
  const edition = isAnnounced ? seminar.edition + 1 : seminar.edition;
  await saveSeminar(tx, { ...seminar, speaker: line, edition });
  await bumpRevision(tx, seminar.id);
  if (isAnnounced) {
    await addEdit(tx, { seminarId: seminar.id, edition, editedBy: actor, editedAt: now, before: seminar });
  }
}
