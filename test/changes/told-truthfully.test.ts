// What an organizer reads after each act is what truly happens to the messages: on their way, held, or for nobody.

import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Platform } from '../../src/cards/place.ts';
import { countDelivery } from '../../src/messages/delivery.store.ts';
import { messages } from '../../src/messages/message.table.ts';
import type { LedgerMessage } from '../../src/messages/message.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import { seminarValues } from '../../src/seminars/seminar-form.ts';
import { cardOf, commandsOf, createTestBot, goAhead, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestMessage, addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';
import { mail } from '../surfaces/mail/mail-surface.ts';

const now = at('2026-11-24T12:00');

/** Two on LINE and one on Slack come; `heldAt`: when LINE refused a push last. */
async function open({ heldAt }: { heldAt?: Temporal.Instant } = {}) {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, { seats: 3 });
  for (const platform of ['line', 'line', 'slack'] as const)
    await addTestRsvp(db, seminar.id, { person: { platform } });
  if (heldAt) {
    const other = await addTestSeminar(db);
    const { id } = await addTestPerson(db, { platform: 'line' });
    await addTestMessage(db, { kind: 'survey', seminarId: other.id, to: { personId: id } }, { status: 'held', heldAt });
  }
  const bot = await createTestBot(db);
  const say = async (command: Parameters<typeof bot.say>[1]) => cardOf(await bot.say(organizer, command));
  /** Sends off a form, and says yes to what it shows. */
  const sendOff = async (command: Parameters<typeof bot.say>[1]) => say(goAhead(await bot.say(organizer, command)));
  return { db, seminar, say, sendOff, untold: { do: 'untold', seminar: seminar.id } as const };
}

const toldBeforehand = [ja.undelivered.progress({ all: 3, sent: 0 }), ja.undelivered.stuck(2)];
const usedUp = { heldAt: announcedAt };

describe('with LINE’s allowance used up, it is said beforehand', () => {
  test('at a cancellation, with the way to the names', async () => {
    const { seminar, sendOff, untold } = await open(usedUp);
    const card = await sendOff({ do: 'submit-cancel', seminar: seminar.id, values: {} });
    expect(card.text?.slice(0, 2)).toEqual(toldBeforehand);
    expect(commandsOf(card)).toContainEqual(untold);
  });

  test('at a change, at seats taken back, at a mailing, and for one person', async () => {
    const { db, seminar, say, sendOff } = await open(usedUp);
    const values = { ...seminarValues(seminar), place: '本庁舎 7階' };
    const saved = await sendOff({ do: 'submit-edit', seminar: seminar.id, opened: 1, values });
    expect(saved.text?.slice(0, 2)).toEqual(toldBeforehand);
    const mailing = crypto.randomUUID();
    const typed = { audience: 'attending', text: '会場は7階です' };
    await say({ do: 'submit-mailing', seminar: seminar.id, mailing, values: typed });
    const sending = await say({ do: 'send-mailing', seminar: seminar.id, mailing });
    expect(sending.text).toContain(ja.undelivered.progress({ all: 3, sent: 0 }));
    expect(sending.facts).toContainEqual({ label: ja.mailing.progress.stuck, value: ja.mailing.people(2) });
    const waiting = { standing: 'waitlisted', waitlistNumber: 1, person: { platform: 'line' } } as const;
    const { id: person } = await addTestRsvp(db, seminar.id, waiting);
    const seated = await say({ do: 'seat-person', seminar: seminar.id, person, exceed: true });
    expect(seated.text?.[0]).toContain(ja.attendees.seatedByHand('田中 太一'));
  });

  test('but not for what was held in an earlier month, nor once it was sent', async () => {
    const { seminar, sendOff, db } = await open({ heldAt: at('2026-10-31T23:59') });
    await sendOff({
      do: 'submit-edit',
      seminar: seminar.id,
      opened: 1,
      values: { ...seminarValues(seminar), place: '別館' },
    });
    await db.update(messages).set({ status: 'sent' }).where(eq(messages.kind, 'survey'));
    const card = await sendOff({ do: 'submit-cancel', seminar: seminar.id, values: {} });
    expect(card.text).toEqual([ja.undelivered.progress({ all: 3, sent: 0 })]);
  });
});

test('what became of it meanwhile is told where it is known: sent, held, refused', async () => {
  const { db, seminar } = await open();
  const people = await db.select().from(messages);
  expect(people).toEqual([]);
  const states = ['sent', 'held', 'failed', 'dropped', 'owed', 'sending'] as const;
  const row = fc.record({
    status: fc.constantFrom<LedgerMessage['status']>(...states),
    platform: fc.constantFrom<Platform>('slack', 'line', mail),
    isReachable: fc.boolean(),
    lastError: fc.constantFrom('no longer wanted', 'too late', 'told by hand', 'nowhere to send it', null),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      await db.delete(messages);
      for (const { status, platform, isReachable, lastError } of rows) {
        const person = await addTestPerson(db, { platform });
        const account = { platform, externalId: person.externalId };
        await saveReachability(db, { ...account, unreachableAt: isReachable ? null : announcedAt }, announcedAt);
        const owed = { kind: 'changed', seminarId: seminar.id, to: { personId: person.id }, occasion: '2' } as const;
        await addTestMessage(db, owed, { status, lastError, heldAt: status === 'held' ? announcedAt : null });
      }
      const count = await countDelivery(db, { seminarId: seminar.id, kinds: ['changed'], occasion: '2', now });
      const many = (is: (each: (typeof rows)[number]) => boolean) => rows.filter(is).length;
      const isUsedUp = rows.some(({ status }) => status === 'held');
      const isOpen = ({ status }: (typeof rows)[number]) => status === 'owed' || status === 'sending';
      const isLet = ({ lastError }: (typeof rows)[number]) => lastError !== null && lastError !== 'nowhere to send it';
      const willStick = (each: (typeof rows)[number]) => isUsedUp && each.platform === 'line';
      expect(count).toEqual({
        sent: many(({ status }) => status === 'sent'),
        owed: many((each) => isOpen(each) && each.isReachable && !willStick(each)),
        stuck: many((each) => isOpen(each) && each.isReachable && willStick(each)),
        held: many(({ status }) => status === 'held'),
        failed: many(({ status }) => status === 'failed'),
        unreachable: many((each) => (isOpen(each) ? !each.isReachable : each.status === 'dropped' && !isLet(each))),
        unwanted: many((each) => each.status === 'dropped' && isLet(each)),
      });
      expect(
        Object.values(count).reduce((sum, each) => sum + each, 0),
        'each person is in one state',
      ).toBe(rows.length);
    }),
    { numRuns: 20 },
  );
});
