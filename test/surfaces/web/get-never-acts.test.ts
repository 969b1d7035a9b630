// Chats, mail scanners and browsers open links unasked, and ask more than once. So a GET shows, and never does anything:
// on no page, whatever its address says. What acts is posted.
import { expect, test } from 'vitest';
import { type Command, encodeCommand } from '../../../src/commands.ts';
import { acting } from '../../support/acting-commands.ts';
import { seminarId as seminar } from '../contract-cards.ts';
import { formOf, openWeb, surveyOf } from './open-web.ts';

function openDesk() {
  const web = openWeb();
  const [opened, ran]: [Command[], Command[]] = [[], []];
  const keepIn = (kept: Command[]) => async (command: Command) => {
    kept.push(command);
    return { kind: 'card', card: { summary: '企画', title: '企画' }, language: 'ja' } as const;
  };
  web.bot.links({
    kind: 'desk',
    language: 'ja',
    open: keepIn(opened),
    run: keepIn(ran),
    keepOpen: async () => 'pass',
  });
  return { ...web, opened, ran };
}

const opening = (command: Command) => `/desk/t?open=${encodeURIComponent(encodeCommand(command))}`;

test('the desk’s address runs nothing: whatever it says is only opened', async () => {
  const { get, app, opened, ran } = openDesk();
  for (const command of acting) {
    expect((await get(opening(command))).status, command.do).toBe(200);
    await app.request(opening(command), { method: 'HEAD' });
    await get(`/desk/t?command=${encodeURIComponent(encodeCommand(command))}`);
  }
  const form = encodeURIComponent(JSON.stringify({ do: 'submit-cancel', seminar }));
  await get(`/desk/t?form=${form}&reason=x`);
  expect(ran).toEqual([]);
  expect(opened.length).toBeGreaterThan(acting.length);
});

test('what shows is opened by its address, and what acts acts when it is posted', async () => {
  const { get, post, opened, ran } = openDesk();
  const shows: Command[] = [{ do: 'attendees', seminar }, { do: 'edit', seminar }, { do: 'results' }];
  for (const command of shows) await get(opening(command));
  expect([opened, ran]).toEqual([shows, []]);
  for (const command of acting) await post('/desk/t', { command: encodeCommand(command) });
  expect([opened, ran]).toEqual([shows, acting]);
});

test.each(['survey', 'absence', 'question'])('the page of a %s submits nothing when it is opened', async (use) => {
  const { bot, get, app, post } = openWeb();
  const { target, submitted } = surveyOf({ kind: 'silent' });
  bot.links(target);
  expect((await get(`/${use}/t?score=5&words=x`)).status).toBe(200);
  await app.request(`/${use}/t?score=5`, { method: 'HEAD' });
  expect(submitted).toEqual([]);
  await post(`/${use}/t`, { score: '5' });
  expect(submitted).toHaveLength(1);
});

test('neither does the page behind the door’s QR code', async () => {
  const { bot, get, post } = openWeb();
  const submitted: Record<string, string>[] = [];
  const form = formOf({ fields: [{ name: 'name', type: 'text', label: 'お名前', maxLength: 100 }] });
  bot.links({
    kind: 'check-in',
    page: () => ({ card: { summary: '受付' }, form }),
    async submit(values) {
      submitted.push(values);
      return { kind: 'silent' };
    },
  });
  expect((await get('/checkin/t?name=x')).status).toBe(200);
  expect(submitted).toEqual([]);
  await post('/checkin/t', { name: 'x' });
  expect(submitted).toEqual([{ name: 'x' }]);
});
