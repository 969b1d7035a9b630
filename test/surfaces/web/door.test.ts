// The door's two pages: one to look at from afar, one for whoever scans its code.
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import type { FormOutcome } from '../../../src/cards/outcome.ts';
import type { DoorPageOutcome } from '../../../src/cards/page-outcome.ts';
import type { LinkTarget } from '../../../src/surfaces/bot.ts';
import { hostileText, seminarId } from '../contract-cards.ts';
import { formOf, openWeb } from './open-web.ts';

const doorPage: DoorPageOutcome = {
  kind: 'door-page',
  language: 'ja',
  title: '窓口の英会話',
  when: '12月3日（木）18:30〜20:00',
  code: '0472',
  url: `https://seminar.example/checkin/${'a'.repeat(180)}`,
  state: '',
  howTo: [
    { language: 'ja', text: 'QRコードを読み取るか、…' },
    { language: 'en', text: 'Scan the QR code, …' },
  ],
};
const door = (change: Partial<DoorPageOutcome> = {}): LinkTarget => ({
  kind: 'command',
  language: 'ja',
  open: async () => ({ ...doorPage, ...change }),
});

function guests(outcome: FormOutcome, form = true) {
  const submitted: Record<string, string>[] = [];
  const card: Card = { summary: '受付', title: hostileText };
  const name = { name: 'name', type: 'text', label: 'お名前', maxLength: 100 } as const;
  const asked = formOf({ submit: { do: 'submit-walk-in', seminar: seminarId }, title: '受付', fields: [name] });
  const target: LinkTarget = {
    kind: 'check-in',
    page: () => ({ card, ...(form && { form: asked }) }),
    async submit(values) {
      submitted.push(values);
      return outcome;
    },
  };
  return { target, submitted };
}

describe('the door’s page', () => {
  test('holds a QR code and the digits, asks nothing of anybody else, and shows hostile words as words', async () => {
    const web = openWeb();
    web.bot.links(door({ title: hostileText, state: hostileText, when: hostileText }));
    const { status, text, headers } = await web.get('/door/token');
    expect(status).toBe(200);
    expect(text).toContain('<strong>0472</strong>');
    // Digits that change while it is projected are seen without anybody's doing, and without a script.
    expect(text).toMatch(/<meta http-equiv="refresh" content="\d+">/);
    expect(text).toMatch(/<svg class="qr" role="img" aria-label="[^"]+"/);
    expect(text).not.toContain('<script');
    expect(text.replace('http://www.w3.org', '')).not.toMatch(/(?:src|href)="(?!\/door\.css)/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const style = await web.get(/href="([^"]+)"/.exec(text)?.[1] ?? '');
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  test('says where to turn when the link is over or broken', async () => {
    const web = openWeb();
    web.bot.links({ kind: 'expired', language: 'ja' });
    expect((await web.get('/door/token')).status).toBe(410);
    const english = await web.get('/checkin/token', { 'accept-language': 'en' });
    expect(english.text).toContain('This link has expired');
    web.bot.links({ kind: 'invalid' });
    expect((await web.get('/checkin/token')).status).toBe(404);
    // A link of one purpose opens no other page.
    web.bot.links(door());
    expect((await web.get('/checkin/token')).status).toBe(404);
  });
});

describe('the page behind the QR code', () => {
  test('takes a name, keeps what was typed when it is wrong, and nothing that was not asked', async () => {
    const web = openWeb();
    const { target, submitted } = guests({ kind: 'form-errors', errors: { name: 'お名前を入力してください。' } });
    web.bot.links(target);
    const { status, text } = await web.post('/checkin/token', { name: '広島 <b>', by: 'someone' });
    expect(status).toBe(422);
    expect(text).toContain('value="広島 &lt;b&gt;"');
    expect(submitted).toEqual([{ name: '広島 <b>' }]);
  });

  test('refuses what another site sends, what is no form, and what is too long', async () => {
    const web = openWeb();
    const { target, submitted } = guests({ kind: 'silent' });
    web.bot.links(target);
    const elsewhere = await web.post('/checkin/token', { name: 'a' }, { 'sec-fetch-site': 'cross-site' });
    expect(elsewhere.status).toBe(403);
    expect((await web.post('/checkin/token', '{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await web.post('/checkin/token', { name: 'あ'.repeat(20_000) })).status).toBe(413);
    expect(submitted).toEqual([]);
  });

  test('knows whose app shows it, as far as its browser says, and makes links of addresses', async () => {
    const web = openWeb();
    const { target } = guests({ kind: 'silent' });
    if (target.kind !== 'check-in') throw new Error(target.kind);
    const told: unknown[] = [];
    const page: typeof target.page = (language, from) => {
      told.push(from);
      const { form } = target.page(language);
      return { form, card: { summary: '受付', text: ['地図はhttps://example.jp/mapです "><b>'] } };
    };
    web.bot.links({ ...target, page });
    for (const agent of [
      'Mozilla/5.0 (iPhone) Safari/604.1 Line/15.1.0',
      'Slack_SSB/4.1',
      'Mozilla/5.0 (Online/2)',
      '',
    ]) {
      await web.get('/checkin/token', { 'user-agent': agent });
    }
    expect(told).toEqual(['line', 'slack', undefined, undefined]);
    const { text } = await web.get('/checkin/token');
    expect(text).toContain(
      '地図は<a href="https://example.jp/map" rel="nofollow noopener">https://example.jp/map</a>です',
    );
    expect(text).toContain('&quot;&gt;&lt;b&gt;');
  });

  test('has no form while the door is shut', async () => {
    const web = openWeb();
    web.bot.links(guests({ kind: 'silent' }, false).target);
    expect((await web.get('/checkin/token')).text).not.toContain('<form');
  });
});
