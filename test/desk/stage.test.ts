import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGES, stageOf } from '../../src/desk/stage.ts';
import { surveyClosesAt } from '../../src/surveys/survey.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const seminar = seminarOf();
const { startsAt, endsAt, deadlineAt } = seminar;
const closesAt = surveyClosesAt(seminar);
const justBefore = (instant: Temporal.Instant) => instant.subtract({ nanoseconds: 1 });

describe('the stage of a seminar', () => {
  test.each([
    ['an announced one is coming', at('2026-11-24T12:00'), 'coming'],
    ['and stays so when its deadline has passed', deadlineAt, 'coming'],
    ['to the last moment before it starts', justBefore(startsAt), 'coming'],
    ['it is running from its start', startsAt, 'running'],
    ['to the last moment before its end', justBefore(endsAt), 'running'],
    ['its survey is open from its end', endsAt, 'surveys'],
    ['to the last moment before that closes', justBefore(closesAt), 'surveys'],
    ['then it is past', closesAt, 'past'],
  ] as const)('%s', (_title, now, stage) => {
    expect(stageOf(seminar, now)).toBe(stage);
  });

  test('is a draft’s whatever the time, until it is announced; and past for a cancelled one', () => {
    for (const now of [at('2026-11-01T00:00'), startsAt, endsAt, closesAt]) {
      expect(stageOf(seminarOf({ status: 'draft' }), now)).toBe('drafts');
      expect(stageOf(seminarOf({ status: 'scheduled' }), now)).toBe('drafts');
      expect(stageOf(seminarOf({ status: 'cancelled' }), now)).toBe('past');
    }
  });

  test('only ever moves on as time passes', () => {
    const minutes = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(minutes, minutes, (one, other) => {
        const [before, after] = [Math.min(one, other), Math.max(one, other)];
        const placeAt = (minute: number) => STAGES.indexOf(stageOf(seminar, startsAt.add({ minutes: minute })));
        expect(placeAt(before)).toBeLessThanOrEqual(placeAt(after));
      }),
    );
  });
});
