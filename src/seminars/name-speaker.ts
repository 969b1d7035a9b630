// A speaker of no platform, e.g. from another town, is added by name and shown wherever the speakers are; and taken off.
import type { Transaction } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { addPersonByHand, deletePersonByHand, findPerson, savePersonByHand } from '../people/person.store.ts';
import { idFrom } from '../people/person.ts';
import { isTooLong } from '../text/length.ts';
import type { OrganizersAct } from './act.ts';
import { addEdit } from './edition.store.ts';
import { addHost, findHosts, removeHost } from './host.store.ts';
import { isCalled, withByline, withOtherByline, withoutByline } from './host.ts';
import { bumpRevision, lockSeminar, saveSeminar } from './seminar.store.ts';
import type { Seminar } from './seminar.ts';
import { LONGEST } from './seminar-form.ts';

export type NameResult =
  | { kind: 'no_seminar' }
  /** `isShown`: their name stands in the seminar's line of speakers; else there was no room for it, or it was cancelled. */
  | { kind: 'named'; name: string; isShown: boolean };

interface Named {
  name: string;
  organization: string;
}

/**
 * The form sent twice names one speaker; with another name it corrects the first. `byline`: how the line names them;
 * `and`: what stands before it; `bylinesOf`: how it may have named others.
 */
export async function nameSpeaker(
  change: OrganizersAct &
    Named & {
      /** Chosen when the form was opened. */
      formId?: string;
      byline: string;
      bylinesOf: (named: Named) => string[];
      and: string;
    },
): Promise<NameResult> {
  const { db, outbox, seminarId, name, organization, byline, actor, now, formId = crypto.randomUUID() } = change;
  const personId = idFrom([formId, seminarId]);
  const result = await db.transaction(async (tx): Promise<NameResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const byName = (await findHosts(tx, seminarId)).filter(({ hasAccount }) => !hasAccount);
    const known = byName.some(({ person }) => person.name === name && person.organization === organization);
    const before = byName.find(({ person }) => person.id === personId)?.person;
    const { line, isShown } = lineWith(seminar, { ...change, before: known ? undefined : before });
    if (known) return { kind: 'named', name, isShown: line === seminar.speaker };
    await saveSpeaker(tx, { personId, seminarId, name, organization, now });
    await saveLine(tx, { seminar, line, actor, now });
    const was = { line: seminar.speaker, ...(before && { speaker: change.bylinesOf(before)[0] }) };
    const noted = { before: was, after: { speaker: byline, line } };
    await noteAction(tx, { actor, action: 'add-host', seminarId, subject: seminar.title, ...noted }, now);
    return { kind: 'named', name, isShown };
  });
  if (result.kind === 'named') outbox.refreshPosts(seminarId);
  return result;
}

/** `before`: whom this name corrects; where there is no room for it, the wrong one goes all the same. */
function lineWith(
  { speaker, status }: Seminar,
  {
    name,
    byline,
    bylinesOf,
    and,
    before,
  }: { name: string; byline: string; bylinesOf: (named: Named) => string[]; and: string; before?: Named },
): { line: string; isShown: boolean } {
  if (status === 'cancelled') return { line: speaker, isShown: false };
  const bylines = before ? bylinesOf(before) : [];
  const line = withOtherByline(speaker, bylines, byline) ?? withByline(speaker, { name, byline, and });
  const isShown = !isTooLong(line, LONGEST.speaker);
  return { line: isShown ? line : withoutByline(speaker, bylines), isShown };
}

async function saveSpeaker(
  tx: Transaction,
  { personId, seminarId, now, ...named }: Named & { personId: string; seminarId: string; now: Temporal.Instant },
): Promise<void> {
  // Corrected, or taken off again and still referred to.
  if (await findPerson(tx, personId)) await savePersonByHand(tx, { id: personId, ...named });
  else await addPersonByHand(tx, { id: personId, ...named }, now);
  await addHost(tx, { seminarId, personId, part: 'speaker' });
}

/**
 * Somebody's account becomes a speaker: whoever was named on the same form, or is called so, was only a name for them, and
 * gives place. The line stays as it was written. Returns that name; undefined: nobody's.
 */
export async function replaceName(
  tx: Transaction,
  { seminarId, account, formId = '' }: { seminarId: string; account: string; formId?: string },
): Promise<string | undefined> {
  const byName = (await findHosts(tx, seminarId)).filter(({ part, hasAccount }) => part === 'speaker' && !hasAccount);
  const onForm = idFrom([formId, seminarId]);
  const named =
    byName.find(({ person }) => person.id === onForm) ?? byName.find(({ person }) => isCalled(account, person.name));
  if (!named) return undefined;
  await removeHost(tx, { seminarId, personId: named.person.id, part: 'speaker' });
  await deletePersonByHand(tx, named.person.id);
  return named.person.name;
}

/** `bylines`: how the line may name them. */
export async function unnameSpeaker(
  change: OrganizersAct & { personId: string; bylines: string[] },
): Promise<NameResult> {
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
  if (result.kind === 'named') outbox.refreshPosts(seminarId);
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
