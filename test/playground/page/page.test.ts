import { describe, expect, it } from 'vitest';
import { openPage, regionsOf, seminarChannel, suzuki, tanaka } from './open-page.ts';

describe('the page', () => {
  it('comes whole, in Japanese, with a policy that lets in no script but its own', async () => {
    const { app } = await openPage();
    const answer = await app.request('/');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('本物のSlackやLINEには何も送られません。');
    expect(html).not.toMatch(/<script(?! type="module" src="\/playground\/client\/main\.js")|\son\w+=/);
    for (const hook of [
      'clock',
      'advance-hour',
      'advance-day',
      'advance-next',
      'slack',
      'line',
      'slack-person',
      'line-person',
      'slack-composer',
      'line-composer',
      'slack-messages',
      'line-chat',
      'modal',
      'toast',
      'traffic',
    ])
      expect(html.split(`data-testid="${hook}"`), hook).toHaveLength(2);
  });

  it('serves every script and style that it names, and nothing else of the disk', async () => {
    const { app } = await openPage();
    const named = [...(await (await app.request('/')).text()).matchAll(/(?:src|href)="(\/playground\/[^"]+)"/g)].map(
      ([, url = '']) => url,
    );
    const main = await (await app.request('/playground/client/main.js')).text();
    const imported = [...main.matchAll(/from '\.\/([^']+)'/g)].map(([, file]) => `/playground/client/${file}`);
    expect(named.length + imported.length).toBeGreaterThan(10);
    for (const url of [...named, ...imported]) expect((await app.request(url)).status, url).toBe(200);
    for (const url of ['/playground/page.ts', '/playground/client/..%2fpage.ts', '/playground/client/nothing.js'])
      expect((await app.request(url)).status, url).toBe(404);
  });

  it('shows who looks what they would see, and what is asked for beyond that not at all', async () => {
    const { app, slack, slackClient } = await openPage();
    await slackClient.chat.postMessage({ channel: seminarChannel, text: '18:30からです' });
    await slackClient.chat.postEphemeral({ channel: seminarChannel, user: 'U0AKI', text: '受け付けました' });
    const aki = await regionsOf(app, { parts: 'slack', slack: 'U0AKI', place: seminarChannel });
    expect(aki('slack-messages')).toContain('<span class="app-badge">APP</span><time>18:30</time>');
    expect(aki('slack-messages')).toContain('あなただけに表示されています');
    expect(aki('slack-side')).toContain('雑談');
    const ben = await regionsOf(app, { parts: 'slack', slack: 'U0BEN', place: 'C0RANDOM' });
    expect(ben('slack-head')).toContain('# 夜間セミナー');
    expect(ben('slack-messages')).not.toContain('受け付けました');
    expect(ben('slack-side')).not.toContain('雑談');
    expect(slack.messages('C0RANDOM', 'U0BEN')).toEqual([]);
  });

  it('shows the time, and what is due next', async () => {
    const { app } = await openPage();
    const clock = (await regionsOf(app, { parts: 'clock' }))('clock');
    expect(clock).toContain('11月21日（土）18:30');
    expect(clock).toContain('次の予定：11月26日（木）17:00　参加の締め切り');
    const idle = await openPage({ nextDue: async () => undefined });
    const region = (await regionsOf(idle.app, { parts: 'clock' }))('clock');
    expect(region).toContain('次の予定はありません');
    expect(region).toMatch(/data-testid="advance-next"[^>]* disabled>/);
  });

  it('shows LINE’s chat, allowance, quick replies and whether one is a friend', async () => {
    const { app, lineClient } = await openPage();
    const quickReply = {
      items: [{ type: 'action' as const, action: { type: 'message' as const, label: '一覧', text: '一覧を見る' } }],
    };
    await lineClient.pushMessage({
      to: tanaka,
      messages: [{ type: 'text', text: 'お知らせ https://a.jp/x', quickReply }],
    });
    const friend = await regionsOf(app, { parts: 'line', line: tanaka });
    expect(friend('line-head')).toContain('今月の配信 1 / 200通');
    expect(friend('line-head')).toContain('ブロックする');
    expect(friend('line-chat')).toContain('お知らせ <a href="https://a.jp/x"');
    expect(friend('line-foot')).toContain('class="chip"');
    const stranger = await regionsOf(app, { parts: 'line', line: suzuki });
    expect(stranger('line-head')).toContain('友だちに追加する');
    expect(stranger('line-foot')).toContain('友だちではありません');
  });

  it('lists the traffic, newest first, with its problems, and each entry’s JSON', async () => {
    const { app, slackClient, traffic } = await openPage();
    await slackClient.chat.postMessage({ channel: seminarChannel, text: 'こんにちは' });
    await slackClient.chat.postMessage({ channel: 'C0NOWHERE', text: '<b>' }).catch(() => undefined);
    const region = await regionsOf(app, { parts: 'traffic log' });
    expect(region('traffic-count')).toContain('問題 1件');
    expect(region('traffic-log')).toMatch(/channel_not_found[\s\S]*data-entry/);
    const detail = await app.request(`/playground/traffic/${traffic.entries().at(-1)?.id}`);
    expect(await detail.text()).toContain('&quot;text&quot;: &quot;&lt;b&gt;&quot;');
    expect((await app.request('/playground/traffic/999')).status).toBe(404);
  });
});
