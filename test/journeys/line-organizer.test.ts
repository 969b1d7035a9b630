// An organizer on the train: all from LINE's chat and the pages it links to.
import { expect, test, vi } from 'vitest';
import { ja } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

async function onTheTrain() {
  const stage = await openStage({ ADMINS: 'U0SATO', ORGANIZERS: 'U0TANAKA' });
  const [sato, tanaka] = [stage.asMember('U0SATO'), stage.asMember('U0TANAKA')];
  const [yamamoto, kimura] = [stage.asFriend(friends[0]?.id ?? ''), stage.asFriend(friends[1]?.id ?? '')];
  await yamamoto.follow();
  await kimura.follow();
  await sato.command(channel, 'new');
  const evening = { title: '統計学のはじめの一歩', speaker: '山田', date: '2026-12-03', place: '会議室A' };
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  await kimura.tap(ja.seminar.attend);
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.rsvp.attending));
  await sato.command(channel, '');
  await sato.tap(channel, ja.coming.join);
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.join.joined));

  /** Taps a button of the seminar's own card. */
  const choose = async (label: string) => {
    await yamamoto.say('企画');
    await vi.waitFor(() => expect(yamamoto.newest().text).toContain('統計学'));
    await yamamoto.tap(label, '統計学');
  };
  /** Opens the page behind the newest link, and sends its form as it stands but for these. */
  const fill = async (values: Record<string, string>) => {
    await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.page.deskText));
    const page = yamamoto.linkTo(ja.page.openDesk);
    const { fields, html } = fieldsOf(await (await fetch(page)).text());
    expect(html).toContain('<form');
    const sent = await fetch(page, { method: 'POST', body: new URLSearchParams({ ...fields, ...values }) });
    return sent.text();
  };
  return { stage, tanaka, kimura, yamamoto, choose, fill };
}

/** What a form holds when it is opened. */
function fieldsOf(html: string): { html: string; fields: Record<string, string> } {
  const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const attribute = (tag: string, name: string) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]);
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const isChosen = !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag);
    if (isChosen) fields[attribute(tag, 'name')] = attribute(tag, 'value');
  }
  for (const [, tag = '', text] of html.matchAll(/<textarea ([^>]*)>\n?([\s\S]*?)<\/textarea>/g)) {
    fields[attribute(tag, 'name')] = plain(text);
  }
  for (const [, tag = '', options = ''] of html.matchAll(/<select ([^>]*)>([\s\S]*?)<\/select>/g)) {
    fields[attribute(tag, 'name')] = attribute(/<option [^>]* selected>/.exec(options)?.[0] ?? '', 'value');
  }
  return { html, fields };
}

/** Presses the button whose words these are a part of; the page that answers. */
async function press(page: string, html: string, label: string): Promise<string> {
  const forms = [...html.matchAll(/<form method="post" class="act">([\s\S]*?)<\/form>/g)].map(
    ([, inside = '']) => inside,
  );
  const form = forms.find((inside) => inside.includes(label));
  if (!form) throw new Error(`no button ${label}`);
  const { command = '' } = fieldsOf(form).fields;
  return (await fetch(page, { method: 'POST', body: new URLSearchParams({ command }) })).text();
}

test('moves a seminar and calls it off: who comes is told each time, once', async () => {
  const { stage, kimura, yamamoto, choose, fill } = await onTheTrain();
  await choose(ja.edit.button);
  const goAhead = async (preview: string, label: string) => press(yamamoto.linkTo(ja.page.openDesk), preview, label);
  const saved = await goAhead(await fill({ date: '2026-12-10' }), ja.pendingChange.save);
  expect(saved.replaceAll('\u2060', '')).toContain(
    '<del>12月3日（木）18:30〜20:00</del> <ins>12月10日（木）18:30〜20:00</ins>',
  );
  expect(saved).toContain(ja.undelivered.progress({ all: 1, sent: 0 }));
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.changed.moved));
  await choose(ja.cancel.button);
  const cancelled = await goAhead(await fill({ reason: '台風のため' }), ja.pendingChange.cancel);
  expect(cancelled).toContain(ja.log.actions.cancel);
  await vi.waitFor(() => expect(kimura.newest().text).toContain('台風のため'));
  expect(kimura.chat().filter((text) => text.includes(ja.changed.moved))).toHaveLength(1);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('repeats a seminar, and hands it over: the colleague is told', async () => {
  const { stage, tanaka, yamamoto, choose, fill } = await onTheTrain();
  await choose(ja.series.open);
  expect(await fill({})).toContain(ja.series.started(ja.series.rule(ja.plain.ordinals['1'], ja.plain.weekdays['4'])));
  await choose(ja.host.title);
  await yamamoto.tap(ja.host.handOver, '田中 太一');
  await vi.waitFor(() =>
    expect(tanaka.inbox().at(-1)).toContain(ja.host.handedOverBy(ja.team.organizerNamed('佐藤 恵'))),
  );
  expect(tanaka.inbox().at(-1)).toContain('統計学のはじめの一歩');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('adds somebody who telephoned, writes to all who come, and ticks them off at the door', async () => {
  const { stage, kimura, yamamoto, choose, fill } = await onTheTrain();
  await choose(ja.seminar.attendees);
  await yamamoto.tap(ja.attendees.add);
  expect(await fill({ name: '広島市 原田 実', note: '082-000-0000' })).toContain('広島市 原田 実');
  await choose(ja.seminar.attendees);
  await yamamoto.tap(ja.attendeeList.mailings);
  const preview = await fill({ text: '駐車場は北側をお使いください。' });
  expect(preview).toContain('駐車場は北側をお使いください。');
  await press(yamamoto.linkTo(ja.page.openDesk), preview, ja.mailing.send);
  await vi.waitFor(() => expect(kimura.newest().text).toContain('駐車場は北側'));
  await stage.goTo('2026-12-03T17:45');
  await choose(ja.door.button);
  await yamamoto.tap(ja.door.openList);
  const list = yamamoto.linkTo(ja.page.openDesk);
  const door = await (await fetch(list)).text();
  expect(await press(list, door, '広島市 原田 実')).toContain('☑ 広島市 原田 実');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
