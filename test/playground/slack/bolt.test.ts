import { expect, test } from 'vitest';
import type { Json } from '../../../src/playground/slack/slack.ts';
import { buttonBlock, member, refusalOf, section, startBolt, text } from './slack-fixture.ts';

const channel = 'C0SEMINAR';
const on = (ts: string | undefined) => ({ message: { channel, ts: ts ?? '' } });

const modal = (blocks: Json[], more: Json = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: text('Form'),
  submit: text('Send'),
  ...more,
  blocks: blocks as never[],
});

const input = (block_id: string, element: Json, more: Json = {}) => ({
  type: 'input',
  block_id,
  label: text(block_id),
  element: { action_id: 'it', ...element },
  ...more,
});

test('a tap reaches the bot with who, what, where and when, and its response_url answers', async () => {
  const seen: Json[] = [];
  const { slack, client } = await startBolt((app) => {
    app.action('rsvp', async ({ ack, body, respond }) => {
      await ack();
      seen.push(body as unknown as Json);
      await respond({ text: 'You are in', response_type: 'ephemeral', replace_original: false });
    });
  });
  const { ts } = await client.chat.postMessage({
    channel,
    text: 'Tonight',
    blocks: [buttonBlock('rsvp', 'Join', '7')],
  });
  const changed = new Promise<void>((resolve) => slack.subscribe(resolve));
  expect(await slack.tap({ memberId: 'U0AKI', on: on(ts), actionId: 'rsvp' })).toEqual({ status: 200, body: '' });
  await changed;
  expect(seen[0]).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0AKI', team_id: slack.team.id },
    team: { id: slack.team.id },
    channel: { id: channel, name: 'seminar' },
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    message: { ts, user: slack.bot.userId, text: 'Tonight' },
    actions: [{ type: 'button', action_id: 'rsvp', block_id: 'block_rsvp', value: '7' }],
  });
  const { actions } = seen[0] as { actions: { action_ts: string }[] };
  expect(Number(actions[0]?.action_ts)).toBeGreaterThan(Date.UTC(2030) / 1000);
  expect(slack.messages(channel, 'U0AKI').at(-1)).toMatchObject({ text: 'You are in', ephemeralTo: 'U0AKI' });
});

test('a tap on an ephemeral message lets its response_url replace it, five times in thirty minutes', async () => {
  const urls: string[] = [];
  const { slack, client, clock } = await startBolt((app) => {
    app.action('undo', async ({ ack, body }) => {
      urls.push((body as { response_url?: string }).response_url ?? '');
      await ack();
    });
  });
  const blocks = [buttonBlock('undo', 'Undo')];
  const { message_ts } = await client.chat.postEphemeral({ channel, user: 'U0AKI', text: 'Done', blocks });
  const post = async (body: Json) => {
    const answer = await fetch(urls.at(-1) ?? '', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return [answer.status, ((await answer.json()) as Json).error];
  };
  await slack.tap({ memberId: 'U0AKI', on: on(message_ts), actionId: 'undo' });
  expect(await post({ text: 'Undone', replace_original: true })).toEqual([200, undefined]);
  expect(slack.messages(channel, 'U0AKI')).toMatchObject([{ ts: message_ts, text: 'Undone', edits: 1, blocks: [] }]);
  expect(await post({ blocks: [section('')] })).toEqual([400, 'invalid_blocks']);
  for (const text of ['3', '4', '5']) expect(await post({ text, replace_original: true })).toEqual([200, undefined]);
  expect(await post({ text: '6' })).toEqual([404, 'used_url']);

  await client.chat.postEphemeral({ channel, user: 'U0AKI', text: 'Again', blocks });
  const again = slack.messages(channel, 'U0AKI').at(-1)?.ts;
  await expect(slack.tap({ memberId: 'U0BEN', on: on(again), actionId: 'undo' })).rejects.toThrow('sees no message');
  await slack.tap({ memberId: 'U0AKI', on: on(again), actionId: 'undo' });
  clock.moveTo(clock.now().add({ minutes: 31 }));
  expect(await post({ text: 'late' })).toEqual([404, 'expired_url']);
});

test('a trigger id opens one modal, within three seconds', async () => {
  const triggers: string[] = [];
  const { slack, client } = await startBolt((app) => {
    app.shortcut('new', async ({ ack, body }) => {
      triggers.push(body.trigger_id);
      await ack();
    });
  });
  await slack.shortcut({ memberId: 'U0AKI', callbackId: 'new' });
  const [trigger_id = ''] = triggers;
  const view = modal([section('Hello')]);
  const invalid = await refusalOf(client.views.open({ trigger_id, view: { ...view, title: text('x'.repeat(25)) } }));
  expect(invalid).toMatchObject({
    error: 'invalid_arguments',
    messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
  });
  await client.views.open({ trigger_id, view });
  expect(slack.modals('U0AKI')).toMatchObject([{ type: 'modal', callback_id: 'form' }]);
  expect((await refusalOf(client.views.open({ trigger_id, view }))).error).toBe('exchanged_trigger_id');
  expect((await refusalOf(client.views.open({ trigger_id: '1.2.3', view }))).error).toBe('invalid_trigger_id');
});

test('a submitted form is checked by Slack first, then by the bot, then closes', async () => {
  const submitted: Json[] = [];
  const { slack, traffic } = await startBolt((app) => {
    app.shortcut('new', async ({ ack, body, client }) => {
      await ack();
      const blocks = [
        input('title', { type: 'plain_text_input', max_length: 5 }),
        input('seats', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }, { optional: true }),
        input('link', { type: 'url_text_input' }, { optional: true }),
        input('room', { type: 'static_select', options: [{ text: text('Room A'), value: 'a' }] }, { optional: true }),
      ];
      await client.views.open({ trigger_id: body.trigger_id, view: modal(blocks) });
    });
    app.view('form', async ({ ack, view }) => {
      submitted.push(view.state.values as unknown as Json);
      const title = view.state.values.title?.it?.value;
      if (title === 'taken') await ack({ response_action: 'errors', errors: { title: 'Taken', nowhere: 'x' } });
      else await ack();
    });
  });
  const opened = new Promise<void>((resolve) => slack.subscribe(resolve));
  await slack.shortcut({ memberId: 'U0AKI', callbackId: 'new' });
  await opened;
  const [{ id: viewId } = { id: '' }] = slack.modals('U0AKI');
  const submit = (values: Record<string, Json>) =>
    slack.submitModal({
      memberId: 'U0AKI',
      viewId,
      values: Object.fromEntries(Object.entries(values).map(([block, state]) => [block, { it: state }])),
    });

  const sent = traffic.entries().length;
  expect(await submit({ seats: { value: '1.5' }, link: { value: 'nope' } })).toEqual({
    status: 0,
    body: undefined,
    errors: {
      title: 'Please complete this required field.',
      seats: 'Enter a whole number.',
      link: 'Enter a valid URL.',
    },
  });
  expect((await submit({ title: { value: 'too long' } })).errors).toMatchObject({
    title: 'Must be at most 5 characters.',
  });
  expect(traffic.entries()).toHaveLength(sent);
  await expect(submit({ title: { value: 'a' }, room: { selected_option: { value: 'z' } } })).rejects.toThrow(
    'not offer',
  );

  const values = {
    seats: { value: '2' },
    link: { value: 'https://example.org' },
    room: { selected_option: { value: 'a' } },
  };
  expect(await submit({ ...values, title: { value: 'taken' } })).toMatchObject({
    status: 200,
    errors: { title: 'Taken' },
    problem: 'errors not shown, as no input block has: nowhere',
  });
  expect(slack.modals('U0AKI')).toHaveLength(1);
  expect(await submit({ ...values, title: { value: 'fine' } })).toEqual({ status: 200, body: '' });
  expect(slack.modals('U0AKI')).toEqual([]);
  expect(submitted.at(-1)).toMatchObject({
    title: { it: { type: 'plain_text_input', value: 'fine' } },
    seats: { it: { type: 'number_input', value: '2' } },
    room: { it: { type: 'static_select', selected_option: { text: text('Room A'), value: 'a' } } },
  });
});

test('views stack three deep, update in place by hash, and close one by one or all at once', async () => {
  const { slack, client } = await startBolt((app) => {
    app.shortcut('new', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: modal([section('1')]) });
      await ack();
    });
    app.view('form', async ({ ack }) => {
      await ack({ response_action: 'push', view: modal([section('next')], { callback_id: 'pushed' }) });
    });
    app.view('pushed', async ({ ack, view }) => {
      if (view.private_metadata === 'clear') await ack({ response_action: 'clear' });
      else await ack({ response_action: 'update', view: modal([section('updated')], { callback_id: 'form' }) });
    });
  });
  const memberId = 'U0AKI';
  const submitTop = () => slack.submitModal({ memberId, viewId: slack.modals(memberId).at(-1)?.id ?? '', values: {} });
  await slack.shortcut({ memberId, callbackId: 'new' });
  await submitTop();
  const [bottom, top] = slack.modals(memberId);
  expect(top?.previous_view_id).toBe(bottom?.id);
  await submitTop();
  expect(slack.modals(memberId)[1]).toMatchObject({ id: top?.id, callback_id: 'form' });
  expect(slack.modals(memberId)[1]?.hash).not.toBe(top?.hash);
  const stale = { view_id: top?.id ?? '', hash: top?.hash, view: modal([section('x')]) };
  expect((await refusalOf(client.views.update(stale))).error).toBe('hash_conflict');
  await submitTop();
  const third = slack.modals(memberId)[2]?.id ?? '';
  await client.views.update({ view_id: third, view: modal([section('x')]) });
  expect((await submitTop()).problem).toContain('push_limit_reached');
  await slack.closeModal({ memberId, viewId: third });
  expect(slack.modals(memberId)).toHaveLength(2);
  const view = modal([section('x')], { callback_id: 'pushed', private_metadata: 'clear' });
  await client.views.update({ view_id: slack.modals(memberId)[1]?.id ?? '', view });
  await submitTop();
  expect(slack.modals(memberId)).toEqual([]);
  expect((await refusalOf(client.views.update({ view_id: third, view }))).error).toBe('not_found');
});

test('the home is published when opened, and its buttons have no response_url', async () => {
  const taps: Json[] = [];
  const { slack } = await startBolt((app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [buttonBlock('mine', 'My seminars'), input('name', { type: 'plain_text_input' })];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: blocks as never[] } });
    });
    app.action('mine', async ({ ack, body }) => {
      taps.push(body as unknown as Json);
      await ack();
    });
  });
  const published = new Promise<void>((resolve) => slack.subscribe(resolve));
  await slack.openHome('U0BEN');
  await published;
  const home = slack.home('U0BEN');
  expect(home?.type).toBe('home');
  const values = { name: { it: { value: 'Ben' } } };
  await slack.tap({ memberId: 'U0BEN', on: { home: true }, actionId: 'mine', values });
  expect(taps[0]).toMatchObject({
    container: { type: 'view', view_id: home?.id },
    view: { id: home?.id, root_view_id: home?.id, hash: home?.hash, state: { values } },
  });
  expect(taps[0]).not.toHaveProperty('response_url');
  await expect(slack.tap({ memberId: 'U0AKI', on: { home: true }, actionId: 'mine' })).rejects.toThrow('no such view');
});

test('a slash command answers its member alone, or the channel', async () => {
  const { slack } = await startBolt((app) => {
    app.command('/seminar', async ({ ack, command }) => {
      if (command.text === 'tell') await ack({ text: 'All hear', response_type: 'in_channel' });
      else await ack(`You said ${command.text} in ${command.channel_name}`);
    });
  });
  const say = (text: string) => slack.command({ memberId: 'U0AKI', channel, command: '/seminar', text });
  await say('<!channel> & more');
  await say('tell');
  expect(slack.messages(channel, 'U0AKI').map(({ text }) => text)).toEqual([
    'You said &lt;!channel&gt; &amp; more in seminar',
    'All hear',
  ]);
  expect(slack.messages(channel, 'U0BEN').map(({ text }) => text)).toEqual(['All hear']);
});

test('a forged tap carries what the test wants, and a delivery may come twice', async () => {
  const seen: unknown[] = [];
  const { slack, client } = await startBolt((app) => {
    app.action(/.*/, async ({ ack, action }) => {
      seen.push((action as { value?: string }).value);
      await ack();
    });
  });
  const { ts } = await client.chat.postMessage({ channel, text: 'x', blocks: [buttonBlock('rsvp', 'Join', '7')] });
  await slack.tap({ memberId: 'U0AKI', on: on(ts), actionId: 'rsvp', overrides: { value: 'forged' } });
  await slack.tap({ memberId: 'U0AKI', on: on(ts), actionId: 'gone', overrides: { type: 'button', value: 'old' } });
  await slack.redeliverLast();
  expect(seen).toEqual(['forged', 'old', 'old']);
  await expect(slack.tap({ memberId: 'U0AKI', on: on(ts), actionId: 'gone' })).rejects.toThrow('there is: rsvp');
});

test('a direct message and a coming and going reach the bot as events on the playground clock', async () => {
  const seen: Json[] = [];
  const third = Promise.withResolvers<void>();
  const { slack, client } = await startBolt((app) => {
    app.event(/message|member_.*/, async ({ body }) => {
      if (seen.push(body as unknown as Json) === 3) third.resolve();
    });
  });
  slack.addMember(member('U0CHO', 'Cho'));
  await slack.directMessage({ memberId: 'U0AKI', text: 'a < b' });
  await slack.join({ channel: 'C0SEMINAR', userId: 'U0CHO' });
  await slack.leave({ channel: 'C0SEMINAR', userId: 'U0CHO' });
  await third.promise;
  expect(seen).toMatchObject([
    { event: { type: 'message', channel_type: 'im', user: 'U0AKI', text: 'a &lt; b', channel: slack.dm('U0AKI') } },
    { event: { type: 'member_joined_channel', user: 'U0CHO' } },
    { event: { type: 'member_left_channel', user: 'U0CHO' } },
  ]);
  expect(seen[0]?.event_time).toBeGreaterThanOrEqual(Date.UTC(2030, 3, 1, 9) / 1000);
  expect(seen[0]?.authorizations).toMatchObject([{ user_id: slack.bot.userId, is_bot: true }]);
  expect((await client.conversations.members({ channel: 'C0SEMINAR' })).members).not.toContain('U0CHO');
});
