// Flex text and its spans.
import { html } from 'hono/html';
import { type Html, isJson, type Json, listIn, textIn } from '../markup.ts';
import { tapAttributes } from './action.ts';
import { type FlexScene, placeStyle } from './flex-place.ts';
import { color, css, fontSize, length, oneOf, whole } from './flex-style.ts';

const weight = oneOf({ regular: '400', bold: '700' });
const style = oneOf({ normal: 'normal', italic: 'italic' });
const decoration = oneOf({ none: 'none', underline: 'underline', 'line-through': 'line-through' });
const align = oneOf({ start: 'start', end: 'end', center: 'center' });
export const gravity = oneOf({ top: 'flex-start', bottom: 'flex-end', center: 'center' });

const fontStyle = (font: Json) => ({
  'font-size': fontSize(font.size),
  color: color(font.color),
  'font-weight': weight(font.weight),
  'font-style': style(font.style),
  'text-decoration': decoration(font.decoration),
});

export function text(component: Json, { surrounding, userId }: FlexScene): Html {
  const spans = listIn(component.contents);
  const words = spans.length > 0 ? spans.map(span) : textIn(component.text);
  const lines = component.wrap === true ? whole(component.maxLines) || undefined : undefined;
  const css_ = css({
    ...placeStyle(component, surrounding),
    ...fontStyle(component),
    'text-align': align(component.align),
    'align-self': surrounding.layout === 'horizontal' ? gravity(component.gravity) : undefined,
    '-webkit-line-clamp': lines,
    'line-height': component.lineSpacing ? `calc(1.4em + ${length(component.lineSpacing) ?? '0px'})` : undefined,
  });
  // What shrinks to fit in LINE wraps here rather than being cut.
  const wraps = component.wrap === true || component.adjustMode === 'shrink-to-fit';
  const classes = ['flex-text', wraps ? 'flex-wrap' : 'flex-one-line', lines && 'flex-clamp'].filter(Boolean).join(' ');
  const action = isJson(component.action) ? tapAttributes(component.action, userId) : '';
  return html`<p class="${classes}" dir="auto" style="${css_}"${action}>${words}</p>`;
}

const span = (component: Json): Html =>
  html`<span style="${css(fontStyle(component))}">${textIn(component.text)}</span>`;
