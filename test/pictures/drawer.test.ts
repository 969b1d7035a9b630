import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDrawer, DrawingError } from '../../src/pictures/drawer.ts';
import type { CoverDrawing, Drawing } from '../../src/pictures/drawing.ts';

const cover = (title: string): CoverDrawing => ({
  kind: 'cover',
  language: 'ja',
  title,
  when: '12月3日（木）18:30〜20:00',
  speaker: '',
  number: '',
  series: 'any',
});

/** A drawer whose process does as its drawing's title says. */
async function openDrawer(times: { withinMs?: number; idleMs?: number; againMs?: number; kept?: number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'drawer-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'draws.mjs');
  await writeFile(
    file,
    `let drawn = 0;
process.on('disconnect', () => process.exit());
process.on('message', ({ title }) => {
  if (title === 'die') process.exit(3);
  if (title === 'hang') for (;;);
  if (title === 'refuse') process.send({ error: 'no such letters' });
  else process.send({ png: new Uint8Array([process.pid & 255, process.pid >> 8 & 255, process.pid >> 16, ++drawn]) });
});`,
  );
  const log = { warn: vi.fn(), info: vi.fn() };
  const drawer = createDrawer({ log, file, ...times });
  onTestFinished(drawer.stop);
  const look = async (title: string) => {
    const [low = 0, middle = 0, high = 0, count = 0] = await drawer.draw(cover(title));
    return { pid: low + (middle << 8) + (high << 16), count };
  };
  return { drawer, look, log };
}

test('a cover is drawn by a process of its own, once for the same words', async () => {
  const { look } = await openDrawer();
  const [one, same] = await Promise.all([look('a'), look('a')]);
  expect(same).toEqual(one);
  expect(one.pid).not.toBe(process.pid);
  expect(await look('b')).toEqual({ pid: one.pid, count: 2 });
  expect(await look('a')).toEqual(one);
});

test('what was asked for longest ago is let go first', async () => {
  const { look } = await openDrawer({ kept: 2 });
  for (const title of ['a', 'b', 'a', 'c']) await look(title);
  expect((await look('a')).count).toBe(1);
  expect((await look('b')).count).toBe(4);
});

test('a process that ends, or takes too long, costs that picture alone', async () => {
  const { drawer, look } = await openDrawer({ withinMs: 3000 });
  const first = await look('a');
  const [died, after] = await Promise.allSettled([drawer.draw(cover('die')), look('b')]);
  expect(died).toMatchObject({ status: 'rejected', reason: expect.any(DrawingError) });
  expect(after).toMatchObject({ status: 'fulfilled', value: { count: 1 } });
  await expect(drawer.draw(cover('hang'))).rejects.toThrow('not within');
  await expect(drawer.draw(cover('hang'))).rejects.toThrow('not within');
  expect(drawer.isAble()).toBe(true);
  const last = await look('c');
  expect(last.count).toBe(1);
  expect(last.pid).not.toBe(first.pid);
  // Asked for again it is tried again.
  await expect(drawer.draw(cover('die'))).rejects.toThrow(DrawingError);
});

test('what cannot be drawn is told, and the process goes on', async () => {
  const { drawer, look } = await openDrawer();
  const { pid } = await look('a');
  await expect(drawer.draw(cover('refuse'))).rejects.toThrow('no such letters');
  expect(await look('b')).toEqual({ pid, count: 2 });
});

test('with nothing to draw the process is ended, and another started when there is', async () => {
  const { look } = await openDrawer({ idleMs: 1 });
  const { pid } = await look('a');
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow());
  expect((await look('b')).pid).not.toBe(pid);
});

test('a process that others killed meanwhile costs no picture', async () => {
  const { look } = await openDrawer();
  const { pid } = await look('a');
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow());
  expect((await look('b')).pid).not.toBe(pid);
});

test('stopped, it starts no process for those who wait still', async () => {
  const { drawer, look } = await openDrawer();
  await look('a');
  const asked = ['hang', 'b'].map((title) => drawer.draw(cover(title)));
  drawer.stop();
  await expect(Promise.allSettled(asked)).resolves.toEqual(
    asked.map(() => ({ status: 'rejected', reason: expect.any(DrawingError) })),
  );
});

test('where no process can be started that is told, and the bot goes on', async () => {
  // Its own process, of which so much can be taken: with no file left to open, nothing can be started.
  const script = `
    import { closeSync, openSync } from 'node:fs';
    import { createDrawer } from ${JSON.stringify(new URL('../../src/pictures/drawer.ts', import.meta.url).href)};
    const drawer = createDrawer({ log: console, file: ${JSON.stringify(fileURLToPath(import.meta.url))} });
    const opened = [];
    try { for (;;) opened.push(openSync('/dev/null', 'r')); } catch {}
    const told = await drawer.draw({ kind: 'cover', title: 'a' }).catch((error) => error.name);
    await new Promise((resolve) => setImmediate(resolve));
    for (const file of opened) closeSync(file);
    console.log(told);`;
  const { stdout } = await promisify(execFile)('/bin/sh', [
    ...['-c', 'ulimit -n 80 && exec "$0" --input-type=module -e "$1"', process.execPath, script],
  ]);
  expect(stdout.trim()).toBe(DrawingError.name);
});

test('where no cover can be drawn that is said once, what is sent goes without, and it is tried again', async () => {
  const { drawer, look, log } = await openDrawer({ againMs: 1 });
  await look('a');
  // One may be killed by chance, and what somebody brought may be anything.
  await expect(drawer.draw(cover('die'))).rejects.toThrow(DrawingError);
  const brought = { kind: 'photo', title: 'die' } as unknown as Drawing;
  for (const _ of [1, 2]) await expect(drawer.draw(brought)).rejects.toThrow(DrawingError);
  expect(drawer.isAble()).toBe(true);
  await look('b');
  await Promise.allSettled([drawer.draw(cover('die')), drawer.draw(cover('refuse')), drawer.draw(cover('die'))]);
  expect(log.warn).toHaveBeenCalledTimes(1);
  await expect(drawer.draw(cover('c'))).rejects.toThrow('cannot be drawn now');
  expect(drawer.isAble()).toBe(false);
  await vi.waitFor(() => expect(drawer.isAble()).toBe(true));
  expect(log.info).toHaveBeenCalledTimes(1);
  expect((await look('c')).count).toBeGreaterThan(0);
});

test.each([
  ['the binary of this machine’s kind', '@resvg/'],
  ['the fonts', '@expo-google-fonts/'],
])('without %s the drawer says which package is missing, once, and nobody waits for it', async (_what, missing) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawer-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'lacks.mjs');
  const real = new URL('../../src/pictures/draw-process.ts', import.meta.url).href;
  await writeFile(
    file,
    `import { Module, registerHooks } from 'node:module';
const isMissing = (name) => name.startsWith('${missing}');
const refuse = (name) => { throw new Error('Cannot find module ' + name); };
registerHooks({ resolve: (name, context, next) => (isMissing(name) ? refuse(name) : next(name, context)) });
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => (isMissing(name) ? refuse(name) : resolve(name, ...rest));
await import('${real}');`,
  );
  const log = { warn: vi.fn(), info: vi.fn() };
  const drawer = createDrawer({ log, file });
  onTestFinished(drawer.stop);
  await drawer.tryOut();
  expect(drawer.isAble()).toBe(false);
  expect(log.warn).toHaveBeenCalledExactlyOnceWith(
    { err: expect.objectContaining({ message: expect.stringContaining(missing) }) },
    expect.any(String),
  );
  await expect(drawer.draw(cover('a'))).rejects.toThrow('cannot be drawn now');
});

test('the real process draws, with nothing of the bot’s environment', async () => {
  const drawer = createDrawer({ log: { warn: vi.fn(), info: vi.fn() } });
  onTestFinished(drawer.stop);
  const png = Buffer.from(await drawer.draw(cover('防災')));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
});
