import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findActions } from '../../src/people/audit.store.ts';
import { calendarFile } from '../../src/seminars/calendar.ts';
import { changeHost } from '../../src/seminars/hand-over.ts';
import { findHosts } from '../../src/seminars/host.store.ts';
import { isCalled, withByline, withoutByline } from '../../src/seminars/host.ts';
import { nameSpeaker, unnameSpeaker } from '../../src/seminars/name-speaker.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createTestDatabase } from '../support/database.ts';
import { editTest, seminarNow } from '../support/edit-fixture.ts';
import { addTestPerson, addTestSeminar, createTestOutbox, announcedAt as now } from '../support/seminar-fixture.ts';

const nagisa = { name: '海野 渚', organization: '江田島市', byline: '江田島市 海野 渚さん', and: '、' };

async function open(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  const seminar = await addTestSeminar(db, change);
  const shared = { db, outbox, seminarId: seminar.id, actor: seminar.createdBy, now };
  return {
    ...{ db, outbox, seminar, change: shared },
    name: (who = nagisa, formId?: string) =>
      nameSpeaker({
        ...shared,
        ...who,
        ...(formId && { formId }),
        bylinesOf: ({ name, organization }) => [`${organization} ${name}さん`],
      }),
    unname: (personId: string) =>
      unnameSpeaker({ ...shared, personId, bylines: [nagisa.byline, '海野 渚 (江田島市)'] }),
    speakers: async () => (await findHosts(db, seminar.id)).filter(({ part }) => part === 'speaker'),
    now: () => seminarNow(db, seminar.id),
  };
}

describe('a speaker who is on no platform', () => {
  test('is named on the announcement and in the calendar; the form sent twice, even at once, names one', async () => {
    const stage = await open();
    await Promise.all([stage.name(), stage.name()]);
    expect(await stage.name()).toEqual({ kind: 'named', name: '海野 渚', isShown: true });
    const [speaker, ...others] = await stage.speakers();
    expect(others).toEqual([]);
    expect(speaker).toMatchObject({ person: { name: '海野 渚', organization: '江田島市' }, hasAccount: false });
    const seminar = await stage.now();
    expect(seminar).toMatchObject({ speaker: '商工振興課 中村 葵さん、江田島市 海野 渚さん', edition: 2 });
    expect(calendarFile(seminar, { now })).toContain('海野 渚');
    expect(stage.outbox.refreshed).toContain(seminar.id);
    expect(stage.outbox.owed).toEqual([]);
  });

  test('whose name is corrected on the same form is one speaker; another form names another', async () => {
    const stage = await open();
    const form = crypto.randomUUID();
    const wrong = { ...nagisa, name: '海野 渚紗', byline: '江田島市 海野 渚紗さん' };
    await stage.name(wrong, form);
    expect(await stage.name(nagisa, form)).toEqual({ kind: 'named', name: '海野 渚', isShown: true });
    expect((await stage.speakers()).map(({ person }) => person.name)).toEqual(['海野 渚']);
    expect((await stage.now()).speaker).toBe('商工振興課 中村 葵さん、江田島市 海野 渚さん');
    const { found } = await findActions(stage.db, { seminarId: stage.seminar.id, limit: 1, offset: 0 });
    expect(found).toMatchObject([{ before: { speaker: wrong.byline }, after: { speaker: nagisa.byline } }]);
    // Sent once more as it is, nothing changes; the form of before does not bring the wrong name back beside it.
    const { edition } = await stage.now();
    await stage.name(nagisa, form);
    expect((await stage.now()).edition).toBe(edition);
    await stage.name(wrong, crypto.randomUUID());
    expect((await stage.speakers()).map(({ person }) => person.name).toSorted()).toEqual(['海野 渚', '海野 渚紗']);
  });

  test('corrected to a name that has no room, the wrong one goes from the line all the same', async () => {
    const stage = await open({ speaker: 'あ'.repeat(92) });
    const form = crypto.randomUUID();
    await stage.name({ ...nagisa, name: '林', organization: '', byline: ' 林さん' }, form);
    expect((await stage.now()).speaker).toBe(`${'あ'.repeat(92)}、 林さん`);
    expect(await stage.name(nagisa, form)).toMatchObject({ isShown: false });
    expect((await stage.now()).speaker).toBe('あ'.repeat(92));
  });

  test('is taken off again, with the name, and the log says both', async () => {
    const stage = await open();
    await stage.name();
    const [speaker] = await stage.speakers();
    expect(await stage.unname(speaker?.person.id ?? '')).toEqual({ kind: 'named', name: '海野 渚', isShown: false });
    expect(await stage.unname(speaker?.person.id ?? '')).toEqual({ kind: 'no_seminar' });
    expect(await stage.speakers()).toEqual([]);
    expect((await stage.now()).speaker).toBe(stage.seminar.speaker);
    expect(await stage.db.execute(`select 1 from people where name = '海野 渚'`)).toHaveLength(0);
    const { found } = await findActions(stage.db, { seminarId: stage.seminar.id, limit: 9, offset: 0 });
    expect(found).toMatchObject([
      { action: 'remove-host', before: { speaker: '海野 渚' }, after: { line: stage.seminar.speaker } },
      { action: 'add-host', after: { speaker: '江田島市 海野 渚さん' } },
    ]);
  });

  test('whom the line names already is not named twice; where there is no room, or it is cancelled, it stays', async () => {
    const written = await open({ speaker: '江田島市の海野　渚先生' });
    expect(await written.name()).toMatchObject({ isShown: true });
    expect((await written.now()).speaker).toBe('江田島市の海野　渚先生');
    const full = await open({ speaker: 'あ'.repeat(95) });
    expect(await full.name()).toMatchObject({ isShown: false });
    expect(await full.now()).toMatchObject({ speaker: 'あ'.repeat(95), edition: 1 });
    expect(await full.speakers()).toHaveLength(1);
    const cancelled = await open({ status: 'cancelled' });
    expect(await cancelled.name()).toMatchObject({ isShown: false });
    expect((await cancelled.now()).speaker).toBe(cancelled.seminar.speaker);
  });

  test('what the organizers wrote over it stays when they are taken off, and is said', async () => {
    const stage = await open({ status: 'draft', announcedAt: null });
    await stage.name();
    expect((await stage.now()).edition).toBe(1);
    await stage.db.execute(`update seminars set speaker = '海野 渚先生（江田島市）'`);
    const [speaker] = await stage.speakers();
    expect(await stage.unname(speaker?.person.id ?? '')).toMatchObject({ isShown: true });
    expect((await stage.now()).speaker).toBe('海野 渚先生（江田島市）');
  });

  test('whose account is chosen later is one speaker, who is told; the line stays, and another person is another', async () => {
    const stage = await open();
    await stage.name();
    const [{ person: named } = expect.unreachable()] = await stage.speakers();
    const [other, account] = [
      await addTestPerson(stage.db, { name: '海野 渚紗' }),
      await addTestPerson(stage.db, { name: '海野渚（広報）' }),
    ];
    const choose = (personId: string) => changeHost({ ...stage.change, personId, part: 'speaker', isIn: true });
    expect(await choose(other.id)).not.toHaveProperty('replaced');
    expect(await stage.speakers()).toHaveLength(2);
    expect(await choose(account.id)).toMatchObject({ name: account.name, replaced: named.name });
    expect((await stage.speakers()).map(({ person }) => person.id)).toEqual(
      expect.arrayContaining([other.id, account.id]),
    );
    expect(await stage.speakers()).toHaveLength(2);
    expect((await stage.now()).speaker).toContain(nagisa.byline);
    const told = stage.outbox.owed.map(({ kind, to }) => [kind, to]);
    expect(told).toEqual([other, account].map(({ id }) => ['speaker-added', { personId: id }]));
    const { found } = await findActions(stage.db, { seminarId: stage.seminar.id, limit: 1, offset: 0 });
    expect(found).toMatchObject([{ before: { speaker: named.name }, after: { speaker: account.name } }]);
    // Of two who were one already, the name goes, and nobody is told twice.
    await stage.name();
    expect(await stage.speakers()).toHaveLength(3);
    expect(await choose(account.id)).toMatchObject({ replaced: named.name });
    expect(await choose(account.id)).not.toHaveProperty('replaced');
    expect(await stage.speakers()).toHaveLength(2);
    expect(stage.outbox.owed).toHaveLength(2);
  });

  test('an edit form that was open meanwhile does not undo it', async () => {
    const stage = await open();
    await stage.name();
    const saved = await editTest(stage, { shown: stage.seminar, change: { place: '4階' }, now });
    expect(saved).toMatchObject({ kind: 'saved', kept: ['speaker'], seminar: { place: '4階' } });
    expect((await stage.now()).speaker).toContain('海野 渚さん');
  });
});

test.each([
  ['海野　渚', '海野渚', true],
  ['海野渚（広報）', '海野 渚', true],
  ['広報_海野 渚', '海野渚', true],
  ['ＥＭＭＡ', 'Emma', true],
  ['Emma Brown', 'Emma', false],
  ['海野 渚紗', '海野 渚', false],
  ['林 楓', '林', false],
  ['', '海野 渚', false],
])('the account 「%s」 is that of 「%s」: %s', (account, name, isTheirs) => {
  expect(isCalled(account, name)).toBe(isTheirs);
});

describe('the line of speakers', () => {
  const text = fc.string({ unit: fc.constantFrom('海', '野', '(', ')', '$', '.', '*', ' ', 'a'), minLength: 1 });

  test('is as before when somebody was added and taken off', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('、', ', '), (line, byline, and) => {
        fc.pre(!line.includes(byline) && byline.trim() !== '');
        const longer = withByline(line, { name: `x${byline}`, byline: `x${byline}`, and });
        expect(withoutByline(longer, ['other', `x${byline}`])).toBe(line);
      }),
    );
  });

  test.each([
    ['小林 花子さん', '林', false],
    ['林田 太郎さん', '林', false],
    ['Kimura Aoi', 'Kim', false],
    ['商工課 林さん', '林', true],
    ['商工課 海野　渚さん', '海野 渚', true],
    ['商工課海野渚太郎さん', '海野 渚太郎', true],
    ['Emma Clark (Kure)', 'Emma Clark', true],
  ])('in %s the name %s stands: %s', (line, name, stands) =>
    expect(withByline(line, { name, byline: `${name}さん`, and: '、' })).toBe(stands ? line : `${line}、${name}さん`),
  );

  test.each([
    ['海野 渚さん、中村さん', '海野 渚さん', '中村さん'],
    ['中村さん、海野 渚さん、田中さん', '海野 渚さん', '中村さん、田中さん'],
    ['中村さん、大海野 渚さん', '海野 渚さん', '中村さん、大海野 渚さん'],
    ['海野 渚さん', '海野 渚さん', '海野 渚さん'],
  ])('%s without %s is %s', (line, byline, rest) => expect(withoutByline(line, [byline])).toBe(rest));
});
