// Whom to telephone is told once an evening; where no organizer got it, they are told all the same, later.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { messages } from '../../src/messages/message.table.ts';
import { NOWHERE, type OwedMessage, UNWANTED } from '../../src/messages/message.ts';
import { createOutbox } from '../../src/messages/outbox.ts';
import { sweepLedger } from '../../src/messages/sweep-ledger.ts';
import { createTestDatabase } from '../support/database.ts';
import { ledgerOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';

const noon = at('2026-11-24T12:00');
const later = (minutes: number) => noon.add({ minutes });

/** Two organizers who were owed who is to be telephoned. */
async function open() {
  const db = await createTestDatabase();
  const queued: string[] = [];
  const outbox = createOutbox({
    queue: {
      sendOwed: async (_tx, jobs) => void queued.push(...jobs.map(({ id }) => id)),
      formBatches: async () => {},
    },
    refresher: { ask: () => {} },
  });
  const seminar = await addTestSeminar(db);
  const other = await addTestPerson(db);
  const owed = [seminar.createdBy, other.id].map(
    (personId): OwedMessage => ({
      ...{ kind: 'ask-by-hand', seminarId: seminar.id, to: { personId }, details: { person: other.id, seated: '' } },
      ...{ occasion: `${other.id} `, usefulUntil: seminar.startsAt },
    }),
  );
  const ask = (now: Temporal.Instant) => db.transaction((tx) => outbox.owe(tx, owed, now));
  await ask(noon);
  const rows = () => ledgerOf(db, seminar.id, 'ask-by-hand');
  const [one, two] = queued;
  const becomes = (id: string | undefined, change: Partial<typeof messages.$inferInsert>) =>
    db
      .update(messages)
      .set(change)
      .where(eq(messages.id, id ?? ''));
  const sweep = async (now: Temporal.Instant) => {
    const again: string[] = [];
    await sweepLedger({
      db,
      queue: { sendAgain: async (work) => void again.push(...work.messages.map(({ id }) => id)) },
      now,
    });
    return again;
  };
  return { ask, rows, sweep, becomes, queued, ids: [one, two] as const, seminar };
}

test('what no organizer could be sent is tried again after an hour, until it begins', async () => {
  const { rows, sweep, becomes, ids, seminar } = await open();
  for (const id of ids) await becomes(id, { status: 'dropped', lastError: NOWHERE });
  expect(await sweep(later(59))).toEqual([]);
  expect((await sweep(later(61))).toSorted()).toEqual([...ids].toSorted());
  expect((await rows()).map(({ status }) => status)).toEqual(['owed', 'owed']);
  for (const id of ids) await becomes(id, { status: 'failed', lastError: 'refused' });
  expect(await sweep(later(62))).toEqual([]);
  expect(await sweep(seminar.startsAt)).toEqual([]);
});

test.each(['sent', 'owed', 'sending'] as const)(
  'who is told once by another copy (%s) is told once',
  async (status) => {
    const { ask, rows, sweep, becomes, ids, queued } = await open();
    await becomes(ids[0], { status: 'failed', lastError: 'refused' });
    await becomes(ids[1], { status });
    expect(await sweep(later(61))).not.toContain(ids[0]);
    await becomes(ids[0], { lastError: UNWANTED, status: 'dropped' });
    await ask(later(62));
    expect(queued).toHaveLength(2);
    expect((await rows()).map((row) => row.status).toSorted()).toEqual(['dropped', status].toSorted());
  },
);

test('not wanted any more, and then again: it is told at once, in the transaction that asks', async () => {
  const { ask, sweep, becomes, ids, queued, rows } = await open();
  for (const id of ids) await becomes(id, { status: 'dropped', lastError: UNWANTED });
  expect(await sweep(later(61))).toEqual([]);
  await ask(later(62));
  expect(queued.slice(2).toSorted()).toEqual([...ids].toSorted());
  expect((await rows()).map(({ plannedAt }) => plannedAt.toString())).toEqual(
    [later(62), later(62)].map((instant) => instant.toString()),
  );
});
