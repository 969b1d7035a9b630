import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openHttpServer } from '../../src/http-server.ts';
import { createLogger } from '../../src/log.ts';
import { startPlayground } from '../../src/playground/start-playground.ts';
import { complaintsOf } from '../support/axe.ts';
import { chromiumPath, launchChromium, withoutChromium } from '../support/chromium.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { HANG_MS } from '../support/hang.ts';
import { ja } from '../support/words.ts';

async function openPlayground(browser: Browser, viewport = { width: 1440, height: 1000 }): Promise<Page> {
  const server = await openHttpServer({ port: 0, host: '127.0.0.1' });
  const playground = await startPlayground({
    config: readConfig({}),
    log: createLogger({ level: 'fatal' }),
    server,
    database: { url: await createTestDatabaseUrl(), stop: async () => {} },
    answerWithinMs: HANG_MS,
  });
  onTestFinished(() => playground.stop());
  const page = await browser.newPage({ viewport, locale: 'ja-JP' });
  onTestFinished(() => page.close());
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.locator('html[data-ready]').waitFor();
  return page;
}

describe.skipIf(!chromiumPath)(`the playground in a real browser${withoutChromium}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test('an organizer plans and announces, staff and a citizen answer, the clock brings the reminder', async () => {
    const page = await openPlayground(browser);
    const slack = page.getByTestId('slack');
    const line = page.getByTestId('line');
    await page.getByTestId('slack-composer').fill('/seminar new');
    await page.keyboard.press('Enter');
    const modal = page.getByRole('dialog', { name: ja.compose.formTitle });
    await modal.getByLabel(ja.compose.title).fill('論語を読む夜 <!channel>');
    await modal.getByLabel(ja.compose.speaker).fill('総務課 山田さん');
    const date = Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 3 });
    await modal.getByLabel(ja.compose.date).fill(date.toString());
    await modal.getByRole('textbox', { name: ja.compose.place }).fill('会議室A');
    await modal.getByLabel(ja.compose.end).fill('17:00');
    await modal.getByRole('button', { name: ja.compose.submit }).click();
    await modal.getByText(ja.compose.problems.end_before_start).waitFor();
    await modal.getByLabel(ja.compose.end).fill('20:00');
    await modal.getByRole('button', { name: ja.compose.submit }).click();
    const preview = page.getByRole('dialog', { name: ja.compose.previewTitle });
    await preview.getByRole('button', { name: ja.compose.announceNow }).click();
    await page.getByText(ja.compose.announced).waitFor();
    await page.keyboard.press('Escape');

    await page.getByTestId('slack-person').selectOption('U0TANAKA');
    const post = slack.getByText('論語を読む夜 <!channel>').last();
    await post.waitFor();
    await slack.getByRole('button', { name: ja.seminar.attend }).last().click();
    await slack.getByText(ja.rsvp.attending).last().waitFor();
    await slack.getByText('あなただけに表示されています').last().waitFor();

    await line.getByRole('button', { name: ja.seminar.attend }).last().click();
    await line.getByText(ja.rsvp.attending).last().waitFor();

    // The tours tick what happened: planned and announced by hand, answered on LINE; nothing was looked at yet.
    await page.getByRole('button', { name: '企画担当の5分ツアーへ' }).click();
    const ticked = () => page.locator('[data-tour]:not([hidden]) .step.done b').allInnerTexts();
    expect(await ticked()).toEqual(['セミナーを企画する', 'お知らせする']);
    await page.getByRole('button', { name: 'はじめの3歩へ' }).click();
    expect(await ticked()).toEqual([`LINEで「${ja.seminar.attendOnSite}」`]);

    await slack.getByRole('button', { name: 'seminar-bot' }).click();
    const clock = page.getByTestId('clock');
    const reminder = slack.getByText(ja.reminder.dayBefore);
    for (let moves = 0; moves < 25 && (await reminder.count()) === 0; moves++) {
      const time = await clock.innerText();
      await page.getByTestId('advance-next').click();
      await expect.poll(() => clock.innerText()).not.toBe(time);
      await page.locator('[data-testid=advance-next]:not([disabled])').waitFor();
    }
    await reminder.last().waitFor();
    // By its own stamp: the clock may have gone on before it was drawn.
    await slack.getByText('17:00', { exact: true }).last().waitFor();

    // A step leads to where it is done, and is ticked there.
    await page.getByRole('button', { name: '佐藤さんで結果を見る' }).click();
    await slack.getByRole('button', { name: ja.seminar.attendees }).last().click();
    await page.getByText('3 / 3').waitFor();
    expect(await page.getByTestId('slack-person').inputValue()).toBe('U0SATO');
    expect(await complaintsOf(page)).toEqual([]);
  });

  test('the Home tab is read from its top, though it comes a moment after it is opened', async () => {
    const page = await openPlayground(browser);
    const slack = page.getByTestId('slack');
    await slack.getByRole('button', { name: 'アプリのホーム' }).click();
    await slack.getByRole('button', { name: ja.seminar.edit }).first().waitFor();
    const places = await page.evaluate(
      '(({ scrollTop, scrollHeight, clientHeight }) => ({ scrollTop, isLong: scrollHeight > clientHeight }))(document.querySelector(\'[data-region="slack-messages"]\'))',
    );
    expect(places).toEqual({ scrollTop: 0, isLong: true });
  });

  test('at phone width the two apps are tabs and nothing scrolls sideways', async () => {
    const page = await openPlayground(browser, { width: 375, height: 812 });
    // What it is, its clock and the first steps leave the apps three quarters of the screen.
    expect(
      await page.locator('.step').evaluateAll((steps) => steps.filter((step) => step.checkVisibility()).length),
    ).toBe(3);
    expect((await page.locator('.panes').boundingBox())?.y).toBeLessThanOrEqual(203);
    await page.getByRole('tab', { name: 'LINE' }).click();
    await page.getByTestId('line-composer').fill('予定');
    await page.keyboard.press('Enter');
    await page.getByTestId('line-chat').getByText(ja.coming.title).last().waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await complaintsOf(page)).toEqual([]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
