// Goes through the elements that blocks hold. Only reads the shape; knows no rule and no state.
import { isJson } from './rule.ts';
import type { Json } from './slack.ts';

export interface PlacedElement {
  blockId: string;
  element: Json;
  /** The block that holds it. */
  block: Json;
  /** JSON pointer below the blocks array, e.g. /0/elements/1 */
  path: string;
}

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** Blocks and the blocks in containers and carousels, each with its pointer. */
export function* everyBlock(blocks: readonly Json[], path = ''): Generator<{ block: Json; path: string }> {
  for (const [index, block] of blocks.entries()) {
    yield { block, path: `${path}/${index}` };
    if (block.type === 'container') yield* everyBlock(listOf(block.child_blocks), `${path}/${index}/child_blocks`);
    if (block.type === 'carousel') yield* everyBlock(listOf(block.elements), `${path}/${index}/elements`);
  }
}

/** Interactive elements (all but pictures and texts), wherever they stand. */
export function* everyElement(blocks: readonly Json[]): Generator<PlacedElement> {
  for (const { block, path } of everyBlock(blocks)) {
    for (const [element, at] of held(block)) {
      yield { blockId: String(block.block_id ?? ''), element, block, path: path + at };
    }
  }
}

function held(block: Json): [Json, string][] {
  const numbered = (field: string) =>
    listOf(block[field]).map((each, index): [Json, string] => [each, `/${field}/${index}`]);
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return numbered('elements');
    case 'card':
      return numbered('actions');
    case 'section':
      return isJson(block.accessory) && block.accessory.type !== 'image' ? [[block.accessory, '/accessory']] : [];
    case 'input':
      return isJson(block.element) ? [[block.element, '/element']] : [];
    default:
      return [];
  }
}
