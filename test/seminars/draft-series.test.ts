import { expect, test } from 'vitest';
import { findByStage } from '../../src/desk/stage.store.ts';
import { announceSeminar, deleteDraft } from '../../src/seminars/announce-seminar.ts';
import { draftSeries, startSeries, stopSeries } from '../../src/seminars/draft-series.ts';
import { lockSeminar, saveSeminar } from '../../src/seminars/seminar.store.ts';
import { beginNumbersAt, findLastSession, saveRule } from '../../src/seminars/series.store.ts';
import { waitUntilBlocked } from '../support/blocked.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';

async function openSeries() {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  const template = await addTestSeminar(db);
  const { createdBy: actor } = template;
  const series = await startSeries({ db, template, ordinal: 3, weekday: 2, actor, now: announcedAt });
  const drafts = async () => {
    const { found } = await findByStage(db, { now: announcedAt, limit: 50, offset: 0 });
    return found.filter(({ status }) => status === 'draft');
  };
  return { db, outbox, template, actor, series, drafts };
}

test('the sessions of the next six weeks are drafted once, however often and at once the clock asks', async () => {
  const { db, outbox, drafts, actor } = await openSeries();
  await Promise.all([1, 2, 3].map(() => draftSeries({ db, outbox, now: announcedAt })));
  await draftSeries({ db, outbox, now: announcedAt });
  expect((await drafts()).map(({ startsAt }) => startsAt)).toEqual([at('2026-12-15T18:30')]);
  expect(outbox.owed.map(({ kind, to }) => [kind, to])).toEqual([['series-draft', { personId: actor }]]);
  await draftSeries({ db, outbox, now: at('2026-12-10T10:00') });
  expect(await drafts()).toHaveLength(2);
});

test('a session is where and how the last one was, about what the series is', async () => {
  const { db, outbox, drafts, actor, series, template } = await openSeries();
  await draftSeries({ db, outbox, now: announcedAt });
  const [draft] = await drafts();
  if (!draft) throw new Error('nothing was drafted');
  expect(await findLastSession(db, series.id)).toBe(template.id);
  const moved = { place: '別館', seats: 80, title: '年末の特別回', speaker: '市長', startsAt: at('2026-12-15T19:00') };
  await saveSeminar(db, { ...draft, ...moved });
  await announceSeminar({ db, outbox, seminarId: draft.id, actor, now: announcedAt });
  expect(await findLastSession(db, series.id)).toBe(draft.id);
  await draftSeries({ db, outbox, now: at('2026-12-10T10:00') });
  const [next] = await drafts();
  expect(next).toMatchObject({ place: '別館', seats: 80, startsAt: at('2027-01-19T19:00') });
  expect(next).toMatchObject({ title: template.title, speaker: template.speaker });
});

test('a draft thrown away does not come back, and an ended series drafts nothing', async () => {
  const { db, outbox, drafts, actor, series } = await openSeries();
  await draftSeries({ db, outbox, now: announcedAt });
  const [draft] = await drafts();
  await deleteDraft({ db, seminarId: draft?.id ?? '', actor, now: announcedAt });
  await draftSeries({ db, outbox, now: announcedAt });
  expect(await drafts()).toEqual([]);
  expect(await stopSeries({ db, seriesId: series.id, actor, now: announcedAt })).toBe(true);
  await draftSeries({ db, outbox, now: at('2026-12-20T10:00') });
  expect(await drafts()).toEqual([]);
});

test('what is drafted goes by the rule as it is once the template is free: changed, or ended', async () => {
  for (const change of ['another rule', 'ended'] as const) {
    const { db, outbox, template, actor, series, drafts } = await openSeries();
    const drafting = await db.transaction(async (tx) => {
      await lockSeminar(tx, template.id);
      const job = draftSeries({ db, outbox, now: announcedAt });
      await waitUntilBlocked(db);
      if (change === 'ended') await stopSeries({ db, seriesId: series.id, actor, now: announcedAt });
      else await saveRule(tx, { id: series.id, ordinal: 2, weekday: 3 });
      return { job };
    });
    await drafting.job;
    const expected = change === 'ended' ? [] : [at('2026-12-09T18:30')];
    expect((await drafts()).map(({ startsAt }) => startsAt)).toEqual(expected);
  }
});

test('seminars get their running numbers when they are announced, without a gap or a double, from where they begin', async () => {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  await beginNumbersAt(db, 126);
  await beginNumbersAt(db, 1);
  const seminars = await Promise.all(
    [1, 2, 3, 4].map(() => addTestSeminar(db, { status: 'draft', announcedAt: null })),
  );
  const results = await Promise.all(
    seminars.map(({ id, createdBy }) =>
      announceSeminar({ db, outbox, seminarId: id, actor: createdBy, now: announcedAt }),
    ),
  );
  const numbers = results.map((result) => (result.kind === 'announced' ? result.seminar.number : null));
  expect(numbers.toSorted()).toEqual([126, 127, 128, 129]);
});
