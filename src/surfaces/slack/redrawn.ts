// What a modal remembers of a form that can be drawn anew: what opened it, and what fields held that are not on it now.
import { z } from 'zod';
import type { Field } from '../../cards/card.ts';
import { type Command, decodeCommand, encodeCommand, isShown } from '../../commands.ts';
import { textLimits } from './limits.ts';

/** Of the button that asks for the rest of the form. */
export const redrawActionPrefix = 'm:';

export interface Redrawn {
  opener?: Command;
  kept: Record<string, string>;
  /** Errors stand on it as words of its own. */
  isTold: boolean;
}

/** As it stands in private_metadata, beside the form's submit: with names that no submit has. */
export function keptOf({
  opener,
  values,
  isTold,
  asked,
}: {
  opener: Command | undefined;
  values: Record<string, string>;
  isTold: boolean;
  asked: readonly Field[];
}): Record<string, unknown> {
  if (!opener) return isTold ? { isTold } : {};
  const unseen = Object.entries(values).filter(
    ([name, value]) => value !== '' && asked.every((each) => each.name !== name),
  );
  const kept = unseen.length > 0 ? { kept: Object.fromEntries(unseen) } : {};
  const all = { opener: encodeCommand(opener), ...(isTold && { isTold }) };
  // A submit, with ids and a word or two, takes 300 of them at most.
  const fits = JSON.stringify({ ...all, ...kept }).length <= textLimits.privateMetadata - 500;
  return fits ? { ...all, ...kept } : all;
}

const schema = z.object({
  opener: z.string().optional(),
  kept: z.record(z.string(), z.string()).default({}),
  isTold: z.boolean().default(false),
});

/** Nothing for a modal of an earlier version, which was drawn whole. Throws nothing. */
export function redrawnOf(privateMetadata: string): Redrawn {
  const { opener: encoded, ...rest } = schema.safeParse(parsed(privateMetadata)).data ?? { kept: {}, isTold: false };
  const opener = encoded === undefined ? undefined : decodeCommand(encoded);
  return { ...rest, ...(opener && isShown(opener) && { opener }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
