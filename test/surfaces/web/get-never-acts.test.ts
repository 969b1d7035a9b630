// Chats, mail scanners and browsers open links unasked, and ask more than once. So a GET shows, and never does anything:
// on no page, whatever its address says. What acts is posted.
import { expect, test } from 'vitest';
import { type Command, encodeCommand } from '../../../src/commands.ts';
import { seminarId as seminar } from '../contract-cards.ts';
import { formOf, openWeb, surveyOf } from './open-web.ts';

const person = '0190d6a4-8c5b-4d2e-9a37-ba9876543210';

/** Said by platforms and forms alone: no address can carry it. */
type NeverCarried = 'follow' | 'unfollow' | 'unknown' | 'join' | 'check-in' | `submit-${string}`;
/** Changes nothing, wherever it is run. */
type Shows =
  | ('help' | 'list' | 'home' | 'show' | 'talks' | 'talk' | 'questions' | 'desk' | 'attendees' | 'attendee' | 'hosts')
  | ('mailings' | 'mailing' | 'results' | 'untold' | 'series' | 'log' | 'team' | 'door' | 'door-list' | 'materials')
  | ('new-seminar' | 'edit-draft' | 'edit' | 'copy' | 'preview' | 'keep-as-is' | 'ask-remove-attendee')
  | `open-${string}`;
type Acts = Exclude<Command['do'], NeverCarried | Shows>;

/** Every command that changes something and that a button may carry; a new one is missed here by the type checker. */
const acts: { [What in Acts]: Extract<Command, { do: What }> } = {
  answer: { do: 'answer', seminar, answer: 'on_site' },
  party: { do: 'party', seminar, join: true },
  'claim-seat': { do: 'claim-seat', seminar },
  rate: { do: 'rate', seminar, score: 5 },
  'materials-useful': { do: 'materials-useful', seminar },
  mute: { do: 'mute' },
  unmute: { do: 'unmute' },
  language: { do: 'language', to: 'en' },
  'join-code': { do: 'join-code' },
  announce: { do: 'announce', seminar },
  'keep-draft': { do: 'keep-draft', seminar },
  'delete-draft': { do: 'delete-draft', seminar },
  cancel: { do: 'cancel', seminar },
  'take-seats': { do: 'take-seats', seminar, count: 1 },
  'remove-attendee': { do: 'remove-attendee', seminar, person },
  'seat-person': { do: 'seat-person', seminar, person },
  'let-in': { do: 'let-in', seminar, person },
  'send-mailing': { do: 'send-mailing', seminar, mailing: person },
  'send-again': { do: 'send-again', seminar },
  'settle-untold': { do: 'settle-untold', seminar },
  'tell-friends': { do: 'tell-friends', seminar },
  'end-series': { do: 'end-series', series: person },
  'hand-over': { do: 'hand-over', seminar, to: person },
  'set-host': { do: 'set-host', seminar, person, part: 'speaker', in: true },
  tick: { do: 'tick', seminar, person, in: true },
  'remove-material': { do: 'remove-material', seminar, material: person },
  'send-materials': { do: 'send-materials', seminar },
  'set-role': { do: 'set-role', person, role: 'admin' },
};
const acting: Command[] = Object.values(acts);

function openDesk() {
  const web = openWeb();
  const ran: Command[] = [];
  web.bot.links({
    kind: 'desk',
    language: 'ja',
    async run(command) {
      ran.push(command);
      return { kind: 'card', card: { summary: '企画', title: '企画' }, language: 'ja' };
    },
    keepOpen: async () => 'pass',
  });
  return { ...web, ran };
}

const opening = (command: Command) => `/desk/t?open=${encodeURIComponent(encodeCommand(command))}`;

test('the desk’s address runs nothing that acts: it shows the desk instead', async () => {
  const { get, app, ran } = openDesk();
  for (const command of acting) {
    expect((await get(opening(command))).status, command.do).toBe(200);
    await app.request(opening(command), { method: 'HEAD' });
    await get(`/desk/t?command=${encodeURIComponent(encodeCommand(command))}`);
  }
  const form = encodeURIComponent(JSON.stringify({ do: 'submit-cancel', seminar }));
  await get(`/desk/t?form=${form}&reason=x`);
  expect(ran.filter(({ do: what }) => what !== 'desk')).toEqual([]);
  expect(ran.length).toBeGreaterThan(acting.length);
});

test('what shows is shown by its address, and what acts acts when it is posted', async () => {
  const { get, post, ran } = openDesk();
  const shows: Command[] = [{ do: 'attendees', seminar }, { do: 'edit', seminar }, { do: 'results' }];
  for (const command of shows) await get(opening(command));
  expect(ran).toEqual(shows);
  for (const command of acting) await post('/desk/t', { command: encodeCommand(command) });
  expect(ran.slice(shows.length)).toEqual(acting);
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
