// What goes to one person together: in one push, or along with an answer, and what becomes of each message in it.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addComing } from '../../src/messages/coming.store.ts';
import type { Delivery } from '../../src/messages/delivery.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { messages } from '../../src/messages/message.table.ts';
import { SendError } from '../../src/messages/sender.ts';
import { accounts } from '../../src/people/person.table.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { forgetAll } from './batch-fixture.ts';
import type { ReplyFate } from './model-line.ts';
import { answer, openWorld, work } from './parcel-fixture.ts';

const database = shareTestDatabase();

async function open() {
  const db = database();
  await forgetAll(db);
  const world = await openWorld(db);
  const { people, seminars, line, clock, realClock } = world;
  const [seminarId = '', other = ''] = seminars;
  const who = people[0] as (typeof people)[number];
  const owedOf = (kind: MessageKind, to = who, of = seminarId) => ({
    ...{ kind, seminarId: of, to: { personId: to.id }, usefulUntil: null },
  });
  return {
    ...{ ...world, who, other, owedOf },
    oweAll: (...kinds: MessageKind[]) => world.owe(...kinds.map((kind) => owedOf(kind))),
    coming: (kind: MessageKind, minutes: number) =>
      db.transaction((tx) => addComing(tx, [owedOf(kind)], clock.now().add({ minutes }))),
    workOnce: () => work(world),
    async workAll(as?: Partial<Delivery>) {
      for (let round = 0; round < 4; round++) await work(world, as);
    },
    async tap(...fates: ReplyFate[]) {
      const replyToken = line.issueToken(who.externalId);
      const event = { who, eventId: crypto.randomUUID(), replyToken, at: realClock.now(), isSettled: false };
      await answer(world, event, { fates });
      return event;
    },
    pass(seconds: number) {
      clock.moveTo(clock.now().add({ seconds }));
      realClock.moveTo(realClock.now().add({ seconds }));
    },
    /** What reached them, in its order. */
    seen: () =>
      line.seen.filter((each) => each.startsWith(who.externalId)).map((each) => each.split(' ')[1] as MessageKind),
    async statuses() {
      const rows = await db.select().from(messages).where(eq(messages.personId, who.id));
      return Object.fromEntries(rows.map(({ kind, status }) => [kind, status]));
    },
  };
}

test('what is owed to one person at once goes in one request that counts once; what is urgent goes alone, and first', async () => {
  const { oweAll, workAll, line, statuses, who } = await open();
  await oweAll('survey', 'materials', 'seat-given');
  await workAll();
  expect(line.requests).toHaveLength(2);
  expect(line.state.used).toBe(2);
  expect(await statuses()).toEqual({ survey: 'sent', materials: 'sent', 'seat-given': 'sent' });
  expect(line.gotBy(who.externalId)).toBe(2);
});

test('what is due within the hour goes along, and what is due later when it is due', async () => {
  const { oweAll, coming, workAll, line, seen, statuses } = await open();
  await coming('day-before', 60);
  await coming('survey', 61);
  await workAll();
  expect(seen()).toEqual([]);
  await oweAll('materials');
  await workAll();
  expect(seen()).toEqual(['materials', 'day-before']);
  expect(line.state.used).toBe(1);
  expect(await statuses()).toEqual({ materials: 'sent', 'day-before': 'sent', survey: 'coming' });
});

test('what many get alike goes by itself to who is owed something else, and to the others in one request', async () => {
  const { people, owe, owedOf, oweAll, workAll, line, seen } = await open();
  await owe(...people.map((person) => owedOf('survey', person)));
  await oweAll('materials');
  await workAll();
  expect(line.requests.map(({ to }) => to.length).sort()).toEqual([1, 2]);
  expect(seen().sort()).toEqual(['materials', 'survey']);
  expect(line.state.used).toBe(3);
});

test('of more than one request takes, what was owed first goes first, and nothing is left behind', async () => {
  const { oweAll, owe, owedOf, other, workAll, line, seen } = await open();
  await oweAll('survey', 'materials', 'day-before', 'soon', 'results');
  await owe(owedOf('materials', undefined, other), owedOf('day-before', undefined, other));
  await workAll();
  expect(line.state.used).toBe(2);
  expect(seen()).toHaveLength(7);
});

test('what nobody wants any more leaves the parcel, and the other goes', async () => {
  const { oweAll, unwanted, keyOf, seminar, who, workAll, seen, statuses } = await open();
  await oweAll('survey', 'materials');
  unwanted.add(keyOf({ kind: 'survey', seminarId: seminar.id, personId: who.id }));
  await workAll();
  expect(seen()).toEqual(['materials']);
  expect(await statuses()).toEqual({ survey: 'dropped', materials: 'sent' });
});

test('a message that cannot be built keeps back none of the others', async () => {
  const { oweAll, delivery, workAll, seen } = await open();
  await oweAll('survey', 'materials');
  const buildCard: Delivery['buildCard'] = async (message, platform) => {
    if (message.kind === 'materials') throw new Error('a fault of its own');
    return delivery.buildCard(message, platform);
  };
  await workAll({ buildCard }).catch(() => {});
  expect(seen()).toEqual(['survey']);
  await workAll();
  expect(seen()).toEqual(['survey', 'materials']);
});

test('over the month each of a parcel is held and told, and goes once there is room', async () => {
  const { oweAll, workAll, line, told, statuses, db } = await open();
  const ids = await oweAll('survey', 'materials');
  line.fates.push('month');
  await workAll();
  expect(await statuses()).toEqual({ survey: 'held', materials: 'held' });
  expect([...told].sort()).toEqual([...ids].sort());
  await db.update(messages).set({ status: 'owed' });
  await workAll();
  expect(await statuses()).toEqual({ survey: 'sent', materials: 'sent' });
});

test('a parcel of unknown outcome goes again, the same under the same key', async () => {
  const { oweAll, workOnce, workAll, line, seen, unwanted, keyOf, seminar, who } = await open();
  await oweAll('survey', 'materials');
  line.fates.push('lost');
  // It is formed, and then tried.
  await workOnce();
  await workOnce();
  unwanted.add(keyOf({ kind: 'survey', seminarId: seminar.id, personId: who.id }));
  await workAll();
  expect(new Set(line.requests.map(({ id }) => id)).size).toBe(1);
  expect(seen().sort()).toEqual(['materials', 'survey']);
  expect(line.violations).toEqual([]);
});

test('refused for what is in it, each goes alone', async () => {
  const { oweAll, workAll, line, delivery, seen } = await open();
  await oweAll('survey', 'materials');
  const { multicast } = line.sender;
  if (!multicast) throw new Error('no multicast');
  const refusing = {
    ...multicast,
    async send(request: Parameters<typeof multicast.send>[0]) {
      if ((request.payload as { cards: unknown[] }).cards.length > 1) {
        throw new SendError('permanent', { platformCode: '400 messages[1]' });
      }
      return multicast.send(request);
    },
  };
  const senders = { ...delivery.senders, line: { ...line.sender, multicast: refusing } };
  await workAll({ senders });
  expect(line.state.used).toBe(2);
  expect(seen().sort()).toEqual(['materials', 'survey']);
});

test('whom LINE refuses is noted as gone, and each of the parcel is told and let go', async () => {
  const { oweAll, workAll, line, who, told, statuses } = await open();
  await oweAll('survey', 'materials');
  line.bad.add(who.externalId);
  await workAll();
  expect(await statuses()).toEqual({ survey: 'dropped', materials: 'dropped' });
  expect(told.size).toBe(2);
});

test('whom Slack reaches gets nothing on LINE, pushed or along with an answer', async () => {
  const { db, oweAll, tap, workAll, who, line, slack } = await open();
  const account = { personId: who.id, unreachableAt: null, profileCheckedAt: null };
  await db.insert(accounts).values({ ...account, platform: 'slack', externalId: 'U0JOINED' });
  await oweAll('materials', 'day-before');
  await tap();
  await workAll();
  expect(line.seen).toEqual([`${who.externalId} answer`]);
  expect(slack.sent).toHaveLength(2);
});

test('what is owed, soon due or held goes along with an answer, before it, and its push is not sent', async () => {
  const { db, oweAll, coming, tap, workAll, line, seen, statuses, pass } = await open();
  await oweAll('materials');
  await oweAll('seat-offer');
  await db.update(messages).set({ status: 'held' }).where(eq(messages.kind, 'seat-offer'));
  await coming('day-before', 300);
  await tap();
  expect(seen()).toEqual(['seat-offer', 'materials', 'day-before', 'answer']);
  pass(5 * 3600);
  await workAll();
  expect(line.state.used).toBe(0);
  expect(await statuses()).toEqual({ materials: 'sent', 'seat-offer': 'sent', 'day-before': 'sent' });
});

test.each([
  ['its token is no good', ['dead'], ['answer']],
  ['LINE is too busy', ['rate'], []],
  ['LINE refuses what goes along', ['content'], ['answer']],
] as const)('where %s, all is as it was before, and is pushed', async (_why, fates, first) => {
  const { oweAll, coming, tap, workAll, seen, statuses, line } = await open();
  await oweAll('materials');
  await coming('survey', 120);
  const event = await tap(...fates);
  expect(event.isSettled).toBe(fates[0] !== 'rate');
  expect(seen()).toEqual(fates[0] === 'dead' ? [] : first);
  expect(await statuses()).toEqual({ materials: 'owed', survey: 'coming' });
  await workAll();
  expect(seen().filter((kind) => (kind as string) !== 'answer')).toEqual(['materials']);
  expect(line.state.used).toBe(1);
});

test.each([
  ['LINE took it unheard', ['lost']],
  ['the bot was killed once LINE took it', ['killed after']],
  ['the bot was killed before LINE took it', ['killed before']],
] as const)('where %s, the next try within the minute settles it: once, and no push', async (_why, fates) => {
  const { oweAll, tap, seen, statuses, workAll, pass, ...world } = await open();
  await oweAll('materials');
  const event = await tap(...fates);
  pass(25);
  if (!event.isSettled) await answer(world, event, { fates: [] });
  await workAll({ realClock: world.realClock });
  expect(seen()).toEqual(['materials', 'answer']);
  expect(await statuses()).toEqual({ materials: 'sent' });
  expect(world.line.state.used).toBe(0);
});

test('where nobody knows whether an answer arrived, what went along is told, and not sent again', async () => {
  const { oweAll, tap, seen, statuses, workAll, pass, ...world } = await open();
  const ids = await oweAll('materials');
  const event = await tap('killed after');
  pass(70);
  await answer(world, event, { fates: [] });
  await workAll();
  expect(await statuses()).toEqual({ materials: 'sending' });
  pass(120);
  await workAll();
  expect(await statuses()).toEqual({ materials: 'failed' });
  expect([...world.told]).toEqual(ids);
  expect(seen()).toEqual(['materials', 'answer']);
});

test('claimed for an answer that was never tried, it is owed again after three minutes', async () => {
  const { oweAll, seen, statuses, workAll, pass, who, ...world } = await open();
  await oweAll('materials');
  const replyToken = world.line.issueToken(who.externalId);
  // Killed before the try is noted.
  const event = { who, eventId: 'an event', replyToken, at: world.realClock.now(), isSettled: false };
  await answer(world, event, { fates: [], life: 8 });
  expect(await statuses()).toEqual({ materials: 'sending' });
  await workAll();
  expect(seen()).toEqual([]);
  pass(180);
  await workAll();
  expect(seen()).toEqual(['materials']);
});
