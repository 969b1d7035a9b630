// Takes the pictures of README and guide anew, from the playground in a real Chromium (CHROMIUM_PATH, where it is unusual).
// Run: node scripts/take-screenshots.ts
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { organizerId } from '../src/playground/people.ts';
import { ja } from '../test/support/words.ts';
import { onPlayground } from './open-playground.ts';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
await onPlayground({ width: 1280, height: 860 }, takeAll);

async function takeAll(page: Page): Promise<void> {
  const slack = page.getByTestId('slack');
  const line = page.getByTestId('line');
  const command = async (text: string) => {
    await page.getByTestId('slack-composer').fill(text);
    await page.keyboard.press('Enter');
  };
  const become = async (member: string) => {
    const shown = page.waitForResponse((response) => response.url().includes('/playground/regions'));
    await page.getByTestId('slack-person').selectOption(member);
    await shown;
  };
  const say = async (text: string) => {
    await page.getByTestId('line-composer').fill(text);
    await page.keyboard.press('Enter');
  };

  // The guide shows the apps, not the way through the playground.
  await page.getByRole('button', { name: 'しまう' }).click();
  await become('U0TANAKA');
  await slack.getByRole('button', { name: '参加する', exact: true }).last().click();
  await slack.getByText(ja.rsvp.attending).last().waitFor();
  await line.getByRole('button', { name: '会場で参加', exact: true }).last().click();
  await line.getByText(ja.rsvp.attendingOnSite).last().waitFor();

  await page.setViewportSize({ width: 1280, height: 1100 });
  await become(organizerId);
  await slack.getByRole('button', { name: 'アプリのホーム' }).click();
  await slack.getByRole('button', { name: '編集・確認' }).first().waitFor();
  await take(page, 'home');
  await slack.getByRole('button', { name: 'LINEとつなぐ' }).first().click();
  const modal = page.getByTestId('modal');
  await modal.getByText(/\d{8}/).waitFor();
  const digits = /\d{8}/.exec(await modal.innerText())?.[0] ?? '';
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'hidden' });
  await say(digits);
  await line.getByText(digits).last().waitFor();
  await line.getByText('つなぎました').last().waitFor();
  await say('新規');
  const pageLink = line.getByRole('link', { name: 'ページを開く' }).last();
  await pageLink.waitFor();
  // The same link without the form that it opens is the desk.
  const [desk = ''] = ((await pageLink.getAttribute('href')) ?? '').split('?');
  await takePage(page, desk, 'desk-phone', { width: 375, height: 740 });

  await slack.getByRole('button', { name: 'じぶん投資セミナー' }).click();
  await command('/seminar desk');
  await slack.getByRole('button', { name: '参加者を見る' }).first().click();
  await slack.getByText('会場で参加', { exact: true }).last().waitFor();
  await take(page, 'people');
  await command('/seminar desk');
  // Of the second one; the first is a draft.
  await slack.getByRole('button', { name: 'その他' }).nth(1).click();
  await slack.getByRole('button', { name: ja.door.button, exact: true }).first().click();
  const doorLink = slack.getByRole('link', { name: '受付ページを開く' }).last();
  await doorLink.waitFor();
  await takePage(page, (await doorLink.getAttribute('href')) ?? '', 'door', { width: 1280, height: 720 });
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: `${docs}${name}.png`, animations: 'disabled' });
}

async function takePage(
  from: Page,
  url: string,
  name: string,
  viewport: { width: number; height: number },
): Promise<void> {
  const page = await from.context().newPage();
  await page.setViewportSize(viewport);
  await page.goto(url);
  await take(page, name);
  await page.close();
}
