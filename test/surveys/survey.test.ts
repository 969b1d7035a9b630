import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSurveyOpen,
  type SessionNumbers,
  type SurveyResponse,
  soFarOf,
  surveyClosesAt,
  surveyOpensAt,
  surveyResults,
} from '../../src/surveys/survey.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const responseOf = (change: Partial<SurveyResponse>): SurveyResponse => ({
  ...{ seminarId: 'seminar', personId: crypto.randomUUID(), score: 3, answeredAt: at('2026-12-03T20:15') },
  ...noAnswers,
  ...change,
});

describe('the survey’s window', () => {
  const seminar = seminarOf();

  test('asks fifteen minutes after the end, and closes seven days later', () => {
    expect(surveyOpensAt(seminar)).toEqual(at('2026-12-03T20:15'));
    expect(surveyClosesAt(seminar)).toEqual(at('2026-12-10T20:15'));
  });

  test.each([
    [false, '2026-12-03T19:59:59.999'],
    [true, '2026-12-03T20:00'],
    [true, '2026-12-10T20:14:59.999'],
    [false, '2026-12-10T20:15'],
  ])('an answer counts: %s, at %s', (isOpen, time) => {
    expect(isSurveyOpen(seminar, at(time))).toBe(isOpen);
  });

  test('there is none for a seminar that was cancelled', () => {
    expect(isSurveyOpen(seminarOf({ status: 'cancelled' }), at('2026-12-04T12:00'))).toBe(false);
  });
});

describe('the seminars before', () => {
  test('are there from the first on', () => {
    expect(soFarOf([])).toBeUndefined();
    expect(soFarOf([{ asked: 0, answered: 0, total: 0, attended: 3 }])).toEqual({
      ...{ sessions: 1, average: undefined, rate: undefined, attended: 3 },
    });
  });

  test('tell nothing of what few said, and stay between the lowest and the highest of the others', () => {
    const session = fc
      .record({ scores: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 }), silent: fc.nat(10) })
      .map(({ scores, silent }): SessionNumbers => {
        const asked = scores.length + silent;
        return { asked, answered: scores.length, total: scores.reduce((a, b) => a + b, 0), attended: asked };
      });
    fc.assert(
      fc.property(fc.array(session, { minLength: 1, maxLength: 8 }), (sessions) => {
        const means = sessions.filter(({ answered }) => answered >= 5).map(({ total, answered }) => total / answered);
        const { average, rate } = soFarOf(sessions) ?? {};
        expect(average === undefined).toBe(means.length === 0);
        expect(average ?? 3).toBeGreaterThanOrEqual(Math.min(...means, 3) - 1e-9);
        expect(average ?? 3).toBeLessThanOrEqual(Math.max(...means, 3) + 1e-9);
        expect(rate ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the survey’s results', () => {
  test('count each score, and average them', () => {
    const responses = [5, 5, 4, 1].map((score) => responseOf({ score }));
    expect(surveyResults({ asked: 8, responses })).toMatchObject({
      ...{ asked: 8, answered: 4, distribution: [1, 0, 0, 1, 2], average: 3.75 },
    });
  });

  test('have no average when nobody answered', () => {
    expect(surveyResults({ asked: 8, responses: [] })).toEqual({
      ...{
        asked: 8,
        answered: 0,
        distribution: [0, 0, 0, 0, 0],
        average: undefined,
        comments: [],
        names: { wouldSpeak: [] },
      },
    });
  });

  test('have the comments without names, and by name only who would like to speak', () => {
    const speaker = responseOf({ wouldSpeak: true });
    const writer = responseOf({ takeaway: 'よかった', mayQuote: true });
    const wisher = responseOf({ nextTopic: '防災' });
    const { comments, names } = surveyResults({ asked: 3, responses: [speaker, writer, wisher] });
    expect(comments).toEqual([
      { texts: { takeaway: 'よかった', nextTopic: '' }, marks: ['mayQuote'] },
      { texts: { takeaway: '', nextTopic: '防災' }, marks: [] },
    ]);
    expect(names).toEqual({ wouldSpeak: [speaker.personId] });
  });

  test('always add up: the scores to the answers, and never more answers than were asked', () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(scores, fc.nat(20), (given, asked) => {
        const results = surveyResults({ asked, responses: given.map((score) => responseOf({ score })) });
        expect(results.distribution.reduce((sum, count) => sum + count)).toBe(given.length);
        expect(results.answered).toBeLessThanOrEqual(results.asked);
        if (results.average !== undefined) {
          expect(results.average).toBeGreaterThanOrEqual(Math.min(...given));
          expect(results.average).toBeLessThanOrEqual(Math.max(...given));
        }
      }),
    );
  });
});
