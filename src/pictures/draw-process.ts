// Where drawing is done: a process of its own, so that a picture that takes long, takes much memory or brings the drawer
// down takes nothing from the bot. It ends with the bot.
import type { Drawing } from './drawing.ts';

export type Drawn = { png: Uint8Array } | { error: string };

process.on('message', async (drawing: Drawing) => process.send?.(await drawn(drawing)));
process.on('disconnect', () => process.exit(0));

async function drawn(drawing: Drawing): Promise<Drawn> {
  try {
    // Loaded here, for it may not be installed: then that is said, as any other fault.
    const { draw } = await import('./draw.ts');
    return { png: draw(drawing) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
