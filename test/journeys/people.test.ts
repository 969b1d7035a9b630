import { readSheet } from 'read-excel-file/node';
import { expect, test, vi } from 'vitest';
import { findAccount } from '../../src/people/person.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { ja } from '../support/words.ts';
import { buttonsOf } from '../surfaces/slack/open-slack.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const evening = { title: '統計学のはじめの一歩', speaker: '山田', date: '2026-12-03', place: '会議室', seats: '1' };

async function announce(stage: Stage) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit({ ...evening, start: '18:30', end: '20:00' })).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await vi.waitFor(() => expect(sato.sees(channel).join()).toContain(evening.title));
  await sato.closeModals();
  return sato;
}

/** Opens the list of people from the desk. */
async function openList(sato: ReturnType<Stage['asMember']>) {
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.seminar.attendees);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).buttons).toContain(ja.attendees.add));
}

/** A link's address in the newest message that has it. */
function linkIn(stage: Stage, label: string): string {
  for (const message of stage.slack.messages(channel, 'U0SATO').toReversed()) {
    const found = JSON.stringify(message.blocks).match(new RegExp(`"text":"${label}"[^{}]*}[^{}]*?"url":"([^"]+)"`));
    if (found?.[1]) return found[1];
  }
  throw new Error(`no link ${label}`);
}

test('an organizer on Slack adds a caller, seats one beyond the limit, lets one in late, and writes to all', async () => {
  const stage = await openStage();
  const sato = await announce(stage);
  const [tanaka, suzuki] = [stage.asMember('U0TANAKA'), stage.asMember('U0SUZUKI')];

  await openList(sato);
  await sato.tap(channel, ja.attendees.add);
  expect(await sato.submit({ name: '海野 渚', organization: '江田島市', note: '0823-00-0000' })).toEqual({});
  expect(await sato.modal()).toContain(ja.attendees.added('海野 渚'));
  await sato.closeModals();

  await vi.waitFor(() => expect(sato.sees(channel)[0]).toContain(ja.seminar.badges.full));
  await tanaka.tap(channel, ja.seminar.waitFor);
  expect((await tanaka.ephemeral(channel)).text).toContain(ja.rsvp.mine.waitlisted(1));
  await openList(sato);
  expect((await sato.ephemeral(channel)).text).toContain(`海野 渚（江田島市）${ja.attendees.byHandMark}`);
  await sato.tap(channel, ja.attendees.pick);
  expect(await sato.submit({ search: 'だれか' })).toEqual({ search: ja.attendees.nobodyFound });
  expect(await sato.submit({ search: '田中' })).toEqual({});
  await sato.tapModal(ja.attendees.seat);
  expect(await sato.modal()).toContain(ja.attendees.askExceed(1));
  await sato.tapModal(ja.attendees.exceed);
  expect(await sato.modal()).toContain(ja.attendees.seated('田中 太一'));
  await sato.closeModals();
  await vi.waitFor(() => expect(tanaka.inbox().join()).toContain(ja.rsvp.seatGiven));

  await stage.goTo('2026-12-03T09:00');
  await openList(sato);
  await sato.tap(channel, ja.attendees.letIn);
  expect(await sato.submit({ person: 'U0SUZUKI' })).toEqual({});
  expect(await sato.modal()).toContain(ja.attendees.letInDone('鈴木 さくら'));
  await sato.closeModals();
  await vi.waitFor(() => expect(suzuki.inbox().join()).toContain(ja.rsvp.letInText));
  await suzuki.tap('dm', ja.seminar.decline);
  await vi.waitFor(() => expect(suzuki.inbox().join()).toContain(ja.rsvp.declined));

  await openList(sato);
  await sato.tap(channel, ja.attendeeList.mailings);
  // Tanaka and who was added by hand; nobody waits any more.
  expect(await sato.modal()).toContain(ja.mailing.counted(ja.mailing.audiences.attending, 2));
  expect(await sato.modal()).not.toContain(ja.mailing.audiences.waitlisted);
  expect(await sato.submit({ text: '会場は7階です <!channel>' })).toEqual({});
  const preview = await sato.modal();
  expect(preview).toContain('会場は7階です <!channel>');
  expect(preview).toContain(ja.mailing.notSentYet);
  expect(preview).toContain(ja.reach.on(ja.reach.platforms.slack, 1));
  expect(preview).toContain(ja.mailing.audiences.attending);
  expect(preview).toContain(ja.mailing.unreachable(1));
  await sato.tapModal(ja.mailing.send);
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain('会場は7階です <!channel>'));
  await vi.waitFor(async () => {
    const buttons = buttonsOf(stage.slack.modals('U0SATO').at(-1)?.blocks ?? []).map(({ label }) => label);
    if (buttons.includes(ja.mailing.look)) await sato.tapModal(ja.mailing.look);
    expect(await sato.modal()).toContain(ja.mailing.done);
  });
  expect(tanaka.inbox().filter((text) => text.includes('会場は7階'))).toHaveLength(1);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('the list is downloaded by a signed link, which is nobody else’s, ends after an hour, and dies with the role', async () => {
  const stage = await openStage();
  const sato = await announce(stage);
  await stage.asMember('U0EMMA').tap(channel, ja.seminar.attend);
  await openList(sato);
  const [excel, csv] = [linkIn(stage, ja.attendees.excel), linkIn(stage, ja.attendees.csv)];
  const answer = await fetch(excel);
  expect(answer.headers.get('content-disposition')).toContain(
    `filename*=UTF-8''${encodeURIComponent(ja.attendees.title)}`,
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const rows = await readSheet(Buffer.from(await answer.arrayBuffer()));
  expect(rows.map((row) => row[1])).toEqual([ja.attendees.sheet.columns.name, 'Emma Clark']);
  const bytes = new Uint8Array(await (await fetch(csv)).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);

  expect((await fetch(excel.replace('/export/', '/export/x'))).status).toBe(404);
  expect((await fetch(excel.replace('/export/', '/desk/').replace('.xlsx', ''))).status).toBe(404);
  const known = await findAccount(stage.app.db, { platform: 'slack', externalId: 'U0SATO' });
  if (!known) throw new Error('the organizer is unknown');
  await saveRole(stage.app.db, { personId: known.person.id, role: null, now: stage.clock.now() });
  const refused = await fetch(excel);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain(ja.team.notOrganizer);
  await stage.goTo('2026-11-23T11:01');
  const late = await fetch(csv);
  expect(late.status).toBe(410);
  expect(await late.text()).toContain(ja.web.expiredTitle);
});

test('an organizer on LINE gets to the same people through the page, with their answers typed once', async () => {
  const stage = await openStage();
  const sato = await announce(stage);
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  await yamamoto.follow();
  await sato.command(channel, '');
  await sato.tap(channel, ja.coming.join);
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  await yamamoto.say('管理');
  await yamamoto.tap(ja.seminar.attendees);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.attendeeList.nobody));
  expect(yamamoto.linkTo(ja.attendees.excel)).toContain('openExternalBrowser=1');
  await yamamoto.tap(ja.attendees.add);
  const page = await vi.waitFor(() => yamamoto.linkTo(ja.page.openDesk));
  const form = await (await fetch(page)).text();
  expect(form).toContain(ja.attendees.name);
  const hidden = Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"'),
    ]),
  );
  const send = (typed: Record<string, string>) =>
    fetch(page, { method: 'POST', body: new URLSearchParams({ ...hidden, ...typed }) });
  const wrong = await send({ name: '', organization: '<b>江田島市' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('&lt;b&gt;江田島市');
  const typed = { name: '海野 渚', organization: '江田島市' };
  const [one, two] = await Promise.all([send(typed), send(typed)]);
  expect(`${await one.text()}${await two.text()}`).toContain(ja.attendees.added('海野 渚'));
  await yamamoto.say('管理');
  await yamamoto.tap(ja.seminar.attendees);
  await vi.waitFor(() =>
    expect(yamamoto.newest().text).toContain(ja.attendees.filter(ja.attendeeList.groups.on_site, 1)),
  );
});
