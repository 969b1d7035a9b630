import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { accounts, people } from '../../src/people/person.table.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { forgetGone } from '../../src/privacy/forget-gone.ts';
import { fiscalYearOf, keptSince } from '../../src/privacy/retention.ts';
import { countHeads } from '../../src/rsvps/rsvp.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

test.each([
  ['2026-03-31T23:59', 2025, '2022-04-01T00:00'],
  ['2026-04-01T00:00', 2026, '2023-04-01T00:00'],
  ['2026-11-24T12:00', 2026, '2023-04-01T00:00'],
])('at %s it is fiscal year %i, and what was last before %s is not kept', (now, year, since) => {
  expect(fiscalYearOf(Temporal.PlainDateTime.from(now).toPlainDate())).toBe(year);
  expect(keptSince(at(now), { years: 3, timeZone: 'Asia/Tokyo' })).toEqual(at(since));
});

test('what is kept begins on a 1 April, at least so many whole years ago and less than one more', () => {
  const instant = fc
    .integer({ min: 0, max: 4e9 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 99 }), (now, years) => {
      const since = keptSince(now, { years, timeZone: 'Asia/Tokyo' }).toZonedDateTimeISO('Asia/Tokyo');
      expect([since.month, since.day, since.hour, since.minute]).toEqual([4, 1, 0, 0]);
      const local = now.toZonedDateTimeISO('Asia/Tokyo');
      expect(Temporal.ZonedDateTime.compare(since.add({ years }), local)).toBeLessThanOrEqual(0);
      expect(Temporal.ZonedDateTime.compare(since.add({ years: years + 1 }), local)).toBeGreaterThan(0);
    }),
  );
});

test('who did nothing for three fiscal years is forgotten at the turn of the fourth; who still follows goes on hearing', async () => {
  const db = await createTestDatabase();
  const organizer = await addTestPerson(db, { name: '佐藤 恵' });
  await saveRole(db, { personId: organizer.id, role: 'organizer', now: at('2023-03-01T12:00') });
  const old = await addTestSeminar(db, {
    createdBy: organizer.id,
    startsAt: at('2023-03-30T18:30'),
    endsAt: at('2023-03-30T20:00'),
  });
  const came = { standing: 'attending', mode: 'on_site', answeredAt: at('2023-03-20T12:00') } as const;
  const gone = await addTestRsvp(db, old.id, { ...came, person: { platform: 'line', name: '木村 健' } });
  const follower = await addTestRsvp(db, old.id, { ...came, person: { platform: 'line', name: '山本 由美' } });
  const watcher = await addTestPerson(db, { platform: 'line', name: '見ているだけ' });
  const left = { unreachableAt: at('2024-01-01T00:00') };
  await db.update(accounts).set(left).where(eq(accounts.personId, gone.id));
  const said = { affiliation: 'citizen', organization: '町内会', introducedAt: at('2023-03-20T12:00') } as const;
  await db.update(people).set(said).where(eq(people.id, follower.id));
  const before = await countHeads(db, [old.id]);
  const log = createLogger({ level: 'silent' });
  const run = (now: string, years: number | null = 3) =>
    forgetGone({ db, outbox: createTestOutbox(), log, years, timeZone: 'Asia/Tokyo', now: at(now) });

  expect(await run('2026-03-31T23:59')).toBe(0);
  expect(await run('2030-01-01T00:00', null)).toBe(0);
  expect(await run('2026-04-01T00:00')).toBe(2);
  expect(await run('2026-04-01T01:00')).toBe(0);
  const known = await db.select().from(people);
  const names = known.map(({ name }) => name).filter(Boolean);
  expect(names).toEqual(expect.arrayContaining([organizer.name, watcher.name, follower.name]));
  expect(names).not.toContain(gone.name);
  expect(known.find(({ id }) => id === follower.id)).toMatchObject({ affiliation: null, organization: '' });
  expect(await db.select().from(accounts).where(eq(accounts.personId, follower.id))).toHaveLength(1);
  expect(await countHeads(db, [old.id])).toEqual(before);
});
