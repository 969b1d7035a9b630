// A seminar changes hands, and gets its speakers. Who is put in charge or made a speaker by somebody else is told.
import type { Transaction } from '../database/client.ts';
import { nextOccasion } from '../messages/message.store.ts';
import { owedAbout } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId, findPerson } from '../people/person.store.ts';
import { findRole } from '../people/role.store.ts';
import type { OrganizersAct } from './act.ts';
import { addHost, findHosts, removeHost } from './host.store.ts';
import type { Part } from './host.ts';
import { replaceName } from './name-speaker.ts';
import { lockSeminar } from './seminar.store.ts';
import type { Seminar } from './seminar.ts';

export type HostResult =
  /** `replaced`: what a speaker was known by, until their account was chosen. */
  | { kind: 'changed'; seminar: Seminar; name: string; replaced?: string }
  | { kind: 'no_seminar' }
  | { kind: 'no_coordinator' };

/** The next coordinator takes the seminar over from all that had it; once more changes nothing. */
export async function handOver(input: OrganizersAct & { to: string }): Promise<HostResult> {
  const { db, outbox, seminarId, actor, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    const to = await currentPersonId(tx, input.to);
    const person = await findPerson(tx, to);
    if (!seminar) return { kind: 'no_seminar' };
    if (!person || !(await findRole(tx, to))) return { kind: 'no_coordinator' };
    const before = (await findHosts(tx, seminarId)).filter(({ part }) => part === 'coordinator');
    const isCoordinator = before.some((host) => host.person.id === to);
    if (isCoordinator && before.length === 1) return { kind: 'changed', seminar, name: person.name };
    for (const host of before) await removeHost(tx, { seminarId, personId: host.person.id, part: 'coordinator' });
    await addHost(tx, { seminarId, personId: to, part: 'coordinator' });
    const names = before.map((host) => host.person.name).join(', ');
    const entry = { actor, action: 'hand-over', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, before: { coordinator: names }, after: { coordinator: person.name } }, now);
    const from = before.filter((host) => host.person.id !== actor).map((host) => host.person.name);
    const details = { how: 'hand-over' as const, from: from.filter(Boolean).join('、') };
    if (!isCoordinator) await tellHost({ tx, outbox, seminar, to, actor, now, kind: 'new-coordinator', details });
    return { kind: 'changed', seminar, name: person.name };
  });
}

/** One more coordinator or speaker, or one fewer. */
export async function changeHost(
  input: OrganizersAct & {
    personId: string;
    part: Part;
    isIn: boolean;
    /** Of a form that adds a speaker. */
    formId?: string;
  },
): Promise<HostResult> {
  const { db, outbox, seminarId, part, isIn, formId, actor, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    const personId = await currentPersonId(tx, input.personId);
    const person = await findPerson(tx, personId);
    if (!seminar || !person) return { kind: 'no_seminar' };
    if (part === 'coordinator' && isIn && !(await findRole(tx, personId))) return { kind: 'no_coordinator' };
    const inPart = (await findHosts(tx, seminarId)).filter((host) => host.part === part);
    const others = inPart.filter((host) => host.person.id !== personId);
    // Pressed twice, it is so already.
    const isSo = isIn === inPart.length > others.length;
    if (!isSo && part === 'coordinator' && !isIn && others.length === 0) return { kind: 'no_coordinator' };
    const isSpeakerIn = part === 'speaker' && isIn;
    const replaced = isSpeakerIn ? await replaceName(tx, { seminarId, account: person.name, formId }) : undefined;
    const result: HostResult = { kind: 'changed', seminar, name: person.name, ...(replaced && { replaced }) };
    if (isSo && !replaced) return result;
    await (isIn ? addHost : removeHost)(tx, { seminarId, personId, part });
    const entry = { actor, action: isIn ? 'add-host' : 'remove-host', seminarId, subject: seminar.title };
    const before = replaced && { before: { [part]: replaced } };
    await noteAction(tx, { ...entry, ...before, after: { [part]: person.name } }, now);
    if (isIn && !isSo) {
      const told = { tx, outbox, seminar, to: personId, actor, now };
      if (part === 'speaker') await tellHost({ ...told, kind: 'speaker-added', details: {} });
      else await tellHost({ ...told, kind: 'new-coordinator', details: { how: 'join', from: '' } });
    }
    return result;
  });
}

/** One message each time somebody gets a part; who takes it themself knows. */
async function tellHost({
  tx,
  outbox,
  seminar,
  to,
  actor,
  kind,
  details,
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  to: string;
  actor: string;
  kind: 'new-coordinator' | 'speaker-added';
  /** `from`: names of who had it before, but for the actor. */
  details: { how?: 'hand-over' | 'join'; from?: string };
  now: Temporal.Instant;
}): Promise<void> {
  if (to === actor) return;
  const by = (await findPerson(tx, actor))?.name ?? '';
  const occasion = await nextOccasion(tx, { kind, seminarId: seminar.id, personId: to }, now);
  const told = owedAbout(seminar, now, { kind, to: { personId: to }, details: { ...details, by }, occasion });
  await outbox.owe(tx, [told], now);
}
