import { describe, expect, test } from 'vitest';
import { ALIKE, isUrgent, KEPT_CURRENT, priorityOf, TO_TELEPHONE, usefulUntil } from '../../src/messages/kinds.ts';
import { owedAbout } from '../../src/messages/message.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const seminar = seminarOf();
const { startsAt, endsAt, deadlineAt } = seminar;
const before = endsAt.subtract({ nanoseconds: 1 });

describe('a kind of message', () => {
  test.each([
    ['announcement', deadlineAt],
    ['announcement-post', startsAt],
    ['let-in', startsAt],
    ['seat-lost', startsAt],
    ['offer-withdrawn', startsAt],
    ['ask-by-hand', startsAt],
    ['series-draft', startsAt],
    ['changed', endsAt],
    ['cancelled', endsAt],
    ['question', endsAt],
    ['trouble', null],
    ['door-code', null],
    ['results', null],
  ] as const)('%s is of use as long as the evening says, whenever it is owed', (kind, until) => {
    for (const now of [at('2026-11-24T12:00'), before, endsAt]) expect(usefulUntil(kind, seminar, now)).toEqual(until);
  });

  test('a part in a seminar is told until its end, and of one that is over at any time', () => {
    for (const kind of ['new-coordinator', 'speaker-added'] as const) {
      expect(usefulUntil(kind, seminar, before)).toEqual(endsAt);
      expect(usefulUntil(kind, seminar, endsAt)).toBeNull();
    }
  });

  test('what an organizer wrote is about the evening before its end, and of use for a week after it', () => {
    expect(usefulUntil('mailing', seminar, before)).toEqual(endsAt);
    expect(usefulUntil('mailing', seminar, endsAt)).toEqual(endsAt.add({ hours: 7 * 24 }));
  });

  test('what people are telephoned for goes before what many get, and what many get comes after the posts', () => {
    const slowest = Math.min(...[...TO_TELEPHONE, ...KEPT_CURRENT].map(priorityOf));
    expect(TO_TELEPHONE.every(isUrgent)).toBe(true);
    for (const kind of ALIKE) expect(priorityOf(kind)).toBeLessThan(slowest);
    for (const kind of ['announcement', 'news'] as const) expect(priorityOf(kind)).toBeLessThan(priorityOf('survey'));
  });

  test('a message about a seminar is of it, and of use as its kind is', () => {
    const to = { personId: crypto.randomUUID() };
    expect(owedAbout(seminar, before, { kind: 'let-in', to })).toEqual({
      kind: 'let-in',
      seminarId: seminar.id,
      to,
      usefulUntil: startsAt,
    });
    // @ts-expect-error: how long an offer stands the seminar does not tell
    owedAbout(seminar, before, { kind: 'let-in' as 'seat-offer', to });
  });
});
