// What of LINE's month goes to what: the rule, for any month.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MessageKind, placeOf, rankOf, takesOfReserve, yields } from '../../src/messages/kinds.ts';
import { type Ahead, planMonth, reserveOf, roomFor } from '../../src/messages/month-plan.ts';
import { at } from '../support/seminar-fixture.ts';

const kinds: MessageKind[] = [
  ...(['trouble', 'changed', 'cancelled', 'seat-given', 'let-in', 'mailing', 'day-before', 'announcement'] as const),
  ...(['soon', 'materials', 'survey', 'results', 'closing-soon', 'survey-reminder'] as const),
];

const anItem: fc.Arbitrary<Ahead> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    hours: fc.integer({ min: 0, max: 500 }),
    pushes: fc.integer({ min: 0, max: 60 }),
    more: fc.integer({ min: 0, max: 9 }),
    id: fc.uuid(),
    isDraft: fc.boolean(),
    isSkipped: fc.boolean(),
  })
  .map(({ hours, more, id, ...item }) => ({
    ...item,
    seminar: { id, title: 'セミナー' },
    dueAt: at('2026-12-01T00:00').add({ hours }),
    likely: item.pushes + more,
  }));

const items = fc.array(anItem, { maxLength: 12 });
const aRoom = fc.record({ left: fc.integer({ min: 0, max: 300 }), reserve: fc.integer({ min: 0, max: 20 }) });

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

test('never more is planned than is left, and what is kept goes to nothing but what cannot be foreseen', () => {
  fc.assert(
    fc.property(aRoom, items, (room, all) => {
      const plan = planMonth(room, all);
      expect(sum(plan.map(({ goes }) => goes))).toBeLessThanOrEqual(room.left);
      const foreseen = plan.filter(({ item }) => !takesOfReserve(rankOf(item.kind)));
      expect(sum(foreseen.map(({ goes }) => goes))).toBeLessThanOrEqual(Math.max(0, room.left - room.reserve));
    }),
  );
});

test('nothing gets anything before all that matters more has all of its own, nor what is due later of the same', () => {
  fc.assert(
    fc.property(aRoom, items, (room, all) => {
      const plan = planMonth(room, all);
      const places = plan.map(({ item }) => [placeOf(rankOf(item.kind)), item.dueAt.epochMilliseconds] as const);
      expect(places).toEqual(places.toSorted(([a, b], [c, d]) => a - c || b - d));
      for (const [index, { goes }] of plan.entries()) {
        if (goes > 0) expect(sum(plan.slice(0, index).map(({ short }) => short))).toBe(0);
      }
    }),
  );
});

test('nothing that is owed is lost: each is in the plan once, and goes or is short', () => {
  fc.assert(
    fc.property(aRoom, items, (room, all) => {
      const plan = planMonth(room, all);
      expect(new Set(plan.map(({ item }) => item))).toEqual(new Set(all));
      expect(plan).toHaveLength(all.length);
      for (const { item, goes, short } of plan) {
        expect(goes + short).toBe(item.pushes);
        expect(Math.min(goes, short)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('the same month is planned the same, in whatever order its messages come', () => {
  const shuffled = items.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(aRoom, shuffled, (room, [one, other]) => {
      expect(planMonth(room, one)).toEqual(planMonth(room, other));
    }),
  );
});

test('without a limit all of it goes', () => {
  const room = { left: Number.POSITIVE_INFINITY, reserve: 0 };
  fc.assert(
    fc.property(items, anItem, (all, mine) => {
      for (const { short } of planMonth(room, all)) expect(short).toBe(0);
      expect(roomFor(mine, room, all)).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});

test('what is to go now is let go or held as the month is planned, and a draft or what is done without holds nothing', () => {
  fc.assert(
    fc.property(aRoom, items, anItem, (room, others, mine) => {
      const certain = others.filter(({ isDraft, isSkipped }) => !isDraft && !isSkipped);
      const share = planMonth(room, [...certain, mine]).find(({ item }) => item === mine);
      const isTie = certain.some(
        ({ kind, dueAt }) => rankOf(kind) === rankOf(mine.kind) && Temporal.Instant.compare(dueAt, mine.dueAt) === 0,
      );
      fc.pre(!isTie);
      expect(share?.goes).toBe(Math.min(mine.pushes, roomFor(mine, room, others)));
    }),
  );
});

test('the reserve is 10 of the free plan’s 200, 100 of 5,000 and of 30,000', () => {
  expect([0, 19, 200, 5000, 30_000].map(reserveOf)).toEqual([0, 0, 10, 100, 100]);
});

test('what an organizer saw the price of, and what cannot wait, is never held for something else', () => {
  const held = kinds.filter(yields);
  expect(held).toEqual(['day-before', 'soon', 'materials', 'survey', 'results', 'closing-soon', 'survey-reminder']);
});
