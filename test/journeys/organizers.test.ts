import { expect, test, vi } from 'vitest';
import { en, ja } from '../support/words.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const settings = { ADMINS: 'U0SATO', ORGANIZERS: 'U0TANAKA' };

const friendOf = (stage: Stage, index: number) => stage.asFriend(friends[index]?.id ?? '');

/** Follows the account and joins it to the colleague's on Slack. */
async function join(member: ReturnType<Stage['asMember']>, friend: ReturnType<Stage['asFriend']>) {
  await friend.follow();
  await member.command(channel, '');
  await member.tap(channel, ja.coming.join);
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await member.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await friend.say(code);
}

/** What a form's page sends along, unseen. */
const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"'),
    ]),
  );

/** Posts one of the page's forms, found by what its button says; the page that answers. */
async function press(page: string, html: string, label: string): Promise<string> {
  const forms = [...html.matchAll(/<form method="post" class="act">([\s\S]*?)<\/form>/g)].map(
    ([, inside = '']) => inside,
  );
  const form = forms.find((inside) => inside.includes(`>${label}</button>`));
  const value = form && /name="command" value="([^"]*)"/.exec(form)?.[1];
  if (!value) throw new Error(`no button ${label}`);
  const command = value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return (await fetch(page, { method: 'POST', body: new URLSearchParams({ command }) })).text();
}

test('an admin names an organizer and takes the role back; the last admin stays; all of it is in the log', async () => {
  const stage = await openStage(settings);
  const [sato, suzuki] = [stage.asMember('U0SATO'), stage.asMember('U0SUZUKI')];
  await suzuki.command(channel, 'new');
  await vi.waitFor(async () => expect((await suzuki.ephemeral(channel)).text).toContain(ja.team.notOrganizer));
  await sato.command(channel, 'team');
  await sato.tap(channel, ja.team.add);
  expect(await sato.submit({ person: 'U0SUZUKI' })).toEqual({});
  expect(await sato.modal()).toContain(ja.team.added('鈴木 さくら'));
  await suzuki.command(channel, 'new');
  expect(await suzuki.modal()).toContain(ja.compose.title);

  await sato.closeModals();
  await sato.command(channel, '担当');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain('鈴木 さくら'));
  await sato.tap(channel, ja.team.makeOrganizer);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain(ja.team.lastAdmin));
  await sato.command(channel, 'log');
  await vi.waitFor(async () =>
    expect((await sato.ephemeral(channel)).text).toContain(
      ja.plain.about('鈴木 さくら', ja.refused.line(ja.refused.tried['new-seminar'] ?? '', '')),
    ),
  );
  expect((await sato.ephemeral(channel)).text).toContain(`${ja.log.fields.role}: ${ja.log.values.organizer}`);
});

test('an organizer who is no admin sees the team but cannot change it', async () => {
  const stage = await openStage(settings);
  const tanaka = stage.asMember('U0TANAKA');
  await tanaka.command(channel, 'team');
  const card = await tanaka.ephemeral(channel);
  expect(card.text).toContain('佐藤 恵');
  expect(card.buttons).toEqual([ja.log.title]);
});

test('an organizer joins LINE to Slack by a number, and plans a seminar on the web page from LINE', async () => {
  const stage = await openStage(settings);
  const [sato, yamamoto] = [stage.asMember('U0SATO'), friendOf(stage, 0)];
  await yamamoto.follow();
  await yamamoto.say('企画');
  expect(yamamoto.newest().text).toContain(ja.team.notOrganizer);
  await sato.command(channel, '');
  await sato.tap(channel, ja.coming.join);
  const code = await vi.waitFor(async () => {
    const digits = /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0];
    if (!digits) throw new Error('no number yet');
    return digits;
  });
  await yamamoto.say(code);
  expect(yamamoto.newest().text).toContain(ja.join.joined);
  expect(yamamoto.newest().text).toContain(ja.join.organizerText);
  await yamamoto.say(code);
  expect(yamamoto.newest().text).toContain(ja.join.before);

  await yamamoto.say('新規');
  const page = yamamoto.linkTo(ja.page.openDesk);
  const form = await (await fetch(page)).text();
  expect(form).toContain(ja.compose.formTitle);
  expect(form).toContain(`<option value="${channel}" selected>#seminar</option>`);
  const hidden = hiddenIn(form);
  const typed = { title: '夜の読書会 <b>', speaker: '図書館 小林', date: '2026-12-03', start: '18:30', end: '18:00' };
  const more = { format: 'on_site', place: '中央図書館', channel };
  const wrong = await fetch(page, { method: 'POST', body: new URLSearchParams({ ...hidden, ...typed, ...more }) });
  expect(wrong.status).toBe(422);
  const again = await wrong.text();
  expect(again).toContain(ja.compose.problems.end_before_start);
  expect(again).toContain('夜の読書会 &lt;b&gt;');
  const right = { ...hidden, ...typed, ...more, end: '20:00' };
  const preview = await (await fetch(page, { method: 'POST', body: new URLSearchParams(right) })).text();
  expect(preview).toContain(ja.compose.previewTitle);
  expect(await press(page, preview, ja.compose.announceNow)).toContain(ja.compose.announced);
  await vi.waitFor(() => expect(sato.sees(channel).join()).toContain('夜の読書会 <b>'));
});

test('a plan begun before its link expired is still sent; nothing else of the desk works any more', async () => {
  const stage = await openStage(settings);
  const [sato, yamamoto] = [stage.asMember('U0SATO'), friendOf(stage, 0)];
  await join(sato, yamamoto);
  await yamamoto.say('新規');
  const page = yamamoto.linkTo(ja.page.openDesk);
  const hidden = hiddenIn(await (await fetch(page)).text());
  stage.clock.moveTo(stage.clock.now().add({ hours: 3 }));
  const typed = { title: '夜の読書会', speaker: '図書館 小林', date: '2026-12-03', start: '18:30', end: '20:00' };
  const more = { format: 'on_site', place: '中央図書館', channel };
  const send = (values: Record<string, string>) => fetch(page, { method: 'POST', body: new URLSearchParams(values) });
  const wrong = await (await send({ ...hidden, ...typed, ...more, end: '18:00' })).text();
  expect(wrong).toContain(ja.compose.problems.end_before_start);
  const preview = await send({ ...hiddenIn(wrong), ...typed, ...more });
  expect(preview.status).toBe(200);
  const shown = await preview.text();
  expect(shown).toContain('夜の読書会');
  expect(shown).not.toContain('class="act"');
  expect((await send({ command: '{"do":"desk"}' })).status).toBe(410);
  await yamamoto.say('企画');
  expect(yamamoto.newest().text).toContain('夜の読書会');
  stage.clock.moveTo(stage.clock.now().add({ hours: 10 }));
  const tooLate = await send({ ...hidden, ...typed, ...more });
  expect(tooLate.status).toBe(410);
  expect(await tooLate.text()).toMatch(
    new RegExp(`${ja.compose.title}</span>\\s*<textarea readonly[^>]*>\\n夜の読書会`),
  );
});

test('wrong numbers are counted: after five the sixth is not even looked at', async () => {
  const stage = await openStage(settings);
  const yamamoto = friendOf(stage, 0);
  await yamamoto.follow();
  for (let guess = 0; guess < 5; guess++) await yamamoto.say(`1234567${guess}`);
  expect(yamamoto.newest().text).toContain(ja.join.wrong);
  await yamamoto.say('12345679');
  expect(yamamoto.newest().text).toContain(ja.team.tooMany);
});

test('the answers of both accounts become one, and the seat that falls free goes to the next', async () => {
  const stage = await openStage(settings);
  const [sato, emma] = [stage.asMember('U0SATO'), stage.asMember('U0EMMA')];
  const [yamamoto, kimura] = [friendOf(stage, 0), friendOf(stage, 1)];
  await yamamoto.follow();
  await kimura.follow();
  await sato.command(channel, 'new');
  const evening = { title: '統計学', speaker: '山田', date: '2026-12-03', place: '会議室', seats: '2' };
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await yamamoto.tap(ja.seminar.attend);
  await emma.tap(channel, ja.seminar.attend);
  await vi.waitFor(async () => expect((await emma.ephemeral(channel)).text).toContain(en.rsvp.attending));
  await kimura.say('予定');
  await kimura.tap(ja.seminar.waitFor);
  await emma.command(channel, '');
  await emma.tap(channel, en.coming.join);
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await emma.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.rsvp.seatGiven));
});

test('an altered, expired or somebody else’s kind of link opens nothing and says what to do next', async () => {
  const stage = await openStage(settings);
  const [sato, yamamoto] = [stage.asMember('U0SATO'), friendOf(stage, 0)];
  await join(sato, yamamoto);
  await yamamoto.say('新規');
  const page = yamamoto.linkTo(ja.page.openDesk);
  const altered = page.replace(/\/desk\/(..)/, '/desk/xx');
  expect((await fetch(altered)).status).toBe(404);
  expect((await fetch(page.replace('/desk/', '/survey/'))).status).toBe(404);
  stage.clock.moveTo(stage.clock.now().add({ hours: 2 }));
  const expired = await fetch(page);
  expect(expired.status).toBe(410);
  expect(await expired.text()).toContain(ja.web.deskExpiredText);
});

test('a LINE account that is joined already does not take a colleague’s number, and takes nothing of theirs', async () => {
  const stage = await openStage(settings);
  const [sato, tanaka] = [stage.asMember('U0SATO'), stage.asMember('U0TANAKA')];
  const yamamoto = friendOf(stage, 0);
  await yamamoto.follow();
  const codeOf = async (member: typeof sato) => {
    await member.command(channel, '');
    await member.tap(channel, ja.coming.join);
    return vi.waitFor(async () => /\d{8}/.exec((await member.ephemeral(channel)).text)?.[0] ?? Promise.reject());
  };
  await yamamoto.say(await codeOf(tanaka));
  expect(yamamoto.newest().text).toContain(ja.join.joined);
  await yamamoto.say(await codeOf(sato));
  expect(yamamoto.newest().text).toContain(ja.join.before);
  await sato.command(channel, 'team');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).buttons).toContain(ja.team.add));
});

test('who is nobody on Slack is not added, and an admin is not made less by being added again', async () => {
  const stage = await openStage({ ADMINS: 'U0SATO,U0TANAKA' });
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'team');
  await sato.tap(channel, ja.team.add);
  expect(await sato.submit({ person: 'U0NOBODY' })).toEqual({ person: ja.team.noPerson });
  expect(await sato.submit({ person: 'U0TANAKA' })).toEqual({});
  expect(await sato.modal()).toContain(ja.team.isOne('田中 太一'));
  await sato.closeModals();
  const tanaka = stage.asMember('U0TANAKA');
  await tanaka.command(channel, 'team');
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).buttons).toContain(ja.team.add));
});

test('on the page a colleague is added by name', async () => {
  const stage = await openStage(settings);
  const [sato, suzuki, yamamoto] = [stage.asMember('U0SATO'), stage.asMember('U0SUZUKI'), friendOf(stage, 0)];
  await yamamoto.follow();
  await suzuki.command(channel, '');
  await sato.command(channel, '');
  await sato.tap(channel, ja.coming.join);
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  await yamamoto.say('担当');
  await yamamoto.tap(ja.team.add);
  const page = yamamoto.linkTo(ja.page.openDesk);
  const form = await (await fetch(page)).text();
  expect(form).toContain('<option value="slack:U0SUZUKI" >鈴木 さくら</option>');
  const send = (person: string) =>
    fetch(page, { method: 'POST', body: new URLSearchParams({ ...hiddenIn(form), person }) });
  expect((await send('鈴木')).status).toBe(422);
  expect(await (await send('鈴木　さくら')).text()).toContain(ja.team.added('鈴木 さくら'));
});

test('on LINE a role is taken back only after “yes”, and “no” leaves it', async () => {
  const stage = await openStage({ ADMINS: 'U0SATO,U0TANAKA' });
  const [sato, yamamoto] = [stage.asMember('U0SATO'), friendOf(stage, 0)];
  await join(sato, yamamoto);
  await yamamoto.say('担当');
  expect(yamamoto.newest().text).toContain('佐藤 恵');
  await yamamoto.tap(ja.team.leave);
  expect(yamamoto.newest().text).toContain(ja.team.leaveConfirm.title);
  await yamamoto.tap(ja.team.leaveConfirm.no);
  expect(yamamoto.newest().text).toContain(ja.help.keptAsIs);
  await yamamoto.say('担当');
  expect(yamamoto.newest().text).toContain('佐藤 恵');
  await yamamoto.tap(ja.team.leave);
  await yamamoto.tap(ja.team.leaveConfirm.yes);
  expect(yamamoto.newest().text).toContain('田中 太一');
  expect(yamamoto.newest().text).not.toContain('佐藤 恵');
});
