// Many join, answer, check in and are written to, all at once, through real PostgreSQL.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDoor } from '../../src/checkins/door-code.ts';
import type { Command } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { makeJoinCode } from '../../src/joins/join-accounts.ts';
import { sendDueMaterials } from '../../src/materials/send-materials.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { remind } from '../../src/reminders/remind.ts';
import { fillFreedSeats } from '../../src/rsvps/fill-seats.ts';
import { countSeats, findAllRsvps, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Identity } from '../../src/surfaces/bot.ts';
import { createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { tablesNaming } from '../support/join-fixture.ts';
import { addTestMessage, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';

const PAIRS = 8;
const SEATS = 3;
const now = at('2026-12-03T18:20');
const table = { closingSoon: '0 12 * * *', isClosingSoonOnLine: true, dayBefore: '0 12 * * *', survey: '0 12 * * *' };

interface Pair {
  onLine: Identity;
  onSlack: Identity;
  /** Whom they were on LINE. */
  from: string;
  code: string;
}

/** An evening that is open, one whose door is, one that is over with materials, and one that is announced meanwhile. */
async function openHouse(db: DatabaseRoot) {
  const evening = { seats: SEATS, format: 'both', deadlineAt: at('2026-12-10T00:00') } as const;
  const coming = await addTestSeminar(db, {
    ...evening,
    startsAt: at('2026-12-10T18:30'),
    endsAt: at('2026-12-10T20:00'),
  });
  const tonight = await addTestSeminar(db, { seats: SEATS });
  const over = await addTestSeminar(db, { startsAt: at('2026-12-02T18:30'), endsAt: at('2026-12-02T20:00') });
  const draft = await addTestSeminar(db, {
    ...{ ...evening, status: 'draft', announcedAt: null },
    ...{ startsAt: at('2026-12-17T18:30'), endsAt: at('2026-12-17T20:00') },
  });
  return { coming: coming.id, tonight: tonight.id, over: over.id, draft: draft.id, seminar: coming };
}

async function openPairs(db: DatabaseRoot, bot: Awaited<ReturnType<typeof createTestBot>>): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let index = 0; index < PAIRS; index++) {
    const onLine: Identity = { platform: 'line', id: `U${String(index).padStart(32, '0')}` };
    const onSlack: Identity = { platform: 'slack', id: `U0PAIR${index}` };
    for (const each of [onLine, onSlack]) await bot.run({ from: each, command: { do: 'list' } });
    const [line, slack] = [await idOf(db, onLine), await idOf(db, onSlack)];
    pairs.push({ onLine, onSlack, from: line, code: await makeJoinCode({ db, personId: slack, now }) });
  }
  return pairs;
}

async function idOf(db: DatabaseRoot, { platform, id: externalId }: Identity): Promise<string> {
  const known = await findAccount(db, { platform, externalId });
  if (!known) throw new Error(`nobody is ${externalId}`);
  return known.person.id;
}

type Bot = Awaited<ReturnType<typeof createTestBot>>;
type House = Awaited<ReturnType<typeof openHouse>>;
type Act = () => Promise<unknown>;

/** What one human does on both accounts, and what an organizer does about who they were on LINE. */
function actsOf(
  bot: Bot,
  house: House & { code: string },
  { onLine, onSlack, from, code }: Pair,
  index: number,
): Act[] {
  const { coming, tonight, over } = house;
  const say = (who: Identity, command: Command) => () => bot.run({ from: who, command });
  return [
    say(onLine, { do: 'join', code }),
    ...[onLine, onSlack].flatMap((who, side) => [
      say(who, { do: 'answer', seminar: coming, answer: 'on_site' }),
      say(who, { do: 'answer', seminar: coming, answer: (index + side) % 3 ? 'online' : 'declined' }),
      say(who, { do: 'check-in', code: house.code }),
      say(who, { do: 'rate', seminar: over, score: 4 }),
      say(who, { do: 'materials-useful', seminar: over }),
      say(who, { do: 'submit-question', seminar: coming, values: { text: `なぜ ${index}？` } }),
      say(who, { do: side ? 'mute' : 'unmute' }),
    ]),
    say(organizer, { do: 'let-in', seminar: coming, person: from }),
    say(organizer, { do: 'tick', seminar: tonight, person: from, in: true }),
    say(organizer, { do: 'set-host', seminar: coming, person: from, part: 'speaker', in: true }),
    say(organizer, { do: 'set-role', person: from, role: index % 2 ? 'organizer' : 'none' }),
    say(onSlack, { do: 'join-code' }),
  ];
}

/** What an organizer and the clock do for everyone. */
function actsForAll(db: DatabaseRoot, { outbox, run }: Bot, { draft }: House): Act[] {
  const shared = { db, outbox, now };
  return [
    () => run({ from: organizer, command: { do: 'announce', seminar: draft } }),
    () => remind({ ...shared, table }),
    () => sendDueMaterials(shared),
    () => fillFreedSeats(shared),
  ];
}

/** Both accounts were at the one that is over, and got its materials. */
async function addPast(db: DatabaseRoot, { over }: House, pairs: Pair[]): Promise<void> {
  for (const { from, onSlack } of pairs) {
    for (const personId of [from, await idOf(db, onSlack)]) {
      await saveRsvp(db, rsvpOf({ seminarId: over, personId, answeredAt: announcedAt }));
      const sent = { kind: 'materials', seminarId: over, to: { personId }, occasion: '1' } as const;
      await addTestMessage(db, sent, { status: 'sent' });
    }
  }
}

/** A number made anew meanwhile voids the one that was sent: those are joined now, so that all are. */
async function joinTheRest(db: DatabaseRoot, bot: Bot, pairs: Pair[]): Promise<void> {
  for (const { onLine, onSlack } of pairs) {
    const code = await makeJoinCode({ db, personId: await idOf(db, onSlack), now });
    await bot.run({ from: onLine, command: { do: 'join', code } });
    expect(await idOf(db, onLine)).toBe(await idOf(db, onSlack));
  }
}

test('joins amid all that people, organizers and the clock do leave no ghost, no seat too many, and no deadlock', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (ranks) => {
      const db = await createTestDatabase();
      const bot = await createTestBot(db, { role: 'admin' });
      bot.setTime('2026-12-03T18:20');
      const house = await openHouse(db);
      const code = (await openDoor({ db, seminarId: house.tonight }))?.code ?? '';
      const pairs = await openPairs(db, bot);
      await addPast(db, house, pairs);
      const acts = pairs.flatMap((pair, index) => actsOf(bot, { ...house, code }, pair, index));
      const shuffled = [...acts, ...actsForAll(db, bot, house)]
        .map((act) => ({ act, rank: ranks.next().value ?? 0 }))
        .toSorted((one, other) => one.rank - other.rank);
      const done = await Promise.allSettled(shuffled.map(({ act }) => act()));
      expect(done.filter(({ status }) => status === 'rejected')).toEqual([]);
      await joinTheRest(db, bot, pairs);
      for (const { from } of pairs) expect(await tablesNaming(db, from)).toEqual([]);
      expect((await countSeats(db, house.seminar)).taken).toBeLessThanOrEqual(SEATS);
      expect(await findAllRsvps(db, [house.over])).toHaveLength(PAIRS);
    }),
    { numRuns: 4 },
  );
});
