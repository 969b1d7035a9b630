import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAllRsvps, findStandings, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { rsvps } from '../../src/rsvps/rsvp.table.ts';
import type { Rsvp } from '../../src/rsvps/rsvp.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';

const answeredAt = at('2026-12-01T12:00');

const step = fc.record({
  what: fc.constantFrom('save', 'delete', 'everyone'),
  seminar: fc.nat(1),
  person: fc.nat(3),
  standing: fc.constantFrom<Rsvp['standing']>('attending', 'waitlisted', 'declined', 'materials'),
  mode: fc.constantFrom('on_site' as const, 'online' as const),
  isAtParty: fc.boolean(),
  isLateWithdrawal: fc.boolean(),
});

test('whatever is written to answers, one or many at once, the kept counts are those of the rows', async () => {
  const db = await createTestDatabase();
  const people = await Promise.all(Array.from({ length: 4 }, () => addTestPerson(db)));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const seminars = [await addTestSeminar(db), await addTestSeminar(db)];
      for (const { what, seminar, person, standing, mode, ...flags } of steps) {
        const key = { seminarId: seminars[seminar]?.id ?? '', personId: people[person]?.id ?? '' };
        const isIn = standing === 'attending' || standing === 'waitlisted';
        const waitlistNumber = standing === 'waitlisted' ? person + 1 : null;
        const place = { mode: isIn ? mode : null, waitlistNumber, seatedAt: null };
        if (what === 'save') {
          await saveRsvp(db, { ...key, standing, ...place, answeredAt, partyAnsweredAt: null, ...flags });
        } else if (what === 'delete') await db.delete(rsvps).where(eq(rsvps.seminarId, key.seminarId));
        else await db.update(rsvps).set({ mode, isAtParty: sql`not ${rsvps.isAtParty}` });
      }
      for (const { id } of seminars)
        expect(await findStandings(db, id)).toMatchObject(countedOf(await findAllRsvps(db, [id])));
    }),
    { numRuns: 40 },
  );
});

function countedOf(rows: Rsvp[]) {
  const count = (is: (row: Rsvp) => boolean) => rows.filter(is).length;
  return {
    heads: {
      onSite: count(({ standing, mode }) => standing === 'attending' && mode === 'on_site'),
      online: count(({ standing, mode }) => standing === 'attending' && mode === 'online'),
      waitlisted: count(({ standing }) => standing === 'waitlisted'),
      declined: count(({ standing }) => standing === 'declined'),
      materials: count(({ standing }) => standing === 'materials'),
      party: count(({ isAtParty }) => isAtParty),
      lateWithdrawals: count(({ isLateWithdrawal }) => isLateWithdrawal),
    },
    lastWaitlistNumber: Math.max(0, ...rows.map(({ waitlistNumber }) => waitlistNumber ?? 0)),
    waitlistedOnline: count(({ standing, mode }) => standing === 'waitlisted' && mode === 'online'),
  };
}
