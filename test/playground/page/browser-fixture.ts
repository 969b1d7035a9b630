// The playground's page in a real Chromium, with a bot that opens a form and answers taps.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { expect, onTestFinished } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { openPage, plain, seminarChannel, tanaka } from './open-page.ts';

export const longName = '長い名前の人'.repeat(50);
export const hebrew = 'שלום עולם';

/** What Ben gets when the clock moves. */
export const reminder = '明日はセミナーです';

export const announcement = [
  {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: `*自治体DXの現在地* ${hebrew} ${'x'.repeat(300)}` },
  },
  {
    type: 'actions' as const,
    block_id: 'answer',
    elements: [
      { type: 'button' as const, action_id: 'rsvp', text: plain('会場で参加') },
      {
        type: 'button' as const,
        action_id: 'cancel',
        text: plain('中止にする'),
        confirm: {
          title: plain('中止にしますか？'),
          text: plain('参加者に知らせます。'),
          confirm: plain('中止する'),
          deny: plain('やめる'),
        },
      },
    ],
  },
];

const field = (block_id: string, label: string, element: Record<string, unknown>) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'v', ...element },
});

const form = {
  type: 'modal',
  title: plain('セミナーを企画する'),
  submit: plain('保存する'),
  close: plain('閉じる'),
  blocks: [
    field('title', '題名', { type: 'plain_text_input' }),
    field('date', '開催日', { type: 'datepicker' }),
    field('kind', '形式', {
      type: 'radio_buttons',
      options: [
        { text: plain('会場'), value: 'site' },
        { text: plain('オンライン'), value: 'online' },
      ],
    }),
  ],
};
const checkAgain = {
  type: 'modal',
  title: plain('確かめる'),
  submit: plain('知らせる'),
  blocks: [{ type: 'divider' }],
};

/** Everything opens and closes with the test; nothing may go wrong in the page's console. */
export async function openBrowser() {
  const playground = await openPage({
    slackPeople: [
      { memberId: 'U0AKI', name: longName, label: longName },
      { memberId: 'U0BEN', name: hebrew, label: hebrew },
    ],
    async advance() {
      const { clock, slackClient } = playground;
      clock.moveTo(clock.now().add({ hours: 24 }));
      await slackClient.chat.postMessage({ channel: 'U0BEN', text: reminder });
    },
  });
  const { bot, slackClient, app } = playground;
  const submitted: unknown[] = [];
  bot.answer = async (payload) => {
    const view = payload.view as { state?: { values: unknown } } | undefined;
    if (payload.type === 'shortcut')
      await slackClient.views.open({ trigger_id: String(payload.trigger_id), view: form as never });
    if (payload.type === 'block_actions')
      await slackClient.chat.postEphemeral({ channel: seminarChannel, user: 'U0AKI', text: '受け付けました' });
    if (payload.type !== 'view_submission') return undefined;
    submitted.push(view?.state?.values);
    return submitted.length === 1
      ? { response_action: 'errors', errors: { title: 'その題名は使われています' } }
      : { response_action: 'push', view: checkAgain };
  };

  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await launchChromium();
  onTestFinished(async () => {
    await browser.close();
    server.close();
  });
  const complaints: string[] = [];
  const open = async (width: number, height: number) => {
    const page = await browser.newPage({ viewport: { width, height }, locale: 'ja-JP' });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForSelector('html[data-ready]');
    return page;
  };
  return { ...playground, open, submitted, complaints };
}

export async function sendFlex({ lineClient }: Pick<Awaited<ReturnType<typeof openPage>>, 'lineClient'>) {
  const action = { type: 'postback' as const, label: '参加する', data: 'yes', displayText: '参加します' };
  const body = {
    type: 'box' as const,
    layout: 'vertical' as const,
    contents: [
      { type: 'text' as const, text: '自治体DX', size: 'xl' as const, color: '#1f1646', wrap: true },
      { type: 'button' as const, style: 'primary' as const, action },
    ],
  };
  const quickReply = {
    items: [{ type: 'action' as const, action: { type: 'message' as const, label: '一覧', text: '一覧を見る' } }],
  };
  const contents = { type: 'bubble' as const, body };
  await lineClient.pushMessage({ to: tanaka, messages: [{ type: 'flex', altText: 'お知らせ', contents, quickReply }] });
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>['open']>>;

export async function expectNoSidewaysScroll(page: Page) {
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}
