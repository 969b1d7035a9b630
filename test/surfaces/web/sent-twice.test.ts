// A page's form carries which form it is, so that sending it twice is sending the same one.
import { expect, test } from 'vitest';
import type { FormCommand } from '../../../src/commands.ts';
import type { LinkTarget } from '../../../src/surfaces/bot.ts';
import { seminarId } from '../contract-cards.ts';
import { formOf, openWeb } from './open-web.ts';

const field = { name: 'text', type: 'text', label: '質問', maxLength: 300 } as const;

/** Pages whose form is another one each time they are opened, as questions and guests have them. */
function openPages(page: 'question' | 'checkin') {
  const web = openWeb();
  const sent: (FormCommand | undefined)[] = [];
  const submitOf = (): FormCommand =>
    page === 'question'
      ? { do: 'submit-question', seminar: seminarId, question: crypto.randomUUID() }
      : { do: 'submit-walk-in', seminar: seminarId, form: crypto.randomUUID() };
  const outcome = { kind: 'form-errors', errors: { text: '短くしてください。' } } as const;
  const submit = async (came: FormCommand | undefined) => {
    sent.push(came);
    return outcome;
  };
  const target = (): LinkTarget => {
    const form = formOf({ submit: submitOf(), fields: [field] });
    if (page === 'question') {
      const open = async () => ({ kind: 'form', form }) as const;
      return { kind: 'command', language: 'ja', open, submit: (_values, came) => submit(came) };
    }
    const card = { summary: '受付' };
    return { kind: 'check-in', page: () => ({ card, form }), submit: (_values, _language, came) => submit(came) };
  };
  return { web, sent, open: () => web.bot.links(target()) };
}

const hiddenIn = (text: string) => /name="form" value="([^"]+)"/.exec(text)?.[1]?.replaceAll('&quot;', '"') ?? '';

test.each(['question', 'checkin'] as const)(
  'the page of a %s says which form came back, after errors, too, and takes no other for one',
  async (page) => {
    const { web, sent, open } = openPages(page);
    open();
    const form = hiddenIn((await web.get(`/${page}/token`)).text);
    // The bot that takes it may be another one, which made a form of its own.
    open();
    const refused = await web.post(`/${page}/token`, { text: 'なぜ？', form });
    expect(refused.status).toBe(422);
    expect(hiddenIn(refused.text)).toBe(form);
    open();
    await web.post(`/${page}/token`, { text: 'なぜ？', form: hiddenIn(refused.text) });
    expect(sent).toEqual([JSON.parse(form), JSON.parse(form)]);
    await web.post(`/${page}/token`, { text: 'なぜ？', form: '{"do":"announce"}' });
    await web.post(`/${page}/token`, { text: 'なぜ？' });
    expect(sent.slice(2)).toEqual([undefined, undefined]);
  },
);
