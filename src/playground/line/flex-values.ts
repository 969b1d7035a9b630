// The values Flex properties may have: sizes, colours, keywords. Source: the reference's Flex Message part and the
// guide "Flex Message layout"; which properties take percentages was measured by others on the validate endpoints.
// Knows no component.
import { limits } from './limits.ts';
import { uriFaults } from './plain-checks.ts';
import type { Report } from './problems.ts';

/** Checks the value at the pointer `at`. */
export type Check = (value: unknown, at: string, report: Report) => void;

function accepts(test: (value: unknown) => boolean): Check {
  return (value, at, report) => {
    if (!test(value)) report({ message: 'invalid property', property: at });
  };
}

export const oneOf = (...words: string[]): Check => accepts((value) => words.includes(value as string));

const matches = (pattern: RegExp): Check => accepts((value) => typeof value === 'string' && pattern.test(value));
const number = (source: string) => `\\d+(\\.\\d+)?${source}`;

export const text: Check = accepts((value) => typeof value === 'string');
export const filledText: Check = (value, at, report) => {
  if (typeof value !== 'string' || value === '') report({ message: 'must be non-empty text', property: at });
};
export const bool: Check = accepts((value) => typeof value === 'boolean');
export const wholeNumber: Check = accepts((value) => Number.isInteger(value) && (value as number) >= 0);
export const color: Check = matches(/^#[0-9a-f]{6}([0-9a-f]{2})?$/i);

const steps = 'none|xs|sm|md|lg|xl|xxl';
const fontSteps = 'xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl';
export const gap: Check = matches(new RegExp(`^(${steps}|${number('px')})$`));
export const padding: Check = matches(new RegExp(`^(${steps}|-?${number('(px|%)')})$`));
export const offset: Check = padding;
export const length: Check = matches(new RegExp(`^${number('(px|%)')}$`));
export const pixels: Check = matches(new RegExp(`^${number('px')}$`));
export const borderWidth: Check = matches(new RegExp(`^(none|light|normal|medium|semi-bold|bold|${number('px')})$`));
export const fontSize: Check = matches(new RegExp(`^(${fontSteps}|${number('px')})$`));
export const imageSize: Check = matches(new RegExp(`^(${fontSteps}|full|${number('(px|%)')})$`));
export const percent: Check = matches(/^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/);
export const angle: Check = accepts((value) => {
  const degrees = typeof value === 'string' ? /^(\d+(?:\.\d+)?)deg$/.exec(value)?.[1] : undefined;
  return degrees !== undefined && Number(degrees) < 360;
});

export const aspectRatio: Check = accepts((value) => {
  const [, width, height] = (typeof value === 'string' && /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value)) || [];
  const w = Number(width);
  const h = Number(height);
  const isInRange = (side: number) => side >= 1 && side <= limits.aspectRatioSide;
  return isInRange(w) && isInRange(h) && h <= w * limits.aspectRatioHeightPerWidth;
});

export const imageUrl: Check = (value, at, report) => {
  for (const message of uriFaults(value, ['https'], limits.imageUrl)) report({ message, property: at });
};
