// An announcement to more friends than one request takes, and all that can go wrong with it: each person gets it once or
// not at all, and the ledger says which.
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { messages } from '../../src/messages/message.table.ts';
import { findImport } from '../../src/people/follower.store.ts';
import { addPerson } from '../../src/people/person.store.ts';
import { ja } from '../support/words.ts';
import { announceSeminar, openStreet, type Street, title } from './open-street.ts';

const FRIENDS = 1200;
const multicast = 'POST /v2/bot/message/multicast';

async function openFull() {
  const street = await openStreet({ followers: FRIENDS, areFollowing: true });
  const bot = await street.startBot();
  await vi.waitFor(async () => expect(await findImport(street.db)).toMatchObject({ status: 'complete' }));
  return { street, bot };
}

/** How many announcements stand how in the ledger. */
async function ledgerOf({ db }: Street) {
  const rows = await db.select({ status: messages.status }).from(messages).where(eq(messages.kind, 'announcement'));
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ status }) => status)].map(([status, all]) => [status, all.length]),
  );
}

/** Somebody whose id LINE does not take. */
async function addStranger({ db }: Street) {
  const [id, now] = [crypto.randomUUID(), Temporal.Now.instant()];
  const account = { platform: 'line', externalId: 'nobody', personId: id, unreachableAt: null } as const;
  const person = { id, name: '', language: 'ja', remindersMutedAt: null } as const;
  await db.transaction((tx) => addPerson(tx, { person, account: { ...account, profileCheckedAt: now }, now }));
}

test('a kill in the middle, an answer lost, an error, a block and a bad id: everyone else hears of it once', async () => {
  const { street, bot } = await openFull();
  await addStranger(street);
  const [blocks] = street.friends;
  await blocks?.unfollow();
  street.line.failNext({ path: '/multicast', status: 500 });
  street.line.failNext({ path: '/multicast', status: 0, accept: true });
  const reached = () => street.announcements(title).filter((count) => count > 0).length;
  const killed = new Promise<void>((resolve) => {
    const stop = street.line.subscribe(() => {
      if (reached() === 0) return;
      stop();
      bot.signal('SIGKILL');
      resolve();
    });
  });
  // The organizer's modal does not live to see the answer.
  const announced = announceSeminar(street).catch(() => {});
  await killed;
  await bot.ended();
  await announced;
  expect(reached()).toBeLessThan(FRIENDS - 1);

  await street.startBot();
  await street.settled();
  expect(street.announcements(title)).toEqual([0, ...Array.from({ length: FRIENDS - 1 }, () => 1)]);
  expect(await ledgerOf(street)).toEqual({ sent: FRIENDS - 1, dropped: 1 });
  expect(street.posts()).toHaveLength(1);
});

test('a month that ends half-way: who fits hears of it, the rest at a press of the button', async () => {
  const { street } = await openFull();
  street.line.setAllowance(700);
  await announceSeminar(street);
  await street.settled();
  expect(await ledgerOf(street)).toEqual({ sent: 700, held: 500 });
  expect(street.announcements(title).reduce((sum, count) => sum + count, 0)).toBe(700);
  expect(street.calls(multicast)).toHaveLength(2);
  const sato = street.asMember('U0SATO');
  await vi.waitFor(() => expect(sato.inbox().join()).toContain(ja.undelivered.over_quota(500)));

  street.line.setAllowance(null);
  await sato.tap('dm', ja.undelivered.again);
  await vi.waitFor(async () => expect(await ledgerOf(street)).toEqual({ sent: FRIENDS }));
  expect(street.announcements(title)).toEqual(Array.from({ length: FRIENDS }, () => 1));
  expect(street.calls(multicast)).toHaveLength(3);
});

test('two bots take it to all friends in as few requests as LINE takes, while taps are answered', async () => {
  const { street } = await openFull();
  await street.startBot();
  await announceSeminar(street);
  await vi.waitFor(() => expect(street.announcements(title)[0]).toBe(1));
  await street.friends[0]?.tap(ja.seminar.decline);
  await street.settled();
  expect(street.announcements(title)).toEqual(Array.from({ length: FRIENDS }, () => 1));
  expect(street.calls(multicast)).toHaveLength(3);
  expect(await ledgerOf(street)).toEqual({ sent: FRIENDS });
});
