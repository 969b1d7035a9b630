// What all fragments share: escaped HTML, addresses that are safe to link, and JSON read with care. Knows no platform.
import { html } from 'hono/html';
import { picturesUrl } from '../made-up-address.ts';

/** Escaped HTML, as Hono's `html` helper gives it. */
export type Html = ReturnType<typeof html>;

export type Json = Record<string, unknown>;

export const nothing: Html = html``;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const jsonIn = (value: unknown): Json => (isJson(value) ? value : {});
export const listIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const linkable = new Set(['http:', 'https:', 'mailto:', 'tel:', 'line:']);
const showable = new Set(['http:', 'https:']);

/** The address as a browser reads it; undefined for `javascript:` and whatever else must not become a link. */
export const linkUrl = (value: unknown): string | undefined => addressIn(value, linkable);

/** Of a picture; the bot's own under its made-up address are on this very server. */
export function imageUrl(value: unknown): string | undefined {
  const href = addressIn(value, showable);
  return href?.startsWith(`${picturesUrl}/`) ? new URL(href).pathname : href;
}

function addressIn(value: unknown, schemes: ReadonlySet<string>): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, href } = new URL(value);
  return schemes.has(protocol) ? href : undefined;
}

/** A link that opens beside the playground and learns nothing of it. */
export const outward = (href: string, inner: Html | string): Html =>
  html`<a href="${href}" target="_blank" rel="noopener noreferrer">${inner}</a>`;

/** In place of what the playground does not draw. */
export const greyNote = (words: string): Html => html`<p class="grey-note">${words}</p>`;

const bareUrl =
  /https?:\/\/[^\s<>"'`\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]*[^\s<>"'`\u3000-\u30ff\u3400-\u9fff\uff00-\uffef.,:;!?)\]]/g;

/** Plain text whose web addresses are links. */
export function withLinks(text: string): Html[] {
  const pieces: Html[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(bareUrl)) {
    const href = linkUrl(found);
    if (!href) continue;
    pieces.push(html`${text.slice(end, index)}`, outward(href, found));
    end = index + found.length;
  }
  return [...pieces, html`${text.slice(end)}`];
}

const segmenter = new Intl.Segmenter('ja');

/** The first letter of a name, for a drawn portrait. */
export const initialOf = (name: string): string => [...segmenter.segment(name.trim())][0]?.segment ?? '？';

/** One of six colours, always the same one for the same id. */
export const toneOf = (id: string): number =>
  [...id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6;
