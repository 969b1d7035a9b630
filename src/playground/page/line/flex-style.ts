// Flex's sizes, colours and keywords as inline CSS. Only numbers, hex colours and words from these tables get through,
// so that a value from the bot can be no more than a style. Pixel values as in LINE's Flex Message Simulator.
import { textIn } from '../markup.ts';

const steps = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const fontSteps = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };
const imageSteps = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, '3xl': 180, '4xl': 200, '5xl': 220 };
const borderSteps = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };

const sized = (table: Record<string, number>) => {
  const known = new Map(Object.entries(table));
  return (value: unknown): string | undefined => {
    const step = known.get(textIn(value));
    if (step !== undefined) return `${step}px`;
    return /^-?\d{1,5}(\.\d{1,3})?(px|%)$/.test(textIn(value)) ? textIn(value) : undefined;
  };
};

export const gap = sized(steps);
export const fontSize = sized(fontSteps);
export const imageSize = sized({ ...imageSteps });
export const borderWidth = sized(borderSteps);
export const length = sized({});

export const color = (value: unknown): string | undefined =>
  /^#[0-9a-f]{6}([0-9a-f]{2})?$/i.test(textIn(value)) ? textIn(value) : undefined;

export const whole = (value: unknown): number | undefined =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1000 ? Number(value) : undefined;

export const oneOf = <Words extends Record<string, string>>(words: Words) => {
  const known = new Map(Object.entries(words));
  return (value: unknown): string | undefined => known.get(textIn(value));
};

export const ratio = (value: unknown): string | undefined => {
  const [, width, height] = /^(\d{1,6}(?:\.\d{1,3})?):(\d{1,6}(?:\.\d{1,3})?)$/.exec(textIn(value)) ?? [];
  return width && height ? `${width} / ${height}` : undefined;
};

/** `linearGradient` backgrounds. */
export function gradient({ angle, startColor, centerColor, centerPosition, endColor }: Record<string, unknown>) {
  const [start, center, end] = [color(startColor), color(centerColor), color(endColor)];
  if (!/^\d{1,3}(\.\d{1,3})?deg$/.test(textIn(angle)) || !start || !end) return undefined;
  const middle = center ? `, ${center} ${length(centerPosition) ?? '50%'}` : '';
  return `linear-gradient(${textIn(angle)}, ${start}${middle}, ${end})`;
}

/** A style attribute's value; undefined properties are left out. */
export const css = (properties: Record<string, string | number | undefined>): string =>
  Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
