// Where drawing is done: a process of its own, so that a picture that takes long, takes much memory or brings the drawer
// down takes nothing from the bot. It ends with the bot.
import { draw } from './draw.ts';
import type { Drawing } from './drawing.ts';

export type Drawn = { png: Uint8Array } | { error: string };

process.on('message', (drawing: Drawing) => process.send?.(drawn(drawing)));
process.on('disconnect', () => process.exit(0));

function drawn(drawing: Drawing): Drawn {
  try {
    return { png: draw(drawing) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
