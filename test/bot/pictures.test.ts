// A seminar's cover on its way out: who may fetch it, for how long, and a picture of one's own in its place.
import { Resvg } from '@resvg/resvg-js';
import { expect, test, vi } from 'vitest';
import { createPictures } from '../../src/bot/pictures.ts';
import { isPublicAddress } from '../../src/bot/public-address.ts';
import { createReadLink } from '../../src/bot/read-link.ts';
import type { Picture } from '../../src/cards/picture.ts';
import type { Command } from '../../src/commands.ts';
import { createLogger } from '../../src/log.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { DrawingError } from '../../src/pictures/drawer.ts';
import { photos } from '../../src/pictures/picture.table.ts';
import { coverOf } from '../../src/seminars/cover.cards.ts';
import { savePicture, saveSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { createWebSurface } from '../../src/surfaces/web/index.ts';
import { cardOf, createTestBot, formOf, organizer } from '../support/bot-fixture.ts';
import { places as allPlaces } from '../support/reader.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { ja } from '../support/words.ts';
import { createStubBot } from '../surfaces/stub-bot.ts';

const database = shareTestDatabase();

async function open() {
  const db = database();
  const bot = await createTestBot(db);
  const account = await findAccount(db, { platform: organizer.platform, externalId: organizer.id });
  if (!account) throw new Error('nobody');
  const sato = account.person;
  const log = createLogger({ level: 'silent' });
  const web = createWebSurface({
    bot: { ...createStubBot(), readLink: bot.readLink },
    log,
    isReady: async () => true,
    language: 'ja',
  });
  const get = async (path: string) => web.request(path);
  const show = (seminar: Seminar, from = organizer) => bot.say(from, { do: 'show', seminar: seminar.id });
  const onPage = (command: Command) => bot.runAs({ person: sato, command });
  return { ...bot, db, sato, web, get, show, onPage };
}

const pathOf = (picture: Picture | undefined): string => {
  if (picture?.at?.kind !== 'address') throw new Error('no address');
  return new URL(picture.at.url, 'https://bot.example').pathname;
};

test('a cover’s address is signed, shows it to everyone, is kept for long and indexed by nobody', async () => {
  const { db, show, get } = await open();
  const seminar = await addTestSeminar(db);
  const { picture } = cardOf(await show(seminar));
  expect(picture?.alt).toBe(ja.cover.alt(seminar.title));
  const path = pathOf(picture);
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
  });
  expect(pathOf(cardOf(await show(seminar)).picture)).toBe(path);
  expect((await get(path.replace(/.\.png$/, '.png'))).status).toBe(404);
  expect((await get(path.replace('/picture/', '/preview/'))).status).toBe(404);
});

test('after an edit the address is another; the one of before shows what is so now, and is not kept', async () => {
  const { db, show, get } = await open();
  const seminar = await addTestSeminar(db);
  const before = pathOf(cardOf(await show(seminar)).picture);
  await saveSeminar(db, { ...seminar, title: '題を変えました' });
  expect(pathOf(cardOf(await show(seminar)).picture)).not.toBe(before);
  const answer = await get(before);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
});

test('a draft’s cover is for organizers alone, as long as they are, and for some hours', async () => {
  const { db, sato, onPage, get, setTime, linkParts } = await open();
  const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null });
  const path = pathOf(cardOf(await onPage({ do: 'desk', seminar: draft.id })).picture);
  expect(path).toMatch(/^\/preview\//);
  const answer = await get(path);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, max-age=300']);
  const url = await linkParts.links.make({
    ...{ use: 'picture', seminarId: draft.id, language: 'ja', hash: 'any' },
    expiresAt: at('2027-01-01T00:00'),
  });
  expect((await get(new URL(url ?? '').pathname)).status).toBe(404);
  setTime('2026-11-24T18:00');
  expect((await get(path)).status).toBe(404);
  setTime('2026-11-24T12:00');
  await saveRole(db, { personId: sato.id, role: null, now: at('2026-11-24T12:00') });
  expect((await get(path)).status).toBe(404);
});

test('pages get a path of their own host, and forms of a seminar have its cover at their head', async () => {
  const { db, onPage } = await open();
  const seminar = await addTestSeminar(db);
  const form = formOf(await onPage({ do: 'open-picture', seminar: seminar.id }));
  expect(form.picture?.at).toEqual({ kind: 'address', url: expect.stringMatching(/^\/picture\//) });
});

test('an organizer’s own picture takes the cover’s place once it says what it shows, and can be taken back', async () => {
  const { db, sato, web, get, show, onPage, linkParts, outbox, say } = await open();
  const seminar = await addTestSeminar(db);
  const opened = await say(organizer, { do: 'open-picture', seminar: seminar.id });
  // A chat's form takes no file: it leads to the page.
  expect(cardOf(opened).buttons?.flat()).toMatchObject([{ kind: 'link' }]);
  const drawnPath = pathOf(cardOf(await show(seminar)).picture);
  const url = await linkParts.links.make({ use: 'desk', personId: sato.id, expiresAt: at('2026-11-24T13:00') });
  const { pathname } = new URL(url ?? '');
  const page = await (
    await get(`${pathname}?open=${encodeURIComponent(JSON.stringify({ do: 'open-picture', seminar: seminar.id }))}`)
  ).text();
  expect(page).toContain('multipart/form-data');
  const send = async (file: Uint8Array<ArrayBuffer>, alt: string, headers: Record<string, string> = {}) => {
    const body = new FormData();
    body.set('form', JSON.stringify({ do: 'submit-picture', seminar: seminar.id }));
    body.set('opener', JSON.stringify({ do: 'open-picture', seminar: seminar.id }));
    body.set('picture', new Blob([file], { type: 'image/png' }), 'photo.png');
    body.set('alt', alt);
    const whole = new Response(body);
    const bytes = await whole.arrayBuffer();
    const type = { 'content-type': whole.headers.get('content-type') ?? '', 'content-length': `${bytes.byteLength}` };
    return web.request(pathname, { method: 'POST', body: bytes, headers: { ...type, ...headers } });
  };
  expect((await send(png, '')).status).toBe(422);
  expect(await (await send(Uint8Array.from(Buffer.from('<svg/>')), '集合写真')).text()).toContain(
    ja.cover.refused.no_picture,
  );
  expect((await send(png, '集合写真', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const large = await send(new Uint8Array(5 * 1024 * 1024 + 70_000), '集合写真');
  expect([large.status, (await large.text()).includes(ja.web.tooLargeText(5))]).toEqual([413, true]);
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=cut'])
    expect((await send(png, '集合写真', { 'content-type': type })).status).toBe(415);
  expect(await db.select().from(photos)).toEqual([]);

  const taken = await send(png, '集合写真');
  expect([taken.status, (await taken.text()).includes(ja.cover.saved)]).toEqual([200, true]);
  expect(outbox.refreshed).toEqual([seminar.id]);
  const { picture } = cardOf(await show(seminar));
  expect(picture?.alt).toBe('集合写真');
  expect(pathOf(picture)).not.toBe(drawnPath);
  const [kept] = await db.select().from(photos);
  expect(new Uint8Array(await (await get(pathOf(picture))).arrayBuffer())).toEqual(kept?.png);

  expect(cardOf(await onPage({ do: 'remove-picture', seminar: seminar.id })).text).toEqual([ja.cover.removed]);
  expect(await db.select().from(photos)).toEqual([]);
  expect(pathOf(cardOf(await show(seminar)).picture)).toBe(drawnPath);
  const { found } = await findActions(db, { seminarId: seminar.id, limit: 9, offset: 0 });
  expect(found.map(({ action }) => action)).toEqual(['remove-picture', 'set-picture']);
});

test('where no cover can be drawn cards go without, but for a picture that somebody brought', async () => {
  const { db, linkParts } = await open();
  const log = createLogger({ level: 'silent' });
  const drawer = { draw: vi.fn(), isAble: () => false, tryOut: async () => {}, stop() {} };
  const { links } = linkParts;
  const { addressed } = createPictures({ db, clock: linkParts.clock, links, ownLinks: links, log, drawer });
  const seminar = await addTestSeminar(db);
  const shown = async (of: Seminar, platform: 'slack' | 'line' | 'page') =>
    (await addressed({ summary: '', picture: coverOf(of, { language: 'ja' }) }, { place: allPlaces[platform] }))
      .picture;
  for (const platform of ['slack', 'line', 'page'] as const) {
    expect(await shown(seminar, platform)).toBeUndefined();
    const own = await shown({ ...seminar, picture: { hash: 'own', alt: '写真' } }, platform);
    expect(own?.at?.kind).toBe('address');
  }
  expect(drawer.draw).not.toHaveBeenCalled();
});

test('an address whose picture cannot be drawn now says so for a moment, and is kept by nobody', async () => {
  const { db, linkParts, show } = await open();
  const path = pathOf(cardOf(await show(await addTestSeminar(db))).picture);
  const log = createLogger({ level: 'silent' });
  const draw = () => Promise.reject(new DrawingError('not within 10000 ms'));
  const drawer = { draw, isAble: () => true, tryOut: async () => {}, stop() {} };
  const { links } = linkParts;
  const pictures = createPictures({ db, clock: linkParts.clock, links, ownLinks: links, log, drawer });
  const readLink = createReadLink({ ...linkParts, pictures, runAs: () => Promise.reject(new Error('nobody acts')) });
  const web = createWebSurface({
    bot: { ...createStubBot(), readLink },
    log,
    isReady: async () => true,
    language: 'ja',
  });
  for (const method of ['GET', 'HEAD']) {
    const answer = await web.request(path, { method });
    expect(answer.status).toBe(503);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'retry-after': '10', 'cache-control': 'no-store' });
    expect(await answer.text()).toBe('');
  }
});

test('a picture that two seminars show stays while one of them does', async () => {
  const { db, onPage } = await open();
  const [one, other] = [await addTestSeminar(db), await addTestSeminar(db)];
  await db.insert(photos).values({ hash: 'same', png: new Uint8Array([1]), keptAt: at('2026-11-24T12:00') });
  for (const { id } of [one, other]) await savePicture(db, id, { hash: 'same', alt: '写真' });
  await onPage({ do: 'remove-picture', seminar: one.id });
  expect(await db.select().from(photos)).toHaveLength(1);
  await onPage({ do: 'remove-picture', seminar: other.id });
  expect(await db.select().from(photos)).toHaveLength(0);
});

test('all who look at an announcement’s photo share one, and of those shown lately few are held', async () => {
  const { db, linkParts } = await open();
  const shown = await Promise.all(Array.from({ length: 6 }, () => addTestSeminar(db)));
  for (const { id } of shown) {
    await db.insert(photos).values({ hash: id, png: new Uint8Array([1]), keptAt: at('2026-11-24T12:00') });
    await savePicture(db, id, { hash: id, alt: '写真' });
  }
  const look = async (index: number) => {
    const target = await linkParts.pictures.read({
      ...{ use: 'picture', seminarId: shown[index]?.id ?? '', language: 'ja', hash: 'any' },
    });
    return target.kind === 'picture' ? target.png : undefined;
  };
  const [one, other] = await Promise.all([look(0), look(0)]);
  expect(one).toBeDefined();
  expect(other).toBe(one);
  expect(await look(0)).toBe(one);
  for (const index of [1, 2, 3, 4, 5]) await look(index);
  expect(await look(0)).not.toBe(one);
  expect(await look(0)).toEqual(one);
});

test.each([
  ['https://seminar.example.jp', true],
  ['http://seminar.example.jp', false],
  ['https://localhost:3000', false],
  ['https://192.168.0.7', false],
  ['https://[::1]', false],
  ['https://bot.internal', false],
  [undefined, false],
])('pictures are fetched from %s: %s', (url, is) => expect(isPublicAddress(url)).toBe(is));

const png = new Uint8Array(
  new Resvg(
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#369"/></svg>',
  )
    .render()
    .asPng(),
);
