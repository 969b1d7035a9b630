// What goes wrong around batches: months that turn, numbers that cannot be asked, answers that are lost. Nobody gets it
// twice, nobody is forgotten.
import { expect, test } from 'vitest';
import { findStopped, settleStopped } from '../../src/messages/message.store.ts';
import { sweepLedger } from '../../src/messages/sweep-ledger.ts';
import { at } from '../support/seminar-fixture.ts';
import { openBatches } from './batch-fixture.ts';

type World = Awaited<ReturnType<typeof openBatches>>;

const untilDone = async ({ work }: World) => {
  for (let round = 0; round < 20; round++) if (await work()) return;
  throw new Error('never done');
};
const statusesOf = async ({ rows }: World) => [...(await rows()).values()].map(({ status }) => status).toSorted();
const sweep = ({ db, clock }: World) => sweepLedger({ db, queue: { sendAgain: async () => {} }, now: clock.now() });
const press = async ({ db, seminar }: World) => {
  const stopped = await findStopped(db, seminar.id);
  return settleStopped(
    db,
    stopped.map(({ id }) => id),
    'owed',
  );
};

/** November is used up; three are held in it. */
async function openHeld() {
  const world = await openBatches({ limit: 10 });
  Object.assign(world.line.state, { used: 10, told: 10 });
  world.clock.moveTo(at('2026-11-28T12:00'));
  const people = await world.followers(3);
  await world.oweTo(people);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held']);
  return { ...world, people };
}

test('when the month turns, LINE’s number of the month before holds nothing', async () => {
  const world = await openHeld();
  world.clock.moveTo(at('2026-12-01T00:00'));
  world.line.state.used = 0;
  await sweep(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['sent', 'sent', 'sent']);
  expect(await world.troubles()).toHaveLength(1);
});

test('what LINE refuses in the first hours of a month, for which its own has not begun, goes out by itself after them', async () => {
  const world = await openHeld();
  world.clock.moveTo(at('2026-12-01T00:00'));
  await sweep(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held']);
  Object.assign(world.line.state, { used: 0, told: 0 });
  world.clock.moveTo(at('2026-12-01T05:59'));
  await sweep(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held']);
  world.clock.moveTo(at('2026-12-01T06:00'));
  await sweep(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['sent', 'sent', 'sent']);
});

test('a number that was last month’s for longer is believed no more once LINE tells a smaller one', async () => {
  const world = await openHeld();
  world.clock.moveTo(at('2026-12-01T09:00'));
  world.line.state.used = 0;
  await sweep(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held']);
  world.line.state.told = 0;
  world.clock.moveTo(at('2026-12-02T09:00'));
  await press(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['sent', 'sent', 'sent']);
});

test('refused for the month while LINE does not tell what is left, it is held once LINE does, and goes at a press', async () => {
  const world = await openBatches({ limit: 4 });
  const people = await world.followers(4);
  await world.oweTo(people);
  await world.form();
  Object.assign(world.line.state, { used: 3, told: 4, mute: 2 });
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held', 'held']);
  expect([...(await world.rows()).values()].every(({ firstAttemptAt }) => firstAttemptAt === null)).toBe(true);
  expect(await world.troubles()).toHaveLength(1);
  Object.assign(world.line.state, { limit: 10 });
  await press(world);
  await untilDone(world);
  expect(people.map(({ externalId }) => world.line.gotBy(externalId))).toEqual([1, 1, 1, 1]);
});
