// The Flex components that hold no others. Source: reference, "Flex Message" > "Component".
import { action, type Properties, placed, shape } from './flex-shape.ts';
import type { Check } from './flex-values.ts';
import * as value from './flex-values.ts';
import { isJson } from './problems.ts';

const align = value.oneOf('start', 'end', 'center');
const gravity = value.oneOf('top', 'bottom', 'center');
const font: Properties = {
  size: value.fontSize,
  color: value.color,
  weight: value.oneOf('regular', 'bold'),
  style: value.oneOf('normal', 'italic'),
  decoration: value.oneOf('none', 'underline', 'line-through'),
};
const adjustMode = value.oneOf('shrink-to-fit');

const span = shape({ properties: { text: value.text, ...font }, required: [] });
const spans: Check = (given, at, report) => {
  if (!Array.isArray(given)) {
    report({ message: 'invalid property', property: at });
    return;
  }
  given.forEach((item, index) => {
    if (isJson(item) && item.type === 'span') span(item, `${at}/${index}`, report);
    else report({ message: 'invalid property', property: `${at}/${index}` });
  });
};

const textShape = shape({
  properties: {
    ...placed,
    ...font,
    text: value.text,
    contents: spans,
    adjustMode,
    flex: value.wholeNumber,
    scaling: value.bool,
    align,
    gravity,
    wrap: value.bool,
    lineSpacing: value.pixels,
    maxLines: value.wholeNumber,
    action: action('flex'),
  },
  required: [],
});
export const text: Check = (given, at, report) => {
  textShape(given, at, report);
  if (!isJson(given) || (Array.isArray(given.contents) && given.contents.length > 0)) return;
  value.filledText(given.text, `${at}/text`, report);
};

export const image = shape({
  properties: {
    ...placed,
    url: value.imageUrl,
    flex: value.wholeNumber,
    align,
    gravity,
    size: value.imageSize,
    aspectRatio: value.aspectRatio,
    aspectMode: value.oneOf('cover', 'fit'),
    backgroundColor: value.color,
    action: action('flex'),
    animated: value.bool,
  },
  required: ['url'],
});

export const button = shape({
  properties: {
    ...placed,
    action: action('flexButton'),
    flex: value.wholeNumber,
    height: value.oneOf('sm', 'md'),
    style: value.oneOf('primary', 'secondary', 'link'),
    color: value.color,
    gravity,
    adjustMode,
    scaling: value.bool,
  },
  required: ['action'],
});

export const icon = shape({
  properties: {
    ...placed,
    url: value.imageUrl,
    size: value.fontSize,
    aspectRatio: value.aspectRatio,
    scaling: value.bool,
  },
  required: ['url'],
});

export const separator = shape({ properties: { margin: value.gap, color: value.color }, required: [] });

export const filler = shape({ properties: { flex: value.wholeNumber }, required: [] });
