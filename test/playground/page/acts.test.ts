import { describe, expect, it } from 'vitest';
import { act, openPage, plain, seminarChannel, suzuki, tanaka } from './open-page.ts';

describe('an act', () => {
  it('reaches the bot as that member’s or user’s own', async () => {
    const { app, traffic, slackClient, bot } = await openPage();
    const heard: Record<string, unknown>[] = [];
    bot.answer = (payload) => void heard.push(payload);
    const { ts = '' } = await slackClient.chat.postMessage({
      channel: seminarChannel,
      text: 'x',
      blocks: [
        {
          type: 'actions',
          block_id: 'b',
          elements: [{ type: 'button', action_id: 'rsvp', text: plain('参加'), value: '7' }],
        },
      ],
    });
    const on = { message: { channel: seminarChannel, ts } };
    const acts = [
      { do: 'slack-tap', memberId: 'U0AKI', on, actionId: 'rsvp', blockId: 'b' },
      { do: 'slack-say', memberId: 'U0AKI', place: seminarChannel, text: '/seminar new 来週' },
      { do: 'slack-say', memberId: 'U0AKI', place: 'dm', text: 'こんにちは' },
      { do: 'slack-shortcut', memberId: 'U0AKI', callbackId: 'new' },
      { do: 'slack-open-home', memberId: 'U0AKI' },
      { do: 'slack-invite-bot', memberId: 'U0AKI', channel: 'C0RANDOM' },
      { do: 'line-say', userId: tanaka, text: '一覧' },
      { do: 'line-postback', userId: tanaka, data: 'yes', displayText: '参加します' },
      { do: 'line-follow', userId: suzuki },
      { do: 'line-unfollow', userId: suzuki },
    ];
    for (const each of acts) expect(await act(app, each), each.do).toEqual({ status: 200, body: {} });
    const events = traffic.entries().filter(({ direction }) => direction === 'event');
    expect(events.map(({ name }) => name)).toEqual([
      'block_actions',
      '/seminar',
      'message',
      'shortcut',
      'app_home_opened',
      'member_joined_channel',
      'message',
      'postback',
      'follow',
      'unfollow',
    ]);
    expect(heard[0]).toMatchObject({ user: { id: 'U0AKI' }, actions: [{ value: '7' }] });
    expect(heard[1]).toMatchObject({ command: '/seminar', text: 'new 来週' });
  });

  it('gives a form’s complaints: Slack’s own in Japanese, the bot’s as they are', async () => {
    const { app, slack, slackClient, bot } = await openPage();
    bot.answer = async ({ type, trigger_id }) => {
      if (type === 'view_submission')
        return { response_action: 'errors', errors: { title: 'その題名は使われています' } };
      const element = { type: 'plain_text_input' as const, action_id: 'v' };
      const blocks = [{ type: 'input' as const, block_id: 'title', label: plain('題名'), element }];
      await slackClient.views.open({
        trigger_id: String(trigger_id),
        view: { type: 'modal', title: plain('企画'), submit: plain('保存'), blocks },
      });
      return undefined;
    };
    await act(app, { do: 'slack-shortcut', memberId: 'U0AKI', callbackId: 'new' });
    const viewId = slack.modals('U0AKI')[0]?.id;
    const submit = (value: string | null) =>
      act(app, { do: 'slack-submit', memberId: 'U0AKI', viewId, values: { title: { v: { value } } } });
    expect((await submit(null)).body).toEqual({ errors: { title: 'この必須フィールドに入力してください。' } });
    expect((await submit('夜')).body).toEqual({ errors: { title: 'その題名は使われています' } });
    expect((await act(app, { do: 'slack-close', memberId: 'U0AKI', viewId })).status).toBe(200);
    expect(slack.modals('U0AKI')).toEqual([]);
  });

  it('says so when the bot did not answer well', async () => {
    const { app, bot } = await openPage();
    bot.status = 500;
    const words = (problem: string) => ({
      status: 200,
      body: { toast: `ボットがうまく応答しませんでした。（${problem}）` },
    });
    const shortcut = { do: 'slack-shortcut', memberId: 'U0AKI', callbackId: 'new' };
    expect(await act(app, shortcut)).toEqual(words('dispatch_failed: HTTP 500'));
    expect(await act(app, { do: 'line-say', userId: tanaka, text: 'x' })).toEqual(words('HTTP 500'));
  });

  it.each([
    ['nobody’s', { do: 'slack-shortcut', memberId: 'U0NOBODY', callbackId: 'new' }],
    [
      'a tap on what is not there',
      { do: 'slack-tap', memberId: 'U0AKI', on: { home: true }, actionId: 'a', blockId: 'b' },
    ],
    ['a modal’s that is not open', { do: 'slack-close', memberId: 'U0AKI', viewId: 'V0' }],
    ['a stranger’s on LINE', { do: 'line-say', userId: 'U0NOBODY', text: 'x' }],
    ['words in a channel', { do: 'slack-say', memberId: 'U0AKI', place: seminarChannel, text: 'x' }],
    ['a command where one is not', { do: 'slack-say', memberId: 'U0BEN', place: 'C0RANDOM', text: '/seminar' }],
  ])('that nobody could do is refused with a sentence: %s', async (_, body) => {
    const { app } = await openPage();
    const answer = await act(app, body);
    expect(answer.status).toBe(409);
    expect(answer.body).toEqual({ message: expect.stringMatching(/。/) });
  });

  it.each([
    '',
    'null',
    '[]',
    '{',
    '{"do":"slack-say"}',
    '{"do":"rm"}',
    '{"do":"__proto__"}',
    '"x"',
    JSON.stringify({ do: 'line-say', userId: tanaka, text: ' ' }),
    JSON.stringify({ do: 'advance', to: 'year' }),
    JSON.stringify({ do: 'slack-tap', memberId: 'U0AKI', on: { modal: 'V', home: true }, actionId: 'a', blockId: 'b' }),
  ])('that makes no sense is refused: %s', async (body) => {
    const { app } = await openPage();
    expect((await act(app, body)).status).toBe(400);
  });

  it.each([
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/x-www-form-urlencoded' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none', origin: 'http://localhost' }],
  ])('from anywhere but the page is refused: %j', async (headers) => {
    const { app, traffic } = await openPage();
    const body = { do: 'line-say', userId: tanaka, text: 'x' };
    expect((await act(app, body, headers)).status).toBe(403);
    expect(traffic.entries()).toEqual([]);
  });

  it('is told from another site’s by its Origin where a browser sends no Sec-Fetch-Site', async () => {
    const { app } = await openPage();
    const post = (headers: Record<string, string>) =>
      app.request('http://playground.test/playground/act', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ do: 'line-say', userId: tanaka, text: 'x' }),
      });
    expect((await post({ origin: 'http://playground.test' })).status).toBe(200);
    expect((await post({})).status).toBe(403);
    for (const origin of ['null', 'http://playground.test.evil.jp', 'http://evil.jp'])
      expect((await post({ origin })).status, origin).toBe(403);
  });

  it('that is too long is not read', async () => {
    const { app } = await openPage();
    const body = JSON.stringify({ do: 'line-say', userId: tanaka, text: 'x'.repeat(300_000) });
    const answer = await app.request('/playground/act', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'content-length': String(body.length),
      },
      body,
    });
    expect(answer.status).toBe(413);
  });
});
