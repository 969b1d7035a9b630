// What is posted to a page is taken from the page alone: the same guard before every form there is.
import { expect, test } from 'vitest';
import { formOf, openWeb } from './open-web.ts';

const paths = ['/survey/t', '/absence/t', '/question/t', '/desk/t', '/checkin/t'];

/** A link that leads to whatever the path wants, and how often anything was done. */
function openAny(path: string) {
  const web = openWeb();
  let done = 0;
  const act = async () => {
    done++;
    return { kind: 'silent' } as const;
  };
  const form = formOf();
  const language = 'ja' as const;
  if (path.startsWith('/desk'))
    web.bot.links({ kind: 'desk', language, open: act, run: act, keepOpen: async () => 'pass' });
  else if (path.startsWith('/checkin'))
    web.bot.links({ kind: 'check-in', page: () => ({ card: { summary: '受付' }, form }), submit: act });
  else web.bot.links({ kind: 'command', language, open: async () => ({ kind: 'form', form }), submit: act });
  return { ...web, done: () => done };
}

test.each(paths)('%s takes a form of its own site, and nothing else', async (path) => {
  const { post, done } = openAny(path);
  const fields = { score: '5', command: '{"do":"desk"}' };
  expect((await post(path, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post(path, fields, { origin: 'https://elsewhere.example', host: 'bot.example' })).status).toBe(403);
  expect((await post(path, JSON.stringify(fields), { 'content-type': 'application/json' })).status).toBe(415);
  expect((await post(path, { ...fields, words: 'あ'.repeat(20_000) })).status).toBe(413);
  expect(done()).toBe(0);
  expect((await post(path, fields, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  expect(done()).toBeGreaterThan(0);
});
