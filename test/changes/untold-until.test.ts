// Whom to telephone is asked for as long as the word is of use to them, to the instant.
import { expect, test } from 'vitest';
import { findUntold } from '../../src/changes/untold.store.ts';
import { addTestMessage, addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();

test('who was not told is named until the word is of no use any more, and not from that instant on', async () => {
  const db = database();
  const { id: seminarId, startsAt: usefulUntil } = await addTestSeminar(db, { status: 'cancelled' });
  const { id: personId } = await addTestRsvp(db, seminarId);
  const owed = { kind: 'cancelled', seminarId, to: { personId }, usefulUntil } as const;
  await addTestMessage(db, owed, { status: 'failed', lastError: 'refused' });
  const namedAt = async (now: Temporal.Instant) =>
    (await findUntold(db, [seminarId], { now })).map((untold) => untold.personId);
  expect(await namedAt(usefulUntil.subtract({ milliseconds: 1 }))).toEqual([personId]);
  expect(await namedAt(usefulUntil)).toEqual([]);
});
