// A form from its opening to its submission, and back to the person who filled it in.
import { describe, expect, test, vi } from 'vitest';
import type { Field, Form } from '../../../src/cards/card.ts';
import type { Json } from '../../../src/playground/slack/slack.ts';
import { HANG_MS } from '../../support/hang.ts';
import { ja } from '../../support/words.ts';
import { cardOf, openSlack, readable, seminar, shown } from './open-slack.ts';

const memberId = 'U0AKI';
const fields: Field[] = [
  { name: 'title', label: '題', type: 'text', maxLength: 100, hint: '短く' },
  { name: 'about', label: '内容', type: 'text', isMultiline: true, maxLength: 9000, isOptional: true, value: '最初' },
  { name: 'link', label: 'URL', type: 'url', isOptional: true },
  { name: 'date', label: '日', type: 'date', value: '2030-05-01' },
  { name: 'time', label: '時', type: 'time', value: '19:00' },
  { name: 'seats', label: '席', type: 'number', min: 1, isOptional: true },
  {
    name: 'place',
    label: '形',
    type: 'choice',
    value: 'both',
    options: [
      { value: 'hall', label: '会場' },
      { value: 'both', label: '両方' },
    ],
  },
  {
    name: 'kind',
    label: '種',
    type: 'choice',
    isOptional: true,
    options: 'abcdef'.split('').map((value) => ({ value, label: value })),
  },
  { name: 'party', label: '懇親会', type: 'check', option: 'あり' },
  { name: 'channel', label: '案内先', type: 'channel', isOptional: true },
];
const form: Form = {
  submit: { do: 'submit-seminar', seminar },
  title: '下書き',
  submitLabel: '保存',
  fields,
  language: 'ja',
};

async function opened({ at = 'shortcut', given = form }: { at?: 'shortcut' | 'home'; given?: Form } = {}) {
  const world = await openSlack();
  const { slack, bot } = world;
  if (at === 'home') {
    bot.answers(shown('一覧', { buttons: [[{ kind: 'command', label: '新', command: { do: 'new-seminar' } }]] }));
    await slack.openHome(memberId);
    await vi.waitFor(() => expect(slack.home(memberId)).toBeDefined());
  }
  bot.answers({ kind: 'form', form: given });
  if (at === 'home') await slack.tap({ memberId, on: { home: true }, actionId: 'c:0:0' });
  else await slack.shortcut({ memberId, callbackId: 'new-seminar' });
  const view = await vi.waitFor(() => {
    const [modal] = slack.modals(memberId);
    if (!modal) throw new Error('no modal yet');
    return modal;
  });
  const submit = (values: Record<string, object> = {}) => {
    const state = { title: { text: { value: '地域交通' } }, ...values };
    return slack.submitModal({ memberId, viewId: view.id, values: state as never });
  };
  return { ...world, view, submit };
}

test('what was typed and chosen reaches the bot, unset fields as empty text, without an event id', async () => {
  const { bot, submit } = await opened();
  bot.answers({ kind: 'silent' });
  await submit({
    seats: { number: { value: '-1.5' } },
    party: { check: { selected_options: [{ value: 'yes' }] } },
    kind: { choice: { selected_option: { value: 'c' } } },
    channel: { channel: { selected_conversation: 'C0SEMINAR' } },
    link: { url: { value: 'https://example.com/a?b=c&d' } },
  });
  const values = {
    title: '地域交通',
    about: '最初',
    link: 'https://example.com/a?b=c&d',
    date: '2030-05-01',
    time: '19:00',
    seats: '-1.5',
    place: 'both',
    kind: 'c',
    party: 'yes',
    channel: 'C0SEMINAR',
  };
  expect(bot.calls.at(-1)).toEqual({
    from: { platform: 'slack', id: memberId },
    command: { do: 'submit-seminar', seminar, values },
  });
  const again = await opened();
  again.bot.answers({ kind: 'silent' });
  await again.submit({ about: { text: { value: null } } });
  expect(again.bot.calls.at(-1)?.command).toMatchObject({
    values: { about: '', seats: '', party: '', kind: '', channel: '', link: '' },
  });
});

test('errors keep the form open, and the same form sent again is not a duplicate', async () => {
  const { slack, bot, submit } = await opened();
  bot.answers({ kind: 'form-errors', errors: { seats: '1以上の整数をご記入ください。' } });
  expect((await submit()).errors).toEqual({ seats: '1以上の整数をご記入ください。' });
  expect(slack.modals(memberId)).toHaveLength(1);
  bot.answers({ kind: 'page', title: '保存しました', card: cardOf('下書きです'), language: 'ja' });
  expect(await submit()).toMatchObject({ status: 200 });
  expect(bot.calls.slice(-2).map(({ eventId }) => eventId)).toEqual([undefined, undefined]);
  const [page] = slack.modals(memberId);
  expect(page).toMatchObject({ title: { text: '保存しました' }, close: { text: ja.slack.close } });
  expect(page?.submit).toBeUndefined();
  expect(readable(page?.blocks)).toContain('下書きです');
});

describe('a form with more one step away, and a field that depends on a choice', () => {
  const choice = fields.find(({ name }) => name === 'place') as Field;
  const hall: Field = {
    name: 'room',
    label: '部屋',
    type: 'text',
    maxLength: 50,
    when: { field: 'place', is: ['hall'], said: '会場で' },
  };
  const note: Field = {
    name: 'note',
    label: '備考',
    type: 'text',
    maxLength: 50,
    isOptional: true,
    isMore: true,
    value: '無し',
  };
  const given: Form = { ...form, fields: [fields[0] as Field, choice, hall, note], moreLabel: 'くわしく' };

  async function openedInParts() {
    const world = await opened({ given });
    const { slack, view, bot } = world;
    const top = () => slack.modals(memberId).at(-1);
    const inputs = () => (top()?.blocks ?? []).flatMap(({ type, block_id }) => (type === 'input' ? [block_id] : []));
    const held = (name: string) => top()?.blocks.find(({ block_id }) => block_id === name)?.element as Json | undefined;
    const change = async (actionId: string, values: Record<string, object>, blockId?: string) => {
      const hash = top()?.hash;
      await slack.tap({ memberId, on: { modal: view.id }, actionId, blockId, values: values as never });
      await vi.waitFor(() => expect(top()?.hash).not.toBe(hash));
    };
    const choose = (value: string, values: Record<string, object> = {}) =>
      change('choice', { ...values, place: { choice: { selected_option: { value } } } }, 'place');
    return { ...world, bot, inputs, held, change, choose };
  }

  test('shows the rest with all that was typed, once it is asked for', async () => {
    const { inputs, held, change, choose, submit, bot } = await openedInParts();
    expect(inputs()).toEqual(['title', 'place']);
    // The one that is opened anew must not take the other's place.
    bot.answers({ kind: 'form', form: { ...given, submit: { do: 'submit-seminar', seminar: crypto.randomUUID() } } });
    await choose('hall', { title: { text: { value: '論語' } } });
    expect(inputs()).toEqual(['title', 'place', 'room']);
    await change('m:more', { room: { text: { value: '会議室' } } });
    expect(inputs()).toEqual(['title', 'place', 'room', 'note']);
    await choose('both');
    expect(inputs()).toEqual(['title', 'place', 'note']);
    await choose('hall');
    expect([held('title')?.initial_value, held('room')?.initial_value]).toEqual(['論語', '会議室']);
    bot.answers({ kind: 'silent' });
    await submit();
    expect(bot.calls.at(-1)?.command).toEqual({
      ...{ do: 'submit-seminar', seminar },
      values: { title: '地域交通', place: 'hall', room: '会議室', note: '無し' },
    });
  });

  test('stays as it is while it cannot be drawn anew', async () => {
    const { slack, view, bot, inputs, submit } = await openedInParts();
    bot.answers(shown('企画担当の方だけが使えます。'));
    const values = { place: { choice: { selected_option: { value: 'hall' } } } } as never;
    await slack.tap({ memberId, on: { modal: view.id }, actionId: 'choice', blockId: 'place', values });
    await vi.waitFor(() => expect(bot.calls.at(-1)?.command).toEqual({ do: 'new-seminar' }));
    expect(inputs()).toEqual(['title', 'place']);
    bot.answers({ kind: 'silent' });
    expect(await submit()).toMatchObject({ status: 200 });
  });

  test('asked for twice before Slack shows the first, is drawn as the last choice asks', async () => {
    const { slack, view, bot, inputs } = await openedInParts();
    const gate = Promise.withResolvers<void>();
    bot.answers(async () => {
      await gate.promise;
      return { kind: 'form', form: given };
    });
    const choose = (value: string) => {
      const values = { place: { choice: { selected_option: { value } } } } as never;
      return slack.tap({ memberId, on: { modal: view.id }, actionId: 'choice', blockId: 'place', values });
    };
    await choose('both');
    await choose('hall');
    gate.resolve();
    await vi.waitFor(() => expect(inputs()).toEqual(['title', 'place', 'room']));
  });

  test('does not come over what the form was answered with, however late it is drawn', async () => {
    const { slack, view, bot, logged, surface, submit } = await openedInParts();
    const gate = Promise.withResolvers<void>();
    bot.answers(async () => {
      await gate.promise;
      return { kind: 'form', form: given };
    });
    const values = { place: { choice: { selected_option: { value: 'hall' } } } } as never;
    await slack.tap({ memberId, on: { modal: view.id }, actionId: 'choice', blockId: 'place', values });
    await vi.waitFor(() => expect(bot.calls.at(-1)?.command).toEqual({ do: 'new-seminar' }));
    bot.answers({ kind: 'page', title: 'プレビュー', card: cardOf('下書きです'), language: 'ja' });
    expect(await submit()).toMatchObject({ status: 200 });
    gate.resolve();
    await surface.settled();
    expect(slack.modals(memberId)).toMatchObject([{ title: { text: 'プレビュー' } }]);
    expect(readable(slack.modals(memberId).at(-1)?.blocks)).toContain('下書きです');
    expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  test('says what is wrong above the field, where it was not asked for yet, until it is right', async () => {
    const { slack, bot, inputs, submit } = await openedInParts();
    const words = () => readable(slack.modals(memberId).at(-1)?.blocks);
    bot.answers({ kind: 'form-errors', errors: { title: '題が要ります。' }, form: given });
    expect((await submit()).errors).toEqual({ title: '題が要ります。' });
    bot.answers({ kind: 'form-errors', errors: { note: '長すぎます。', title: '題が要ります。' }, form: given });
    expect((await submit()).errors).toBeUndefined();
    expect(inputs()).toEqual(['title', 'place', 'note']);
    expect(words()).toContain('長すぎます。');
    expect(words()).toContain('題が要ります。');
    bot.answers({ kind: 'form-errors', errors: { title: '題が要ります。' }, form: given });
    expect((await submit()).errors).toBeUndefined();
    expect(words()).not.toContain('長すぎます。');
    const box: Field = { name: 'overwrite', label: '重なり', type: 'check', option: '上書きする', isOptional: true };
    bot.answers({ kind: 'form-errors', errors: {}, form: { ...given, fields: [...given.fields, box] } });
    await submit();
    expect(inputs()).toEqual(['title', 'place', 'note', 'overwrite']);
    expect(bot.calls.at(-1)?.command).toMatchObject({ values: { title: '地域交通', place: 'both', note: '無し' } });
  });

  test('opened by an earlier version, with all its fields and nothing remembered, is answered as ever', async () => {
    const { bot, submit } = await opened();
    bot.answers({ kind: 'form-errors', errors: { title: '題が要ります。' }, form });
    expect((await submit()).errors).toEqual({ title: '題が要ります。' });
  });
});

test('an error for a field that the form does not show stands under the first one', async () => {
  const { bot, submit } = await opened();
  bot.answers({ kind: 'form-errors', errors: { nowhere: '過ぎた日です。', title: '題が要ります。' } });
  expect(await submit()).toMatchObject({ status: 200, errors: { title: '過ぎた日です。\n題が要ります。' } });
});

test('a silent outcome closes the form; a further form takes its place', async () => {
  const { slack, bot, submit } = await opened();
  bot.answers({ kind: 'form', form: { ...form, title: '続き' } });
  await submit();
  expect(slack.modals(memberId)).toMatchObject([{ title: { text: '続き' } }]);
  bot.answers({ kind: 'silent' });
  await submit();
  expect(slack.modals(memberId)).toEqual([]);
});

test('a form opened from the Home tab shows the Home tab anew once it is accepted', async () => {
  const { slack, bot, submit } = await opened({ at: 'home' });
  const home = () => readable(slack.home(memberId)?.blocks);
  bot.answers(({ command }) =>
    command.do === 'home' ? shown('増えた一覧') : { kind: 'page', title: '済', card: cardOf('保存'), language: 'ja' },
  );
  await submit();
  await vi.waitFor(() => expect(home()).toContain('増えた一覧'));
  expect(readable(slack.modals(memberId)[0]?.blocks)).toContain('保存');
});

test('when the bot is in trouble, the form stays open with all that was typed', async () => {
  const { slack, bot, submit, logged } = await opened();
  bot.answers(() => {
    throw new Error('the database is gone');
  });
  const { status, errors } = await submit();
  expect(status).toBe(200);
  expect(errors?.title).toContain(ja.trouble.text);
  expect(slack.modals(memberId)[0]?.title).toMatchObject({ text: '下書き' });
  expect(logged.filter(({ level }) => Number(level) >= 50)).toHaveLength(1);
});

test('a refusal, whichever way it is shown elsewhere, leaves the form open with all that was typed', async () => {
  const { slack, bot, submit } = await opened();
  const refusal = { ...shown('受付は終わりました'), kind: 'refused' } as const;
  for (const outcome of [refusal, { ...refusal, title: '質問' }]) {
    bot.answers(outcome);
    expect((await submit()).errors).toEqual({ title: '受付は終わりました' });
    expect(slack.modals(memberId)).toMatchObject([{ title: { text: form.title } }]);
  }
});

test('a refusal that no field could show stands as a page', async () => {
  const { slack, bot } = await opened({ given: { ...form, fields: [] } });
  bot.answers({ ...shown('受付は終わりました'), kind: 'refused', title: '質問' });
  await slack.submitModal({ memberId, viewId: slack.modals(memberId)[0]?.id ?? '', values: {} });
  const [page] = slack.modals(memberId);
  expect(page).toMatchObject({ title: { text: '質問' } });
  expect(readable(page?.blocks)).toContain('受付は終わりました');
});

test('an answer to a form that cannot be drawn leaves it open with an apology', async () => {
  const { bot, submit, slack } = await opened();
  const card = {
    summary: 'カード',
    get text(): string[] {
      throw new Error('no words');
    },
  };
  bot.answers({ kind: 'card', card, language: 'ja' });
  const answer = await submit();
  expect(JSON.stringify(answer)).toContain(ja.trouble.text);
  expect(slack.modals(memberId)).toHaveLength(1);
});

test('a form without fields shows the trouble as a page', async () => {
  const { slack, bot } = await opened({ given: { ...form, fields: [] } });
  bot.answers(() => {
    throw new Error('the database is gone');
  });
  await slack.submitModal({ memberId, viewId: slack.modals(memberId)[0]?.id ?? '', values: {} });
  expect(readable(slack.modals(memberId)[0]?.blocks)).toContain(ja.trouble.text);
});

test('an answer that took longer than Slack waits changes the modal all the same', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { slack, bot, submit } = await opened();
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof shown>>();
    bot.answers(() => promise);
    const submitted = submit();
    await vi.waitFor(() => expect(bot.calls).toHaveLength(2));
    await vi.advanceTimersByTimeAsync(HANG_MS);
    expect((await submitted).problem).toContain('HTTP 503');
    resolve(shown('遅れましたが保存しました'));
    await vi.waitFor(() => expect(readable(slack.modals(memberId)[0]?.blocks)).toContain('遅れましたが保存しました'));
  } finally {
    vi.useRealTimers();
  }
});

test('a form that is not ours any more is unknown to the bot', async () => {
  const { client, slack, bot } = await openSlack();
  bot.answers(shown('x'));
  await slack.shortcut({ memberId, callbackId: 'new-seminar' });
  const viewId = await vi.waitFor(() => slack.modals(memberId)[0]?.id ?? expect.unreachable());
  const block = {
    type: 'input',
    block_id: 'a',
    label: { type: 'plain_text', text: 'a' },
    element: { type: 'plain_text_input', action_id: 'x' },
  };
  const title = { type: 'plain_text' as const, text: 'x' };
  const view = {
    type: 'modal' as const,
    title,
    submit: title,
    blocks: [block] as never[],
    private_metadata: '{"do":"announce"}',
  };
  await client.views.update({ view_id: viewId, view });
  expect(await slack.submitModal({ memberId, viewId, values: { a: { x: { value: 'y' } } } })).toMatchObject({
    status: 200,
  });
  expect(bot.calls.at(-1)?.command).toEqual({ do: 'unknown', heard: '' });
});
