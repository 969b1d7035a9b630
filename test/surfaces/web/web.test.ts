// The pages behind signed links: what they show, what they take, and what they tell the browser.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Card, Face, Field } from '../../../src/cards/card.ts';
import type { LinkTarget } from '../../../src/surfaces/bot.ts';
import { wordsOf } from '../../support/words.ts';
import { answerCard } from '../contract-cards.ts';
import { everyField, formOf, openWeb, surveyOf } from './open-web.ts';

const ja = wordsOf('ja').web;
const silent = { kind: 'silent' } as const;
const fail = async () => {
  throw new Error('not to be asked');
};

describe('the survey’s page', () => {
  it('shows every field with its label, in the form’s language', async () => {
    const { bot, get } = openWeb();
    bot.links(surveyOf(silent).target);
    const { status, text } = await get('/survey/a.b.c');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="ja">');
    for (const { name, label } of everyField) {
      expect(text).toContain(`name="${name}"`);
      expect(text).toContain(`${label}</span>`);
    }
    for (const type of ['radio', 'text', 'url', 'date', 'time', 'number', 'checkbox'])
      expect(text).toContain(`type="${type}"`);
    expect(text).toMatch(/<select [^>]*name="town"/);
    expect(text).toMatch(/<textarea [^>]*name="words"/);
  });

  it('reads the link’s token whole', async () => {
    const { bot, get } = openWeb();
    const tokens: string[] = [];
    bot.links((token) => {
      tokens.push(token);
      return { kind: 'invalid' };
    });
    await get('/survey/eyJ.a-b_c.d');
    await get('/calendar/eyJ.a-b_c.d.ics');
    expect(tokens).toEqual(['eyJ.a-b_c.d', 'eyJ.a-b_c.d']);
  });

  it('starts with what was answered before', async () => {
    const { bot, get } = openWeb();
    const fields = everyField.map((field) => ({
      ...field,
      value: { score: '4', words: '\n良い', quote: 'yes' }[field.name],
    }));
    bot.links(surveyOf(silent, formOf({ fields })).target);
    const { text } = await get('/survey/t');
    expect(text).toMatch(/value="4"[^>]* checked/);
    expect(text).toMatch(/<textarea [^>]*>\n\n良い<\/textarea>/);
    expect(text).toMatch(/name="quote"[^>]* checked/);
  });

  it('offers people and channels by name: a list to choose from, a long one to type into', async () => {
    const { bot, get } = openWeb();
    const names = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ value: `U0${n}`, label: `第${n} 太郎` }));
    const pageWith = async (field: Field) => {
      bot.links(surveyOf(silent, formOf({ fields: [field] })).target);
      return (await get('/survey/t')).text;
    };
    const person = { name: 'person', type: 'person', label: '加える方' } as const;
    const few = await pageWith({ ...person, options: names(3), value: 'U02' });
    expect(few).toMatch(/<select [^>]*name="person"[^>]*aria-describedby="field-0-hint"/);
    expect(few).toContain('<option value="U02" selected>第2 太郎</option>');
    const many = await pageWith({ ...person, hint: 'Slackのメンバーです。', options: names(60), value: 'U02' });
    expect(many).toMatch(/<input type="text" [^>]*name="person"[^>]* list="field-0-names"[^>]* value="第2 太郎"/);
    expect(many).toContain('<option value="第59 太郎"></option>');
    expect(many).toContain(`Slackのメンバーです。\n${ja.personTyped}\n${ja.personHint}`);
    const none = await pageWith({ name: 'channel', type: 'channel', label: '先', options: [], value: 'C0X' });
    expect(none).toMatch(/<input type="text" [^>]*value="C0X"/);
    expect(none).toContain(ja.channelId);
    const channels = [{ value: 'C0X', label: '#seminar' }];
    const some = await pageWith({ name: 'channel', type: 'channel', label: '先', options: channels, value: 'C0X' });
    expect(some).toContain('<option value="C0X" selected>#seminar</option>');
    expect(some).not.toContain(ja.channelId);
  });

  it('lets an optional choice be taken back', async () => {
    const { bot, get } = openWeb();
    const [score] = everyField;
    if (score) bot.links(surveyOf(silent, formOf({ fields: [{ ...score, isOptional: true, value: '3' }] })).target);
    expect((await get('/survey/t')).text).toContain(ja.noAnswer);
  });

  it('submits what was typed, with plain line breaks, and nothing of what the page sent along', async () => {
    const { bot, post } = openWeb();
    const { target, submitted } = surveyOf(silent);
    bot.links(target);
    const typed = { score: '5', words: '一行目\r\n二行目 & ＜b＞', quote: 'yes', town: '' };
    await post('/survey/t', { ...typed, form: '{}', opener: '{}', command: '{}', pass: 'p', labels: '{}' });
    expect(submitted).toEqual([{ ...typed, words: '一行目\n二行目 & ＜b＞' }]);
  });

  it('is not shown where the form cannot be opened: why stands there, and no thanks', async () => {
    const { bot, get } = openWeb();
    const card = { summary: 's', text: ['参加された方にお願いしています。'] };
    const open = async () => ({ kind: 'refused', card, language: 'ja' }) as const;
    bot.links({ kind: 'command', language: 'ja', open, submit: async () => silent });
    const { status, text } = await get('/survey/t');
    expect(status).toBe(403);
    expect(text).toContain('参加された方に');
    expect(text).toContain(ja.notOpenedTitle);
    expect(text).not.toContain(ja.thanksTitle);
  });

  it('comes back with the errors at their fields and everything typed kept', async () => {
    const { bot, post } = openWeb();
    const errors = { score: '満足度をひとつ選んでください。', words: '長すぎます。', nowhere: '受付は終わりました。' };
    bot.links(surveyOf({ kind: 'form-errors', errors }).target);
    const typed = { town: 't3', nick: '愛 "子"', words: '残る <文章>', day: '2026-12-01', quote: 'yes' };
    const { status, text } = await post('/survey/t', typed);
    expect(status).toBe(422);
    for (const message of Object.values(errors)) expect(text).toContain(message);
    expect(text).toContain(ja.checkAgain);
    expect(text).toContain('<a href="#field-0"');
    expect(text).toMatch(/<textarea id="field-3"[^>]*aria-describedby="field-3-error"[^>]*aria-invalid="true"/);
    expect(text).toContain('value="愛 &quot;子&quot;"');
    expect(text).toContain('残る &lt;文章&gt;</textarea>');
    expect(text).toMatch(/value="t3" selected/);
    expect(text).toMatch(/name="quote"[^>]* checked/);
    expect(text).toContain('value="2026-12-01"');
  });

  it('folds what stands one step away, and opens it where something there is wrong', async () => {
    const { bot, get, post } = openWeb();
    const fields: Field[] = [
      {
        name: 'how',
        label: '形',
        type: 'choice',
        value: 'a',
        options: ['a', 'b'].map((value) => ({ value, label: value })),
      },
      { name: 'room', label: '部屋', type: 'text', maxLength: 9, when: { field: 'how', is: ['a'], said: 'aのとき' } },
      { name: 'seats', label: '席', type: 'number', min: 1, isOptional: true, isMore: true },
    ];
    const form = formOf({ fields, moreLabel: 'くわしく' });
    bot.links(surveyOf({ kind: 'form-errors', errors: { seats: '数字で。' } }, form).target);
    const opened = (await get('/survey/t')).text;
    expect(opened).toMatch(/<details class="more" ><summary[^>]*>くわしく<\/summary>/);
    expect(opened.indexOf('name="seats"')).toBeGreaterThan(opened.indexOf('<details class="more"'));
    // Hidden by the stylesheet while another option is chosen; nothing that may be unseen keeps a browser from sending.
    expect(opened).toMatch(/<div class="field unless-1">\s*<label for="field-1">/);
    expect(opened).toMatch(/value="b" class="pick-1"/);
    expect(opened).toContain(ja.requiredWhen('aのとき'));
    expect(opened).toContain('novalidate');
    const { text } = await post('/survey/t', { how: 'b', room: '', seats: 'x' });
    expect(text).toContain('<details class="more" open>');
    // What has to be decided first is asked with it.
    const later: Field = { name: 'later', label: 'あとで', type: 'check', option: 'あとで', isOptional: true };
    const again = { ...form, fields: [...fields, later] };
    bot.links(surveyOf({ kind: 'form-errors', errors: { room: '部屋は？' }, form: again }, form).target);
    const asked = (await post('/survey/t', { how: 'a', room: '', seats: '' })).text;
    expect(asked).toContain('name="later"');
    expect(asked).toContain('<details class="more" >');
  });

  it('gives way to the thank-you page: words and links, no command buttons', async () => {
    const { bot, post } = openWeb();
    const card = { ...answerCard, buttons: [...(answerCard.buttons ?? []), [badLink]] };
    bot.links(surveyOf({ kind: 'page', title: '受け付けました', card, language: 'ja' }).target);
    const { status, text } = await post('/survey/t', { score: '5' });
    expect(status).toBe(200);
    expect(text).toContain('<h1 dir="auto">受け付けました</h1>');
    expect(text).toContain('市民会館 3階 会議室B');
    expect(text).toContain('href="https://meet.example.com/room"');
    expect(text).toContain('href="https://example.com/cal.ics"');
    expect(text).not.toContain('会場で参加');
    expect(text).not.toContain('javascript:');
  });

  it.each([
    ['a card', { kind: 'card', card: { summary: 's', title: '受付終了' }, language: 'en' } as const, '受付終了'],
    ['nothing', silent, ja.thanksTitle],
    ['another form', { kind: 'form', form: formOf({ title: '次の質問' }) } as const, '次の質問'],
  ])('gives way to %s', async (_title, outcome, words) => {
    const { bot, post } = openWeb();
    bot.links(surveyOf(outcome).target);
    expect(await post('/survey/t', {})).toMatchObject({ status: 200, text: expect.stringContaining(words) });
  });
});

const badLink = { kind: 'link', label: '悪い', url: 'javascript:alert(1)' } as const;

describe('a dead link', () => {
  it.each(['/survey/t', '/calendar/t.ics'])('%s that expired says where to get a new one', async (path) => {
    const { bot, get } = openWeb();
    bot.links({ kind: 'expired', language: 'en' });
    const { status, text } = await get(path);
    expect(status).toBe(410);
    expect(text).toContain(wordsOf('en').web.expiredText);
  });

  it('to what is over says so, and keeps what was typed without promising another page', async () => {
    const { bot, get, post } = openWeb();
    const closed: LinkTarget = {
      kind: 'closed',
      language: 'ja',
      title: '受付は終わりました',
      text: ['12月10日に終わりました。'],
    };
    bot.links(closed);
    const { status, text } = await get('/survey/t');
    expect(status).toBe(410);
    expect(text).toContain('12月10日に終わりました。');
    expect(text).not.toContain(ja.expiredText);
    const sent = await post('/survey/t', { labels: '{"takeaway":"感想"}', takeaway: '長い感想' });
    expect(sent).toMatchObject({ status: 410, text: expect.stringContaining('長い感想') });
    expect(sent.text).toContain(ja.notTakenText);
    expect(sent.text).not.toContain(ja.notSentText);
  });

  it('that is no link of ours is not found, in the browser’s language', async () => {
    const { get } = openWeb();
    expect(await get('/survey/forged')).toMatchObject({ status: 404, text: expect.stringContaining(ja.invalidTitle) });
    const english = await get('/survey/forged', { 'accept-language': 'en-US,en;q=0.9,ja;q=0.8' });
    expect(english.text).toContain(wordsOf('en').web.invalidTitle);
  });

  it('is dead for posting too', async () => {
    const { bot, post } = openWeb();
    expect((await post('/survey/t', {})).status).toBe(404);
    bot.links({ kind: 'expired', language: 'ja' });
    expect((await post('/survey/t', {})).status).toBe(410);
  });

  it('does not open another kind of page', async () => {
    const { bot, get } = openWeb();
    bot.links({ kind: 'calendar', fileName: 'a.ics', ics: '' });
    expect((await get('/survey/t')).status).toBe(404);
    bot.links(surveyOf(silent).target);
    expect((await get('/calendar/t.ics')).status).toBe(404);
    bot.links({ kind: 'desk', language: 'ja', open: fail, run: fail, keepOpen: fail });
    for (const path of ['/survey/t', '/door/t', '/export/t.csv']) expect((await get(path)).status).toBe(404);
  });

  it.each(['/', '/survey', '/survey/', '/survey/a/b', '/calendar/t', '/.env', '/web.css/x', '/%zz'])(
    'finds nothing at %s',
    async (path) => {
      const { get } = openWeb();
      expect(await get(path)).toMatchObject({ status: 404, text: expect.stringContaining(ja.invalidTitle) });
    },
  );
});

describe('what others send', () => {
  it.each([
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site', origin: 'https://bot.example' }],
    ['another origin', { origin: 'https://evil.example', host: 'bot.example' }],
    ['a broken origin', { origin: 'nonsense', host: 'bot.example' }],
  ])('is refused from %s', async (_title, headers) => {
    const { bot, post } = openWeb();
    const { target, submitted } = surveyOf(silent);
    bot.links(target);
    expect((await post('/survey/t', { score: '5' }, headers)).status).toBe(403);
    expect(submitted).toEqual([]);
  });

  it.each([
    ['itself', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['a reload', { 'sec-fetch-site': 'none' }],
    ['an old browser behind a proxy', { origin: 'https://bot.example', host: 'bot.example' }],
    ['an old browser that keeps its origin', { origin: 'null', host: 'bot.example' }],
  ])('is taken from %s', async (_title, headers) => {
    const { bot, post } = openWeb();
    bot.links(surveyOf(silent).target);
    expect((await post('/survey/t', { score: '5' }, headers)).status).toBe(200);
  });

  it('is refused when it is no form, or too long', async () => {
    const { bot, post } = openWeb();
    const { target, submitted } = surveyOf(silent);
    bot.links(target);
    expect((await post('/survey/t', '{}', { 'content-type': 'application/json' })).status).toBe(415);
    const tooLong = await post('/survey/t', { words: 'あ'.repeat(10_000) });
    expect(tooLong).toMatchObject({ status: 413, text: expect.stringContaining(ja.tooLongText) });
    expect(submitted).toEqual([]);
  });

  it('is read as it comes, broken escapes too', async () => {
    const { bot, post } = openWeb();
    const { target, submitted } = surveyOf(silent);
    bot.links(target);
    expect((await post('/survey/t', 'nick=%zz%ff&&=&score')).status).toBe(200);
    expect(submitted[0]).toMatchObject({ nick: '%zz\ufffd', score: '' });
  });
});

describe('every answer', () => {
  it.each(['/survey/t', '/healthz', '/nowhere', '/web.css'])('to %s tells the browser to be careful', async (path) => {
    const { bot, get } = openWeb();
    bot.links(surveyOf(silent).target);
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe(path === '/web.css' ? 'public, max-age=31536000, immutable' : 'no-store');
  });

  it('lets a page that can be printed run its one script, and no other page', async () => {
    const { bot, get } = openWeb();
    const card = { summary: 's', drawn: { print: '印刷' } };
    const open = async () => ({ kind: 'card', card, language: 'ja' }) as const;
    bot.links({ kind: 'command', language: 'ja', open });
    const { text, headers } = await get('/results/t');
    const [, script = ''] = /<script type="module">([^<]*)<\/script>/.exec(text) ?? [];
    const hash = createHash('sha256').update(script).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}'`);
  });

  it('draws a preview under the bot’s name there, and shows the icons of just those that have one', async () => {
    const { bot, get } = openWeb();
    const look = (drawnAs: 'slack' | 'line', face?: Face) => ({ ...answerCard, drawnAs, face });
    const show = async (items: Card[]) => {
      const open = async () => ({ kind: 'card', card: { summary: 's', items }, language: 'ja' }) as const;
      bot.links({ kind: 'command', language: 'ja', open });
      const { text, headers } = await get('/results/t');
      return { text, policy: headers.get('content-security-policy') };
    };
    const icon = 'https://avatars.example/a/72.png';
    const named = await show([look('slack', { name: 'Seminar <Bot>', icon }), look('line', { name: '市の公式' })]);
    expect(named.text).toContain('Seminar &lt;Bot&gt;');
    expect(named.text).toContain(`src="${icon}" alt=""`);
    expect(named.text).toContain('aria-hidden="true">市</span>');
    expect(named.policy).toContain("img-src 'self' https://avatars.example;");
    const plain = await show([look('slack', { name: 'Bot', icon: 'http://avatars.example/a.png' }), look('line')]);
    expect(plain.text).not.toContain('avatars.example');
    expect(plain.text).toContain(ja.bot);
    expect(plain.policy).toContain("img-src 'self';");
  });

  it('loads the stylesheet it names', async () => {
    const { get } = openWeb();
    const href = /href="(\/web\.css[^"]*)"/.exec((await get('/nowhere')).text)?.[1] ?? '';
    const { status, headers, text } = await get(href);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(text).toContain('prefers-color-scheme: dark');
  });

  it('is an apology when the bot is in trouble, and the log keeps the token out', async () => {
    const { bot, get, post, logged } = openWeb();
    bot.links(() => {
      throw new Error('the database is gone');
    });
    const { status, text, headers } = await get('/survey/SECRET');
    expect(status).toBe(500);
    expect(text).toContain(wordsOf('ja').trouble.text);
    expect(text).not.toContain('database');
    expect(headers.get('cache-control')).toBe('no-store');
    const failing = () => {
      throw new Error('the database is gone');
    };
    bot.links(surveyOf(failing).target);
    expect((await post('/survey/SECRET', { score: '5' })).status).toBe(500);
    expect(logged).toMatchObject([{ err: { message: 'the database is gone' } }, { path: '/survey' }]);
    expect(JSON.stringify(logged)).not.toContain('SECRET');
  });
});

describe('what machines ask', () => {
  it('is answered while the process lives, and when it is ready', async () => {
    const { get, isReady } = openWeb();
    expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"ok":true}' });
    expect(await get('/readyz')).toMatchObject({ status: 200, text: '{"ok":true}' });
    isReady.mockResolvedValueOnce(false);
    expect(await get('/readyz')).toMatchObject({ status: 503, text: '{"ok":false}' });
    isReady.mockRejectedValueOnce(new Error('gone'));
    expect((await get('/readyz')).status).toBe(503);
  });

  it('is the list of people as a file, and takes no post', async () => {
    const { bot, get, post } = openWeb();
    const file = { fileName: '名簿.csv', contentType: 'text/csv', bytes: new TextEncoder().encode('佐藤') };
    bot.links({ kind: 'command', language: 'ja', open: async () => ({ kind: 'file', ...file }) });
    const { status, headers, text } = await get('/export/t.csv');
    expect([status, text, headers.get('content-type')]).toEqual([200, '佐藤', 'text/csv']);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('名簿.csv'));
    for (const path of ['/export/t.csv', '/door/t', '/survey/t']) expect((await post(path, {})).status).toBe(404);
  });

  it('is a calendar file under its own name', async () => {
    const { bot, get } = openWeb();
    bot.links({ kind: 'calendar', fileName: '第12回 "夜"の\r\nセミナー.ics', ics: 'BEGIN:VCALENDAR\r\n' });
    const { status, headers, text } = await get('/calendar/t.ics');
    expect(status).toBe(200);
    expect(text).toBe('BEGIN:VCALENDAR\r\n');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="_12_.ics"; filename*=UTF-8''${encodeURIComponent('第12回 "夜"の\r\nセミナー.ics')}`,
    );
  });
});
