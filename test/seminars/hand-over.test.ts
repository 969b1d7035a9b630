import { expect, test } from 'vitest';
import { findActions } from '../../src/people/audit.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { changeHost, handOver } from '../../src/seminars/hand-over.ts';
import { findCoordinatorNames, findCoordinators, findOrphans, isSpeaker } from '../../src/seminars/host.store.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { cardsFor } from '../support/edit-fixture.ts';
import { owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, createTestOutbox, announcedAt as now } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

async function openTeam() {
  const db = await createTestDatabase();
  const [one, two] = [await addTestPerson(db, { name: '佐藤' }), await addTestPerson(db, { name: '鈴木' })];
  for (const { id } of [one, two]) await saveRole(db, { personId: id, role: 'organizer', now });
  const seminar = await addTestSeminar(db, { createdBy: one.id });
  const outbox = createTestOutbox();
  return { db, one, two, seminar, outbox, change: { db, outbox, seminarId: seminar.id, actor: one.id, now } };
}

test('a seminar is handed over: the next coordinator is told all that is told about it', async () => {
  const { db, one, two, seminar, change } = await openTeam();
  expect(await findCoordinators(db, seminar)).toEqual([one.id]);
  expect(await handOver({ ...change, to: two.id })).toMatchObject({ kind: 'changed', name: '鈴木' });
  expect(await findCoordinators(db, seminar)).toEqual([two.id]);
  const { found } = await findActions(db, { seminarId: seminar.id, limit: 1, offset: 0 });
  expect(found[0]).toMatchObject({
    action: 'hand-over',
    before: { coordinator: '佐藤' },
    after: { coordinator: '鈴木' },
  });
});

test('only an organizer can coordinate a seminar, and the last who does cannot leave it', async () => {
  const { db, one, seminar, change } = await openTeam();
  const stranger = await addTestPerson(db);
  expect(await handOver({ ...change, to: stranger.id })).toEqual({ kind: 'no_coordinator' });
  const leave = { ...change, personId: one.id, part: 'coordinator' as const, isIn: false };
  expect(await changeHost(leave)).toEqual({ kind: 'no_coordinator' });
  expect(await findCoordinators(db, seminar)).toEqual([one.id]);
});

test('the seminars of a coordinator who lost the role show up as nobody’s', async () => {
  const { db, one, seminar } = await openTeam();
  expect(await findOrphans(db, now)).toEqual([]);
  await saveRole(db, { personId: one.id, role: null, now });
  expect(await findOrphans(db, now)).toEqual([seminar.id]);
  expect((await findCoordinatorNames(db, [seminar.id])).get(seminar.id)).toBeUndefined();
});

test('anybody may speak, and is a speaker until taken off', async () => {
  const { db, seminar, change } = await openTeam();
  const { id } = await addTestPerson(db);
  await changeHost({ ...change, personId: id, part: 'speaker', isIn: true });
  expect(await isSpeaker(db, seminar.id, id)).toBe(true);
  await changeHost({ ...change, personId: id, part: 'speaker', isIn: false });
  expect(await isSpeaker(db, seminar.id, id)).toBe(false);
});

test('the next coordinator is told once who handed what over, however often it is tapped', async () => {
  const { db, two, seminar, change } = await openTeam();
  await Promise.all([handOver({ ...change, to: two.id }), handOver({ ...change, to: two.id })]);
  expect(await owedTo(db, seminar.id, 'new-coordinator')).toEqual([two.id]);
  const { found, total } = await findActions(db, { seminarId: seminar.id, limit: 9, offset: 0 });
  expect([total, found[0]?.action]).toEqual([1, 'hand-over']);
  const [card] = await cardsFor(db, { seminarId: seminar.id, personId: two.id, kind: 'new-coordinator', now });
  expect(card).toMatchObject({
    title: seminar.title,
    text: [ja.host.handedOverBy(ja.team.organizerNamed('佐藤'))],
    facts: [{ label: ja.seminar.when, value: '12月3日（木）18:30〜20:00' }],
    buttons: [[{ command: { do: 'attendees', seminar: seminar.id } }, { command: { do: 'desk' } }]],
  });
});

test('a further coordinator is told; who takes a seminar themself, leaves or speaks is not', async () => {
  const { db, one, two, seminar, change } = await openTeam();
  const join = { ...change, personId: two.id, part: 'coordinator' as const, isIn: true };
  await changeHost(join);
  await changeHost(join);
  await changeHost({ ...change, personId: two.id, part: 'speaker', isIn: true });
  expect(await owedTo(db, seminar.id, 'new-coordinator')).toEqual([two.id]);
  await changeHost({ ...join, personId: two.id, isIn: false });
  await handOver({ ...change, actor: two.id, to: two.id });
  // One who ran it already learns nothing new.
  await changeHost({ ...join, personId: one.id, actor: two.id, now: now.add({ minutes: 1 }) });
  await handOver({ ...change, to: one.id, actor: two.id, now: now.add({ minutes: 2 }) });
  expect(await owedTo(db, seminar.id, 'new-coordinator')).toEqual([one.id, two.id].sort());
});

test('an admin names somebody for the seminar of one who left: they are told, and of whom it was', async () => {
  const { db, one, two, seminar, change } = await openTeam();
  const admin = await addTestPerson(db, { name: '' });
  await saveRole(db, { personId: admin.id, role: 'admin', now });
  await saveRole(db, { personId: one.id, role: null, now });
  await handOver({ ...change, actor: admin.id, to: two.id });
  const [card] = await cardsFor(db, { seminarId: seminar.id, personId: two.id, kind: 'new-coordinator', now });
  expect(card?.text?.[0]).toContain(ja.host.handedOverBy(ja.team.organizerNamed('')));
  expect(card?.facts).toContainEqual({ label: ja.host.before, value: '佐藤' });
});

test('what is no longer so is not told: handed on, the role lost, cancelled, or given back and again', async () => {
  const { db, one, two, seminar, change } = await openTeam();
  const cardsOf = (personId: string) => cardsFor(db, { seminarId: seminar.id, personId, kind: 'new-coordinator', now });
  await handOver({ ...change, to: two.id });
  await handOver({ ...change, actor: two.id, to: one.id, now: now.add({ minutes: 1 }) });
  expect(await cardsOf(two.id)).toEqual([undefined]);
  await handOver({ ...change, to: two.id, now: now.add({ minutes: 2 }) });
  expect(await cardsOf(two.id)).toEqual([undefined, expect.anything()]);
  await saveSeminar(db, { ...seminar, status: 'cancelled' });
  expect(await cardsOf(two.id)).toEqual([undefined, undefined]);
  await saveSeminar(db, { ...seminar, status: 'draft' });
  const draft = (await cardsOf(two.id))[1];
  expect(draft?.buttons?.[0]?.[0]).toMatchObject({ command: { do: 'edit-draft', seminar: seminar.id } });
  await saveRole(db, { personId: two.id, role: null, now });
  expect(await cardsOf(two.id)).toEqual([undefined, undefined]);
});
