// Nothing that was typed is lost: whatever becomes of a form, its words come back to be read and copied.
import { describe, expect, it } from 'vitest';
import type { Form } from '../../../src/cards/card.ts';
import type { FormOutcome, Outcome } from '../../../src/cards/outcome.ts';
import type { Command } from '../../../src/commands.ts';
import type { LinkTarget } from '../../../src/surfaces/bot.ts';
import { wordsOf } from '../../support/words.ts';
import { seminarId } from '../contract-cards.ts';
import { formOf, openWeb, surveyOf } from './open-web.ts';

const ja = wordsOf('ja').web;
const words = '一行目\n  二行目 <b>';
/** As the browser sends it: with everything the page had hidden. */
async function sendFilled({ get, post }: ReturnType<typeof openWeb>, path: string, before?: () => void) {
  const page = await get(path);
  const hidden = [...page.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  const kept = hidden.map(([, name = '', value = '']): [string, string] => [name, unescaped(value)]);
  before?.();
  return post(path, { ...Object.fromEntries(kept), nick: '愛子', words: words.replaceAll('\n', '\r\n'), score: '4' });
}
const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

function expectKept(text: string) {
  expect(text).toContain(ja.typedTitle);
  expect(text).toMatch(/お名前<\/span>\s*<textarea readonly[^>]*>\n愛子<\/textarea>/);
  expect(text).toMatch(/感想<\/span>\s*<textarea readonly[^>]*>\n一行目\r?\n {2}二行目 &lt;b&gt;<\/textarea>/);
}

describe('a form of a link that expired while it was written', () => {
  it.each(['/survey/t', '/absence/t', '/question/t'])(
    'shows what was typed, and that it was not sent: %s',
    async (path) => {
      const web = openWeb();
      web.bot.links(surveyOf({ kind: 'silent' }).target);
      const { status, text } = await sendFilled(web, path, () => web.bot.links({ kind: 'expired', language: 'ja' }));
      expect(status).toBe(410);
      expect(text).toContain(ja.notSentText);
      expectKept(text);
    },
  );

  it('at the door shows the name that was typed', async () => {
    const web = openWeb();
    const form = formOf({ submit: { do: 'submit-walk-in', seminar: seminarId } });
    const page = () => ({ card: { summary: '受付' }, form });
    web.bot.links({ kind: 'check-in', page, submit: async () => ({ kind: 'silent' }) });
    const expire = () => web.bot.links({ kind: 'expired', language: 'ja' });
    expectKept((await sendFilled(web, '/checkin/t', expire)).text);
  });

  it('at the door shows the name below why it was refused', async () => {
    const web = openWeb();
    const form = formOf({ submit: { do: 'submit-walk-in', seminar: seminarId } });
    web.bot.links({ kind: 'check-in', page: () => ({ card: { summary: '受付' }, form }), submit: async () => refusal });
    const { text } = await sendFilled(web, '/checkin/t');
    expect(text).toContain('受付は終わりました');
    expect(text).toMatch(/<details class="typed" open>/);
    expectKept(text);
  });
});

describe('a form whose bot is in trouble', () => {
  it('shows what was typed under the apology', async () => {
    const web = openWeb();
    const failing = (): Outcome => {
      throw new Error('the database is gone');
    };
    web.bot.links(surveyOf(failing).target);
    const { status, text } = await sendFilled(web, '/survey/t');
    expect(status).toBe(500);
    expect(text).toContain(wordsOf('ja').trouble.text);
    expectKept(text);
  });

  it('shows it when the link could not even be read', async () => {
    const web = openWeb();
    web.bot.links(surveyOf({ kind: 'silent' }).target);
    const fail = () =>
      web.bot.links(() => {
        throw new Error('the database is gone');
      });
    expectKept((await sendFilled(web, '/survey/t', fail)).text);
  });
});

const refusal: FormOutcome = {
  kind: 'refused',
  card: { summary: 'x', title: '受付は終わりました' },
  language: 'ja',
};

it('a form that is refused for good shows what was typed below the reason', async () => {
  const web = openWeb();
  web.bot.links(surveyOf(refusal).target);
  const { text } = await sendFilled(web, '/survey/t');
  expect(text).toContain('受付は終わりました');
  expect(text).toMatch(/<details class="typed" open>/);
  expectKept(text);
});

it('a refusal without a title says above it that nothing was sent', async () => {
  const web = openWeb();
  web.bot.links(surveyOf({ kind: 'refused', card: { summary: 'x', text: ['もうありません'] }, language: 'ja' }).target);
  const { text } = await sendFilled(web, '/survey/t');
  expect(text).toContain(`<h1 dir="auto">${ja.refusedTitle}</h1>`);
  expect(text).not.toContain(ja.thanksTitle);
  expectKept(text);
});

it('a form that was taken offers what was typed, folded away', async () => {
  const web = openWeb();
  const card = { summary: 'x', text: ['受け取りました'] };
  web.bot.links(surveyOf({ kind: 'page', title: 'ありがとう', card, language: 'ja' }).target);
  const { text } = await sendFilled(web, '/survey/t');
  expect(text).toMatch(/<details class="typed" >/);
  expectKept(text);
});

it('labels that somebody made up are shown as text, and broken ones are none', async () => {
  const { bot, post } = openWeb();
  bot.links({ kind: 'expired', language: 'ja' });
  const made = await post('/survey/t', { labels: '{"nick":"<script>"}', nick: '<img>' });
  expect(made.text).toContain('&lt;script&gt;');
  expect(made.text).not.toMatch(/<script|<img/);
  for (const labels of ['{', '[]', '{"nick":1}', 'null']) {
    expect((await post('/survey/t', { labels, nick: '愛子' })).text).not.toContain('愛子');
  }
});

describe('the desk', () => {
  const submit = { do: 'submit-survey', seminar: seminarId } as const;
  const opener: Command = { do: 'new-seminar' };
  const path = `/desk/t?open=${encodeURIComponent(JSON.stringify(opener))}`;
  const form: Form = formOf({ submit });
  const asForm: Outcome = { kind: 'form', form };

  /** A desk whose commands answer by what they do; `kept` is where the pass leads. */
  function openDesk(answer: (command: Command) => Outcome) {
    const web = openWeb();
    const run: Command[] = [];
    const carryOut = async (command: Command) => {
      run.push(command);
      return answer(command);
    };
    const target: LinkTarget = {
      kind: 'desk',
      language: 'ja',
      open: carryOut,
      run: carryOut,
      keepOpen: async ({ submit, opener }) => `pass-of-${submit.do}-${opener.do}`,
    };
    web.bot.links(target);
    return { web, run };
  }
  const errors: Outcome = {
    kind: 'form-errors',
    errors: { nick: 'お名前が長すぎます。', nowhere: '席がありません。' },
  };

  it('shows errors and words when the form cannot be shown again', async () => {
    let isGone = false;
    const gone: Outcome = {
      kind: 'refused',
      card: { summary: 'x', text: ['このセミナーはもうありません。'] },
      language: 'ja',
    };
    const { web } = openDesk((command) => (command.do === 'submit-survey' ? errors : isGone ? gone : asForm));
    const { status, text } = await sendFilled(web, path, () => {
      isGone = true;
    });
    expect(status).toBe(422);
    for (const said of ['お名前が長すぎます。', '席がありません。', 'このセミナーはもうありません。'])
      expect(text).toContain(said);
    expectKept(text);
  });

  it('keeps the words of a field that the form has no more', async () => {
    let fields = form.fields;
    const { web } = openDesk((command) =>
      command.do === 'submit-survey' ? errors : { kind: 'form', form: { ...form, fields } },
    );
    const { text } = await sendFilled(web, path, () => {
      fields = fields.filter(({ name }) => name !== 'words');
    });
    expect(text).toContain('value="愛子"');
    expect(text).toMatch(/感想<\/span>\s*<textarea readonly/);
    expect(text).not.toMatch(/お名前<\/span>\s*<textarea readonly/);
  });

  it('keeps the words of a form that its sender may not send any more', async () => {
    const { web } = openDesk((command) => (command.do === 'submit-survey' ? refusal : asForm));
    const { text } = await sendFilled(web, path);
    expect(text).toContain('受付は終わりました');
    expectKept(text);
  });

  it('keeps the words of a form that it does not know (any more)', async () => {
    const { web } = openDesk(() => refusal);
    const sent = await web.post('/desk/t', { form: '{"do":"submit-old"}', labels: '{"nick":"お名前"}', nick: '愛子' });
    expect(sent.text).toMatch(/お名前<\/span>\s*<textarea readonly[^>]*>\n愛子/);
  });

  describe('whose link expired while a form was written', () => {
    function expireFor({ web }: ReturnType<typeof openDesk>, sent: Outcome) {
      const submitted: Record<string, string>[] = [];
      const kept: LinkTarget = {
        kind: 'command',
        language: 'ja',
        async submit(values) {
          submitted.push(values);
          return sent;
        },
        open: async () => asForm,
      };
      const expire = () =>
        web.bot.links((token) =>
          token === 'pass-of-submit-survey-new-seminar' ? kept : { kind: 'expired', language: 'ja' },
        );
      return { submitted, expire };
    }

    it('still takes that form, and shows no buttons that would not work', async () => {
      const desk = openDesk(() => asForm);
      const act = { kind: 'command', label: 'お知らせする', command: opener } as const;
      const card = { summary: 'x', text: ['下書きにしました'], buttons: [[act]] };
      const { submitted, expire } = expireFor(desk, { kind: 'page', title: 'プレビュー', card, language: 'ja' });
      const { status, text } = await sendFilled(desk.web, path, expire);
      expect(status).toBe(200);
      expect(submitted).toEqual([{ nick: '愛子', words, score: '4' }]);
      expect(text).toContain('下書きにしました');
      expect(text).toContain(ja.deskExpiredText);
      expect(text).not.toContain('お知らせする');
      expect(text).not.toContain('href="?"');
      expect(desk.run).toEqual([opener]);
    });

    it('shows it again with its errors, to be sent with the same pass', async () => {
      const desk = openDesk(() => asForm);
      const { expire } = expireFor(desk, errors);
      const { status, text } = await sendFilled(desk.web, path, expire);
      expect(status).toBe(422);
      expect(text).toContain('お名前が長すぎます。');
      expect(text).toContain('value="愛子"');
      expect(text).toContain('name="pass" value="pass-of-submit-survey-new-seminar"');
    });

    it('does nothing else: no button, and no form without its pass', async () => {
      const desk = openDesk(() => asForm);
      const { submitted, expire } = expireFor(desk, refusal);
      expire();
      const named = { labels: '{"nick":"お名前"}', nick: '愛子' };
      const asked = { form: JSON.stringify(submit), opener: JSON.stringify(opener) };
      const forged: Record<string, string>[] = [
        { command: '{"do":"desk"}' },
        { ...asked, ...named },
        { ...asked, ...named, pass: 'forged' },
      ];
      for (const sent of forged) {
        const { status, text } = await desk.web.post('/desk/t', sent);
        expect(status).toBe(410);
        expect(text).toContain(ja.deskExpiredText);
        expect(text.includes('愛子')).toBe('nick' in sent);
      }
      expect(submitted).toEqual([]);
      expect(desk.run).toEqual([]);
    });
  });
});
