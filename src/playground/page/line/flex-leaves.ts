// The Flex components that hold no others and are no text.
import { html } from 'hono/html';
import { type Html, imageUrl, isJson, type Json, textIn } from '../markup.ts';
import { labelOf, tapAttributes, tappable } from './action.ts';
import { type FlexScene, placeStyle } from './flex-place.ts';
import { color, css, fontSize, gap, imageSize, oneOf, ratio } from './flex-style.ts';
import { gravity } from './flex-text.ts';

const buttonStyles = new Set(['primary', 'secondary', 'link']);

export function button(component: Json, { surrounding, userId }: FlexScene): Html {
  const look = buttonStyles.has(textIn(component.style)) ? textIn(component.style) : 'link';
  const height = component.height === 'sm' ? 'sm' : 'md';
  const style = css({
    [look === 'link' ? 'color' : 'background-color']: color(component.color),
    ...placeStyle(component, surrounding),
    'align-self': surrounding.layout === 'horizontal' ? gravity(component.gravity) : undefined,
  });
  const attributes = html`class="${`flex-button flex-button-${look} flex-height-${height}`}" style="${style}"`;
  return tappable(component.action, {
    userId,
    attributes,
    inner: html`<span dir="auto">${labelOf(component.action)}</span>`,
  });
}

const alignment = oneOf({ start: 'flex-start', end: 'flex-end', center: 'center' });

export function image(component: Json, { surrounding, userId }: FlexScene): Html {
  const width = component.size === 'full' ? '100%' : (imageSize(component.size) ?? '100px');
  const place = css({
    ...placeStyle(component, surrounding),
    'justify-content': alignment(component.align),
    'align-items': gravity(component.gravity),
  });
  const look = css({
    width,
    'aspect-ratio': ratio(component.aspectRatio) ?? '1 / 1',
    'object-fit': component.aspectMode === 'cover' ? 'cover' : 'contain',
    'background-color': color(component.backgroundColor),
  });
  const src = imageUrl(component.url);
  const action = isJson(component.action) ? tapAttributes(component.action, userId) : '';
  return html`<div class="flex-image" style="${place}"${action}>${src ? html`<img src="${src}" alt="" loading="lazy" style="${look}">` : ''}</div>`;
}

export function icon(component: Json, { surrounding }: FlexScene): Html {
  const src = imageUrl(component.url);
  const style = css({
    ...placeStyle(component, surrounding),
    height: fontSize(component.size) ?? '16px',
    'aspect-ratio': ratio(component.aspectRatio) ?? '1 / 1',
  });
  return src ? html`<img class="flex-icon" src="${src}" alt="" style="${style}">` : html``;
}

export function separator(component: Json, { surrounding }: FlexScene): Html {
  const style = css({ ...placeStyle(component, surrounding), 'border-color': color(component.color) });
  const direction = surrounding.layout === 'vertical' ? 'flex-separator' : 'flex-separator flex-upright';
  return html`<hr class="${direction}" style="${style}">`;
}

export const filler = (component: Json, { surrounding }: FlexScene): Html =>
  html`<div style="${css(placeStyle(component, surrounding))}"></div>`;

/** No longer in LINE's reference; some templates still have it. */
export const spacer = (component: Json): Html =>
  html`<div style="${css({ height: gap(component.size) ?? '8px' })}"></div>`;
