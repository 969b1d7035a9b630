import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceOf, canTick, doorDay, doorState, isToldApart } from '../../src/checkins/checkin.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

test.each([
  ['', [], true],
  ['熊野町役場', [], true],
  ['', [''], false],
  ['', ['熊野町役場'], false],
  ['熊野町役場', [''], true],
  ['熊野町役場', ['', '熊野町役場'], false],
  ['江田島市', ['', '熊野町役場'], true],
])('a guest of “%s” beside namesakes of %j is told apart: %s', (organization, others, isApart) => {
  expect(isToldApart(organization, others)).toBe(isApart);
});

describe('the door', () => {
  test.each([
    ['2026-12-03T17:29:59', 'not_yet'],
    ['2026-12-03T17:30', 'open'],
    ['2026-12-03T20:29:59', 'open'],
    ['2026-12-03T20:30', 'closed'],
  ])('at %s it is %s: from 60 minutes before the start until 30 after the end', (local, state) => {
    expect(doorState(seminarOf(), at(local))).toBe(state);
  });

  test('stays shut for a seminar that is cancelled or not announced', () => {
    const now = at('2026-12-03T18:00');
    expect(doorState(seminarOf({ status: 'cancelled' }), now)).toBe('cancelled');
    expect(doorState(seminarOf({ status: 'draft' }), now)).toBe('not_announced');
    expect(canTick(seminarOf({ status: 'cancelled' }), now)).toBe(false);
  });

  test('belongs to the day in the seminar’s own zone', () => {
    expect(doorDay(seminarOf({ startsAt: at('2026-12-04T00:30') }))).toBe('2026-12-04');
    expect(doorDay(seminarOf({ startsAt: at('2026-12-04T00:30'), timeZone: 'UTC' }))).toBe('2026-12-03');
  });
});

const standing = fc.constantFrom(
  'attending' as const,
  'waitlisted' as const,
  'declined' as const,
  'materials' as const,
);
const mode = fc.constantFrom('on_site' as const, 'online' as const);
const answers = fc.uniqueArray(fc.record({ personId: fc.nat(30).map(String), standing, mode }), {
  selector: ({ personId }) => personId,
});
const formats = fc.constantFrom('on_site' as const, 'online' as const, 'both' as const);
const doors = fc.uniqueArray(fc.nat(40).map(String)).map((ids) => new Set(ids));

describe('attendance', () => {
  test('nobody both attended and stayed away, and everyone with a seat did one of them', () => {
    fc.assert(
      fc.property(formats, answers, doors, (format, rsvps, checkedIn) => {
        const { attended, noShows, walkIns } = attendanceOf({ format, rsvps, checkedIn });
        expect(new Set(attended).size).toBe(attended.length);
        expect(attended.filter((id) => noShows.includes(id))).toEqual([]);
        expect(walkIns.every((id) => attended.includes(id))).toBe(true);
        const seated = rsvps.filter((rsvp) => rsvp.standing === 'attending').map(({ personId }) => personId);
        const accounted = [...attended, ...noShows].filter((id) => !walkIns.includes(id));
        expect(accounted.sort()).toEqual(seated.sort());
        for (const id of checkedIn) expect(attended).toContain(id);
      }),
    );
  });

  test('where nobody was checked in, the answer counts', () => {
    const rsvps = [
      { personId: 'a', standing: 'attending' as const, mode: 'on_site' as const },
      { personId: 'b', standing: 'waitlisted' as const, mode: 'on_site' as const },
    ];
    const none = attendanceOf({ format: 'on_site', rsvps, checkedIn: new Set() });
    expect(none).toMatchObject({ isRecorded: false, attended: ['a'], noShows: [], walkIns: [] });
    const one = attendanceOf({ format: 'on_site', rsvps, checkedIn: new Set(['b']) });
    expect(one).toMatchObject({ isRecorded: true, attended: ['b'], noShows: ['a'], walkIns: ['b'], unrecorded: [] });
  });

  test('a door in the room makes no no-shows of those who watch from elsewhere', () => {
    const rsvps = [
      { personId: 'room', standing: 'attending' as const, mode: 'on_site' as const },
      { personId: 'away', standing: 'attending' as const, mode: 'on_site' as const },
      { personId: 'screen', standing: 'attending' as const, mode: 'online' as const },
    ];
    const attendance = attendanceOf({ format: 'both', rsvps, checkedIn: new Set(['room']) });
    expect(attendance).toMatchObject({ attended: ['room', 'screen'], noShows: ['away'], unrecorded: ['online'] });
  });

  test('one who watches and types the room’s digits makes no no-shows of the others who watch', () => {
    const online = (personId: string) => ({ personId, standing: 'attending' as const, mode: 'online' as const });
    const rsvps = [online('one'), online('two')];
    for (const checkedIn of [new Set(['one']), new Set(['walked in'])]) {
      expect(attendanceOf({ format: 'both', rsvps, checkedIn }).noShows).toEqual([]);
    }
    expect(attendanceOf({ format: 'online', rsvps, checkedIn: new Set(['one']) }).noShows).toEqual(['two']);
  });
});
