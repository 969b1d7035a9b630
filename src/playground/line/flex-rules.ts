// Whether LINE would take a Flex container: bubbles, carousels and their sizes. Components are flex-components.ts's.
// Source: reference, "Flex Message" > "Container".
import { box, checkComponent } from './flex-components.ts';
import { action, shape } from './flex-shape.ts';
import type { Check } from './flex-values.ts';
import * as value from './flex-values.ts';
import { limits } from './limits.ts';
import { isJson, type Problem, type Report } from './problems.ts';

const blocks = ['header', 'hero', 'body', 'footer'] as const;

const blockStyle = shape({
  properties: { backgroundColor: value.color, separator: value.bool, separatorColor: value.color },
  required: [],
});

const boxBlock: Check = (given, at, report) => {
  if (isJson(given) && given.type === 'box') box(given, at, report);
  else report({ message: 'invalid property', property: at });
};

const bubbleShape = shape({
  properties: {
    size: value.oneOf('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'),
    direction: value.oneOf('ltr', 'rtl'),
    header: boxBlock,
    hero: (given, at, report) => checkComponent(given, { at, allowed: ['box', 'image', 'video'], report }),
    body: boxBlock,
    footer: boxBlock,
    styles: shape({
      properties: { header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle },
      required: [],
    }),
    action: action('flex'),
  },
  required: [],
});

/** Everything LINE would refuse in a Flex message's `contents`; properties are pointers from the container. */
export function findFlexProblems(container: unknown): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  if (isJson(container) && container.type === 'bubble') checkBubble(container, { at: '', isInCarousel: false, report });
  else if (isJson(container) && container.type === 'carousel') checkCarousel(container, report);
  else report({ message: 'invalid property', property: '/' });
  return problems;
}

function checkBubble(
  bubble: unknown,
  { at, isInCarousel, report }: { at: string; isInCarousel: boolean; report: Report },
): void {
  bubbleShape(bubble, at, report);
  if (!isJson(bubble)) return;
  if (!blocks.some((block) => bubble[block] !== undefined))
    report({ message: 'At least one block must be specified', property: at || '/' });
  checkSize(bubble, { at, max: limits.bubbleBytes, name: 'bubble', report });
  // R Flex "Video": directly in the hero, of a kilo, mega or giga bubble, outside a carousel.
  const hasVideo = isJson(bubble.hero) && bubble.hero.type === 'video';
  const canHoldVideo = !isInCarousel && ['kilo', 'mega', 'giga'].includes(String(bubble.size ?? 'mega'));
  if (hasVideo && !canHoldVideo) report({ message: 'invalid property', property: `${at}/hero` });
}

function checkCarousel(carousel: Record<string, unknown>, report: Report): void {
  shape({ properties: { contents: () => {} }, required: ['contents'] })(carousel, '', report);
  const bubbles = carousel.contents;
  if (bubbles === undefined) return;
  if (!Array.isArray(bubbles) || bubbles.length < 1 || bubbles.length > limits.carouselBubbles) {
    report({ message: 'invalid property', property: '/contents' });
    return;
  }
  bubbles.forEach((bubble: unknown, index) => {
    const at = `/contents/${index}`;
    if (isJson(bubble) && bubble.type === 'bubble') checkBubble(bubble, { at, isInCarousel: true, report });
    else report({ message: 'invalid property', property: at });
  });
  const sizes = new Set(bubbles.map((bubble) => (isJson(bubble) ? (bubble.size ?? 'mega') : 'mega')));
  if (sizes.size > 1) report({ message: 'All bubbles in a carousel must have the same size', property: '/contents' });
  checkSize(carousel, { at: '', max: limits.carouselBytes, name: 'carousel', report });
}

function checkSize(
  container: unknown,
  { at, max, name, report }: { at: string; max: number; name: string; report: Report },
): void {
  if (Buffer.byteLength(JSON.stringify(container)) <= max) return;
  report({
    message: `Too large flex message. The maximum size of JSON data that defines a ${name} is ${max / 1024} KB`,
    property: at || '/',
  });
}
