import { expect, test } from 'vitest';
import { findActions } from '../../src/people/audit.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { changeHost, handOver } from '../../src/seminars/hand-over.ts';
import { findKeepers, findOrganizers, findOrphans, isSpeaker } from '../../src/seminars/host.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, announcedAt as now } from '../support/seminar-fixture.ts';

async function openTeam() {
  const db = await createTestDatabase();
  const [one, two] = [await addTestPerson(db, { name: '佐藤' }), await addTestPerson(db, { name: '鈴木' })];
  for (const { id } of [one, two]) await saveRole(db, { personId: id, role: 'organizer', now });
  const seminar = await addTestSeminar(db, { createdBy: one.id });
  return { db, one, two, seminar, change: { db, seminarId: seminar.id, actor: one.id, now } };
}

test('a seminar is handed over: the next organizer runs it and is told what organizers are told', async () => {
  const { db, one, two, seminar, change } = await openTeam();
  expect(await findOrganizers(db, seminar)).toEqual([one.id]);
  expect(await handOver({ ...change, to: two.id })).toMatchObject({ kind: 'changed', name: '鈴木' });
  expect(await findOrganizers(db, seminar)).toEqual([two.id]);
  const { found } = await findActions(db, { seminarId: seminar.id, limit: 1, offset: 0 });
  expect(found[0]).toMatchObject({ action: 'hand-over', before: { organizer: '佐藤' }, after: { organizer: '鈴木' } });
});

test('only who has the role can run a seminar, and the last one who does cannot leave it', async () => {
  const { db, one, seminar, change } = await openTeam();
  const stranger = await addTestPerson(db);
  expect(await handOver({ ...change, to: stranger.id })).toEqual({ kind: 'no_organizer' });
  const leave = { ...change, personId: one.id, part: 'organizer' as const, isIn: false };
  expect(await changeHost(leave)).toEqual({ kind: 'no_organizer' });
  expect(await findOrganizers(db, seminar)).toEqual([one.id]);
});

test('the seminars of an organizer who lost the role show up as nobody’s', async () => {
  const { db, one, seminar } = await openTeam();
  expect(await findOrphans(db, now)).toEqual([]);
  await saveRole(db, { personId: one.id, role: null, now });
  expect(await findOrphans(db, now)).toEqual([seminar.id]);
  expect((await findKeepers(db, [seminar.id])).get(seminar.id)).toBeUndefined();
});

test('anybody may speak, and is a speaker until taken off', async () => {
  const { db, seminar, change } = await openTeam();
  const { id } = await addTestPerson(db);
  await changeHost({ ...change, personId: id, part: 'speaker', isIn: true });
  expect(await isSpeaker(db, seminar.id, id)).toBe(true);
  await changeHost({ ...change, personId: id, part: 'speaker', isIn: false });
  expect(await isSpeaker(db, seminar.id, id)).toBe(false);
});
