// A command that is carried out once more, because nobody knows whether its answer went out: no second effect, and an
// answer that tells how things stand now. And one that is carried out late: what was said since stays.
import { expect, test } from 'vitest';
import { deleteCheckIn, findCheckIns } from '../../src/checkins/checkin.store.ts';
import { openDoor } from '../../src/checkins/door-code.ts';
import type { Command } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { makeJoinCode } from '../../src/joins/join-accounts.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { claimSeat } from '../../src/rsvps/claim-seat.ts';
import { addOffers } from '../../src/rsvps/offer.store.ts';
import { deleteRsvp, findRsvp, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import type { Identity } from '../../src/surfaces/bot.ts';
import { findResponse } from '../../src/surveys/survey.store.ts';
import { cardOf, citizen, colleague, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja, wordsOf } from '../support/words.ts';

const words = wordsOf('ja');

async function open(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const seminar = await addTestSeminar(db, change);
  const twice = async (from: Identity, command: Command, tappedAt?: Temporal.Instant) => {
    const given = { from, command, tappedAt, eventId: `event ${crypto.randomUUID()}` };
    const first = cardOf(await bot.run(given));
    return { first, again: () => bot.run(given).then(cardOf) };
  };
  return { db, ...bot, seminar, twice, personId: (from: Identity) => personIdOf(db, from) };
}

async function personIdOf(db: DatabaseRoot, { platform, id }: Identity): Promise<string> {
  const known = await findAccount(db, { platform, externalId: id });
  if (!known) throw new Error('a stranger');
  return known.person.id;
}

const answer = ({ id }: Seminar, what: 'on_site' | 'declined') =>
  ({ do: 'answer', seminar: id, answer: what }) as const;

test('an answer is told as it stands, and what was changed since is not brought back', async () => {
  const { db, seminar, twice, run, personId } = await open();
  const { first, again } = await twice(colleague, answer(seminar, 'on_site'));
  expect(first.badge?.text).toBe(words.rsvp.attending);
  expect((await again()).facts).toContainEqual({
    label: words.rsvp.yourAnswer,
    value: expect.stringContaining(ja.rsvp.mine.attending),
  });
  await run({ from: colleague, command: answer(seminar, 'declined'), eventId: 'later' });
  expect((await again()).title).toBe(seminar.title);
  const key = { seminarId: seminar.id, personId: await personId(colleague) };
  expect(await findRsvp(db, key)).toMatchObject({ standing: 'declined' });
  // Whom an organizer took off the list does not come back with an old tap.
  await deleteRsvp(db, key);
  await again();
  expect(await findRsvp(db, key)).toBeNull();
});

test('joining the after-party is told as it stands', async () => {
  const party = { place: '居酒屋', fee: '', startsAt: at('2026-12-03T20:30'), seats: null };
  const { seminar, twice, run } = await open({ party });
  await run({ from: colleague, command: answer(seminar, 'on_site') });
  const { first, again } = await twice(colleague, { do: 'party', seminar: seminar.id, join: true });
  expect(first.badge?.text).toBe(words.rsvp.partyJoined);
  expect(commandsOf(await again())).toContainEqual(
    expect.objectContaining({ do: 'party', seminar: seminar.id, join: false }),
  );
});

test('a rating is told as it stands', async () => {
  const { db, seminar, twice, run, setTime, personId } = await open();
  await run({ from: colleague, command: answer(seminar, 'on_site') });
  setTime('2026-12-03T20:30');
  const { first, again } = await twice(colleague, { do: 'rate', seminar: seminar.id, score: 4 });
  expect(await again()).toEqual(first);
  await run({ from: colleague, command: { do: 'rate', seminar: seminar.id, score: 2 }, eventId: 'later' });
  expect(JSON.stringify(await again())).not.toBe(JSON.stringify(first));
  const key = { seminarId: seminar.id, personId: await personId(colleague) };
  expect(await findResponse(db, key)).toMatchObject({ score: 2 });
});

test('a check-in is told as it stands, and is not made anew once it was taken back', async () => {
  const { db, seminar, twice, run, setTime, personId } = await open();
  await run({ from: colleague, command: answer(seminar, 'on_site') });
  setTime('2026-12-03T18:10');
  const digits = (await openDoor({ db, seminarId: seminar.id }))?.code ?? '';
  const { first, again } = await twice(colleague, { do: 'check-in', code: digits });
  expect(first.badge?.text).toBe(words.checkIn.done);
  expect((await again()).badge?.text).toBe(words.checkIn.already);
  await deleteCheckIn(db, { seminarId: seminar.id, personId: await personId(colleague) });
  expect((await again()).title).toBe(seminar.title);
  expect(await findCheckIns(db, [seminar.id])).toEqual([]);
});

test('two accounts that were joined are told so once more; a wrong number stays wrong', async () => {
  const { db, twice, say, personId } = await open();
  await say(colleague, { do: 'help' });
  const wrong = await twice(citizen, { do: 'join', code: '00000000' });
  expect(await wrong.again()).toEqual(wrong.first);
  const code = await makeJoinCode({ db, personId: await personId(colleague), now: at('2026-11-24T12:00') });
  const { first, again } = await twice(citizen, { do: 'join', code });
  expect(first.title).toBe(words.join.joined);
  expect(await again()).toEqual(first);
});

test('a tap that is carried out after a later one of the same person undoes nothing', async () => {
  const { db, seminar, run, personId } = await open();
  const [earlier, later] = [at('2026-11-24T10:00'), at('2026-11-24T10:01')];
  const say = (command: Command, tappedAt: Temporal.Instant) =>
    run({ from: colleague, command, tappedAt, eventId: crypto.randomUUID() }).then(cardOf);
  await say({ do: 'unmute' }, later);
  const unmuted = await say({ do: 'unmute' }, later);
  expect(await say({ do: 'mute' }, earlier)).toEqual(unmuted);
  await say(answer(seminar, 'declined'), later);
  await say(answer(seminar, 'on_site'), earlier);
  const key = { seminarId: seminar.id, personId: await personId(colleague) };
  expect(await findRsvp(db, key)).toMatchObject({ standing: 'declined', answeredAt: later });
});

test('what an organizer did and others undid since is not done again; it is told how things stand', async () => {
  const { db, seminar, twice, run, setTime, personId } = await open();
  await run({ from: colleague, command: answer(seminar, 'on_site') });
  const person = await personId(colleague);
  setTime('2026-12-03T18:10');
  const tick = { do: 'tick', seminar: seminar.id, person, in: true } as const;
  const { again } = await twice(organizer, tick);
  await run({ from: organizer, command: { ...tick, in: false }, eventId: 'later' });
  const list = await run({ from: organizer, command: { do: 'door-list', seminar: seminar.id } }).then(cardOf);
  expect(await again()).toEqual(list);
  expect(await findCheckIns(db, [seminar.id])).toEqual([]);
});

test('an organizer’s draft thrown away twice by one tap is told as the desk stands', async () => {
  const { seminar, twice, run } = await open({ status: 'draft' });
  const { again } = await twice(organizer, { do: 'delete-draft', seminar: seminar.id });
  expect(await again()).toEqual(await run({ from: organizer, command: { do: 'desk' } }).then(cardOf));
});

test('a seat claimed in time and heard late does not make what was said since any older', async () => {
  const { db, seminar, say, personId } = await open({ seats: 1 });
  await say(colleague, { do: 'help' });
  const id = await personId(colleague);
  const [tappedAt, since, now] = [at('2026-12-03T09:00'), at('2026-12-03T09:01'), at('2026-12-03T09:02')];
  await saveRsvp(
    db,
    rsvpOf({ seminarId: seminar.id, personId: id, standing: 'waitlisted', answeredAt: since, waitlistNumber: 1 }),
  );
  const times = { offeredAt: at('2026-12-03T08:00'), expiresAt: at('2026-12-03T12:00') };
  await addOffers(db, [{ id: crypto.randomUUID(), seminarId: seminar.id, personId: id, ...times, outcome: null }]);
  const claimed = await claimSeat({
    ...{ db, outbox: createTestOutbox(), personId: id, seminarId: seminar.id, tappedAt, now },
    eventId: 'claim',
  });
  expect(claimed).toMatchObject({ kind: 'claimed', mine: { standing: 'attending', answeredAt: since } });
  expect(cardOf(await say(colleague, { do: 'claim-seat', seminar: seminar.id })).badge?.text).toBe(
    words.rsvp.attending,
  );
});
