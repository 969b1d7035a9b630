// Where an answer is shown: as close as possible to where the person acted, and to nobody else.
import { expect, test, vi } from 'vitest';
import type { Button, Form } from '../../../src/cards/card.ts';
import type { Outcome } from '../../../src/cards/outcome.ts';
import { type Command, encodeCommand } from '../../../src/commands.ts';
import { ja } from '../../support/words.ts';
import { buttonsOf, cardOf, channel, openSlack, readable, seminar, shown, textOf } from './open-slack.ts';

const memberId = 'U0AKI';
const answer: Command = { do: 'answer', seminar, answer: 'on_site' };
const attendees: Command = { do: 'attendees', seminar };
const button = (command: Command): Button[][] => [[{ kind: 'command', label: 'これ', command }]];

const form: Form = {
  submit: { do: 'submit-seminar' },
  title: '新しいセミナー',
  submitLabel: '保存',
  fields: [
    { name: 'title', label: '題', type: 'text', maxLength: 100 },
    { name: 'seats', label: '席', type: 'number', min: 1, isOptional: true },
  ],
  language: 'ja',
};
const formOutcome: Outcome = { kind: 'form', form };

/** A message of one button in the channel or the member's DM, and a way to tap it. */
async function withMessage(command: Command, isDm: boolean) {
  const opened = await openSlack();
  const { slack, sender } = opened;
  const card = cardOf('案内', { buttons: button(command) });
  const { ref } = await sender.send({ id: crypto.randomUUID(), to: isDm ? memberId : channel, card, language: 'ja' });
  const [at = '', ts = ''] = ref.split(':');
  const seen = () => slack.messages(at, memberId);
  const tap = (message = ts) =>
    slack.tap({ memberId, on: { message: { channel: at, ts: message } }, actionId: 'c:0:0' });
  return { ...opened, at, ts, seen, tap };
}

/** The Home tab with one button. */
async function withHome(command: Command) {
  const opened = await openSlack();
  const { slack, bot } = opened;
  bot.answers(shown('一覧', { buttons: button(command) }));
  await slack.openHome(memberId);
  await vi.waitFor(() => expect(slack.home(memberId)).toBeDefined());
  const tap = () => slack.tap({ memberId, on: { home: true }, actionId: 'c:0:0' });
  const modal = () =>
    vi.waitFor(() => {
      const [view] = slack.modals(memberId);
      if (!view) throw new Error('no modal yet');
      return view;
    });
  return { ...opened, tap, modal, home: () => readable(slack.home(memberId)?.blocks) };
}

const trigger = (bot: Awaited<ReturnType<typeof openSlack>>['bot'], home: Outcome, other: Outcome) =>
  bot.answers(({ command }) => (command.do === 'home' ? home : other));

test('a slash command is answered to the person alone', async () => {
  const { slack, bot } = await openSlack();
  bot.answers(shown('使い方'));
  await slack.command({ memberId, channel, command: '/seminar', text: 'help' });
  await vi.waitFor(() => expect(slack.messages(channel, memberId)).toHaveLength(1));
  expect(slack.messages(channel, memberId)[0]).toMatchObject({ text: '使い方', ephemeralTo: memberId });
  expect(slack.messages(channel, 'U0BEN')).toEqual([]);
});

test('a tap in a channel is answered to the person alone and leaves the message', async () => {
  const { bot, seen, tap, ts } = await withMessage(answer, false);
  bot.answers(shown('会場で参加します'));
  await tap();
  await vi.waitFor(() => expect(seen()).toHaveLength(2));
  expect(seen()).toMatchObject([
    { ts, text: '案内', edits: 0 },
    { text: '会場で参加します', ephemeralTo: memberId },
  ]);
});

test('a tap on a private answer replaces it', async () => {
  const { bot, seen, tap } = await withMessage(attendees, false);
  bot.answers(shown('一頁目', { buttons: button(attendees) }));
  await tap();
  await vi.waitFor(() => expect(seen()).toHaveLength(2));
  bot.answers(shown('二頁目'));
  await tap(seen()[1]?.ts);
  await vi.waitFor(() => expect(seen()[1]).toMatchObject({ text: '二頁目', ephemeralTo: memberId }));
  expect(seen()).toHaveLength(2);
});

test.each<[string, Command, boolean]>([
  ['one’s own answer replaces it', answer, true],
  ['the after-party replaces it', { do: 'party', seminar, join: true }, true],
  ['taking an offered seat replaces it', { do: 'claim-seat', seminar }, true],
  ['a rating replaces it', { do: 'rate', seminar, score: 5 }, true],
  ['muting replaces it', { do: 'mute' }, true],
  ['anything else leaves it and answers below', attendees, false],
])('in a direct message, %s', async (_title, command, replaces) => {
  const { bot, seen, tap, ts } = await withMessage(command, true);
  bot.answers(shown('済み'));
  await tap();
  await vi.waitFor(() => expect(seen().at(-1)).toMatchObject({ text: '済み' }));
  const original = seen().find((message) => message.ts === ts);
  expect(original?.text).toBe(replaces ? '済み' : '案内');
  expect(seen()).toHaveLength(replaces ? 1 : 2);
});

test('a silent outcome shows nothing', async () => {
  const { slack, bot, surface, seen, tap } = await withMessage(answer, false);
  await tap();
  await slack.command({ memberId, channel, command: '/seminar', text: '' });
  await surface.stop();
  expect(bot.calls).toHaveLength(2);
  expect(seen()).toHaveLength(1);
});

test('a tap on the Home tab is answered in a modal, and the Home tab is shown anew', async () => {
  const { bot, tap, modal, home } = await withHome(answer);
  trigger(bot, shown('新しい一覧'), shown('会場で参加します'));
  await tap();
  const view = await modal();
  expect(readable(view.blocks)).toContain('会場で参加します');
  expect(view).toMatchObject({ title: { text: ja.slack.modalTitle }, close: { text: ja.slack.close } });
  expect(view.submit).toBeUndefined();
  await vi.waitFor(() => expect(home()).toContain('新しい一覧'));
});

test('turning the page of the list turns the Home tab’s page', async () => {
  const { slack, bot, tap, home } = await withHome({ do: 'home', page: 2 });
  bot.answers(({ command }) => shown(command.do === 'home' && command.page === 2 ? '二頁目' : '一頁目'));
  await tap();
  await vi.waitFor(() => expect(home()).toContain('二頁目'));
  expect(slack.modals(memberId)).toEqual([]);
});

test('a tap in a modal changes that modal, and the Home tab it came from', async () => {
  const { slack, bot, tap, modal, home } = await withHome(attendees);
  trigger(bot, shown('一覧'), shown('一頁目', { buttons: button(attendees) }));
  await tap();
  const { id } = await modal();
  trigger(bot, shown('更新された一覧'), { kind: 'page', title: '参加者', card: cardOf('二頁目'), language: 'ja' });
  await slack.tap({ memberId, on: { modal: id }, actionId: 'c:0:0' });
  await vi.waitFor(() => expect(readable(slack.modals(memberId)[0]?.blocks)).toContain('二頁目'));
  expect(slack.modals(memberId)).toMatchObject([{ id, title: { text: '参加者' } }]);
  await vi.waitFor(() => expect(home()).toContain('更新された一覧'));
});

test('a tap in a modal that leads to a form puts the form in its place', async () => {
  const { slack, bot, tap, modal } = await withHome(attendees);
  bot.answers(shown('一頁目', { buttons: button({ do: 'edit-draft', seminar }) }));
  await tap();
  const { id } = await modal();
  bot.answers(formOutcome);
  await slack.tap({ memberId, on: { modal: id }, actionId: 'c:0:0' });
  await vi.waitFor(() => expect(slack.modals(memberId)).toMatchObject([{ id, title: { text: '新しいセミナー' } }]));
});

test('a failing Home tab does not disturb the answer', async () => {
  const { slack, tap, modal, logged } = await withHome(answer);
  slack.failNext({ method: 'views.publish', status: 500, times: 5 });
  await tap();
  await modal();
  await vi.waitFor(() => expect(logged.map(({ msg }) => msg)).toContain('the Home tab could not be shown anew'));
});

test.each(['command', 'message', 'shortcut'] as const)('a form opens as a modal from a %s', async (place) => {
  const { slack, bot, tap } = await withMessage({ do: 'new-seminar' }, false);
  bot.answers(formOutcome);
  if (place === 'command') await slack.command({ memberId, channel, command: '/seminar', text: 'new' });
  else if (place === 'message') await tap();
  else await slack.shortcut({ memberId, callbackId: 'new-seminar' });
  await vi.waitFor(() => expect(slack.modals(memberId)).toHaveLength(1));
  expect(slack.modals(memberId)[0]).toMatchObject({ title: { text: '新しいセミナー' }, submit: { text: '保存' } });
});

test('a shortcut that leads to no form is answered in a modal', async () => {
  const { slack, bot } = await openSlack();
  bot.answers(shown('主催者だけができます'));
  await slack.shortcut({ memberId, callbackId: 'new-seminar' });
  await vi.waitFor(() => expect(readable(slack.modals(memberId)[0]?.blocks)).toContain('主催者だけができます'));
});

test('a form asked for by a written word comes as a button that opens it', async () => {
  const { slack, bot } = await openSlack();
  bot.answers(formOutcome);
  await slack.directMessage({ memberId, text: 'new' });
  const dm = slack.dm(memberId);
  const message = await vi.waitFor(() => {
    const last = slack.messages(dm, memberId).at(-1);
    expect(last?.user).toBe(slack.bot.userId);
    return last;
  });
  const [open] = buttonsOf(message?.blocks ?? []);
  expect(open?.label).toBe(ja.slack.openForm.button);
  await slack.tap({
    memberId,
    on: { message: { channel: dm, ts: message?.ts ?? '' } },
    actionId: open?.actionId ?? '',
  });
  await vi.waitFor(() => expect(slack.modals(memberId)).toHaveLength(1));
  expect(bot.calls.map(({ command }) => command)).toEqual([{ do: 'new-seminar' }, { do: 'new-seminar' }]);
});

const expired = { method: 'views.open', status: 200, body: { ok: false, error: 'expired_trigger_id' } };

test('when the trigger has expired, the person is asked privately to try again, with the same button', async () => {
  const { slack, bot } = await openSlack();
  bot.answers(formOutcome);
  slack.failNext(expired);
  await slack.command({ memberId, channel, command: '/seminar', text: 'new' });
  await vi.waitFor(() => expect(slack.messages(channel, memberId)).toHaveLength(1));
  const [message] = slack.messages(channel, memberId);
  expect(message?.ephemeralTo).toBe(memberId);
  expect(textOf(message ?? { blocks: [] })).toContain(ja.slack.formTooLate.text);
  const on = { message: { channel, ts: message?.ts ?? '' } };
  await slack.tap({ memberId, on, actionId: 'c:0:0' });
  await vi.waitFor(() => expect(slack.modals(memberId)).toHaveLength(1));
});

test('where no private answer is possible, the answer comes as a direct message', async () => {
  const { slack, tap } = await withHome(answer);
  slack.failNext(expired);
  await tap();
  const said = () => slack.messages(slack.dm(memberId), memberId);
  await vi.waitFor(() => expect(said()).toMatchObject([{ text: '一覧' }]));
});

test('a response_url that fails does not silence the answer', async () => {
  const { slack, bot } = await openSlack();
  bot.answers(shown('使い方'));
  slack.failNext({ method: 'response_url', status: 404 });
  await slack.command({ memberId, channel, command: '/seminar', text: 'help' });
  await vi.waitFor(() => expect(slack.messages(slack.dm(memberId), memberId)).toMatchObject([{ text: '使い方' }]));
});

test.each(['message', 'home', 'modal', 'shortcut', 'home-opened'] as const)(
  'when the bot is in trouble at a %s, the person is told and it is logged once',
  async (place) => {
    const { slack, bot, logged, tap, modal } = await withHome(attendees);
    if (place === 'modal') {
      await tap();
      bot.answers(shown('x', { buttons: button(attendees) }));
      await slack.tap({ memberId, on: { modal: (await modal()).id }, actionId: 'c:0:0' });
    }
    await slack.command({ memberId, channel, command: '/seminar', text: '' });
    await vi.waitFor(() => expect(slack.messages(channel, memberId)).toHaveLength(1));
    bot.answers(() => {
      throw new Error('the database is gone');
    });
    const on = { message: { channel, ts: slack.messages(channel, memberId)[0]?.ts ?? '' } };
    const before = logged.length;
    const outcome =
      place === 'message'
        ? await slack.tap({ memberId, on, actionId: 'c:0:0' })
        : place === 'home'
          ? await tap()
          : place === 'modal'
            ? await slack.tap({ memberId, on: { modal: slack.modals(memberId)[0]?.id ?? '' }, actionId: 'c:0:0' })
            : place === 'shortcut'
              ? await slack.shortcut({ memberId, callbackId: 'new-seminar' })
              : await slack.openHome(memberId);
    expect(outcome.status).toBe(200);
    await vi.waitFor(() => {
      const everything = [slack.messages(channel, memberId), slack.modals(memberId), slack.home(memberId)];
      expect(readable(everything)).toContain(ja.trouble.text);
    });
    const errors = logged.slice(before).filter(({ level }) => Number(level) >= 50);
    expect(errors).toMatchObject([{ surface: 'slack', err: { message: 'the database is gone' } }]);
    // The button for a second try is still there.
    if (place === 'message') expect(slack.messages(channel, memberId)[0]).toMatchObject({ edits: 0 });
  },
);

test('encodeCommand’s text is what the buttons carry', async () => {
  const { seen } = await withMessage(answer, false);
  expect(seen()[0]?.blocks.at(-1)).toMatchObject({ elements: [{ action_id: 'c:0:0', value: encodeCommand(answer) }] });
});

const aside = (title: string): Outcome => ({ ...shown(title), isAside: true });

test('a preview whose button is tried stays where it is, and what is said stands beside it', async () => {
  const { bot, seen, tap } = await withMessage(attendees, false);
  bot.answers(shown('プレビュー', { buttons: button({ do: 'preview' }) }));
  await tap();
  await vi.waitFor(() => expect(seen()).toHaveLength(2));
  bot.answers(aside('これはプレビューです'));
  await tap(seen()[1]?.ts);
  await vi.waitFor(() => expect(seen()).toHaveLength(3));
  expect(seen().map(({ text }) => text)).toEqual(['案内', 'プレビュー', 'これはプレビューです']);
  expect(seen()[2]).toMatchObject({ ephemeralTo: memberId });
});

test('in a modal it is said on top of the preview: closing that leads back', async () => {
  const { slack, bot, tap, modal } = await withHome(attendees);
  trigger(bot, shown('一覧'), shown('プレビュー', { buttons: button({ do: 'preview' }) }));
  await tap();
  const preview = await modal();
  trigger(bot, shown('一覧'), aside('これはプレビューです'));
  await slack.tap({ memberId, on: { modal: preview.id }, actionId: 'c:0:0' });
  await vi.waitFor(() => expect(slack.modals(memberId)).toHaveLength(2));
  expect(slack.modals(memberId).map(({ blocks }) => readable(blocks))).toEqual(
    expect.arrayContaining([expect.stringContaining('プレビュー'), expect.stringContaining('これはプレビューです')]),
  );
});

const looking: Command = { do: 'sending', seminar, kind: 'announcement' };

/** Told of a fan-out that gets on each time that it is looked at. */
function gettingOn(bot: Awaited<ReturnType<typeof openSlack>>['bot'], end: number) {
  let sent = 0;
  bot.answers(({ command }) => {
    if (command.do === 'home') return shown('一覧');
    if (command.do === 'sending') sent += 1;
    const isOver = sent >= end;
    return shown(`${sent}名に送信済み`, { buttons: button(attendees), ...(!isOver && { again: looking }) });
  });
  return () => sent;
}

test('progress in a modal is shown by itself until it is over', async () => {
  const { slack, bot, tap, modal } = await withHome({ do: 'announce', seminar });
  const looks = gettingOn(bot, 3);
  await tap();
  await modal();
  await vi.waitFor(() => expect(readable(slack.modals(memberId)[0]?.blocks)).toContain('3名に送信済み'));
  expect(looks()).toBe(3);
  expect(slack.modals(memberId)).toHaveLength(1);
  // Nothing is posted for it.
  expect(slack.messages(slack.dm(memberId), memberId)).toEqual([]);
});

test('progress in a private answer is shown in its place, as often as Slack’s address for it works', async () => {
  const { bot, seen, tap } = await withMessage(attendees, false);
  bot.answers(shown('プレビュー', { buttons: button({ do: 'announce', seminar }) }));
  await tap();
  await vi.waitFor(() => expect(seen()).toHaveLength(2));
  const looks = gettingOn(bot, 100);
  await tap(seen()[1]?.ts);
  await vi.waitFor(() => expect(seen()[1]?.text).toBe('3名に送信済み'));
  expect(seen()).toHaveLength(2);
  expect(looks()).toBe(3);
});

test('who has turned the page meanwhile is not taken back to the progress', async () => {
  const { slack, bot, tap, modal } = await withHome({ do: 'announce', seminar });
  const looked = Promise.withResolvers<void>();
  const turned = Promise.withResolvers<void>();
  bot.answers(async ({ command }) => {
    if (command.do === 'home') return shown('一覧');
    if (command.do === 'attendees') return shown('参加者');
    if (command.do === 'sending') {
      looked.resolve();
      await turned.promise;
    }
    return shown('送っています', { buttons: button(attendees), again: looking });
  });
  await tap();
  const { id: viewId } = await modal();
  await looked.promise;
  await slack.tap({ memberId, on: { modal: viewId }, actionId: 'c:0:0' });
  await vi.waitFor(() => expect(readable(slack.modals(memberId)[0]?.blocks)).toContain('参加者'));
  turned.resolve();
  await slack.openHome(memberId);
  await vi.waitFor(() => expect(bot.calls.filter(({ command }) => command.do === 'home').length).toBeGreaterThan(1));
  expect(readable(slack.modals(memberId)[0]?.blocks)).toContain('参加者');
});
