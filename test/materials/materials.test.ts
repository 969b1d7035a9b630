import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saveCheckIn } from '../../src/checkins/checkin.store.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { addMaterialLink, removeMaterialLink } from '../../src/materials/change-materials.ts';
import { materialsDeskCard } from '../../src/materials/material.cards.ts';
import { findFeedback, findMaterials, saveUseful } from '../../src/materials/material.store.ts';
import { lastRound, readMaterial, shownOf } from '../../src/materials/material.ts';
import { sendDueMaterials, sendMaterials } from '../../src/materials/send-materials.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { createReader } from '../support/reader.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const dueAt = at('2026-12-03T20:15');

async function openEvening() {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db);
  const outbox = createTestOutbox();
  const owedTo = (round: string) =>
    outbox.owed.filter(({ occasion }) => occasion === round).map(({ to }) => ('personId' in to ? to.personId : ''));
  return { db, seminar, outbox, owedTo };
}

async function addAnswer(db: DatabaseRoot, seminar: Seminar, answer: Answer) {
  const person = await addTestPerson(db);
  const key = { personId: person.id, seminarId: seminar.id };
  await answerSeminar({ db, outbox: createTestOutbox(), ...key, answer, tappedAt: announcedAt, now: announcedAt });
  return person.id;
}

const addLink = (db: DatabaseRoot, { id, createdBy }: Seminar, name: string, now = announcedAt) =>
  addMaterialLink({ db, seminarId: id, actor: createdBy, now, label: name, url: `https://files.example/${name}` });

const tickOff = (db: DatabaseRoot, seminar: Seminar, personId: string) =>
  saveCheckIn(db, {
    ...{ seminarId: seminar.id, personId, at: seminar.startsAt, how: 'organizer', by: seminar.createdBy },
    isConfirmed: true,
  });

describe('materials', () => {
  test('none after the evening are not said to have been sent', async () => {
    const { seminar } = await openEvening();
    const textAt = (now: typeof dueAt) =>
      materialsDeskCard({ seminar, materials: [] }, createReader({ language: 'ja', platform: 'slack', now })).text;
    expect(textAt(announcedAt)?.join()).toContain(ja.materials.planned('12月3日（木）20:15'));
    expect(textAt(dueAt)).toEqual([expect.stringContaining(ja.materials.empty), ja.materials.sendLater]);
  });

  test('go out by themselves once, to who was there and who asked, however many clocks tick at once', async () => {
    const { db, seminar, outbox, owedTo } = await openEvening();
    const there = await addAnswer(db, seminar, 'on_site');
    await addAnswer(db, seminar, 'on_site');
    const asked = await addAnswer(db, seminar, 'materials');
    await addAnswer(db, seminar, 'declined');
    await tickOff(db, seminar, there);
    await addLink(db, seminar, 'slides');
    await sendDueMaterials({ db, outbox, now: at('2026-12-03T20:14') });
    expect(outbox.owed).toEqual([]);
    const send = () =>
      sendMaterials({ db, outbox, seminarId: seminar.id, actor: seminar.createdBy, now: dueAt }).then(
        ({ kind }) => kind,
      );
    await Promise.all([
      ...Array.from({ length: 5 }, () => sendDueMaterials({ db, outbox, now: dueAt })),
      send(),
      send(),
    ]);
    expect(lastRound(await findMaterials(db, seminar.id))).toBe(1);
    expect(owedTo('1').toSorted()).toEqual([there, asked].toSorted());
    expect(owedTo('2')).toEqual([]);
  });

  test('added after they went out they wait for an organizer’s word, and then go out once more', async () => {
    const { db, seminar, outbox, owedTo } = await openEvening();
    const there = await addAnswer(db, seminar, 'on_site');
    await addLink(db, seminar, 'slides');
    await sendDueMaterials({ db, outbox, now: dueAt });
    await addLink(db, seminar, 'recording', dueAt.add({ hours: 1 }));
    const later = dueAt.add({ hours: 2 });
    await sendDueMaterials({ db, outbox, now: later });
    expect(owedTo('2')).toEqual([]);
    const press = () => sendMaterials({ db, outbox, seminarId: seminar.id, actor: seminar.createdBy, now: later });
    const results = await Promise.all([press(), press()]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['refused', 'sent']);
    expect(owedTo('2')).toEqual([there]);
  });

  test('first added after the evening they do not leave before the organizer has added them all', async () => {
    const { db, seminar, outbox } = await openEvening();
    await addAnswer(db, seminar, 'on_site');
    await addLink(db, seminar, 'slides', dueAt.add({ minutes: 1 }));
    await sendDueMaterials({ db, outbox, now: dueAt.add({ minutes: 2 }) });
    expect(outbox.owed).toEqual([]);
    const input = { db, outbox, seminarId: seminar.id, actor: seminar.createdBy };
    const early = await sendMaterials({ ...input, now: at('2026-12-03T19:00') });
    expect(early).toMatchObject({ kind: 'refused', why: 'not_over' });
    expect(await sendMaterials({ ...input, now: dueAt.add({ minutes: 3 }) })).toMatchObject({ kind: 'sent', told: 1 });
  });

  test('who is ticked off later gets them, too, in one message', async () => {
    const { db, seminar, outbox, owedTo } = await openEvening();
    const [there, late] = [await addAnswer(db, seminar, 'on_site'), await addAnswer(db, seminar, 'on_site')];
    await tickOff(db, seminar, there);
    await addLink(db, seminar, 'slides');
    await sendDueMaterials({ db, outbox, now: dueAt });
    await addLink(db, seminar, 'recording', dueAt);
    await sendMaterials({ db, outbox, seminarId: seminar.id, actor: seminar.createdBy, now: dueAt });
    await tickOff(db, seminar, late);
    await sendDueMaterials({ db, outbox, now: dueAt.add({ minutes: 1 }) });
    await sendDueMaterials({ db, outbox, now: dueAt.add({ minutes: 2 }) });
    expect(owedTo('1')).toEqual([there]);
    expect(owedTo('2').toSorted()).toEqual([there, late].toSorted());
  });

  test('taken away after a sending, its number is not used again', async () => {
    const { db, seminar, outbox, owedTo } = await openEvening();
    const there = await addAnswer(db, seminar, 'on_site');
    await addLink(db, seminar, 'wrong');
    await sendDueMaterials({ db, outbox, now: dueAt });
    const [wrong] = await findMaterials(db, seminar.id);
    const change = { db, seminarId: seminar.id, actor: seminar.createdBy, now: dueAt };
    await removeMaterialLink({ ...change, materialId: wrong?.id ?? '' });
    expect(shownOf(await findMaterials(db, seminar.id))).toEqual([]);
    await addLink(db, seminar, 'right', dueAt);
    await sendMaterials({ ...change, outbox });
    expect(owedTo('2')).toEqual([there]);
  });

  test('1,247 people are owed them once each', async () => {
    const { db, seminar, outbox } = await openEvening();
    const ids = await Promise.all(Array.from({ length: 1247 }, async () => (await addTestPerson(db)).id));
    for (let start = 0; start < ids.length; start += 100) {
      await Promise.all(ids.slice(start, start + 100).map((id) => tickOff(db, seminar, id)));
    }
    await addLink(db, seminar, 'slides');
    await sendDueMaterials({ db, outbox, now: dueAt });
    await sendDueMaterials({ db, outbox, now: dueAt.add({ minutes: 1 }) });
    expect(outbox.owed).toHaveLength(1247);
  });

  test('the same link twice is one, and eleven are too many', async () => {
    const { db, seminar } = await openEvening();
    const both = await Promise.all([addLink(db, seminar, 'slides'), addLink(db, seminar, 'slides')]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'unchanged']);
    for (let index = 0; index < 9; index += 1) await addLink(db, seminar, `file-${index}`);
    expect(await addLink(db, seminar, 'one-more')).toMatchObject({ kind: 'too_many' });
  });

  test('“useful” tapped ten times at once counts once', async () => {
    const { db, seminar } = await openEvening();
    const person = await addTestPerson(db);
    const tap = () => saveUseful(db, { seminarId: seminar.id, personId: person.id, at: dueAt });
    await Promise.all(Array.from({ length: 10 }, tap));
    expect(await findFeedback(db, seminar.id)).toMatchObject([{ isUseful: true }]);
  });
});

describe('a material’s link', () => {
  test.each([
    'javascript:alert(1)',
    'http://files.example/a',
    'https://user:pw@files.example/',
    'files.example',
    'https://a b/',
  ])('is never %s', (url) => expect(readMaterial({ label: '資料', url })).toEqual({ problems: { url: 'bad_url' } }));

  test('whatever is typed, what is kept is a short name and an https link without spaces or controls', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.webUrl({ validSchemes: ['https', 'http'] }),
    );
    fc.assert(
      fc.property(typed, typed, (label, url) => {
        const read = readMaterial({ label, url });
        if ('problems' in read) return;
        expect(read.url).toMatch(/^https:\/\/[\x21-\x7e]+$/);
        expect(read.label).toMatch(/^[^\p{Cc}]{1,60}$/u);
      }),
    );
  });
});
