// A playground of its own and a real Chromium before it, for the scripts that take pictures; both end with `work`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { startEmbeddedDatabase } from '../src/database/embedded.ts';
import { openHttpServer } from '../src/http-server.ts';
import { createLogger } from '../src/log.ts';
import { startPlayground } from '../src/playground/start-playground.ts';
import { launchChromium } from '../test/support/chromium.ts';

export async function onPlayground(
  { sharpness = 1, ...viewport }: { width: number; height: number; sharpness?: number },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'seminar-pictures-'));
  const server = await openHttpServer({ port: 0, host: '127.0.0.1' });
  const database = await startEmbeddedDatabase({ folder });
  const log = createLogger({ level: 'fatal' });
  const playground = await startPlayground({ config: readConfig({}), log, server, database });
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport, deviceScaleFactor: sharpness, locale: 'ja-JP' });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.locator('html[data-ready]').waitFor();
    await work(page).catch(async (error) => {
      await page.screenshot({ path: join(tmpdir(), 'seminar-pictures-failed.png') });
      throw error;
    });
  } finally {
    await browser.close();
    await playground.stop();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
