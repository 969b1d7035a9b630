// Takes the guides' pictures anew, in both languages and cut to what they show, from the playground in a real Chromium
// (CHROMIUM_PATH, where it is unusual). Run: node scripts/take-screenshots.ts
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import type { Language } from '../src/cards/card.ts';
import { linePeople, organizerId, slackChannels } from '../src/playground/people.ts';
import { ja, wordsOf } from '../test/support/words.ts';
import { onPlayground } from './open-playground.ts';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
/** So high that the Home tab and the longest message are seen whole. */
const WHOLE = { width: 1280, height: 2400 };
const PHONE = { width: 375, height: 740 };
const PROJECTOR = { width: 1280, height: 720 };
/** Above a section of the Home tab, with its line. */
const GAP = 18;

const slack = (page: Page) => page.getByTestId('slack');
const line = (page: Page) => page.getByTestId('line');
const button = (within: Locator, name: string) => within.getByRole('button', { name, exact: true });

/** People on Slack and one on LINE, so that the list shows each kind. */
async function answerAll(page: Page): Promise<void> {
  await button(line(page), ja.seminar.attendOnSite).last().click();
  await button(line(page), ja.seminar.joinParty).last().click();
  for (const [member, answer] of [
    ['U0TANAKA', ja.seminar.attendOnSite],
    ['U0SUZUKI', ja.seminar.attendOnline],
    ['U0EMMA', ja.seminar.attendOnSite],
  ] as const) {
    await become(page, member);
    await button(slack(page), answer).last().click();
    await slack(page).locator('.ephemeral').last().waitFor();
  }
}

async function become(page: Page, member: string): Promise<void> {
  const shown = page.waitForResponse((response) => response.url().includes('/playground/regions'));
  await page.getByTestId('slack-person').selectOption(member);
  await shown;
}

async function command(page: Page, text: string): Promise<void> {
  await page.getByTestId('slack-composer').fill(text);
  await page.keyboard.press('Enter');
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('line-composer').fill(text);
  await page.keyboard.press('Enter');
}

async function openHome(page: Page): Promise<Locator> {
  let isAnswered = false;
  const isDrawn = page.waitForResponse((response) => {
    isAnswered ||= response.url().endsWith('/playground/act');
    return isAnswered && response.url().includes('/playground/regions');
  });
  await button(slack(page), 'アプリのホーム').click();
  await isDrawn;
  return slack(page).locator('.home');
}

async function connectLine(page: Page): Promise<void> {
  const [, neighbour] = linePeople;
  await page.getByTestId('line-person').selectOption(neighbour?.userId ?? '');
  const home = await openHome(page);
  await button(home, ja.coming.join).first().click();
  const modal = page.getByTestId('modal');
  await modal.getByText(/\d{8}/).waitFor();
  const digits = /\d{8}/.exec(await modal.innerText())?.[0] ?? '';
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'hidden' });
  await say(page, digits);
  await line(page).getByText(ja.join.joined).last().waitFor();
}

async function takeAll(page: Page, language: Language): Promise<void> {
  const words = wordsOf(language);
  const save = (name: string) => `${docs}${name}${language === 'ja' ? '' : `.${language}`}.png`;

  const home = await openHome(page);
  const ownPart = home.getByText(words.coming.own, { exact: true });
  await ownPart.waitFor();
  await take(home, save('home'), ownPart);

  const modal = page.getByTestId('modal');
  await button(home, words.seminar.attendees).last().click();
  await button(modal, words.attendees.add).waitFor();
  await take(modal, save('people'));
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'hidden' });

  // Of the second one; the first is a draft.
  await button(home, words.desk.more).nth(1).click();
  await button(modal, words.door.button).click();
  const doorLink = modal.getByRole('link', { name: words.door.openPage });
  await doorLink.waitFor();
  await takePage(page, await addressOf(doorLink), save('door'), PROJECTOR);
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'hidden' });

  await say(page, language === 'ja' ? '新規' : 'new');
  const formLink = line(page).getByRole('link', { name: words.page.openDesk }).last();
  await formLink.waitFor();
  // The same link without the form that it opens is the desk.
  const [desk = ''] = (await addressOf(formLink)).split('?');
  await takePage(page, desk, save('desk-phone'), PHONE);
}

const addressOf = async (link: Locator) => (await link.getAttribute('href')) ?? '';

/** `shown` alone, down to where `end` begins. */
async function take(shown: Locator, path: string, end?: Locator): Promise<void> {
  const page = shown.page();
  await page.evaluate('document.fonts.ready');
  // What lies behind would be seen at its corners.
  await shown.evaluate((element) => Object.assign(element.style, { borderRadius: '0' }));
  const box = await boxOf(shown);
  const bottom = end ? (await boxOf(end)).y - GAP : box.y + box.height;
  // Whole points: of a part of one, what lies behind would be seen.
  const [x, y] = [Math.ceil(box.x), Math.ceil(box.y)];
  const clip = { x, y, width: Math.floor(box.x + box.width) - x, height: Math.floor(bottom) - y };
  await page.screenshot({ path, clip, animations: 'disabled' });
}

/** There is none for a moment while the page draws something anew. */
async function boxOf(shown: Locator, tries = 50): Promise<{ x: number; y: number; width: number; height: number }> {
  await shown.waitFor();
  const box = await shown.boundingBox();
  if (!box && tries === 0) throw new Error(`nothing to be seen of ${shown}`);
  return box ?? boxOf(shown, tries - 1);
}

async function takePage(from: Page, url: string, path: string, size: typeof PHONE): Promise<void> {
  const page = await from.context().newPage();
  await page.setViewportSize(size);
  await page.goto(url);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path, animations: 'disabled' });
  await page.close();
}

await onPlayground({ ...WHOLE, sharpness: 2 }, async (page) => {
  // The guide shows the apps, not the way through the playground.
  await page.getByRole('button', { name: 'しまう' }).click();
  await answerAll(page);
  await become(page, organizerId);
  await connectLine(page);
  await takeAll(page, 'ja');
  await button(slack(page), slackChannels[0]?.name ?? '').click();
  await command(page, '/seminar English');
  await slack(page).getByText(wordsOf('en').language.chosen).last().waitFor();
  await takeAll(page, 'en');
});
