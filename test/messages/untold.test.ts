// What people have to be telephoned for, and could not be sent, is told to the organizers at once, each time, by name.

import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { cancelSeminar } from '../../src/changes/cancel-seminar.ts';
import { findUntold } from '../../src/changes/untold.store.ts';
import type { Command } from '../../src/commands.ts';
import { deliverMessage, giveUpMessage } from '../../src/messages/deliver-message.ts';
import { isAllowanceUsed } from '../../src/messages/delivery.store.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { messages } from '../../src/messages/message.table.ts';
import { SendError } from '../../src/messages/sender.ts';
import { addPersonByHand } from '../../src/people/person.store.ts';
import { accounts } from '../../src/people/person.table.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { saveLetIn } from '../../src/rsvps/deadline-override.store.ts';
import { saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { organizer as boss, cardOf, commandsOf, createTestBot } from '../support/bot-fixture.ts';
import { addTestRsvp, ledgerOf, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';
import { openDelivery } from './delivery-fixture.ts';

const over = () => new SendError('over_quota', {});

/** An evening of so many on LINE, whose organizer is on `organizerOn`. */
async function open(people: number, organizerOn: 'slack' | 'line' = 'slack') {
  const world = await openDelivery();
  const { db, delivery, clock, outbox, slack, line } = world;
  const organizer = await addTestPerson(db, { name: '佐藤 恵', platform: organizerOn });
  await saveRole(db, { personId: organizer.id, role: 'organizer', now: announcedAt });
  const seminar = await addTestSeminar(db, { createdBy: organizer.id });
  const guests = [];
  for (let n = 1; n <= people; n++) {
    guests.push(await addTestRsvp(db, seminar.id, { person: { name: `客 ${n}`, platform: 'line' } }));
  }
  return {
    ...{ ...world, organizer, seminar, guests },
    cancel: () => cancelSeminar({ db, outbox, seminarId: seminar.id, actor: organizer.id, now: clock.now() }),
    /** All that is owed, of a kind or not, as the queue hands it over. */
    async deliver(kind?: MessageKind) {
      const due = (await ledgerOf(db, seminar.id, kind)).filter(({ status }) => status === 'owed');
      await Promise.all(due.map(({ id }) => deliverMessage(delivery, id)));
    },
    notices: () => [...slack.sent, ...line.sent].filter(({ card }) => card.badge?.text === ja.untold.title),
  };
}

const namesIn = (text: string[] | undefined) =>
  text
    ?.join('\n')
    .match(/・客 \d+/g)
    ?.map((name) => name.slice(1)) ?? [];

describe('a cancellation over the allowance', () => {
  test('to ten people is one notice with ten names, though the month was told of before', async () => {
    const { line, cancel, deliver, notices, guests, owe, seminar, organizer } = await open(10);
    // Reminders were held this month already: once it was enough to say so.
    const [first] = guests;
    const soon = { kind: 'soon', seminarId: seminar.id, to: { personId: first?.id ?? '' }, occasion: 'x' } as const;
    await owe(soon);
    await cancel();
    line.failNext(...Array.from({ length: 11 }, over));
    await deliver('cancelled');
    await deliver('trouble');
    expect(notices()).toHaveLength(1);
    const [notice] = notices();
    expect(notice?.to).toBe(organizer.externalId);
    expect(new Set(namesIn(notice?.card.text))).toEqual(new Set(guests.map(({ name }) => name)));
    expect(notice?.card.text?.join('\n')).toContain(ja.untold.group(ja.untold.kinds.cancelled, ja.untold.whys.held));
    expect(notice?.card.buttons?.flat()).toMatchObject([
      { command: { do: 'untold', seminar: seminar.id } },
      { command: { do: 'send-again', seminar: seminar.id } },
    ]);
  });

  test('who fails after the notice was built is told in another, and nobody twice', async () => {
    const { db, delivery, line, cancel, seminar, notices, deliver } = await open(4);
    await cancel();
    const [one, two, ...rest] = await ledgerOf(db, seminar.id, 'cancelled');
    line.failNext(...Array.from({ length: 4 }, over));
    for (const message of [one, two]) await deliverMessage(delivery, message?.id ?? '');
    await deliver('trouble');
    for (const message of rest) await deliverMessage(delivery, message.id);
    await deliver('trouble');
    const named = notices().map(({ card }) => namesIn(card.text));
    expect(named.map((names) => names.length)).toEqual([2, 2]);
    expect(new Set(named.flat()).size).toBe(4);
  });

  test('tried again and held again is told again', async () => {
    const { db, line, cancel, deliver, notices, seminar } = await open(1);
    await cancel();
    line.failNext(over(), over());
    await deliver('cancelled');
    await deliver('trouble');
    await db.update(messages).set({ status: 'owed', heldAt: null }).where(eq(messages.kind, 'cancelled'));
    await deliver('cancelled');
    await deliver('trouble');
    expect(notices()).toHaveLength(2);
    expect(await ledgerOf(db, seminar.id, 'cancelled')).toMatchObject([{ status: 'held' }]);
  });

  test('of thirty people the notice names fifteen, and the list the rest', async () => {
    const { db, line, cancel, deliver, notices, seminar } = await open(30);
    await cancel();
    line.failNext(...Array.from({ length: 30 }, over));
    await deliver('cancelled');
    await deliver('trouble');
    const [notice] = notices();
    expect(namesIn(notice?.card.text)).toHaveLength(15);
    expect(notice?.card.text?.join('\n')).toContain(ja.untold.andOthers(15));
    const { say } = await createTestBot(db);
    const pages = [1, 2].map((page) => say(boss, { do: 'untold', seminar: seminar.id, page }));
    const seen = (await Promise.all(pages)).flatMap((outcome) => namesIn(cardOf(outcome).text));
    expect(new Set(seen).size).toBe(30);
  });

  test('told by hand, it is off the list and never sent; a list that has grown since is shown anew', async () => {
    const { db, line, cancel, deliver, seminar, delivery } = await open(3);
    await cancel();
    const rows = await ledgerOf(db, seminar.id, 'cancelled');
    line.failNext(over(), over(), over());
    for (const { id } of rows.slice(0, 2)) await deliverMessage(delivery, id);
    const { say } = await createTestBot(db);
    const list = async () => cardOf(await say(boss, { do: 'untold', seminar: seminar.id }));
    const settle = async (seen: Card) => cardOf(await say(boss, settleOn(seen))).text?.[0];
    const two = await list();
    for (const { id } of rows.slice(2)) await deliverMessage(delivery, id);
    expect(await settle(two)).toContain(ja.untold.notSettled);
    expect(await settle(await list())).toContain(ja.untold.settled(3));
    expect(await findUntold(db, [seminar.id], { now: at('2026-11-24T12:00') })).toEqual([]);
    const sent = line.sent.length;
    await say(boss, { do: 'send-again', seminar: seminar.id });
    await deliver('cancelled');
    expect(line.sent).toHaveLength(sent);
    // A notice that was not built yet has nothing to say any more.
    await deliver('trouble');
    expect((await ledgerOf(db, seminar.id, 'trouble')).map(({ status }) => status)).toEqual(['dropped']);
  });
});

describe('who presses that all were told', () => {
  test('is shown the list anew when as many are on it, but not the same', async () => {
    const { db, line, cancel, delivery, seminar, guests } = await open(2);
    await cancel();
    line.failNext(over(), over());
    const [one, other] = await ledgerOf(db, seminar.id, 'cancelled');
    await deliverMessage(delivery, one?.id ?? '');
    const { say } = await createTestBot(db);
    const seen = cardOf(await say(boss, { do: 'untold', seminar: seminar.id }));
    // One gets it after all, another does not.
    await db
      .update(messages)
      .set({ status: 'sent' })
      .where(eq(messages.id, one?.id ?? ''));
    await deliverMessage(delivery, other?.id ?? '');
    expect(cardOf(await say(boss, settleOn(seen))).text?.[0]).toContain(ja.untold.notSettled);
    const untold = await findUntold(db, [seminar.id], { now: at('2026-11-24T12:00') });
    expect(untold.map(({ personId }) => personId)).toEqual([other?.personId]);
    expect(guests.map(({ id }) => id)).toContain(other?.personId);
  });

  test.each(['settle-untold', 'send-again'] as const)(
    'leaves it known that the month’s allowance is used up, until LINE takes a message again (%s)',
    async (press) => {
      const { db, line, cancel, deliver, seminar, clock, guests, owe } = await open(1);
      await cancel();
      line.failNext(over());
      await deliver('cancelled');
      expect(await isAllowanceUsed(db, clock.now())).toBe(true);
      const { say } = await createTestBot(db);
      if (press === 'settle-untold') {
        await say(boss, settleOn(cardOf(await say(boss, { do: 'untold', seminar: seminar.id }))));
      } else {
        // Of no use any more: nothing is asked of LINE.
        await db.update(messages).set({ usefulUntil: announcedAt }).where(eq(messages.kind, 'cancelled'));
        await say(boss, { do: 'send-again', seminar: seminar.id });
      }
      expect(await ledgerOf(db, seminar.id, 'cancelled')).toMatchObject([{ status: 'dropped' }]);
      expect(await isAllowanceUsed(db, clock.now())).toBe(true);
      expect(await isAllowanceUsed(db, at('2026-12-01T09:00'))).toBe(false);
      clock.moveTo(clock.now().add({ hours: 1 }));
      const [guest] = guests;
      await owe({ kind: 'role-given', seminarId: null, to: { personId: guest?.id ?? '' }, occasion: '1' });
      await db
        .update(messages)
        .set({ status: 'sent', platform: 'line', sentAt: clock.now() })
        .where(eq(messages.kind, 'role-given'));
      expect(await isAllowanceUsed(db, clock.now())).toBe(false);
    },
  );
});

/** The press of "all were told" on that list. */
function settleOn(card: Card): Command {
  const command = commandsOf(card).find((each) => each.do === 'settle-untold');
  if (!command) throw new Error('no such button');
  return command;
}

describe('whatever else keeps an urgent message from its person', () => {
  test('refused, tried too often, gone as it is sent, too late: each is named with the reason', async () => {
    const { db, delivery, line, cancel, seminar, deliver, notices, clock } = await open(4);
    await cancel();
    const [refused, often, gone, late] = await ledgerOf(db, seminar.id, 'cancelled');
    line.failNext(new SendError('permanent', { platformCode: 'bad' }), new SendError('unreachable', {}));
    await deliverMessage(delivery, refused?.id ?? '');
    await deliverMessage(delivery, gone?.id ?? '');
    await giveUpMessage(delivery, often?.id ?? '');
    await db
      .update(messages)
      .set({ usefulUntil: clock.now() })
      .where(eq(messages.id, late?.id ?? ''));
    await deliverMessage(delivery, late?.id ?? '');
    await deliver('trouble');
    const text = notices()[0]?.card.text?.join('\n') ?? '';
    expect(namesIn([text])).toHaveLength(4);
    for (const why of [ja.untold.whys.failed, ja.untold.whys.unreachable, ja.untold.whys.too_late])
      expect(text).toContain(why);
  });

  test('who blocked the account after it was owed is named; who was known to be out of reach was named by the card', async () => {
    const { db, cancel, seminar, deliver, notices, guests, clock } = await open(3);
    const [before, after] = guests;
    const block = (guest: typeof before, when: Temporal.Instant) =>
      saveReachability(db, { platform: 'line', externalId: guest?.externalId ?? '', unreachableAt: when }, when);
    await block(before, clock.now());
    const byHand = { id: crypto.randomUUID(), name: '海野 渚', organization: '' };
    await addPersonByHand(db, byHand, announcedAt);
    await saveRsvp(db, rsvpOf({ seminarId: seminar.id, personId: byHand.id }));
    await cancel();
    await block(after, clock.now().add({ seconds: 1 }));
    await deliver('cancelled');
    await deliver('trouble');
    expect(notices()).toHaveLength(1);
    expect(notices()[0]?.card.text?.join('\n').match(/・.+/g)).toEqual([`・${after?.name}`]);
    // All three are on the list until somebody told them.
    const untold = await findUntold(db, [seminar.id], { now: clock.now() });
    expect(untold.map(({ name }) => name).sort()).toEqual(['客 1', '客 2', '海野 渚'].sort());
  });

  test('who left one account and has another gets it there', async () => {
    const { db, seminar, slack, line, deliver, notices, owe } = await open(0);
    const both = await addTestRsvp(db, seminar.id, { person: { name: '二刀 流' } });
    const more = { platform: 'line', externalId: 'L-two', personId: both.id } as const;
    await db.insert(accounts).values({ ...more, unreachableAt: null, profileCheckedAt: announcedAt });
    await owe({ kind: 'let-in', seminarId: seminar.id, to: { personId: both.id } });
    await saveLetIn(db, { seminarId: seminar.id, personId: both.id }, announcedAt);
    slack.failNext(new SendError('unreachable', {}));
    await expect(deliver('let-in')).rejects.toMatchObject({ failure: 'retry' });
    await deliver('let-in');
    expect(line.sent.map(({ to }) => to)).toEqual(['L-two']);
    expect(notices()).toEqual([]);
  });
});

describe('a notice to an organizer whom it cannot reach', () => {
  test('goes to another of the team who is on Slack', async () => {
    const { db, line, slack, cancel, deliver, notices, organizer } = await open(2, 'line');
    const onLine = await addTestPerson(db, { name: '鈴木', platform: 'line' });
    const onSlack = await addTestPerson(db, { name: '高橋' });
    await saveRole(db, { personId: onLine.id, role: 'admin', now: announcedAt });
    await saveRole(db, { personId: onSlack.id, role: 'organizer', now: announcedAt });
    await cancel();
    line.failNext(over(), over(), over());
    await deliver('cancelled');
    await deliver('trouble');
    expect(notices().map(({ to }) => to)).toEqual([organizer.externalId]);
    await deliver('trouble');
    expect(slack.sent.map(({ to }) => to)).toEqual([onSlack.externalId]);
    expect(namesIn(slack.sent[0]?.card.text)).toHaveLength(2);
  });

  test('with nobody on Slack it is held, and the desk names them', async () => {
    const { db, line, cancel, deliver, seminar } = await open(1, 'line');
    await cancel();
    line.failNext(over(), over());
    await deliver('cancelled');
    await deliver('trouble');
    expect(await ledgerOf(db, seminar.id, 'trouble')).toMatchObject([{ status: 'held' }]);
    const { say } = await createTestBot(db);
    const desk = cardOf(await say(boss, { do: 'desk', seminar: seminar.id }));
    expect(desk.facts).toContainEqual({ label: ja.untold.title, value: ja.untold.people(1) });
    expect(desk.buttons?.flat()).toContainEqual(
      expect.objectContaining({ command: { do: 'untold', seminar: seminar.id } }),
    );
  });
});

test('whatever fails, whenever notices are built, and however often a bot is killed between: everybody untold is named, and each notice is new', async () => {
  const world = await open(6);
  const { db, delivery, line, seminar, cancel, notices, deliver } = world;
  await cancel();
  const rows = await ledgerOf(db, seminar.id, 'cancelled');
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('fail' as const), who: fc.nat(5) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), who: fc.nat(5) }) },
    { weight: 2, arbitrary: fc.constant({ do: 'build' as const, who: 0 }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      await db.delete(messages).where(eq(messages.kind, 'trouble'));
      await db.update(messages).set({ status: 'owed', attempts: 0, toldIn: null, heldAt: null, lastError: null });
      const before = notices().length;
      for (const each of steps) {
        const id = rows[each.who]?.id ?? '';
        if (each.do === 'build') await deliver('trouble');
        else {
          line.failNext(over());
          const sent = line.sent.length;
          // The process dies once it was told and before it was noted.
          const dying = {
            ...delivery,
            reportTrouble: async (...told: Parameters<typeof delivery.reportTrouble>) => {
              await delivery.reportTrouble(...told);
              throw new Error('killed here');
            },
          };
          await deliverMessage(each.do === 'kill' ? dying : delivery, id).catch(() => {});
          // Not owed any more: nothing was tried, so nothing fails either.
          if (line.sent.length === sent)
            await line.send({ id, to: '', card: { summary: '' }, language: 'ja' }).catch(() => {});
        }
      }
      await deliver('trouble');
      const untold = (await findUntold(db, [seminar.id], { now: at('2026-11-24T12:00') })).map(({ name }) => name);
      const named = notices()
        .slice(before)
        .flatMap(({ card }) => namesIn(card.text));
      expect(new Set(named)).toEqual(new Set(untold));
      expect(named).toHaveLength(untold.length);
    }),
    { numRuns: 15 },
  );
});
