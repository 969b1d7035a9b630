// The menu below LINE's chats, kept on the playground's strict LINE with the real SDK.
import { beforeEach, expect, test } from 'vitest';
import { createMovableClock } from '../../src/clock.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import type { Logger } from '../../src/log.ts';
import { isMenuDue, keepMenu } from '../../src/menus/keep-menu.ts';
import { allowReplacing } from '../../src/menus/menu.store.ts';
import { menuIn } from '../../src/menus/menu.ts';
import { meetPerson } from '../../src/people/meet-person.ts';
import { saveLanguage } from '../../src/people/person.store.ts';
import { DrawingError } from '../../src/pictures/drawer.ts';
import { createLineSender } from '../../src/surfaces/line/index.ts';
import { aiko, ben, channelAccessToken, openLine } from '../playground/line/open-line.ts';
import { claimedPng } from '../support/claimed-png.ts';
import { createTestDatabase } from '../support/database.ts';
import { at } from '../support/seminar-fixture.ts';

let db: DatabaseRoot;
beforeEach(async () => {
  db = await createTestDatabase();
});

async function openKeeper() {
  const { client, line, traffic } = await openLine();
  const clock = createMovableClock(at('2026-11-24T12:00'));
  const said: string[] = [];
  const say = (_about: unknown, words?: string) => void said.push(words ?? String(_about));
  const log = { info: say, warn: say, error: say, debug() {} } as unknown as Logger;
  const senders = { line: createLineSender({ log, channelAccessToken, apiUrl: line.apiUrl }) };
  const drawer = { draw: async () => new Uint8Array(claimedPng(2500, 843)) };
  const keeping = { db, senders, drawer, clock, log, signal: new AbortController().signal, hasMenu: true };
  const person = async (id: string, language: 'ja' | 'en') => {
    const met = await meetPerson({ db, senders: {}, from: { platform: 'line', id }, now: clock.now() });
    await saveLanguage(db, { id: met.id, language }, clock.now());
  };
  return {
    ...{ client, line, clock, said, keeping, person },
    keep: (other: Partial<typeof keeping> = {}) => keepMenu({ ...keeping, ...other }),
    isDue: (hasMenu = true) => isMenuDue({ db, hasMenu, now: clock.now() }),
    shown: (id: string) => line.richMenu(id)?.name,
    /** What was changed there since the last look. */
    changes: (() => {
      let seen = 0;
      return () => {
        const calls = traffic.entries().filter(({ name }) => /^(POST|DELETE) .*richmenu/.test(name));
        const fresh = calls.length - seen;
        seen = calls.length;
        return fresh;
      };
    })(),
  };
}

const ours = { ja: menuIn('ja').menu.name, en: menuIn('en').menu.name };

test('it is put up once for all, and who reads English has it in English for as long as they do', async () => {
  const { keep, person, shown, changes, isDue } = await openKeeper();
  await person(ben, 'en');
  await keep();
  expect([shown(aiko), shown(ben)]).toEqual([ours.ja, ours.en]);
  changes();
  await keep();
  expect([changes(), await isDue()]).toEqual([0, false]);
  await person(ben, 'ja');
  await person(aiko, 'en');
  expect(await isDue()).toBe(true);
  await keep();
  expect([shown(aiko), shown(ben)]).toEqual([ours.en, ours.ja]);
  expect(await isDue()).toBe(false);
});

test('another database finds those that are there; one that was left without its picture gets it', async () => {
  const { client, keep, shown, keeping } = await openKeeper();
  await keep();
  const { richmenus } = await client.getRichMenuList();
  const other = await createTestDatabase();
  await keepMenu({ ...keeping, db: other });
  expect((await client.getRichMenuList()).richmenus).toEqual(richmenus);
  for (const { richMenuId } of richmenus) await client.deleteRichMenu(richMenuId);
  const { richMenuId: _, ...asMade } = richmenus.find(({ name }) => name === ours.ja) ?? expect.fail('none');
  const { richMenuId } = await client.createRichMenu(asMade);
  await keepMenu({ ...keeping, db: await createTestDatabase() });
  expect(await client.getDefaultRichMenuId()).toEqual({ richMenuId });
  expect(shown(aiko)).toBe(ours.ja);
});

test('one of another version gives way, and nobody is without a menu meanwhile', async () => {
  const { client, keep, person, shown } = await openKeeper();
  await keep();
  const [before] = (await client.getRichMenuList()).richmenus;
  if (!before) return expect.fail('none');
  const { richMenuId: _, ...content } = before;
  const { richMenuId } = await client.createRichMenu({ ...content, name: 'evening-seminar-bot of before' });
  await client.setRichMenuImage(richMenuId, new Blob([new Uint8Array(claimedPng(2500, 843))], { type: 'image/png' }));
  await client.setDefaultRichMenu(richMenuId);
  await client.linkRichMenuIdToUser(ben, richMenuId);
  await person(ben, 'en');
  await keep();
  expect([shown(aiko), shown(ben)]).toEqual([ours.ja, ours.en]);
  expect((await client.getRichMenuList()).richmenus.map(({ name }) => name).toSorted()).toEqual(
    Object.values(ours).toSorted(),
  );
});

/** One that somebody made with another tool. */
async function addAnothers({ client }: Pick<Awaited<ReturnType<typeof openKeeper>>, 'client'>): Promise<string> {
  const { richMenuId } = await client.createRichMenu({
    size: { width: 2500, height: 843 },
    ...{ selected: false, name: '市の案内', chatBarText: '案内', areas: [] },
  });
  await client.setRichMenuImage(richMenuId, new Blob([new Uint8Array(claimedPng(2500, 843))], { type: 'image/png' }));
  return richMenuId;
}

test('somebody else’s stays until an organizer says that ours may replace it, and is not deleted then', async () => {
  const keeper = await openKeeper();
  const { client, keep, shown, changes, said, clock, isDue } = keeper;
  const id = await addAnothers(keeper);
  await client.setDefaultRichMenu(id);
  changes();
  await keep();
  await keep();
  expect([shown(aiko), changes(), said.length]).toEqual(['市の案内', 0, 1]);
  expect(await isDue()).toBe(false);
  clock.moveTo(clock.now().add({ hours: 1 }));
  expect(await isDue()).toBe(true);
  expect(await allowReplacing(db, 'richmenu-another')).toBe(false);
  expect(await allowReplacing(db, id)).toBe(true);
  await keep();
  expect(shown(aiko)).toBe(ours.ja);
  expect((await client.getRichMenuList()).richmenus).toHaveLength(3);
});

test('a menu that somebody else gave to one person stays theirs', async () => {
  const keeper = await openKeeper();
  const { client, keep, shown, person, isDue } = keeper;
  await client.linkRichMenuIdToUser(ben, await addAnothers(keeper));
  await person(ben, 'en');
  await keep();
  expect([shown(ben), await isDue()]).toEqual(['市の案内', false]);
});

test.each([
  ['LINE is down', { path: '/richmenu/list', status: 500 }],
  ['LINE does not answer', { path: '/richmenu', status: 0 }],
  ['LINE allows no more', { path: '/richmenu', status: 429 }],
  ['the account may not', { path: '/v2/bot/richmenu', status: 403 }],
  ['the picture is not taken', { path: '/content', status: 500 }],
])('%s: it is said once, and tried again an hour later', async (_why, failure) => {
  const { line, keep, shown, said, clock, isDue } = await openKeeper();
  line.failNext({ ...failure, times: 2 });
  await keep();
  await keep();
  expect([shown(aiko), said.length, await isDue()]).toEqual([undefined, 1, false]);
  clock.moveTo(clock.now().add({ hours: 1 }));
  expect(await isDue()).toBe(true);
  await keep();
  expect([shown(aiko), await isDue()]).toEqual([ours.ja, false]);
});

test('what cannot be drawn is not put up', async () => {
  const { keep, shown, said, client } = await openKeeper();
  await keep({ drawer: { draw: () => Promise.reject(new DrawingError('no letters')) } });
  expect([shown(aiko), said.length, (await client.getRichMenuList()).richmenus]).toEqual([undefined, 1, []]);
});

test('switched off, ours is taken down and somebody else’s is let be', async () => {
  const keeper = await openKeeper();
  const { client, keep, shown, changes, person, isDue } = keeper;
  await keep({ hasMenu: false });
  expect(changes()).toBe(0);
  await person(ben, 'en');
  await keep();
  await addAnothers(keeper);
  expect(await isDue(false)).toBe(false);
  await keep({ hasMenu: false });
  expect([shown(aiko), shown(ben)]).toEqual([undefined, undefined]);
  expect((await client.getRichMenuList()).richmenus).toHaveLength(1);
  expect(await isDue(false)).toBe(false);
  await keep();
  expect([shown(aiko), shown(ben)]).toEqual([ours.ja, ours.en]);
});
