// Rows of buttons → actions blocks. An action_id says which button it is: `c:` runs a command, `l:` opens a link, `o:` is
// the menu of what is folded away.
import type { types } from '@slack/bolt';
import type { Button, Card } from '../../cards/card.ts';
import { encodeCommand } from '../../commands.ts';
import { buttonLimits, menuLimits, textLimits } from './limits.ts';
import { isLink, plain } from './literal-text.ts';

export const linkActionPrefix = 'l:';

type Element = types.Button | types.Overflow;

/** `prefix` keeps the action_ids of a list's cards apart. Buttons that Slack would refuse are left out. */
export function actionsOf(
  { buttons: rows = [], more = [] }: Pick<Card, 'buttons' | 'more'>,
  { prefix = '', labelMax = textLimits.buttonLabel }: { prefix?: string; labelMax?: number } = {},
): types.ActionsBlock[] {
  const max = Math.min(labelMax, textLimits.buttonLabel);
  // Two by themselves say more than a menu that nothing stands beside.
  const isAlone = rows.flat().length === 0 && more.length <= menuLimits.fewest;
  const { menu, others } = isAlone ? { menu: [], others: more } : folded(more, prefix, max);
  // What cannot fold stands in the last row, the menu at its end.
  const all = [...rows.slice(0, -1), [...(rows.at(-1) ?? []), ...others]];
  const elements = all.map((row, r): Element[] =>
    row.flatMap((button, c) => elementOf(button, `${prefix}${r}:${c}`, max) ?? []),
  );
  elements.at(-1)?.push(...menu);
  const isTooTall = elements.length > buttonLimits.rows;
  const blocks = (isTooTall ? [elements.flat()] : elements).flatMap(brokenUp);
  return blocks.slice(0, buttonLimits.rows).map((each) => ({ type: 'actions', elements: each }));
}

/** As many as a menu holds; the rest, and what is too few for one, are buttons like any. */
function folded(more: readonly Button[], prefix: string, max: number): { menu: types.Overflow[]; others: Button[] } {
  const options = new Map<Button, types.PlainTextOption>();
  for (const [index, button] of more.entries()) {
    const option = options.size < menuLimits.options ? optionOf(button, `${prefix}${index}`, max) : undefined;
    if (option) options.set(button, option);
  }
  if (options.size < menuLimits.fewest) return { menu: [], others: [...more] };
  return {
    menu: [{ type: 'overflow', action_id: `o:${prefix}`, options: [...options.values()] }],
    others: more.filter((button) => !options.has(button)),
  };
}

/** Undefined for what stands by itself: asking first, or too long for a menu. */
function optionOf(button: Button, place: string, labelMax: number): types.PlainTextOption | undefined {
  const text = plain(button.label, Math.min(labelMax, textLimits.optionLabel));
  if (button.kind === 'link') {
    if (!isLink(button.url, buttonLimits.url)) return undefined;
    return { text, value: `${linkActionPrefix}${place}`, url: button.url };
  }
  const value = encodeCommand(button.command);
  return button.confirm || value.length > menuLimits.value ? undefined : { text, value };
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
