// The Chromium this machine has, for tests in a real browser; they are skipped where there is none.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { HANG_MS } from './hang.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** CHROMIUM_PATH wins; undefined when there is no Chromium. */
export const chromiumPath: string | undefined = [process.env.CHROMIUM_PATH, ...usualPlaces].find(
  (path) => path !== undefined && existsSync(path),
);

/** For a test's title, so that a skipped one says why. */
export const withoutChromium = chromiumPath ? '' : ' [skipped: no Chromium here; set CHROMIUM_PATH]';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Its pages wait for what a test looks for until that must be a hang. */
export async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args, timeout: HANG_MS });
  browser.on('context', (context) => context.setDefaultTimeout(HANG_MS));
  return browser;
}
