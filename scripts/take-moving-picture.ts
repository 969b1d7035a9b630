// Takes README's moving picture anew: the playground's first steps, in a real Chromium (CHROMIUM_PATH, where it is
// unusual). Run: node scripts/take-moving-picture.ts
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { seminarWords } from '../src/seminars/seminar.words.ts';
import { animatedWebp, type Shot } from './animated-webp.ts';
import { onPlayground } from './open-playground.ts';

const picture = fileURLToPath(new URL('../docs/first-steps.webp', import.meta.url));
const MOST_BYTES = 2_000_000;
const MOST_MS = 15_000;

/** Where the drawn pointer is. */
let pointer = { x: 660, y: 420 };
const shots: Shot[] = [];

async function takeSteps(page: Page): Promise<void> {
  const slack = page.getByTestId('slack');
  const line = page.getByTestId('line');
  const step = (number: number) => page.locator('[data-tour="first"] .step').nth(number - 1);
  const ticked = (number: number) => page.locator(`[data-tour="first"] .step:nth-child(${number}).done`).waitFor();

  await press(page, line.getByRole('button', { name: seminarWords.ja.attendOnSite }).last());
  await ticked(1);
  await hold(page, 1900);

  const arrived = page.locator('.arrival:visible', { hasText: 'Emma' });
  for (let moves = 0; moves < 5 && (await arrived.count()) === 0; moves++) {
    const isDrawn = drawnAfterAct(page);
    await press(page, page.getByTestId('advance-next'));
    await isDrawn;
    await page.locator('[data-testid=advance-next]:not([disabled])').waitFor();
    await hold(page, 1000);
  }
  await hold(page, 900);
  await press(page, arrived);
  await page.getByTestId('slack-messages').getByText('Tomorrow').first().waitFor();
  await hold(page, 1900);

  await press(page, step(3).getByRole('button'));
  const attendees = slack.getByRole('button', { name: seminarWords.ja.attendees }).last();
  await attendees.waitFor();
  await hold(page, 700);
  await press(page, attendees);
  await page.getByTestId('modal').getByText('山本').first().waitFor();
  await ticked(3);
  await hold(page, 2600);
}

/** What an act brought is fetched once it was answered. */
function drawnAfterAct(page: Page): Promise<unknown> {
  let isAnswered = false;
  return page.waitForResponse((response) => {
    isAnswered ||= response.url().endsWith('/playground/act');
    return isAnswered && response.url().includes('/playground/regions');
  });
}

/** As it is now, for so long. */
async function hold(page: Page, ms: number): Promise<void> {
  shots.push({ png: await page.screenshot({ animations: 'disabled' }), ms });
}

const STEPS = 6;

async function press(page: Page, button: Locator): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('nothing to press');
  const from = pointer;
  const to = { x: box.x + Math.min(box.width / 2, 120), y: box.y + box.height / 2 };
  for (let i = 1; i <= STEPS; i++) {
    const share = 1 - (1 - i / STEPS) ** 2;
    pointer = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    await movePointer(page, false);
    await hold(page, 60);
  }
  await movePointer(page, true);
  await hold(page, 160);
  await movePointer(page, false);
  await button.click();
}

/** Screenshots show no pointer. */
const drawPointer = (page: Page) =>
  page
    .evaluate(`{
    const pointer = document.createElement('div');
    pointer.id = 'drawn-pointer';
    pointer.setAttribute('aria-hidden', 'true');
    pointer.style.cssText = 'position:fixed;z-index:99;width:26px;height:26px;margin:-4px;border-radius:50%;pointer-events:none;background:radial-gradient(circle,#ff4f7b 0 32%,#fff 34% 46%,#ff4f7b44 48%)';
    document.body.append(pointer);
  }`)
    .then(() => movePointer(page, false));

const movePointer = (page: Page, isDown: boolean) =>
  page.evaluate(
    `Object.assign(document.querySelector('#drawn-pointer').style, { left: '${pointer.x - 9}px', top: '${pointer.y - 9}px', scale: '${isDown ? 1.5 : 1}' })`,
  );

await onPlayground({ width: 1200, height: 750 }, async (page) => {
  // What is due at the start, a survey, arrives first.
  await page.getByTestId('line').getByRole('button', { name: '5', exact: true }).last().waitFor();
  await drawPointer(page);
  await hold(page, 1400);
  await takeSteps(page);
  const canvas = await page.context().newPage();
  const webp = await animatedWebp(canvas, shots);
  const ms = shots.reduce((sum, shot) => sum + shot.ms, 0);
  if (webp.length > MOST_BYTES || ms > MOST_MS) throw new Error(`too much: ${webp.length} bytes, ${ms} ms`);
  await writeFile(picture, webp);
  console.log(`${picture}: ${shots.length} shots, ${ms} ms, ${webp.length} bytes`);
});
