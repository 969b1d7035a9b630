// Lists of names as rows to tap, and above them what they are narrowed to, within a bubble's body.
import type { messagingApi } from '@line/bot-sdk';
import type { Choosable, NameList } from '../../cards/card.ts';
import { type Command, encodeCommand } from '../../commands.ts';
import { colors } from './colors.ts';
import { limits } from './limits.ts';
import { isBlank, shorten } from './shorten.ts';

type Box = messagingApi.FlexBox;

interface Room {
  short: number;
  rows: number;
}

const PER_LINE = 2;

export function renderFilters(filters: readonly Choosable[], room: Room): Box[] {
  const cells = filters.slice(0, room.rows).flatMap((filter) => chipOf(filter, room) ?? []);
  return Array.from({ length: Math.ceil(cells.length / PER_LINE) }, (_, line) => ({
    type: 'box' as const,
    layout: 'horizontal' as const,
    spacing: 'sm' as const,
    contents: cells.slice(line * PER_LINE, (line + 1) * PER_LINE),
  }));
}

function chipOf({ label, command, isChosen = false }: Choosable, { short }: Room): Box | undefined {
  const action = actionOf(label, command);
  const color = isChosen ? '#FFFFFF' : colors.strong;
  return (
    action && {
      type: 'box',
      layout: 'vertical',
      flex: 1,
      paddingAll: '8px',
      cornerRadius: '16px',
      backgroundColor: isChosen ? colors.primary : colors.quiet,
      action,
      contents: [{ type: 'text', text: shorten(textOf(label), short), size: 'xs', align: 'center', color }],
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
  const max = Math.max(1, short - note.length);
  return (
    action && {
      type: 'box',
      layout: 'horizontal',
      paddingTop: '10px',
      paddingBottom: '10px',
      action,
      contents: [
        { type: 'text', text: `${shorten(textOf(label), max)}${note}`, size: 'sm', color: colors.link, wrap: true },
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
    displayText: shorten(textOf(label), 80),
  };
}

const textOf = (label: string) => (isBlank(label) ? '…' : label);
