// Rows of buttons → actions blocks. An action_id says which button it is: `c:` runs a command, `l:` opens a link, `o:` is
// the menu of what is seldom wanted.
import type { types } from '@slack/bolt';
import type { Button } from '../../cards/card.ts';
import { encodeCommand } from '../../commands.ts';
import { buttonLimits, menuLimits, textLimits } from './limits.ts';
import { isLink, plain } from './literal-text.ts';

export const linkActionPrefix = 'l:';

/** `prefix` keeps the action_ids of a list's cards apart. Buttons that Slack would refuse are left out. */
export function actionsOf(
  rows: readonly Button[][] = [],
  { prefix = '', labelMax = textLimits.buttonLabel }: { prefix?: string; labelMax?: number } = {},
): types.ActionsBlock[] {
  const max = Math.min(labelMax, textLimits.buttonLabel);
  const buttons = rows.map((row, r) => rowOf(row, `${prefix}${r}`, max));
  const isTooTall = buttons.length > buttonLimits.rows;
  const blocks = (isTooTall ? [buttons.flat()] : buttons).flatMap(brokenUp);
  return blocks.slice(0, buttonLimits.rows).map((elements) => ({ type: 'actions', elements }));
}

/** The first of them, as many as `max` characters of JSON can hold. */
export function buttonsWithin(rows: types.ActionsBlock[], max: number): types.ActionsBlock[] {
  let left = max - 2;
  return rows.flatMap((row) => {
    left -= JSON.stringify({ ...row, elements: [] }).length + 1;
    const tooMuch = row.elements.findIndex((element) => {
      left -= JSON.stringify(element).length + 1;
      return left < 0;
    });
    const elements = tooMuch === -1 ? row.elements : row.elements.slice(0, tooMuch);
    return elements.length > 0 ? [{ ...row, elements }] : [];
  });
}

type Element = types.Button | types.Overflow;

/** Its buttons, and a menu of the rare ones that a menu can hold. */
function rowOf(row: Button[], place: string, labelMax: number): Element[] {
  const options = new Map<Button, types.PlainTextOption>();
  for (const [c, button] of row.entries()) {
    const option = options.size < menuLimits.options ? optionOf(button, `${place}:${c}`, labelMax) : undefined;
    if (option) options.set(button, option);
  }
  if (options.size < menuLimits.fewest) options.clear();
  const shown = row.flatMap((button, c) =>
    options.has(button) ? [] : (elementOf(button, `${place}:${c}`, labelMax) ?? []),
  );
  if (options.size === 0) return shown;
  return [...shown, { type: 'overflow', action_id: `o:${place}`, options: [...options.values()] }];
}

/** Undefined for what stands by itself: often wanted, asking first, or too long for a menu. */
function optionOf(button: Button, place: string, labelMax: number): types.PlainTextOption | undefined {
  if (!button.isRare) return undefined;
  const text = plain(button.label, Math.min(labelMax, textLimits.optionLabel));
  if (button.kind === 'link')
    return isLink(button.url, buttonLimits.url)
      ? { text, value: `${linkActionPrefix}${place}`, url: button.url }
      : undefined;
  const value = encodeCommand(button.command);
  return button.confirm || value.length > menuLimits.value ? undefined : { text, value };
}

function brokenUp(row: Element[]): Element[][] {
  const { perRow } = buttonLimits;
  return Array.from({ length: Math.ceil(row.length / perRow) }, (_, i) => row.slice(i * perRow, (i + 1) * perRow));
}

function elementOf(button: Button, place: string, labelMax: number): types.Button | undefined {
  const shared = {
    type: 'button' as const,
    text: plain(button.label, labelMax),
    ...(button.style && { style: button.style }),
  };
  if (button.kind === 'link') {
    if (!isLink(button.url, buttonLimits.url)) return undefined;
    return { ...shared, action_id: `${linkActionPrefix}${place}`, url: button.url };
  }
  const value = encodeCommand(button.command);
  if (value.length > buttonLimits.value) return undefined;
  return { ...shared, action_id: `c:${place}`, value, ...(button.confirm && { confirm: confirmOf(button) }) };
}

function confirmOf({ confirm, style }: Extract<Button, { kind: 'command' }>): types.Confirm | undefined {
  return (
    confirm && {
      title: plain(confirm.title, textLimits.confirmTitle),
      text: plain(confirm.text, textLimits.confirmText),
      confirm: plain(confirm.yes, textLimits.confirmButton),
      deny: plain(confirm.no, textLimits.confirmButton),
      ...(style && { style }),
    }
  );
}
