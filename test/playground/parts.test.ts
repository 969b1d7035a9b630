// The parts of pages as a browser shows them: readable by all, and the results on one sheet.
import { serve } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPartsPages } from '../../src/playground/parts/parts.ts';
import { samples } from '../../src/playground/parts/samples.ts';
import { complaintsOf } from '../support/axe.ts';
import { chromiumPath, launchChromium, withoutChromium } from '../support/chromium.ts';

describe.skipIf(!chromiumPath)(`the parts of pages${withoutChromium}`, () => {
  let browser: Browser;
  let at: string;
  let server: ReturnType<typeof serve>;
  beforeAll(async () => {
    browser = await launchChromium();
    at = await new Promise((resolve) => {
      server = serve({ fetch: createPartsPages().fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}/playground/parts`),
      );
    });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  const names = Object.keys(samples.ja);

  test.each([
    ['ja', 'light'],
    ['en', 'dark'],
  ] as const)('have labels, contrast and room enough: %s, %s', async (language, look) => {
    // Our own policy lets no foreign script in; the checker is one.
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, bypassCSP: true });
    const page = await context.newPage();
    for (const name of names) {
      await page.goto(`${at}/${name}.${language}.${look}`);
      expect(await complaintsOf(page), name).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), name).toBeLessThanOrEqual(0);
    }
    await page.goto(`${at}?language=${language}`);
    expect(await page.locator('iframe').count()).toBe(names.length * 2);
    await context.close();
  });

  test('print the results of a seminar on one sheet', async () => {
    const page = await browser.newPage();
    for (const language of ['ja', 'en']) {
      await page.goto(`${at}/results.${language}.dark`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }
    await page.close();
  });
});
