// Flex boxes and what may stand in them. Source: reference, "Flex Message" > "Component" > "Box".
import { button, filler, icon, image, separator, text } from './flex-leaves.ts';
import { action, placed, shape } from './flex-shape.ts';
import type { Check } from './flex-values.ts';
import * as value from './flex-values.ts';
import { ruleFor } from './plain-checks.ts';
import { isJson, type Report } from './problems.ts';

const boxShape = shape({
  properties: {
    ...placed,
    layout: value.oneOf('horizontal', 'vertical', 'baseline'),
    contents: (given, at, report) => Array.isArray(given) || report({ message: 'invalid property', property: at }),
    backgroundColor: value.color,
    borderColor: value.color,
    borderWidth: value.borderWidth,
    cornerRadius: value.gap,
    width: value.length,
    maxWidth: value.length,
    height: value.length,
    maxHeight: value.length,
    flex: value.wholeNumber,
    spacing: value.gap,
    paddingAll: value.padding,
    paddingTop: value.padding,
    paddingBottom: value.padding,
    paddingStart: value.padding,
    paddingEnd: value.padding,
    action: action('flex'),
    justifyContent: value.oneOf('center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'),
    alignItems: value.oneOf('center', 'flex-start', 'flex-end'),
    background: shape({
      properties: {
        type: value.oneOf('linearGradient'),
        angle: value.angle,
        startColor: value.color,
        endColor: value.color,
        centerColor: value.color,
        centerPosition: value.percent,
      },
      required: ['type', 'angle', 'startColor', 'endColor'],
    }),
  },
  required: ['layout', 'contents'],
});

const inRow = ['box', 'button', 'image', 'text', 'separator', 'filler'];
const childTypes: Record<string, readonly string[]> = {
  horizontal: inRow,
  vertical: inRow,
  baseline: ['icon', 'text', 'filler'],
};

export const box: Check = (given, at, report) => {
  boxShape(given, at, report);
  if (!isJson(given) || !Array.isArray(given.contents)) return;
  const allowed = ruleFor(childTypes, given.layout) ?? inRow;
  given.contents.forEach((child: unknown, index) => {
    checkComponent(child, { at: `${at}/contents/${index}`, allowed, report });
  });
};

const video = shape({
  properties: {
    url: value.imageUrl,
    previewUrl: value.imageUrl,
    altContent: (given, at, report) => checkComponent(given, { at, allowed: ['box', 'image'], report }),
    aspectRatio: value.aspectRatio,
    action: action('flex'),
  },
  required: ['url', 'previewUrl', 'altContent'],
});

/** Spans stand in a text only, so no box takes one. */
const span: Check = () => {};

const components: Record<string, Check> = { box, button, filler, icon, image, separator, span, text, video };

/** Checks one component and all below it; a known type in the wrong place gets LINE's own message. */
export function checkComponent(
  given: unknown,
  { at, allowed, report }: { at: string; allowed: readonly string[]; report: Report },
): void {
  const type = isJson(given) && typeof given.type === 'string' ? given.type : '';
  const check = ruleFor(components, type);
  if (!check) report({ message: 'invalid property', property: at });
  else if (!allowed.includes(type)) report({ message: 'invalid box content type', property: at });
  else check(given, at, report);
}
