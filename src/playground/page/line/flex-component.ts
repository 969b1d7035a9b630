// One Flex component by its type, and the box that holds others.
import { html } from 'hono/html';
import { greyNote, type Html, isJson, type Json, jsonIn, listIn, textIn } from '../markup.ts';
import { tapAttributes } from './action.ts';
import { button, filler, icon, image, separator, spacer } from './flex-leaves.ts';
import { type FlexScene, type Layout, placeStyle } from './flex-place.ts';
import { borderWidth, color, css, gap, gradient, length, oneOf } from './flex-style.ts';
import { text } from './flex-text.ts';

export type RenderComponent = (component: Json, scene: FlexScene) => Html;

export function renderComponent(component: Json, scene: FlexScene): Html {
  const type = textIn(component.type);
  const render = components.get(type);
  return render ? render(component, scene) : greyNote(`（${type}）`);
}

const layouts = new Set<unknown>(['horizontal', 'vertical', 'baseline'] satisfies Layout[]);
const isLayout = (value: unknown): value is Layout => layouts.has(value);

const justify = oneOf({
  center: 'center',
  'flex-start': 'flex-start',
  'flex-end': 'flex-end',
  'space-between': 'space-between',
  'space-around': 'space-around',
  'space-evenly': 'space-evenly',
});
const alignItems = oneOf({ center: 'center', 'flex-start': 'flex-start', 'flex-end': 'flex-end' });

function box(component: Json, { surrounding, userId }: FlexScene): Html {
  const layout = isLayout(component.layout) ? component.layout : 'vertical';
  const children = listIn(component.contents).map((child, index) =>
    renderComponent(child, { userId, surrounding: { layout, spacing: component.spacing, isFirst: index === 0 } }),
  );
  const style = css({ ...placeStyle(component, surrounding), ...boxStyle(component) });
  const action = isJson(component.action) ? tapAttributes(component.action, userId) : '';
  return html`<div class="${`flex-box flex-${layout}`}" style="${style}"${action}>${children}</div>`;
}

const boxStyle = (box: Json) => ({
  'background-color': color(box.backgroundColor),
  'background-image': jsonIn(box.background).type === 'linearGradient' ? gradient(jsonIn(box.background)) : undefined,
  'border-color': color(box.borderColor),
  'border-width': borderWidth(box.borderWidth),
  'border-radius': gap(box.cornerRadius),
  width: length(box.width),
  'max-width': length(box.maxWidth),
  height: length(box.height),
  'max-height': length(box.maxHeight),
  padding: gap(box.paddingAll),
  'padding-top': gap(box.paddingTop),
  'padding-bottom': gap(box.paddingBottom),
  'padding-inline-start': gap(box.paddingStart),
  'padding-inline-end': gap(box.paddingEnd),
  'justify-content': justify(box.justifyContent),
  'align-items': alignItems(box.alignItems),
});

/** A video is not played: what the bot gives those who cannot play it is shown. */
const video: RenderComponent = ({ altContent }, scene) =>
  isJson(altContent) ? renderComponent(altContent, scene) : html``;

const components = new Map<string, RenderComponent>(
  Object.entries({ box, text, button, image, icon, separator, filler, spacer, video }),
);
