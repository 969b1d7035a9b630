// The embedded server's folder, and all that may be wrong with it: one line that names the setting, and no hang.
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../src/database/folder.ts';
import { startBotProcess } from '../support/bot-process.ts';

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seminar-folder-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a folder is made with all that leads to it, or taken as it is', async () => {
  const top = await createFolder();
  const path = join(top, 'a', 'b', 'c');
  await makeFolder(path);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  await writeFile(join(path, 'kept'), '');
  await makeFolder(path);
  await symlink(path, join(top, 'link'));
  await makeFolder(join(top, 'link'));
  expect(await readdir(path)).toEqual(['kept']);
});

const wrong: [string, (top: string) => string | Promise<string>, RegExp][] = [
  [
    'a file in its place',
    async (top) => {
      await writeFile(join(top, 'file'), '');
      return join(top, 'file');
    },
    /a file is in its place/,
  ],
  [
    'a file in its way',
    async (top) => {
      await writeFile(join(top, 'file'), '');
      return join(top, 'file', 'data');
    },
    /a file is in its way/,
  ],
  [
    'a socket in its place',
    async (top) => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(join(top, 's'), done));
      onTestFinished(() => void server.close());
      return join(top, 's');
    },
    /a file is in its place/,
  ],
  ['a path too long', (top) => join(top, 'x'.repeat(300)), /its path is too long/],
  [
    'links in a circle',
    async (top) => {
      await symlink(join(top, 'b'), join(top, 'a'));
      await symlink(join(top, 'a'), join(top, 'b'));
      return join(top, 'a', 'data');
    },
    /its links lead in a circle/,
  ],
];
if (process.platform === 'linux')
  wrong.push(['a place that takes no folders', () => '/proc/x/y', /no folder can be made/]);

test.each(wrong)('%s is one line that names DATA_DIR, and a wrong setting', async (_what, place, expected) => {
  const DATA_DIR = await place(await createFolder());
  const bot = startBotProcess({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR });
  expect(await bot.ended()).toBe(78);
  expect(bot.stderr()).toMatch(/^DATA_DIR: [^\n]+\n$/);
  expect(bot.stderr()).toMatch(expected);
  expect(bot.stdout()).toBe('');
});

test('a folder that its user may not write to is one line that names DATA_DIR', async ({ skip }) => {
  if (userInfo().uid === 0) skip('root may write everywhere');
  const top = await createFolder();
  await mkdir(join(top, 'closed'));
  await chmod(join(top, 'closed'), 0o500);
  const bot = startBotProcess({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: join(top, 'closed', 'data') });
  expect(await bot.ended()).toBe(78);
  expect(bot.stderr()).toMatch(/^DATA_DIR: [^\n]*may not use it[^\n]*\n$/);
});
