// An evening from the door to the materials, on both platforms and the pages.
import { expect, test, vi } from 'vitest';
import { loadSecret } from '../../src/database/secret.store.ts';
import { createLinks } from '../../src/messages/links.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { at } from '../support/seminar-fixture.ts';
import { en, ja } from '../support/words.ts';
import { buttonsOf } from '../surfaces/slack/open-slack.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const doorCode = new RegExp(`${ja.page.doorCode}\\s*(\\d{4})`);
const evening = {
  title: '窓口の<b>英会話</b>',
  speaker: 'Emma Clark さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 3階',
};

type Member = ReturnType<Stage['asMember']>;

async function announce(stage: Stage): Promise<Member> {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await vi.waitFor(() => expect(sato.sees(channel).join()).toContain(evening.title));
  await sato.closeModals();
  return sato;
}

/** Opens the organizers' desk in the channel and taps there. */
async function tapDesk(sato: Member, label: string) {
  await sato.command(channel, 'desk');
  await sato.tap(channel, label, evening.title);
}

function linkOf(stage: Stage, label: string): string {
  const buttons = stage.slack.messages(channel, 'U0SATO').flatMap(({ blocks }) => buttonsOf(blocks));
  const found = buttons.findLast((button) => button.label === label);
  if (!found?.url) throw new Error(`no link ${label}`);
  return found.url;
}

/** What the QR code holds. */
async function guestPageOf({ app, own, clock, onlySeminarId }: Stage): Promise<string> {
  const links = createLinks({ key: await loadSecret(app.db, 'links'), publicUrl: own, clock });
  const day = '2026-12-03';
  const expiresAt = at('2026-12-03T20:30');
  return (await links.make({ use: 'checkin', seminarId: await onlySeminarId(), day, expiresAt })) ?? '';
}

test('the door on Slack, LINE and its page, then survey, materials and results', async () => {
  const stage = await openStage({
    LINE_BASIC_ID: '@123abcde',
    SLACK_APP_ID: 'A0SEMINAR',
    REMINDER_CLOSING_SOON: 'off',
  });
  const [tanaka, suzuki, emma] = ['U0TANAKA', 'U0SUZUKI', 'U0EMMA'].map(stage.asMember) as [Member, Member, Member];
  const [yamamoto, kimura] = friends.map(({ id }) => stage.asFriend(id));
  if (!yamamoto || !kimura) throw new Error('nobody is there');
  await yamamoto.follow();
  await kimura.follow();
  const sato = await announce(stage);
  await tanaka.tap(channel, ja.seminar.attend);
  await suzuki.tap(channel, ja.seminar.attend);
  await emma.tap(channel, ja.seminar.materials);
  await yamamoto.tap(ja.seminar.attend);
  await kimura.tap(ja.seminar.materials);
  expect(kimura.newest().text).toContain(ja.rsvp.materialsText);

  await tapDesk(sato, ja.materials.button);
  await sato.tap(channel, ja.materials.add);
  expect(await sato.submit({ label: 'スライド', url: 'http://files.example/a' })).toHaveProperty('url');
  expect(await sato.submit({ label: 'スライド', url: 'https://files.example/slides' })).toEqual({});
  await sato.closeModals();

  await stage.goTo('2026-12-03T17:45');
  await tapDesk(sato, ja.door.button);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toMatch(doorCode));
  const code = doorCode.exec((await sato.ephemeral(channel)).text)?.[1] ?? '';
  const doorPage = await fetch(linkOf(stage, ja.door.openPage));
  const door = await doorPage.text();
  expect(door).toContain('<svg class="qr" role="img"');
  expect(door).toContain(`<strong>${code}</strong>`);
  expect(door).toContain('&lt;b&gt;');
  expect(door).toContain(`/seminar checkin ${code}`);
  expect(door).not.toMatch(/田中|鈴木|山本/);

  // Each in their own way; twice is once.
  await tanaka.command(channel, `受付 ${code}`);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.checkIn.done));
  await tanaka.command(channel, `checkin ${code}`);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.checkIn.already));
  await yamamoto.say(code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))));
  expect(yamamoto.newest().text).toContain(ja.checkIn.done);
  await yamamoto.say(code === '0000' ? '0001' : '0000');
  expect(yamamoto.newest().text).toContain(ja.checkIn.wrong);

  // A guest of neither platform adds themself; the organizer confirms, and adds another.
  const guestPage = await guestPageOf(stage);
  const asked = await (await fetch(guestPage)).text();
  expect(asked).toContain(`https://line.me/R/oaMessage/%40123abcde/?${code}`);
  expect(asked).toContain('https://slack.com/app_redirect?app=A0SEMINAR');
  expect(asked).not.toMatch(/田中|鈴木|山本/);
  const write = (name: string) =>
    fetch(guestPage, { method: 'POST', body: new URLSearchParams({ name, organization: '熊野町役場' }) });
  expect((await write('  ')).status).toBe(422);
  expect((await write('あ'.repeat(300))).status).toBe(422);
  expect(await (await write('広島 <i>花子</i>')).text()).toContain(
    ja.checkIn.guestDone('広島 &lt;i&gt;花子&lt;/i&gt;'),
  );
  await sato.tap(channel, ja.door.openList);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).buttons).toContain(ja.door.confirmGuest));
  expect((await sato.ephemeral(channel)).buttons).toEqual(
    expect.arrayContaining(['☑ 田中 太一', '☐ 鈴木 さくら', '☑ 山本 由美']),
  );
  await sato.tap(channel, ja.door.confirmGuest);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain(ja.door.present(3, 4)));
  await sato.tap(channel, ja.door.addWalkIn);
  expect(await sato.submit({ name: '', organization: '' })).not.toEqual({});
  expect(await sato.submit({ name: '尾道 次郎', organization: '' })).toEqual({});
  expect(await sato.modal()).toContain(ja.door.added('尾道 次郎'));

  await stage.goTo('2026-12-03T20:15');
  await vi.waitFor(() => expect(tanaka.inbox().join()).toContain(ja.survey.ask));
  await vi.waitFor(() => expect(tanaka.inbox().join()).toContain(ja.materials.outTitle));
  await vi.waitFor(() => expect(emma.inbox().join()).toContain(en.materials.outTitle));
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.materials.outTitle));
  await vi.waitFor(() => expect(yamamoto.chat().join()).toContain(ja.materials.outTitle));
  // The no-show gets neither.
  expect(suzuki.inbox().join()).not.toContain(ja.survey.ask);
  expect(suzuki.inbox().join()).not.toContain(ja.materials.outTitle);

  await tanaka.tap('dm', ja.materials.useful);
  await tanaka.tap('dm', ja.materials.useful);
  await vi.waitFor(() => expect(tanaka.inbox().join()).toContain(ja.materials.usefulThanks));
  await emma.tap('dm', en.materials.tellReason);
  expect(await emma.submit({ reason: 'distance', comment: 'Too far <!channel>' })).toEqual({});
  const reasonPage = kimura.linkTo(ja.materials.tellReason);
  expect(await (await fetch(reasonPage)).text()).toContain(ja.materials.reasons.care);
  const told = await fetch(reasonPage, { method: 'POST', body: new URLSearchParams({ reason: 'care', comment: '' }) });
  expect(await told.text()).toContain(ja.materials.reasonThanks);

  await sato.command(channel, 'results');
  await vi.waitFor(async () => {
    const { text } = await sato.ephemeral(channel);
    expect(text).toContain(ja.door.headLine({ attended: 4, noShows: 1, walkIns: 2 }));
    expect(text).toContain(ja.materials.usefulCount(1, 4));
    expect(text).toContain(
      `${ja.materials.reasonCount(ja.materials.reasons.care, 1)}・${ja.materials.reasonCount(ja.materials.reasons.distance, 1)}`,
    );
    expect(text).toContain(ja.results.answered(2, 0));
  });
  const { found } = await findActions(stage.app.db, { limit: 50, offset: 0 });
  expect(found.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['check-in', 'walk-in', 'walk-in-page', 'add-material']),
  );
  expect((await fetch(guestPage)).status).toBe(200);
  await stage.goTo('2026-12-03T20:30');
  expect((await fetch(guestPage)).status).toBe(410);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('an organizer on LINE ticks off on a page; who is none is refused, and that is logged', async () => {
  const stage = await openStage();
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  await yamamoto.follow();
  const sato = await announce(stage);
  await stage.asMember('U0TANAKA').tap(channel, ja.seminar.attend);
  await stage.goTo('2026-12-03T18:00');
  const seminar = await stage.onlySeminarId();
  const forge = (command: object) =>
    stage.line.postback({ userId: yamamoto.id, data: JSON.stringify(command) }).then(() => yamamoto.newest().text);
  expect(await forge({ do: 'door', seminar })).toContain(ja.team.notOrganizer);
  expect(await forge({ do: 'door-list', seminar })).toContain(ja.team.notOrganizer);
  expect(await forge({ do: 'send-materials', seminar })).toContain(ja.team.notOrganizer);
  expect(await forge({ do: 'check-in', code: '0000' })).not.toContain(ja.checkIn.done);
  expect(await forge({ do: 'materials-useful', seminar })).toContain(ja.materials.notYours);
  const { found } = await findActions(stage.app.db, { limit: 50, offset: 0 });
  expect(found.filter(({ action }) => action === 'refused')).toHaveLength(3);

  await sato.command(channel, '');
  await sato.tap(channel, ja.coming.join);
  const number = await vi.waitFor(async () => {
    const found = /\d{8}/.exec((await sato.ephemeral(channel)).text);
    if (!found) throw new Error('no number yet');
    return found[0];
  });
  await yamamoto.say(number);
  expect(await forge({ do: 'door-list', seminar })).toContain(ja.page.deskText);
  const page = yamamoto.linkTo(ja.page.openDesk);
  const list = await (await fetch(page)).text();
  expect(list).toContain('☐ 田中 太一');
  const command = /name="command" value="([^"]*tick[^"]*)"/.exec(list)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const ticked = await fetch(page, { method: 'POST', body: new URLSearchParams({ command }) });
  expect(await ticked.text()).toContain('☑ 田中 太一');
});
