import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { believedTap, tapOnCard } from '../../src/rsvps/moved.ts';
import type { Rsvp } from '../../src/rsvps/rsvp.ts';
import type { Edit } from '../../src/seminars/edition.ts';
import type { AttendanceMode, Seminar } from '../../src/seminars/seminar.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

type Change = Partial<Pick<Seminar, 'startsAt' | 'endsAt' | 'place' | 'title'>>;

/** A seminar after these edits, each at its time, and what is kept of them. */
function edited(steps: { at: Temporal.Instant; change: Change }[]): { seminar: Seminar; edits: Edit[] } {
  let seminar = seminarOf();
  const edits: Edit[] = [];
  for (const { at: editedAt, change } of steps) {
    const edition = seminar.edition + 1;
    edits.push({ edition, editedBy: seminar.createdBy, editorName: '佐藤 恵', editedAt, before: seminar });
    seminar = { ...seminar, ...change, edition };
  }
  return { seminar, edits };
}

const onThe = (day: number): Change => ({
  startsAt: at(`2026-12-${day}T18:30`),
  endsAt: at(`2026-12-${day}T20:00`),
});
const monday = at('2026-11-23T12:00');
const tuesday = at('2026-11-24T12:00');
const wednesday = at('2026-11-25T12:00');

function answered(answeredAt: Temporal.Instant): Rsvp {
  return {
    ...{ seminarId: crypto.randomUUID(), personId: crypto.randomUUID(), standing: 'attending', mode: 'on_site' },
    ...{ answeredAt, seatedAt: answeredAt, waitlistNumber: null, isLateWithdrawal: false },
    ...{ isAtParty: false, partyAnsweredAt: null },
  };
}

function tapped(
  steps: Parameters<typeof edited>[0],
  given: { tappedAt?: Temporal.Instant; mode?: AttendanceMode | null; mine?: Rsvp | null } = {},
) {
  return tapOnCard({ ...edited(steps), mode: 'on_site', mine: null, tappedAt: wednesday, ...given });
}

describe('a tap on a card of an earlier edition', () => {
  test('asks nothing once the evening has begun', () => {
    const moved = [{ at: tuesday, change: onThe(10) }];
    expect(tapped(moved, { tappedAt: at('2026-12-10T18:29') })).toMatchObject({ kind: 'moved' });
    expect(tapped(moved, { tappedAt: at('2026-12-10T18:30') })).toEqual({ kind: 'current' });
  });

  test('asks when the evening has moved since, and says from when', () => {
    const result = tapped([{ at: tuesday, change: onThe(10) }]);
    expect(result).toMatchObject({
      kind: 'moved',
      move: { things: ['time'], before: { startsAt: at('2026-12-03T18:30') } },
    });
  });

  test('asks nobody about a corrected word, nor about a move that was taken back', () => {
    expect(tapped([])).toEqual({ kind: 'current' });
    expect(tapped([{ at: tuesday, change: { title: '別の題' } }])).toEqual({ kind: 'current' });
    const backAgain = [
      { at: monday, change: onThe(10) },
      { at: tuesday, change: { startsAt: seminarOf().startsAt, endsAt: seminarOf().endsAt } },
    ];
    expect(tapped(backAgain)).toEqual({ kind: 'current' });
  });

  test('asks about another place only who would go there', () => {
    const moved = [{ at: tuesday, change: { place: '2階' } }];
    expect(tapped(moved)).toMatchObject({ kind: 'moved', move: { things: ['place'] } });
    for (const mode of ['online', null] as const) expect(tapped(moved, { mode })).toEqual({ kind: 'current' });
    expect(tapped([...moved, { at: tuesday, change: onThe(10) }])).toMatchObject({
      move: { things: ['time', 'place'] },
    });
  });

  test('from before the move is untouched; at the move or after it is asked', () => {
    const moved = [{ at: tuesday, change: onThe(10) }];
    expect(tapped(moved, { tappedAt: tuesday.subtract({ nanoseconds: 1 }) })).toMatchObject({ kind: 'before_move' });
    expect(tapped(moved, { tappedAt: tuesday })).toMatchObject({ kind: 'moved' });
    const twice = [
      { at: monday, change: onThe(10) },
      { at: wednesday, change: onThe(17) },
    ];
    expect(tapped(twice, { tappedAt: tuesday })).toMatchObject({ kind: 'moved' });
  });

  test('asks nobody who has answered since the last move, and everybody who had answered before it', () => {
    const moved = [
      { at: tuesday, change: onThe(10) },
      { at: wednesday, change: { title: '別の題' } },
    ];
    expect(tapped(moved, { mine: answered(tuesday) })).toEqual({ kind: 'current' });
    expect(tapped(moved, { mine: answered(monday) })).toMatchObject({ kind: 'moved' });
  });

  test('asks exactly when what it showed is not what there is, whatever was edited', () => {
    const change = fc.oneof(
      fc.integer({ min: 4, max: 7 }).map((day) => onThe(day + 10)),
      fc.constantFrom('本庁舎 5階 会議室A', '2階').map((place): Change => ({ place })),
      fc.string().map((title): Change => ({ title })),
    );
    const steps = fc.array(fc.record({ change, minutes: fc.integer({ min: 1, max: 999 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(steps, fc.constantFrom('on_site', 'online', null), fc.nat(6), (list, mode, shown) => {
        let editedAt = monday;
        const { seminar, edits } = edited(
          list.map((step) => {
            editedAt = editedAt.add({ minutes: step.minutes });
            return { at: editedAt, change: step.change };
          }),
        );
        const since = edits.slice(shown);
        const card = since[0]?.before ?? seminar;
        const isOther = !card.startsAt.equals(seminar.startsAt) || (mode === 'on_site' && card.place !== seminar.place);
        const tap = (tappedAt: Temporal.Instant, mine: Rsvp | null = null) =>
          tapOnCard({ seminar, edits: since, mode, mine, tappedAt }).kind;
        expect(tap(editedAt)).toBe(isOther ? 'moved' : 'current');
        expect(tap(monday)).toBe(isOther ? 'before_move' : 'current');
        // Asked once: the answer to it is given after the last edit.
        expect(tap(editedAt.add({ minutes: 9 }), answered(editedAt))).toBe('current');
      }),
    );
  });
});

test('the first tap is believed only between the edit it was asked about and the “yes”', () => {
  const minute = fc.integer({ min: -5000, max: 5000 }).map((minutes) => tuesday.add({ minutes }));
  fc.assert(
    fc.property(minute, minute, minute, (first, editedAt, tappedAt) => {
      const believed = believedTap({ tapped: first, editedAt, tappedAt });
      const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;
      const isPossible = isBefore(editedAt, tappedAt) && isBefore(first, tappedAt);
      expect(believed).toEqual(!isPossible ? tappedAt : isBefore(first, editedAt) ? editedAt : first);
    }),
  );
  expect(believedTap({ tapped: monday, editedAt: null, tappedAt: tuesday })).toEqual(tuesday);
  expect(believedTap({ tapped: wednesday, editedAt: monday, tappedAt: tuesday })).toEqual(tuesday);
});
