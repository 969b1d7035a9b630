import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlapsOf } from '../../src/seminars/overlap.ts';
import { newDraft } from '../../src/seminars/write-seminar.ts';
import { cardOf, commandsOf, createTestBot, formOf, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { cardsFor } from '../support/edit-fixture.ts';
import { addTestMessage } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at, announcedAt as now, seminarOf } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const evening = seminarOf();
const span = (from: string, to: string, change = {}) =>
  seminarOf({ startsAt: at(`2026-12-${from}`), endsAt: at(`2026-12-${to}`), ...change });

describe('another seminar', () => {
  test.each([
    ['that begins while it runs', span('03T19:59', '03T21:00'), 'same_time'],
    ['that runs when it begins', span('03T12:00', '03T18:31'), 'same_time'],
    ['that begins when it ends', span('03T20:00', '03T21:00'), 'same_evening'],
    ['at five', span('03T17:00', '03T18:30'), 'same_evening'],
    ['at lunch of the day', span('03T12:00', '03T13:00'), undefined],
    ['the next evening', span('04T18:30', '04T20:00'), undefined],
    ['at once, a draft', span('03T18:30', '03T20:00', { status: 'draft' }), 'same_time'],
    ['at once, cancelled', span('03T18:30', '03T20:00', { status: 'cancelled' }), undefined],
  ])('%s is hinted at as %s', (_what, other, kind) => {
    expect(overlapsOf(evening, [other])).toEqual(kind ? [{ other, kind }] : []);
  });

  test('is hinted at from either side alike, and never itself', () => {
    const hour = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        hour,
        hour,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (one, two, long, short) => {
          const from = (start: number, hours: number) => {
            const startsAt = at('2026-12-03T00:00').add({ hours: start });
            return seminarOf({ startsAt, endsAt: startsAt.add({ hours }) });
          };
          const [mine, other] = [from(one, long), from(two, short)];
          expect(overlapsOf(mine, [mine])).toEqual([]);
          const kindOf = (a: typeof mine, b: typeof mine) => overlapsOf(a, [a, b]).map(({ kind }) => kind);
          expect(kindOf(mine, other)).toEqual(kindOf(other, mine));
        },
      ),
    );
  });
});

test('who writes, rewrites or copies a draft gets a hint, saved all the same', async () => {
  const db = await createTestDatabase();
  const { say } = await createTestBot(db);
  const announced = await addTestSeminar(db, { title: '統計学' });
  await addTestSeminar(db, { title: '中止の会', status: 'cancelled' });
  const typed = {
    ...{ title: '港の話', speaker: '山田', date: '2026-12-03', start: '19:00', end: '20:00', format: 'on_site' },
    ...{ place: '会議室', channel: 'C0SEMINAR' },
  };
  const hint = ja.compose.overlaps.same_time('統計学', '12月3日（木）18:30〜20:00');
  const created = cardOf(await say(organizer, { do: 'submit-seminar', values: typed }));
  expect(created.text).toContain(hint);
  const draft = commandsOf(created).flatMap((command) => (command.do === 'edit-draft' ? [command.seminar] : []))[0];
  const moved = await say(organizer, {
    do: 'submit-seminar',
    seminar: draft,
    values: { ...typed, date: '2026-12-04' },
  });
  expect(cardOf(moved).text).not.toContain(hint);
  const back = { ...typed, start: '20:30', end: '21:00' };
  const evening = await say(organizer, { do: 'submit-seminar', seminar: draft, values: back });
  expect(cardOf(evening).text).toContain(ja.compose.overlaps.same_evening('統計学', '12月3日（木）18:30〜20:00'));
  const copy = formOf(await say(organizer, { do: 'copy', seminar: announced.id }));
  const values = Object.fromEntries(copy.fields.map(({ name, value = '' }) => [name, value]));
  const copied = cardOf(await say(organizer, { do: 'submit-seminar', values: { ...values, date: '2026-12-03' } }));
  expect(copied.text).toContain(hint);
  expect(copied.text).toContainEqual(expect.stringMatching(/『港の話』があります.*・下書き/));
});

test('a series’ draft is told with the hint', async () => {
  const db = await createTestDatabase();
  await addTestSeminar(db, { title: '統計学' });
  const draft = newDraft(seminarOf(), (await addTestSeminar(db, { status: 'cancelled' })).createdBy);
  const { id, createdBy } = await addTestSeminar(db, { ...draft, title: '港の話' });
  await addTestMessage(db, { kind: 'series-draft', seminarId: id, to: { personId: createdBy } });
  const [card] = await cardsFor(db, { seminarId: id, personId: createdBy, kind: 'series-draft', now });
  expect(card?.text).toContainEqual(ja.compose.overlaps.same_time('統計学', '12月3日（木）18:30〜20:00'));
});
