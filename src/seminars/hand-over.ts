// A seminar changes hands, and gets its speakers.
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId, findPerson } from '../people/person.store.ts';
import { findRole } from '../people/role.store.ts';
import { addHost, findHosts, removeHost } from './host.store.ts';
import type { Part } from './host.ts';
import { lockSeminar } from './seminar.store.ts';
import type { Seminar } from './seminar.ts';

export type HostResult =
  | { kind: 'changed'; seminar: Seminar; name: string }
  | { kind: 'no_seminar' }
  | { kind: 'no_organizer' };

/** The next organizer takes the seminar over from all that had it. */
export async function handOver(input: {
  db: DatabaseRoot;
  seminarId: string;
  to: string;
  actor: string;
  now: Temporal.Instant;
}): Promise<HostResult> {
  const { db, seminarId, actor, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    const to = await currentPersonId(tx, input.to);
    const person = await findPerson(tx, to);
    if (!seminar) return { kind: 'no_seminar' };
    if (!person || !(await findRole(tx, to))) return { kind: 'no_organizer' };
    const before = (await findHosts(tx, seminarId)).filter(({ part }) => part === 'organizer');
    for (const host of before) await removeHost(tx, { seminarId, personId: host.person.id, part: 'organizer' });
    await addHost(tx, { seminarId, personId: to, part: 'organizer' });
    const names = before.map((host) => host.person.name).join(', ');
    const entry = { actor, action: 'hand-over', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, before: { organizer: names }, after: { organizer: person.name } }, now);
    return { kind: 'changed', seminar, name: person.name };
  });
}

/** One more organizer or speaker, or one fewer. */
export async function changeHost(input: {
  db: DatabaseRoot;
  seminarId: string;
  personId: string;
  part: Part;
  isIn: boolean;
  actor: string;
  now: Temporal.Instant;
}): Promise<HostResult> {
  const { db, seminarId, part, isIn, actor, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    const personId = await currentPersonId(tx, input.personId);
    const person = await findPerson(tx, personId);
    if (!seminar || !person) return { kind: 'no_seminar' };
    if (part === 'organizer' && isIn && !(await findRole(tx, personId))) return { kind: 'no_organizer' };
    const others = (await findHosts(tx, seminarId)).filter((host) => host.part === part && host.person.id !== personId);
    if (part === 'organizer' && !isIn && others.length === 0) return { kind: 'no_organizer' };
    await (isIn ? addHost : removeHost)(tx, { seminarId, personId, part });
    const entry = { actor, action: isIn ? 'add-host' : 'remove-host', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, after: { [part]: person.name } }, now);
    return { kind: 'changed', seminar, name: person.name };
  });
}
