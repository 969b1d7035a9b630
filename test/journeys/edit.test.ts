import { expect, test, vi } from 'vitest';
import { ja } from '../support/words.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const evening = {
  title: '統計学のはじめの一歩',
  speaker: '企画課 山田 花子さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 5階 会議室A',
};
const settings = { ORGANIZERS: 'U0SATO,U0SUZUKI' };

async function announce(stage: Stage, values: Record<string, string> = evening) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit(values)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  await vi.waitFor(() => expect(sato.sees(channel).join()).toContain(values.title));
  return sato;
}

async function openEdit(stage: Stage, id: string) {
  const organizer = stage.asMember(id);
  await organizer.command(channel, 'desk');
  await organizer.tap(channel, ja.edit.button);
  expect(await organizer.modal()).toContain(ja.edit.intro);
  return organizer;
}

test('a postponement on Slack: one form, who comes is asked anew with one tap, the post and the calendar follow', async () => {
  const stage = await openStage(settings);
  const sato = await announce(stage);
  const [tanaka, yamamoto] = [stage.asMember('U0TANAKA'), stage.asFriend(friends[0]?.id ?? '')];
  await tanaka.tap(channel, ja.seminar.attend);
  await tanaka.ephemeral(channel);
  await yamamoto.follow();
  await yamamoto.say('予定');
  await yamamoto.tap(ja.seminar.attend);
  const ics = async () => (await fetch(yamamoto.linkTo(ja.seminar.calendar))).text();
  const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
  const before = await ics();

  await openEdit(stage, 'U0SATO');
  expect(await sato.submit({ date: '2026-11-20' })).toEqual({
    date: ja.compose.problems.date_past,
  });
  expect(await sato.submit({ date: '2026-12-10', place: '2階' })).toEqual({});
  // Nothing is saved before it was seen what goes where.
  expect(await sato.modal()).toContain(ja.pendingChange.notSaved);
  expect(sato.sees(channel)[0]).not.toContain('12月10日');
  await sato.tapModal(ja.pendingChange.save);
  const saved = await sato.modal();
  expect(saved).toContain(ja.undelivered.progress({ all: 2, sent: 0 }));
  expect(saved).toContain(ja.edit.fromTo('12月3日（木）18:30〜20:00', '12月10日（木）18:30〜20:00'));
  await vi.waitFor(() => expect(sato.sees(channel)[0]).toContain('12月10日（木）18:30〜20:00'));

  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain(ja.changed.moved));
  expect(tanaka.inbox().at(-1)).toContain(ja.changed.fromTo('12月3日（木）18:30〜20:00', '12月10日（木）18:30〜20:00'));
  expect(tanaka.inbox().at(-1)).toContain(ja.changed.fromTo('本庁舎 5階 会議室A', '2階'));
  await tanaka.tap('dm', ja.changed.stillComing);
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain(ja.rsvp.attending));
  await vi.waitFor(() => expect(yamamoto.newest()).toMatchObject({ via: 'push' }));
  expect(yamamoto.newest().text).toContain(ja.changed.moved);
  const after = await (await fetch(yamamoto.linkTo(ja.changed.calendar))).text();
  expect(after).toContain('DTSTART:20261210T093000Z');
  expect(/UID:(.*)/.exec(after)?.[1]).toBe(/UID:(.*)/.exec(before)?.[1]);
  expect(sequence(after)).toBeGreaterThan(sequence(before));
  await yamamoto.tap(ja.seminar.cannotCome);
  expect(yamamoto.newest().text).toContain(ja.rsvp.withdrawn);

  await stage.goTo('2026-12-03T16:30');
  expect(tanaka.inbox().join()).not.toContain(ja.reminder.dayBefore);
  await stage.goTo('2026-12-09T17:00');
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain(ja.reminder.dayBefore));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('two organizers with the form open: the second is told, keeps what was typed, and saves over it knowingly', async () => {
  const stage = await openStage(settings);
  const sato = await announce(stage);
  await openEdit(stage, 'U0SATO');
  const suzuki = await openEdit(stage, 'U0SUZUKI');
  expect(await suzuki.submit({ place: '2階', date: '2026-12-10' })).toEqual({});
  const mine = { place: '3階', summary: '書き足しました' };
  expect(await sato.modal()).not.toContain(ja.edit.overwriteOption);
  expect(await sato.submit(mine)).toEqual({});
  const asked = await sato.modal();
  expect(asked).toContain(
    ja.edit.clash({ who: ja.team.organizerNamed('鈴木 さくら'), when: '11月23日（月）10:00', now: '2階' }),
  );
  expect(asked).toContain(ja.edit.overwriteOption);
  expect(await sato.submit({ ...mine, overwrite: 'yes' })).toEqual({});
  const saved = await sato.modal();
  expect(saved).toContain(ja.edit.kept(ja.team.organizerNamed('鈴木 さくら'), ja.compose.date));
  expect(saved).toContain(ja.edit.overwritten(ja.team.organizerNamed('鈴木 さくら'), ja.compose.place));
  await vi.waitFor(() => expect(sato.sees(channel)[0]).toContain('3階'));
  expect(sato.sees(channel)[0]).toContain('12月10日');
  await sato.command(channel, 'log');
  await vi.waitFor(async () =>
    expect((await sato.ephemeral(channel)).text).toContain(`${ja.log.fields.place}: ${ja.edit.fromTo('2階', '3階')}`),
  );
});

test('from LINE the same form is a page: it keeps what was typed and the edition it showed', async () => {
  const stage = await openStage(settings);
  const sato = await announce(stage, { ...evening, seats: '2' });
  const [yamamoto, kimura] = [0, 1].map((index) => stage.asFriend(friends[index]?.id ?? ''));
  if (!yamamoto || !kimura) throw new Error('nobody is there');
  await yamamoto.follow();
  await kimura.follow();
  await sato.command(channel, '');
  await sato.tap(channel, ja.coming.join);
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  await kimura.say('予定');
  await kimura.tap(ja.seminar.attend);
  await stage.asMember('U0TANAKA').tap(channel, ja.seminar.attend);

  await yamamoto.say('企画');
  await yamamoto.tap(ja.edit.button);
  const page = yamamoto.linkTo(ja.page.openDesk);
  const form = await (await fetch(page)).text();
  const inputs = [...form.matchAll(/<input [^>]*name="(\w+)"[^>]*value="([^"]*)"[^>]*>/g)].filter(
    ([whole]) => !/type="(radio|checkbox)"/.test(whole),
  );
  const shown = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
  const send = async (values: Record<string, string>) => {
    const body = new URLSearchParams({ ...shown, format: 'on_site', ...values });
    const answer = await fetch(page, { method: 'POST', body });
    return { status: answer.status, html: await answer.text() };
  };
  const suzuki = await openEdit(stage, 'U0SUZUKI');
  expect(await suzuki.submit({ place: '2階' })).toEqual({});
  await suzuki.tapModal(ja.pendingChange.save);
  const hidden = (html: string) => /name="form" value="([^"]*)"/.exec(html)?.[1];
  const clash = await send({ place: '3階 <b>', seats: '1' });
  expect(clash.status).toBe(422);
  expect(clash.html).toContain(
    ja.edit.clash({ who: ja.team.organizerNamed('鈴木 さくら'), when: '11月23日（月）10:00', now: '2階' }),
  );
  expect(clash.html).toContain('3階 &lt;b&gt;');
  expect(hidden(clash.html)).toBe(hidden(form));
  const preview = await send({ place: '3階 <b>', seats: '1', overwrite: 'yes' });
  // Each platform's card, as it is drawn there.
  for (const look of Object.values(ja.web.looks)) expect(preview.html).toContain(look);
  const press = async (html: string, name: string) => {
    const found = new RegExp(`name="command" value="([^"]*${name}[^"]*)"`).exec(html)?.[1];
    const body = new URLSearchParams({ command: found?.replaceAll('&quot;', '"') ?? '' });
    return (await fetch(page, { method: 'POST', body })).text();
  };
  const saved = await press(preview.html, 'save-edit');
  expect(saved).toContain(ja.edit.over(1, 1, 0));
  expect(await press(saved, 'take-seats')).toContain(ja.edit.tookSeats(1));
  expect(await press(saved, 'take-seats')).toContain(ja.edit.tookNone);
});

test('who is no organizer neither opens nor sends the form, and the try is in the log', async () => {
  const stage = await openStage(settings);
  await announce(stage);
  const friend = stage.asFriend(friends[0]?.id ?? '');
  await friend.follow();
  const seminar = await stage.onlySeminarId();
  for (const command of [
    { do: 'edit', seminar },
    { do: 'take-seats', seminar, count: 1 },
  ]) {
    const source = { type: 'user', userId: friend.id };
    const timestamp = stage.clock.now().epochMilliseconds;
    await stage.line.deliver([{ type: 'postback', source, timestamp, postback: { data: JSON.stringify(command) } }]);
    expect(friend.newest().text).toContain(ja.team.notOrganizer);
  }
  const forged = { do: 'submit-edit', seminar, opened: 1, values: { title: 'x' } };
  const timestamp = stage.clock.now().epochMilliseconds;
  const postback = { data: JSON.stringify(forged) };
  await stage.line.deliver([{ type: 'postback', source: { type: 'user', userId: friend.id }, timestamp, postback }]);
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'log');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain(ja.refused.tried['take-seats']));
  expect(sato.sees(channel)[0]).toContain(evening.title);
});

test('cancelling asks for a word, tells it once to who comes, and the calendar file says so', async () => {
  const stage = await openStage(settings);
  const sato = await announce(stage);
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  await yamamoto.follow();
  await yamamoto.say('予定');
  await yamamoto.tap(ja.seminar.attend);
  const before = await (await fetch(yamamoto.linkTo(ja.seminar.calendar))).text();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.cancel.button);
  expect(await sato.modal()).toContain(ja.cancel.intro(evening.title, '12月3日（木）18:30', 1));
  expect(await sato.submit({ reason: '台風のため <!channel>' })).toEqual({});
  expect(await sato.modal()).toContain('台風のため <!channel>');
  await sato.tapModal(ja.pendingChange.cancel);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.rsvp.cancelledBadge));
  expect(yamamoto.newest().text).toContain('台風のため <!channel>');
  const after = await (await fetch(yamamoto.linkTo(ja.rsvp.updateCalendar))).text();
  expect(after).toContain('STATUS:CANCELLED');
  const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
  expect(sequence(after)).toBeGreaterThan(sequence(before));
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain(ja.seminar.badges.cancelled));
  expect((await sato.ephemeral(channel)).buttons).not.toContain(ja.edit.button);
});
