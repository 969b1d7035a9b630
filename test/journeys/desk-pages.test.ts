import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { complaintsOf } from '../support/axe.ts';
import { chromiumPath, launchChromium, withoutChromium } from '../support/chromium.ts';
import { ja } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

/** The link that an organizer gets on LINE, once their accounts are joined. */
async function openDeskLink(): Promise<string> {
  return (await openDesk()).link;
}

async function openDesk() {
  const stage = await openStage({ ADMINS: 'U0SATO' });
  const sato = stage.asMember('U0SATO');
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  await yamamoto.follow();
  await sato.command(channel, 'new');
  const evening = { title: '統計学のはじめの一歩', speaker: '山田', date: '2026-12-03', place: '会議室A' };
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  await sato.command(channel, '');
  await sato.tap(channel, ja.coming.join);
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  await yamamoto.say('新規');
  return { stage, link: yamamoto.linkTo(ja.page.openDesk) };
}

describe.skipIf(!chromiumPath)(`the organizers’ pages on a phone${withoutChromium}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function openPhone(colorScheme: 'light' | 'dark'): Promise<Page> {
    // Our own policy lets no foreign script in; the checker is one.
    const context = await browser.newContext({ viewport: { width: 375, height: 812 }, colorScheme, bypassCSP: true });
    onTestFinished(() => context.close());
    return context.newPage();
  }

  test.each(['light', 'dark'] as const)('have labels, contrast and room enough, %s', async (colorScheme) => {
    const link = await openDeskLink();
    const page = await openPhone(colorScheme);
    const desk = link.split('?')[0] ?? '';
    await page.goto(link);
    expect(await complaintsOf(page)).toEqual([]);
    await page.goto(desk);
    expect(await complaintsOf(page)).toEqual([]);
    // One thing to tap in each row.
    await page.getByRole('link', { name: '統計学のはじめの一歩' }).click();
    const one = page.url();
    await page.locator('.fold > summary').click();
    expect(await complaintsOf(page)).toEqual([]);
    for (const name of [
      ja.seminar.attendees,
      ja.edit.button,
      ja.materials.title,
      ja.host.title,
      ja.log.title,
      ja.series.open,
    ]) {
      await page.goto(one);
      const button = page.getByRole('button', { name, exact: true });
      // What is seldom wanted is folded away.
      if (!(await button.isVisible())) await page.locator('.fold > summary').click();
      await button.click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await complaintsOf(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
  });

  test.each(['light', 'dark'] as const)(
    'keep what was typed when it cannot be sent any more, to be copied, %s',
    async (colorScheme) => {
      const { stage, link } = await openDesk();
      const page = await openPhone(colorScheme);
      await page.goto(link);
      await page.getByLabel(ja.compose.title).fill('夜の読書会');
      await page.locator('.more > summary').click();
      await page.getByLabel(ja.compose.summary).fill('一行目\n二行目');
      await page.getByLabel(ja.compose.speaker).fill('図書館 小林');
      await page.getByLabel(ja.compose.date).fill('2026-12-03');
      await page.locator('[name="place"]').fill('中央図書館');
      expect(await page.getByLabel(ja.compose.channel).inputValue()).toBe(channel);
      expect(await complaintsOf(page)).toEqual([]);
      stage.clock.moveTo(stage.clock.now().add({ hours: 13 }));
      await page.locator('button[type="submit"]').click();
      await page.getByRole('heading', { name: ja.web.expiredTitle }).waitFor();
      expect(await page.getByLabel(ja.compose.summary).inputValue()).toBe('一行目\n二行目');
      expect(await complaintsOf(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    },
  );

  test('work with the keyboard alone: fill in, be corrected, see the preview', async () => {
    const page = await openPhone('light');
    await page.goto(await openDeskLink());
    const type = async (label: string, text: string) => {
      for (let moves = 0; moves < 60; moves++) {
        const isThere = await page.evaluate(
          `/^(text|date)$/.test(document.activeElement?.type) && document.activeElement.labels[0].textContent.trim().startsWith(${JSON.stringify(label)})`,
        );
        if (isThere) return page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
      throw new Error(`no field ${label} in reach of the Tab key`);
    };
    await type(ja.compose.title, '夜の読書会');
    await type(ja.compose.speaker, '図書館 小林');
    await type(ja.compose.date, '12032026');
    await type(ja.compose.place, '中央図書館');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: ja.compose.previewTitle }).waitFor();
    expect(await page.getByText('夜の読書会').count()).toBeGreaterThan(0);
  });
});
