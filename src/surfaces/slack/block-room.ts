// How much room blocks take, and what of them fits.
import type { types } from '@slack/bolt';

type Block = types.KnownBlock;

/** Of blocks, and of characters of their JSON. */
export interface Room {
  blocks: number;
  json: number;
}

const lengthOf = (blocks: readonly Block[]) => JSON.stringify(blocks).length;

export const roomAfter = (room: Room, taken: readonly Block[]): Room => ({
  blocks: room.blocks - taken.length,
  json: room.json - lengthOf(taken),
});

export const fits = (blocks: readonly Block[], room: Room): boolean =>
  blocks.length <= room.blocks && lengthOf(blocks) <= room.json;

/** The first of them, as many as fit. */
export function startWithin(blocks: Block[], room: Room): Block[] {
  let length = 2;
  const tooMuch = blocks.findIndex((block, index) => {
    length += JSON.stringify(block).length + 1;
    return length > room.json || index >= room.blocks;
  });
  return tooMuch === -1 ? blocks : blocks.slice(0, tooMuch);
}
