// Who is on Slack and on LINE chooses where they are written to: nobody gets anything twice, nobody goes without.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { countReach } from '../../src/messages/delivery.store.ts';
import { SendError } from '../../src/messages/sender.ts';
import { releaseElsewhere } from '../../src/messages/stopped.store.ts';
import { savePreferred } from '../../src/people/person.store.ts';
import { accounts } from '../../src/people/person.table.ts';
import { otherPlatform } from '../../src/people/person.ts';
import { countFollowers, findReachedAtAnyTime, findUncounted, saveReachability } from '../../src/people/reach.store.ts';
import { addTestMessage } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { only, openDelivery } from './delivery-fixture.ts';

const database = shareTestDatabase();
const noon = at('2026-11-24T12:00');

async function open() {
  const delivery = await openDelivery({ db: database() });
  const { db } = delivery;
  const { id: seminarId } = await addTestSeminar(db);
  return {
    ...delivery,
    seminarId,
    /** On Slack, and on LINE as `line…`. */
    async both(gone: { slack?: boolean; line?: boolean } = {}) {
      const person = await addTestPerson(db);
      const externalId = `line${person.id}`;
      const unreachableAt = gone.line ? noon : null;
      await db.insert(accounts).values({ platform: 'line', externalId, personId: person.id, unreachableAt });
      if (gone.slack) {
        await saveReachability(db, { platform: 'slack', externalId: person.externalId, unreachableAt: noon }, noon);
      }
      return { ...person, slackId: person.externalId, lineId: externalId };
    },
  };
}

type Fate = 'takes_it' | 'over_quota' | 'left';
const fates = fc.constantFrom<Fate>('takes_it', 'over_quota', 'left');

test('whatever they chose, left or blocked, and however full the month is, it arrives once where it can', async () => {
  const { delivery, db, seminarId, both, slack, line, owe, row } = await open();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(null, 'slack' as const, 'line' as const),
      fc.record({ slack: fc.boolean(), line: fc.boolean() }),
      fates,
      fc.constantFrom('day-before' as const, 'seat-given' as const, 'survey' as const),
      async (chosen, gone, fate, kind) => {
        const person = await both(gone);
        if (chosen) await savePreferred(db, { id: person.id, platform: chosen }, noon);
        const [onSlack, onLine] = [slack.sent.length, line.sent.length];
        const id = only(await owe({ kind, seminarId, to: { personId: person.id }, occasion: crypto.randomUUID() }));
        const first = gone.slack ? 'line' : gone.line ? 'slack' : (chosen ?? 'slack');
        const { on, pushes } = await countReach(db, [id], ['slack', 'line']);
        const isReached = !gone.slack || !gone.line;
        expect(on).toEqual(isReached ? [{ platform: first, people: 1 }] : []);
        const isPushed = isReached && first === 'line';
        expect(pushes).toBe(isPushed ? 1 : 0);
        if (isPushed && fate === 'over_quota') line.failNext(new SendError('over_quota', {}));
        if (isPushed && fate === 'left') line.failNext(new SendError('unreachable', {}));
        const plain = { ...delivery, buildCard: async () => ({ card: { summary: 'x' }, language: 'ja' as const }) };
        for (let attempt = 0; attempt < 4; attempt += 1) {
          await deliverMessage(plain, id).catch((error: unknown) => {
            if (!(error instanceof SendError)) throw error;
          });
        }
        const isTaken = first === 'slack' || fate === 'takes_it';
        const arrivesOn = isTaken ? first : gone.slack ? undefined : 'slack';
        const status = isReached ? (arrivesOn ? 'sent' : fate === 'over_quota' ? 'held' : 'dropped') : 'dropped';
        expect(await row(id)).toMatchObject({ status });
        if (status === 'sent') expect(await row(id)).toMatchObject({ platform: arrivesOn });
        expect(slack.sent.length - onSlack).toBe(status === 'sent' && arrivesOn === 'slack' ? 1 : 0);
        expect(line.sent.length - onLine).toBe(isPushed ? 1 : 0);
      },
    ),
    { numRuns: 40 },
  );
});

test('what the month had no room for goes to Slack with the next look, if it certainly was not sent', async () => {
  const { db, seminarId, both, row } = await open();
  const [person, onLine] = [await both(), await addTestPerson(db, { platform: 'line' })];
  await savePreferred(db, { id: person.id, platform: 'line' }, noon);
  const hold = (personId: string) =>
    addTestMessage(db, { kind: 'survey', seminarId, to: { personId } }, { status: 'held' });
  const [theirs, other] = [await hold(person.id), await hold(onLine.id)];
  await releaseElsewhere(db, ['slack']);
  expect(await row(theirs)).toMatchObject({ status: 'owed', platform: 'slack', address: person.slackId });
  expect(await row(other)).toMatchObject({ status: 'held' });
});

test('who chose LINE is counted there, and still reached when the month is used up', async () => {
  const { db, both } = await open();
  const [person, plain] = [await both(), await both()];
  const before = await countFollowers(db, { channel: null });
  await savePreferred(db, { id: person.id, platform: 'line' }, noon);
  const after = await countFollowers(db, { channel: null });
  expect(after).toEqual({ people: before.people, pushes: before.pushes + 1 });
  expect(await findUncounted(db, [person.id, plain.id])).toEqual(new Set([plain.id]));
  expect(await findReachedAtAnyTime(db, [person.id, plain.id])).toEqual(new Set([person.id, plain.id]));
  // An older tap that comes late changes nothing.
  await savePreferred(db, { id: person.id, platform: 'slack' }, noon.subtract({ seconds: 1 }));
  expect(await countFollowers(db, { channel: null })).toEqual(after);
});

test('the other of two is offered, and nothing to who is on one', () => {
  const on = (...platforms: ('slack' | 'line')[]) => platforms.map((platform) => ({ platform, unreachableAt: null }));
  expect(otherPlatform(on('line', 'slack'), null)).toEqual({ now: 'slack', other: 'line' });
  expect(otherPlatform(on('line', 'slack'), 'line')).toEqual({ now: 'line', other: 'slack' });
  expect(otherPlatform(on('slack'), 'line')).toBeUndefined();
  expect(otherPlatform([...on('slack'), { platform: 'line', unreachableAt: noon }], 'line')).toBeUndefined();
});
