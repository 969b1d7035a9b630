import { expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { accounts } from '../../src/people/person.table.ts';
import { saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { findNextDue } from '../../src/schedule/next-due.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';

const quietHours = { from: Temporal.PlainTime.from('21:00'), to: Temporal.PlainTime.from('08:00') };
const reminders = { closingSoon: undefined, isClosingSoonOnLine: false, dayBefore: undefined, survey: undefined };
const atNight = at('2026-12-03T02:00');

const nextDue = (db: DatabaseRoot) => findNextDue({ db, quietHours, now: atNight, reminders });

/** One seat, taken, and one who waits; after the deadline, by night. */
async function open(): Promise<{ db: DatabaseRoot; giveBack: () => Promise<void> }> {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, { seats: 1 });
  const { id } = await addTestRsvp(db, seminar.id);
  await addTestRsvp(db, seminar.id, { standing: 'waitlisted', waitlistNumber: 1 });
  const declined = rsvpOf({ seminarId: seminar.id, personId: id, standing: 'declined' });
  return { db, giveBack: () => saveRsvp(db, declined) };
}

test('by night the morning’s offers are announced only where a seat is free for who waits', async () => {
  const { db, giveBack } = await open();
  expect(await nextDue(db)).toMatchObject({ kind: 'soon' });
  await giveBack();
  expect(await nextDue(db)).toMatchObject({ kind: 'offers', at: at('2026-12-03T08:00') });
});

test('whom the bot cannot ask in the morning is not announced', async () => {
  const { db, giveBack } = await open();
  await giveBack();
  await db.update(accounts).set({ unreachableAt: atNight });
  expect(await nextDue(db)).toMatchObject({ kind: 'soon' });
});
