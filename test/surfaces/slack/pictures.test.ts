// Pictures that Slack can fetch nowhere: uploaded first, once, and left out rather than waited for.
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import type { PictureOf } from '../../../src/cards/picture.ts';
import type { PictureFiles } from '../../../src/surfaces/bot.ts';
import { pictureLimits } from '../../../src/surfaces/slack/limits.ts';
import { picturedCard, picturedOf } from '../contract-cards.ts';
import { channel, openSlack } from './open-slack.ts';

const png = Uint8Array.from([0x89, ...Buffer.from('PNG\r\n\x1a\n and so on')]);
const { at: _at, ...picture } = picturedCard.picture ?? { alt: '', of: picturedOf, width: 1, height: 1 };
/** As the bot hands it on where nobody outside reaches it. */
const card: Card = { ...picturedCard, picture };

/** What the bot keeps of files, and how often it was asked to draw. */
function createFiles(change: Partial<PictureFiles> = {}) {
  const kept = new Map<string, string>();
  let drawn = 0;
  const files: PictureFiles = {
    draw: async () => {
      drawn++;
      return png;
    },
    find: async ({ hash }: PictureOf) => kept.get(hash),
    keep: async ({ hash }, fileId) => void kept.set(hash, fileId),
    forget: async ({ hash }) => void kept.delete(hash),
    ...change,
  };
  return { files, kept, drawn: () => drawn };
}

async function open(change: Partial<PictureFiles> = {}, options: { fileLooks?: number } = {}) {
  const { files, kept, drawn } = createFiles(change);
  const { slack, sender, traffic, logged } = await openSlack(undefined, { ...options, files });
  const send = (to = channel) => sender.send({ id: crypto.randomUUID(), to, card, language: 'ja' });
  const images = () =>
    slack.messages(channel, 'U0AKI').map(({ blocks }) => blocks.find(({ type }) => type === 'image')?.slack_file);
  const calls = (name: string) => traffic.entries().filter((each) => each.name === name).length;
  const warnings = () => logged.filter(({ level }) => level === 40).map(({ msg }) => String(msg));
  return { slack, sender, send, images, calls, warnings, kept, drawn };
}

test('a picture is uploaded before its message, asked for until it is one, and shown by its file', async () => {
  const { send, images, calls, kept } = await open({}, { fileLooks: 3 });
  await send();
  const [id] = kept.values();
  expect(id).toMatch(/^F/);
  expect(images()).toEqual([{ id }]);
  expect(calls('files.info')).toBe(3);
});

test('what was uploaded once is the same file in every message, and stays so in an update', async () => {
  const { sender, send, images, drawn, kept } = await open();
  const [{ ref }] = await Promise.all([send(), send()]);
  await sender.update({ ref, card: { ...card, title: '変更しました' }, language: 'ja' });
  const [id] = kept.values();
  expect(images()).toEqual([{ id }, { id }]);
  expect(drawn()).toBe(1);
});

test.each([
  [
    'a scope is missing',
    { method: 'files.getUploadURLExternal', status: 200, body: { ok: false, error: 'missing_scope' } },
  ],
  ['the upload fails', { method: 'upload', status: 500 }],
  ['Slack has no time for it', { method: 'files.info', status: 429, body: { ok: false, error: 'ratelimited' } }],
] as const)('where %s the message goes without, and so do those after it, said once', async (_why, failure) => {
  const { slack, send, images, calls, warnings, kept } = await open();
  slack.failNext(failure);
  await send();
  await send();
  expect(images()).toEqual([undefined, undefined]);
  expect(calls('files.getUploadURLExternal')).toBe(1);
  expect(kept.size).toBe(0);
  expect(warnings()).toHaveLength(1);
});

test('where it cannot be drawn, or its seminar is another by now, the message goes without', async () => {
  const failing = await open({ draw: () => Promise.reject(new Error('no drawer')) });
  await failing.send();
  expect(failing.images()).toEqual([undefined]);
  const edited = await open({ draw: async () => undefined });
  await edited.send();
  expect(edited.images()).toEqual([undefined]);
  expect(edited.warnings()).toEqual([]);
});

test('a drawer that hangs holds up the first message for a while, and no other', async () => {
  // The time there is, over at once.
  const { timeout } = AbortSignal;
  const spy = vi
    .spyOn(AbortSignal, 'timeout')
    .mockImplementation((ms) => timeout.call(AbortSignal, ms === pictureLimits.readyWithinMs ? 1 : ms));
  onTestFinished(() => spy.mockRestore());
  const draw = vi.fn(() => new Promise<undefined>(() => {}));
  const { send, images, warnings } = await open({ draw });
  await Promise.all([send(), send()]);
  await send();
  expect(images()).toEqual([undefined, undefined, undefined]);
  expect(draw).toHaveBeenCalledTimes(1);
  expect(warnings()).toHaveLength(1);
});

test('a file that Slack takes for no picture any more is forgotten, and its message goes once', async () => {
  const { send, images, kept, calls } = await open();
  kept.set(picturedOf.hash, 'F0GONE');
  await send();
  expect(images()).toEqual([undefined]);
  expect(calls('chat.postMessage')).toBe(2);
  expect(kept.size).toBe(0);
});

test('a post keeps its picture when it is brought up to date, though another’s was refused since', async () => {
  const { slack, sender, send, images, kept } = await open();
  const { ref } = await send();
  slack.failNext({ method: 'chat.postMessage', status: 200, body: { ok: false, error: 'invalid_blocks' } });
  const before = kept.get(picturedOf.hash) ?? '';
  await send();
  kept.set(picturedOf.hash, before);
  await sender.update({ ref, card, language: 'ja' });
  expect(images()).toEqual([{ id: before }, undefined]);
});

test('a message of which it is not known whether it was sent is not sent again without its picture', async () => {
  const { slack, send, images } = await open();
  slack.failNext({ method: 'chat.postMessage', status: 0, accept: true });
  await expect(send()).rejects.toMatchObject({ failure: 'unknown_outcome' });
  expect(images()).toHaveLength(1);
});
