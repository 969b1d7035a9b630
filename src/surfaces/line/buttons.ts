// A card's buttons as a bubble's footer. One that asks first is ask.ts's.
import type { messagingApi } from '@line/bot-sdk';
import type { Button } from '../../cards/card.ts';
import { postbackDataOf } from './ask.ts';
import { colors } from './colors.ts';
import { limits } from './limits.ts';
import { isBlank, shorten, toUri, widthOf } from './shorten.ts';

type Box = messagingApi.FlexBox;

/** In half-width letters: what shows uncut on half of a bubble's width, and on a fifth. */
const halfWidth = 12;
const cellWidth = 4;
const cells = { min: 3, max: 6 };

interface Tappable {
  button: Button;
  isQuiet: boolean;
  action: messagingApi.PostbackAction | messagingApi.URIAction;
  label: string;
}

/** In order; undefined when there is none that LINE could carry. `quiet`: those that are seldom wanted. */
export function renderButtons(rows: Button[][], quiet: readonly Button[] = []): Box | undefined {
  const contents = rows.flatMap((row) => renderRow(row.flatMap((button) => toTappable(button, quiet) ?? [])));
  if (contents.length === 0) return undefined;
  return { type: 'box', layout: 'vertical', spacing: 'sm', paddingAll: '16px', paddingTop: '4px', contents };
}

/** Undefined for what could do nothing on LINE: a link it refuses, data over its limit. */
function toTappable(button: Button, quiet: readonly Button[]): Tappable | undefined {
  const label = shorten(isBlank(button.label) ? '…' : button.label, limits.label);
  const isQuiet = button.kind === 'link' || quiet.includes(button);
  if (button.kind === 'link') {
    const uri = toUri(button.url);
    return uri === undefined ? undefined : { button, isQuiet, label, action: { type: 'uri', label, uri } };
  }
  const data = postbackDataOf(button);
  if (data === undefined) return undefined;
  const displayText = shorten(label, limits.displayText);
  return { button, isQuiet, label, action: { type: 'postback', label, data, displayText } };
}

function renderRow(row: Tappable[]): messagingApi.FlexComponent[] {
  const widest = Math.max(0, ...row.map(({ label }) => widthOf(label)));
  const isScale = row.length >= cells.min && row.length <= cells.max && widest <= cellWidth;
  if (isScale) return [sideBySide(row.map(renderCell))];
  const buttons = row.map(renderButton);
  return row.length === 2 && widest <= halfWidth ? [sideBySide(buttons)] : buttons;
}

const sideBySide = (contents: messagingApi.FlexComponent[]): Box => ({
  type: 'box',
  layout: 'horizontal',
  spacing: 'sm',
  contents,
});

function renderButton({ button, isQuiet, action }: Tappable): messagingApi.FlexButton {
  const base = { type: 'button' as const, height: 'sm' as const, adjustMode: 'shrink-to-fit' as const, action };
  if (button.style === 'primary') return { ...base, style: 'primary', color: colors.primary };
  // Words without a box of their own are the quietest, where LINE has no menu to fold them into.
  if (isQuiet) return { ...base, style: 'link' };
  return { ...base, style: 'secondary', color: button.style === 'danger' ? colors.danger : colors.quiet };
}

/** One of a scale's steps, 1 to 5: a button of Flex's own would cut it off at this width. */
function renderCell({ button, action, label }: Tappable): Box {
  const isPrimary = button.style === 'primary';
  return {
    type: 'box',
    layout: 'vertical',
    flex: 1,
    paddingAll: '12px',
    cornerRadius: '8px',
    backgroundColor: isPrimary ? colors.primary : colors.quiet,
    action,
    contents: [
      {
        type: 'text',
        text: label,
        align: 'center',
        weight: 'bold',
        size: 'md',
        color: isPrimary ? '#FFFFFF' : colors.strong,
      },
    ],
  };
}
