// Lists of names as rows to tap, and above them what they are narrowed to, within a bubble's body.
import type { messagingApi } from '@line/bot-sdk';
import { CHOSEN, type Choosable, type NameList } from '../../cards/card.ts';
import { type Command, encodeCommand } from '../../commands.ts';
import { colors } from './colors.ts';
import { limits } from './limits.ts';
import { isBlank, shorten, widthOf } from './shorten.ts';

type Box = messagingApi.FlexBox;

interface Room {
  short: number;
  rows: number;
}

/** In half-width letters of a bubble's width: so much stands on a line, and so much a chip needs around its words. */
const LINE_WIDTH = 38;
const CHIP_PADDING = 4;

/** As many on a line as show uncut, each as wide as its words want. */
export function renderFilters(filters: readonly Choosable[], room: Room): Box[] {
  const lines: Box[] = [];
  let left = 0;
  for (const filter of filters.slice(0, room.rows)) {
    const chip = chipOf(filter, room);
    if (!chip) continue;
    const { flex: width = 0 } = chip;
    const line = width <= left ? lines.at(-1) : undefined;
    left = (line ? left : LINE_WIDTH) - width;
    if (line) line.contents.push(chip);
    else lines.push({ type: 'box', layout: 'horizontal', spacing: 'sm', contents: [chip] });
  }
  return lines;
}

/** The chosen one is ticked and of the colour of what does something, but never filled with it. */
function chipOf({ label, command, isChosen = false }: Choosable, { short }: Room): Box | undefined {
  const action = actionOf(label, command);
  const text = shorten(`${isChosen ? CHOSEN : ''}${textOf(label)}`, short);
  return (
    action && {
      type: 'box',
      layout: 'vertical',
      flex: widthOf(text) + CHIP_PADDING,
      paddingAll: '8px',
      cornerRadius: '16px',
      backgroundColor: colors.quiet,
      action,
      contents: [{ type: 'text', text, size: 'xs', align: 'center', color: isChosen ? colors.primary : colors.strong }],
    }
  );
}

/** Each with its title; rows beyond the room are left out from the end. */
export function renderLists(lists: readonly NameList[], room: Room): Box[] {
  let left = room.rows;
  return lists.flatMap(({ title, rows }) => {
    const shown = rows.slice(0, left).flatMap((row) => rowOf(row, room) ?? []);
    left -= shown.length;
    if (shown.length === 0) return [];
    const heading = {
      type: 'text' as const,
      text: shorten(textOf(title), room.short),
      size: 'sm',
      weight: 'bold' as const,
    };
    const contents = [{ ...heading, color: colors.plain, wrap: true }, ...shown];
    return [{ type: 'box' as const, layout: 'vertical' as const, contents }];
  });
}

function rowOf({ label, note = '', command }: NameList['rows'][number], { short }: Room): Box | undefined {
  const action = actionOf(label, command);
  const name = shorten(textOf(label), Math.max(1, short - note.length));
  const spans = [
    { type: 'span' as const, text: name },
    { type: 'span' as const, text: note, size: 'xs', color: colors.faint },
  ];
  return (
    action && {
      type: 'box',
      layout: 'horizontal',
      paddingTop: '10px',
      paddingBottom: '10px',
      action,
      contents: [
        {
          ...{ type: 'text', size: 'sm', color: colors.link, wrap: true },
          ...(note ? { contents: spans } : { text: name }),
        },
        { type: 'text', text: '›', flex: 0, size: 'sm', color: colors.faint },
      ],
    }
  );
}

function actionOf(label: string, command: Command): messagingApi.PostbackAction | undefined {
  const data = encodeCommand(command);
  if (data.length > limits.postbackData) return undefined;
  return {
    type: 'postback',
    label: shorten(textOf(label), limits.label),
    data,
    displayText: shorten(textOf(label), 40),
  };
}

const textOf = (label: string) => (isBlank(label) ? '…' : label);
