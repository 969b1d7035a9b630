import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { countStages, findByStage, findFirstOfStages } from '../../src/desk/stage.store.ts';
import { STAGES, stageOf } from '../../src/desk/stage.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { openSurveysEndedAfter } from '../../src/surveys/survey.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T12:00');
const closing = openSurveysEndedAfter(now);
const micro = { microseconds: 1 };
/** Instants at, just before and just after every boundary, as precise as the database keeps them. */
const starts = [now, now.add(micro), now.subtract(micro), now.add({ hours: 500 }), now.subtract({ hours: 500 })];
const ends = [now, closing].flatMap((edge) => [edge, edge.add(micro), edge.subtract(micro)]);

async function addEvery(db: DatabaseRoot): Promise<Seminar[]> {
  const { id: createdBy } = await addTestPerson(db);
  const all: Seminar[] = [];
  for (const status of ['draft', 'scheduled', 'announced', 'cancelled'] as const) {
    const times = [
      ...starts.map((startsAt) => ({ startsAt, endsAt: startsAt.add({ minutes: 90 }) })),
      ...ends.map((endsAt) => ({ startsAt: endsAt.subtract({ minutes: 90 }), endsAt })),
    ];
    for (const each of times)
      all.push(await addTestSeminar(db, { status, createdBy, ...each, deadlineAt: each.startsAt }));
  }
  return all;
}

describe('the stages in the database', () => {
  test('are the rule’s at each of their exact instants, and each seminar is on exactly one page of one stage', async () => {
    const db = await createTestDatabase();
    const all = await addEvery(db);
    const counts = await countStages(db, now);
    for (const stage of STAGES) {
      const meant = all.filter((seminar) => stageOf(seminar, now) === stage).map(({ id }) => id);
      expect(meant.length, stage).toBeGreaterThan(0);
      expect(counts[stage], stage).toBe(meant.length);
      const pages = Math.ceil(meant.length / 3);
      const shown: string[] = [];
      for (let page = 0; page < pages; page++) {
        const { found, total } = await findByStage(db, { now, stage, limit: 3, offset: page * 3 });
        expect(total).toBe(meant.length);
        shown.push(...found.map(({ id }) => id));
      }
      expect(shown.toSorted(), stage).toEqual(meant.toSorted());
    }
  });

  test('follow the rule at any other time too', async () => {
    const db = await createTestDatabase();
    const all = await addEvery(db);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -900, max: 900 }), async (hours) => {
        const then = now.add({ hours });
        const counts = await countStages(db, then);
        for (const stage of STAGES) {
          expect(counts[stage]).toBe(all.filter((seminar) => stageOf(seminar, then) === stage).length);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('come in their order, what is in hand soonest first, what is past latest first', async () => {
    const db = await createTestDatabase();
    await addEvery(db);
    const { found } = await findByStage(db, { now, limit: 100, offset: 0 });
    const stages = found.map((seminar) => STAGES.indexOf(stageOf(seminar, now)));
    expect(stages).toEqual(stages.toSorted((one, other) => one - other));
    for (const stage of STAGES) {
      const times = found.filter((each) => stageOf(each, now) === stage).map(({ startsAt }) => startsAt);
      const sorted = times.toSorted(Temporal.Instant.compare);
      expect(times).toEqual(stage === 'past' ? sorted.toReversed() : sorted);
    }
    const first = await findFirstOfStages(db, { now, most: 2 });
    const expected = STAGES.filter((stage) => stage !== 'past').flatMap((stage) =>
      found.filter((each) => stageOf(each, now) === stage).slice(0, 2),
    );
    expect(first.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });
});
