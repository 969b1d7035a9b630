import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedFields, mergeEdits } from '../../src/seminars/edition.ts';
import { readSeminarForm, seminarValues } from '../../src/seminars/seminar-form.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const names = ['title', 'place', 'seats', 'party_fee'];
const form = fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom('', 'a', 'b', 'c')])));

describe('two people editing one form', () => {
  test('nothing typed is lost: it is saved, or it is a clash that is told', () => {
    fc.assert(
      fc.property(form, form, form, (opened, current, typed) => {
        const { values, clashes, kept } = mergeEdits({ opened, current, typed });
        for (const name of names) {
          const isMine = typed[name] !== opened[name];
          const isTheirs = current[name] !== opened[name];
          expect(values[name]).toBe(isMine ? typed[name] : current[name]);
          expect((clashes as string[]).includes(name)).toBe(isMine && isTheirs && typed[name] !== current[name]);
          expect((kept as string[]).includes(name)).toBe(!isMine && isTheirs);
        }
      }),
    );
  });

  test('the same form saved twice changes nothing more', () => {
    fc.assert(
      fc.property(form, form, (opened, typed) => {
        expect(mergeEdits({ opened, current: typed, typed })).toMatchObject({ clashes: [], kept: [] });
      }),
    );
  });
});

describe('the form of a seminar', () => {
  test('what it shows, read back, is the seminar', () => {
    const now = at('2026-11-24T12:00');
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 5 });
    fc.assert(
      fc.property(
        minutes,
        fc.constantFrom('on_site', 'online', 'both'),
        fc.option(fc.nat(50)),
        (early, format, seats) => {
          const deadlineAt = at('2026-12-03T00:00').subtract({ minutes: early });
          const seminar = seminarOf({ deadlineAt, format: format as 'both', seats: seats || null });
          const read = readSeminarForm(seminarValues(seminar), { now, timeZone: seminar.timeZone, known: seminar });
          if ('problems' in read) throw new Error(JSON.stringify(read.problems));
          expect(read.details.deadlineAt.equals(deadlineAt)).toBe(true);
          expect(changedFields(seminar, read.details)).toEqual([]);
        },
      ),
    );
  });

  test('the usual deadline moves along with the day; one of its own stays', () => {
    const now = at('2026-11-24T12:00');
    const moved = (deadline: string) => {
      const seminar = seminarOf({ deadlineAt: at(deadline) });
      const values = { ...seminarValues(seminar), date: '2026-12-10' };
      const read = readSeminarForm(values, { now, timeZone: seminar.timeZone, known: seminar });
      return 'details' in read && read.details.deadlineAt;
    };
    expect(moved('2026-12-03T00:00')).toEqual(at('2026-12-10T00:00'));
    expect(moved('2026-12-01T17:00')).toEqual(at('2026-12-01T17:00'));
  });
});
