// A button that asks first. LINE's chat has no such thing, so the tap brings the question back with its command, and the
// answer to it is a card with "yes" and "no". Nothing is kept here, and nothing is done before "yes".
import { z } from 'zod';
import type { Button, Card } from '../../cards/card.ts';
import { type Command, decodeCommand, encodeCommand } from '../../commands.ts';
import { limits } from './limits.ts';
import { shorten } from './shorten.ts';

type CommandButton = Extract<Button, { kind: 'command' }>;

export interface Ask {
  confirm: NonNullable<CommandButton['confirm']>;
  style: CommandButton['style'];
  command: Command;
}

const schema = z.object({
  /** Title, text, yes, no: without names, for the room is narrow. */
  ask: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  style: z.enum(['primary', 'danger']).optional(),
  command: z.unknown(),
});

/** A postback's data, its longest words cut where they are too long for it; undefined when the command alone is. */
export function encodeAsk({ confirm, style, command }: Ask): string | undefined {
  const { title, text, yes, no } = confirm;
  for (let max: number = limits.postbackData; max > 5; max -= 5) {
    const ask = [title, text, yes, no].map((words) => shorten(words, max));
    const data = JSON.stringify({ ask, ...(style && { style }), command });
    if (data.length <= limits.postbackData) return data;
  }
  return undefined;
}

/** Undefined when the data asks nothing. What it would do may be `unknown`, as with any old button. */
export function decodeAsk(data: string): Ask | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(data));
    if (!parsed.success) return undefined;
    const { ask, style, command } = parsed.data;
    const [title, text, yes, no] = ask;
    return { confirm: { title, text, yes, no }, style, command: decodeCommand(JSON.stringify(command) ?? '') };
  } catch {
    return undefined;
  }
}

export function askCard({ confirm, style = 'primary', command }: Ask): Card {
  const { title, text, yes, no } = confirm;
  return {
    summary: title,
    title,
    text: [text],
    buttons: [
      [
        { kind: 'command', label: yes, command, style },
        { kind: 'command', label: no, command: { do: 'keep-as-is' } },
      ],
    ],
  };
}

/** What a button's tap brings back. */
export function postbackDataOf({ command, confirm, style }: CommandButton): string | undefined {
  if (confirm) return encodeAsk({ confirm, style, command });
  const data = encodeCommand(command);
  return data.length <= limits.postbackData ? data : undefined;
}
