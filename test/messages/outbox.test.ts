import { expect, test } from 'vitest';
import { messages } from '../../src/messages/message.table.ts';
import { createOutbox } from '../../src/messages/outbox.ts';
import { createTestDatabase } from '../support/database.ts';
import { ledgerOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt } from '../support/seminar-fixture.ts';

test('what was let go is queued anew for who asks for it, and what waits already is queued once', async () => {
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
  const to = { personId: (await addTestPerson(db)).id };
  const owed = { kind: 'materials', seminarId: seminar.id, to, occasion: '1', usefulUntil: null } as const;
  const ask = () => db.transaction((tx) => outbox.oweOnRequest(tx, owed, announcedAt));
  await ask();
  await ask();
  const [first] = await ledgerOf(db, seminar.id);
  expect(queued).toEqual([first?.id]);
  await db.update(messages).set({ status: 'dropped' });
  await ask();
  expect(queued).toEqual([first?.id, first?.id]);
  expect(await ledgerOf(db, seminar.id)).toMatchObject([{ id: first?.id, status: 'owed' }]);
});
