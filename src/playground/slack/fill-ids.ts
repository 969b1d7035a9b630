// Gives blocks and elements the ids that Slack makes up where the bot left them out.
import type { Json } from './slack.ts';
import { everyBlock, everyElement } from './walk-blocks.ts';

/** A copy of the blocks with every block_id and action_id set. */
export function fillIds(blocks: readonly Json[], nextId: () => string): Json[] {
  const copy = structuredClone(blocks) as Json[];
  for (const { block } of everyBlock(copy)) block.block_id ??= nextId();
  for (const { element } of everyElement(copy)) element.action_id ??= nextId();
  return copy;
}
