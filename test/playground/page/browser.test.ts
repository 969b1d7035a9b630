import { expect, test } from 'vitest';
import { chromiumPath, withoutChromium } from '../../support/chromium.ts';
import {
  announcement,
  expectNoSidewaysScroll,
  hebrew,
  longName,
  openBrowser,
  reminder,
  sendFlex,
} from './browser-fixture.ts';
import { seminarChannel, tanaka } from './open-page.ts';

test.skipIf(!chromiumPath)(`people tap Slack and LINE side by side, in a real browser${withoutChromium}`, async () => {
  const { open, slack, line, slackClient, lineClient, submitted, complaints } = await openBrowser();
  const page = await open(1440, 900);
  const messages = page.getByTestId('slack-messages');
  const composer = page.getByTestId('slack-composer');
  const modal = page.getByTestId('modal');
  const title = modal.getByLabel('題名');

  // What arrives shows at once, and takes nothing from what is half typed.
  await composer.fill('書きかけ');
  await slackClient.chat.postMessage({ channel: seminarChannel, text: 'お知らせ', blocks: announcement });
  await messages.getByText('自治体DXの現在地').waitFor();
  expect(await composer.inputValue()).toBe('書きかけ');
  await messages.getByRole('button', { name: '会場で参加' }).click();
  await messages.getByText('あなただけに表示されています').waitFor();

  // A button that asks first does nothing when the answer is no.
  const heard = slack.messages(seminarChannel, 'U0AKI').length;
  await messages.getByRole('button', { name: '中止にする' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'やめる' }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  expect(slack.messages(seminarChannel, 'U0AKI')).toHaveLength(heard);

  // A form: Slack's complaint, then the bot's; what was typed stays through both and through what happens around it.
  await page.getByLabel('ショートカット').click();
  await page.getByRole('menuitem', { name: 'セミナーを企画する' }).click();
  await page.getByRole('dialog', { name: 'セミナーを企画する' }).waitFor();
  await title.fill('自治体DX');
  await modal.getByLabel('会場', { exact: true }).check();
  await modal.getByRole('button', { name: '保存する' }).click();
  await modal.getByText('この必須フィールドに入力してください。').waitFor();
  await modal.getByLabel('開催日').fill('2026-12-04');
  await slackClient.chat.postMessage({ channel: seminarChannel, text: 'その間の知らせ' });
  await messages.getByText('その間の知らせ').waitFor();
  // LINE goes on meanwhile: the form stands over Slack alone.
  const chat = page.getByTestId('line-chat');
  const lineComposer = page.getByTestId('line-composer');
  await lineComposer.fill('まだ書けます');
  await lineComposer.press('Enter');
  await chat.getByText('まだ書けます').waitFor();
  await modal.getByRole('button', { name: '保存する' }).click();
  await modal.getByText('その題名は使われています').waitFor();
  expect(await title.inputValue()).toBe('自治体DX');
  expect(submitted[0]).toMatchObject({
    title: { v: { value: '自治体DX' } },
    date: { v: { selected_date: '2026-12-04' } },
    kind: { v: { selected_option: { value: 'site' } } },
  });

  // The stack: Esc closes the upper view only, and the lower one is as it was left.
  await title.press('Enter');
  await page.getByRole('dialog', { name: '確かめる' }).waitFor();
  await composer.focus();
  expect(await page.evaluate('!!document.activeElement.closest(".slack-main")')).toBe(false);
  await modal.getByRole('button', { name: '知らせる' }).press('Escape');
  await page.getByRole('dialog', { name: 'セミナーを企画する' }).waitFor();
  expect(await title.inputValue()).toBe('自治体DX');
  expect(await modal.getByLabel('会場', { exact: true }).isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'hidden' });
  expect(slack.modals('U0AKI')).toEqual([]);

  // LINE: a Flex button, then a chip.
  await sendFlex({ lineClient });
  await chat.getByRole('button', { name: '参加する' }).click();
  await chat.getByText('参加します').waitFor();
  await sendFlex({ lineClient });
  await page.getByTestId('line').getByRole('button', { name: '一覧' }).click();
  await chat.getByText('一覧を見る').waitFor();
  await page.getByTestId('line-composer').fill('こんにちは');
  await page.keyboard.press('Enter');
  await chat.getByText('こんにちは').waitFor();
  expect(line.chat(tanaka).at(-1)?.message).toEqual({ type: 'text', text: 'こんにちは' });

  // `/` offers the commands; the arrows choose, Enter takes over what was chosen, and sends nothing yet.
  await composer.fill('/');
  expect(await page.getByRole('option', { name: '/seminar' }).count()).toBe(2);
  await composer.press('ArrowUp');
  await composer.press('Enter');
  expect(await composer.inputValue()).toBe('/seminar new');
  await composer.fill('');

  // The channel keeps its end in view after the Home tab, where there is no box to write in.
  await page.getByRole('button', { name: 'アプリのホーム' }).click();
  await composer.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '夜間セミナー' }).click();
  await messages.getByText('その間の知らせ').waitFor();
  const below = '(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)';
  const left = () => page.evaluate(`${below}(document.querySelector('[data-region="slack-messages"]'))`);
  await expect.poll(left).toBeLessThanOrEqual(1);

  // Time; who got something meanwhile is said, and the way there leads to it.
  const arrivals = page.getByRole('region', { name: '届いたもの' });
  const person = page.getByTestId('slack-person');
  expect(await person.locator('option').allInnerTexts()).toEqual([longName, hebrew]);
  await page.getByTestId('advance-day').click();
  await page.getByTestId('clock').getByText('11月22日（日）18:30').waitFor();
  await arrivals.getByRole('button', { name: reminder }).waitFor();
  expect(await person.locator('option').allInnerTexts()).toEqual([longName, `● ${hebrew}`]);
  await arrivals.getByRole('button', { name: reminder }).click();
  await messages.getByText(reminder).waitFor();
  expect(await person.inputValue()).toBe('U0BEN');
  await arrivals.waitFor({ state: 'hidden' });
  expect(await person.locator('option').allInnerTexts()).toEqual([longName, hebrew]);
  await page.getByRole('button', { name: '夜間セミナー' }).click();
  await messages.getByText('あなただけに表示されています').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '通信の記録' }).click();
  await page.getByTestId('traffic').getByText('view_submission').first().click();
  await page.getByTestId('traffic').getByText('"callback_id"').first().waitFor();
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);

  // What nobody can do is said, and what was typed comes back.
  await composer.fill('チャンネルに書く');
  await page.keyboard.press('Enter');
  await page.getByTestId('toast').getByText('この遊び場ではできません').waitFor();
  await expect.poll(() => composer.inputValue()).toBe('チャンネルに書く');

  // A phone: one app at a time, nothing wider than the window.
  const phone = await open(375, 812);
  await expectNoSidewaysScroll(phone);
  expect(await phone.getByTestId('line').isVisible()).toBe(false);
  expect(await phone.getByRole('tab', { name: 'LINE' }).getAttribute('class')).toBe('has-news');
  await phone.getByRole('tab', { name: 'LINE' }).click();
  expect(await phone.getByRole('tab', { name: 'LINE' }).getAttribute('class')).toBe('');
  await phone.getByTestId('line-chat').getByText('こんにちは').waitFor();
  expect(await phone.getByTestId('slack').isVisible()).toBe(false);
  // Its head is short at first, folds away with the first thing done, and is there whole when asked for.
  const day = phone.getByTestId('advance-day');
  expect(await day.isVisible()).toBe(false);
  expect(await phone.getByTestId('advance-next').isVisible()).toBe(true);
  await phone.getByTestId('line-composer').fill('電話から');
  await phone.keyboard.press('Enter');
  await phone.locator('body[data-head="folded"]').waitFor();
  await phone.getByTestId('line-chat').getByText('電話から').waitFor();
  await phone.getByRole('button', { name: '遊び場の説明と時計' }).click();
  await day.waitFor();
  await expectNoSidewaysScroll(phone);
});
