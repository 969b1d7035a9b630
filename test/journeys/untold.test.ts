// A cancellation that LINE's allowance holds: who organizes hears at once whom to telephone, on Slack as on LINE's page.
import { expect, test, vi } from 'vitest';
import { en, ja } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

const evening = {
  ...{ title: 'ALTと話す、窓口の英会話', speaker: 'Emma Clark さん', date: '2026-12-03', start: '18:30', end: '20:00' },
  ...{ place: '本庁舎 3階', seats: '' },
};
const { team, undelivered, untold } = ja;
const soon = { timeout: 60_000 };

test('held at the door: named at once, shown on the desk until told, sent when the plan grows', async () => {
  const stage = await openStage({}, { monthlyLimit: 3 });
  const all = friends.map(({ id }) => stage.asFriend(id));
  for (const friend of all) await friend.follow();
  const sato = stage.asMember('U0SATO');
  await vi.waitFor(() => expect(sato.inbox().join()).toContain(team.given(team.roles.organizer)), soon);
  await sato.command(channel, 'new');
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  for (const friend of all) await vi.waitFor(() => expect(friend.newest().text).toContain(evening.title), soon);
  const [first, second, third] = all;
  await first?.tap(ja.seminar.attend);
  await second?.tap(ja.seminar.attend);
  await third?.tap(en.seminar.attend);

  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.cancel.button);
  expect(await sato.submit({ reason: '台風のため' })).toEqual({});
  await sato.tapModal(ja.pendingChange.cancel);
  await sato.closeModals();
  await vi.waitFor(() => expect(sato.inbox().join()).toContain(untold.title), soon);
  // Those who failed before it was built are in it, the others in the next: each is named once.
  const named = () =>
    sato
      .inbox()
      .flatMap((text) => (text.includes(untold.title) ? (text.match(/・(山本 由美|木村 健|Liam Park)/g) ?? []) : []));
  await vi.waitFor(() => expect(named().sort()).toEqual(['・Liam Park', '・山本 由美', '・木村 健']), soon);

  await sato.command(channel, 'desk');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain(untold.people(3)), soon);
  await sato.tap(channel, untold.show);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain('・木村 健'), soon);
  expect((await sato.ephemeral(channel)).buttons).toEqual(expect.arrayContaining([untold.settle, undelivered.again]));

  stage.line.setAllowance(null);
  await sato.tap('dm', undelivered.again);
  for (const friend of [first, second])
    await vi.waitFor(() => expect(friend?.newest().text).toContain(ja.rsvp.cancelledBadge), soon);
  await sato.command(channel, 'desk');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).not.toContain(untold.title), soon);
});
