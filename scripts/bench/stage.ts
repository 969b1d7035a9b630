// What all parts of the bench share.
import type { Bot } from './bot.ts';
import { settingsFor, startBot } from './bot.ts';
import type { Cleanup } from './cleanup.ts';
import type { BenchDatabase } from './database.ts';
import type { Figure } from './figure.ts';
import type { Options } from './options.ts';
import type { Platforms } from './platforms.ts';
import type { Desk } from './press.ts';
import { openWire } from './wire.ts';

export interface Stage {
  options: Options;
  folder: string;
  cleanup: Cleanup;
  database: BenchDatabase;
  platforms: Platforms;
  /** Says what is being measured now. */
  say(line: string): void;
}

export interface Result {
  figures: Figure[];
  /** What is printed below the table. */
  more?: string;
}

/** What `use` makes of a bot that runs, and of a desk to tap from; the bot is stopped afterwards. */
export async function withBot<T>(
  { folder, cleanup, options: { nodeOptions }, platforms, database }: Stage,
  use: (bot: Bot, desk: Desk) => Promise<T>,
  { databaseUrl = database.url } = {},
): Promise<T> {
  const settings = settingsFor(platforms, databaseUrl);
  const bot = await startBot({ folder, cleanup, nodeOptions, settings });
  const wire = openWire(bot.port);
  try {
    return await use(bot, { platforms, wire });
  } finally {
    wire.close();
    await bot.stop();
  }
}
