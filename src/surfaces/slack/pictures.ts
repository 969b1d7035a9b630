// A card's picture on Slack: by its address, or as a file that is uploaded first. What Slack refuses, or has not ready in
// time, is left out, for a while of every message: none waits for a picture, and none is lost for one.
import type { webApi } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Picture } from '../../cards/picture.ts';
import { hasPictures, withoutPictures } from '../../cards/without-pictures.ts';
import { steadyMs } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import type { PictureFiles } from '../bot.ts';
import { pictureLimits } from './limits.ts';
import { isContentRefused, platformCodeOf } from './send-failures.ts';

export interface SlackPictures {
  /** Sends the card with its picture or, where that cannot be, without: `send` is called again only where Slack refused what it was given. */
  send<T>(card: Card, send: (card: Card) => Promise<T>): Promise<T>;
  /** The same of a message that is there: it keeps the picture that it has, whatever became of others since. */
  update<T>(card: Card, send: (card: Card) => Promise<T>): Promise<T>;
}

interface Parts {
  client: webApi.WebClient;
  log: Logger;
  /** Unset: pictures go by address alone. */
  files?: PictureFiles;
}

export function createPictures(parts: Parts): SlackPictures {
  const { log, files } = parts;
  /** Messages that go out at once share one upload. */
  const underWay = new Map<string, Promise<string | undefined>>();
  const share = (picture: Picture, upload: () => Promise<string | undefined>) => {
    const { hash } = picture.of;
    const shared = underWay.get(hash) ?? upload().finally(() => underWay.delete(hash));
    underWay.set(hash, shared);
    return shared;
  };
  let offUntilMs = 0;
  const turnOff = (err: unknown, why: string) => {
    if (steadyMs() >= offUntilMs) log.warn({ surface: 'slack', code: platformCodeOf(err), err }, why);
    offUntilMs = steadyMs() + pictureLimits.offMs;
  };
  const isOff = () => steadyMs() < offUntilMs;
  const ready = async (card: Card): Promise<Card> => {
    const { picture } = card;
    if (!picture || picture.at || !files) return card;
    try {
      const known = await files.find(picture.of);
      if (!known && isOff()) return card;
      const id = known ?? (await share(picture, () => uploaded(parts, files, picture)));
      return id ? { ...card, picture: { ...picture, at: { kind: 'file', id } } } : card;
    } catch (err) {
      turnOff(err, 'Slack has no picture ready: for a while messages go without');
      return withoutPictures(card);
    }
  };
  const sendAs = async <T>(shown: Card, send: (card: Card) => Promise<T>): Promise<T> => {
    try {
      return await send(shown);
    } catch (err) {
      if (!hasPictures(shown) || !isContentRefused(err)) throw err;
      const sent = await send(withoutPictures(shown));
      // It was the picture, then.
      turnOff(err, 'Slack refuses a picture: for a while messages go without');
      const { picture } = shown;
      if (picture?.at?.kind === 'file') await files?.forget(picture.of, picture.at.id).catch(() => {});
      return sent;
    }
  };
  return {
    send: async (card, send) => sendAs(isOff() ? withoutPictures(card) : await ready(card), send),
    update: async (card, send) => sendAs(await ready(card), send),
  };
}

/** Undefined: there is nothing to show. Throws where it cannot be had in time. */
async function uploaded(parts: Parts, files: PictureFiles, { of, alt }: Picture): Promise<string | undefined> {
  const signal = AbortSignal.timeout(pictureLimits.readyWithinMs);
  const upload = async () => {
    const png = await files.draw(of);
    if (!png) return undefined;
    const id = await uploadFile(parts.client, { png, alt, signal });
    await untilReady(parts.client, id, signal);
    await files.keep(of, id);
    return id;
  };
  return Promise.race([upload(), failingAt(signal)]);
}

const failingAt = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

interface Upload {
  png: Uint8Array<ArrayBuffer>;
  alt: string;
  signal: AbortSignal;
}

/** https://docs.slack.dev/messaging/working-with-files: an address to send the bytes to, the bytes, and that they are there. */
async function uploadFile(client: webApi.WebClient, { png, alt, signal }: Upload): Promise<string> {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: 'cover.png',
    length: png.length,
    alt_text: alt.slice(0, pictureLimits.altText),
  });
  if (!url || !id) throw new Error('files.getUploadURLExternal named no file');
  const sent = await fetch(url, { method: 'POST', headers: { 'content-type': 'image/png' }, body: png, signal });
  if (!sent.ok) throw new Error(`the upload was answered ${sent.status}`);
  await client.files.completeUploadExternal({ files: [{ id, title: alt }] });
  return id;
}

/** Slack looks at a file after the upload returned; until it knows its kind it takes it for no picture. */
async function untilReady(client: webApi.WebClient, file: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { file: known } = await client.files.info({ file });
    if (known?.mimetype) return;
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, pictureLimits.askAgainMs));
  }
}
