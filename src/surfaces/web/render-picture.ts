// A picture on a page, where it has an address.
import { html } from 'hono/html';
import type { Picture } from '../../cards/picture.ts';
import type { Html } from './page.ts';

/** Its own width and height keep its room until it is there. */
export function renderPicture(picture: Picture | undefined): Html | '' {
  if (picture?.at?.kind !== 'address') return '';
  const { alt, at, width, height } = picture;
  return html`<img class="cover" src="${at.url}" alt="${alt}" width="${width}" height="${height}">\n`;
}
