// Where a Flex component stands in its box: margin, share of the room, offsets.
import { type Json, textIn } from '../markup.ts';
import { gap, length, oneOf, whole } from './flex-style.ts';

export type Layout = 'horizontal' | 'vertical' | 'baseline';

/** The box around a component. */
export interface Surrounding {
  layout: Layout;
  spacing: unknown;
  isFirst: boolean;
}

export interface FlexScene {
  surrounding: Surrounding;
  userId: string;
}

/** Types that take an equal share of a row when they say nothing of it; the others are as wide as they are. */
const sharing = new Set(['box', 'button', 'image', 'text', 'filler', 'video']);

export function placeStyle(component: Json, { layout, spacing, isFirst }: Surrounding) {
  const isRow = layout !== 'vertical';
  const margin = gap(component.margin) ?? (isFirst ? undefined : gap(spacing));
  return {
    [isRow ? 'margin-inline-start' : 'margin-top']: margin,
    flex: share(component, isRow),
    position: oneOf({ absolute: 'absolute', relative: 'relative' })(component.position),
    top: gap(component.offsetTop),
    bottom: gap(component.offsetBottom),
    'inset-inline-start': gap(component.offsetStart),
    'inset-inline-end': gap(component.offsetEnd),
  };
}

function share(component: Json, isRow: boolean): string {
  const type = textIn(component.type);
  const given = whole(component.flex);
  const usual = type === 'filler' || (isRow && sharing.has(type)) ? 1 : 0;
  const hasWidth = isRow && length(component.width) !== undefined;
  const part = given ?? (hasWidth ? 0 : usual);
  if (part === 0) return '0 0 auto';
  return isRow ? `${part} 1 0` : `${part} 1 auto`;
}
