// A seminar changes hands, and gets its speakers. Who is put in charge by somebody else is told.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { currentPersonId, findPerson } from '../people/person.store.ts';
import { findRole } from '../people/role.store.ts';
import { addHost, findHosts, removeHost } from './host.store.ts';
import type { Part } from './host.ts';
import { lockSeminar } from './seminar.store.ts';
import { isBefore, type Seminar } from './seminar.ts';

export type HostResult =
  | { kind: 'changed'; seminar: Seminar; name: string }
  | { kind: 'no_seminar' }
  | { kind: 'no_organizer' };

/** The next organizer takes the seminar over from all that had it; once more changes nothing. */
export async function handOver(input: {
  db: DatabaseRoot;
  outbox: Outbox;
  seminarId: string;
  to: string;
  actor: string;
  now: Temporal.Instant;
}): Promise<HostResult> {
  const { db, outbox, seminarId, actor, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    const to = await currentPersonId(tx, input.to);
    const person = await findPerson(tx, to);
    if (!seminar) return { kind: 'no_seminar' };
    if (!person || !(await findRole(tx, to))) return { kind: 'no_organizer' };
    const before = (await findHosts(tx, seminarId)).filter(({ part }) => part === 'organizer');
    const isKeeper = before.some((host) => host.person.id === to);
    if (isKeeper && before.length === 1) return { kind: 'changed', seminar, name: person.name };
    for (const host of before) await removeHost(tx, { seminarId, personId: host.person.id, part: 'organizer' });
    await addHost(tx, { seminarId, personId: to, part: 'organizer' });
    const names = before.map((host) => host.person.name).join(', ');
    const entry = { actor, action: 'hand-over', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, before: { organizer: names }, after: { organizer: person.name } }, now);
    const from = before.filter((host) => host.person.id !== actor).map((host) => host.person.name);
    if (!isKeeper) await tellKeeper({ tx, outbox, seminar, to, actor, now, details: { how: 'hand-over', from } });
    return { kind: 'changed', seminar, name: person.name };
  });
}

/** One more organizer or speaker, or one fewer. */
export async function changeHost(input: {
  db: DatabaseRoot;
  outbox: Outbox;
  seminarId: string;
  personId: string;
  part: Part;
  isIn: boolean;
  actor: string;
  now: Temporal.Instant;
}): Promise<HostResult> {
  const { db, outbox, seminarId, part, isIn, actor, now } = input;
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    const personId = await currentPersonId(tx, input.personId);
    const person = await findPerson(tx, personId);
    if (!seminar || !person) return { kind: 'no_seminar' };
    if (part === 'organizer' && isIn && !(await findRole(tx, personId))) return { kind: 'no_organizer' };
    const inPart = (await findHosts(tx, seminarId)).filter((host) => host.part === part);
    const others = inPart.filter((host) => host.person.id !== personId);
    // Pressed twice, it is so already.
    if (isIn === inPart.length > others.length) return { kind: 'changed', seminar, name: person.name };
    if (part === 'organizer' && !isIn && others.length === 0) return { kind: 'no_organizer' };
    await (isIn ? addHost : removeHost)(tx, { seminarId, personId, part });
    const entry = { actor, action: isIn ? 'add-host' : 'remove-host', seminarId, subject: seminar.title };
    await noteAction(tx, { ...entry, after: { [part]: person.name } }, now);
    if (part === 'organizer' && isIn) {
      await tellKeeper({ tx, outbox, seminar, to: personId, actor, now, details: { how: 'join', from: [] } });
    }
    return { kind: 'changed', seminar, name: person.name };
  });
}

/** One message each time somebody is put in charge; who takes a seminar themself knows. */
async function tellKeeper({
  tx,
  outbox,
  seminar,
  to,
  actor,
  details: { how, from },
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  to: string;
  actor: string;
  /** `from`: names of who had it before, but for the actor. */
  details: { how: 'hand-over' | 'join'; from: string[] };
  now: Temporal.Instant;
}): Promise<void> {
  if (to === actor) return;
  const details = { how, by: (await findPerson(tx, actor))?.name ?? '', from: from.filter(Boolean).join('、') };
  const isComing = isBefore(now, seminar.endsAt);
  await outbox.owe(
    tx,
    [
      {
        ...{ kind: 'new-organizer', seminarId: seminar.id, to: { personId: to }, details },
        occasion: String(now.epochMilliseconds),
        ...(isComing && { usefulUntil: seminar.endsAt }),
      },
    ],
    now,
  );
}
