// Two guests of the same name at the door's page, and somebody who was added by hand and taken off again.
import { expect, test, vi } from 'vitest';
import { findCheckIns } from '../../src/checkins/checkin.store.ts';
import { loadSecret } from '../../src/database/secret.store.ts';
import { createLinks } from '../../src/messages/links.ts';
import { at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';
import { channel, openStage, type Stage } from './open-stage.ts';

async function announce(stage: Stage) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  const place = '本庁舎 3階';
  expect(await sato.submit({ title: '窓口の英会話', speaker: 'Emma', date: '2026-12-03', place })).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await vi.waitFor(() => expect(sato.sees(channel).join()).toContain('窓口の英会話'));
  await sato.closeModals();
  return sato;
}

test('a namesake is asked for their organisation; a form sent twice, and who is taken off, leave nobody behind', async () => {
  const stage = await openStage({ REMINDER_CLOSING_SOON: 'off' });
  const sato = await announce(stage);
  const seminarId = await stage.onlySeminarId();
  const { db } = stage.app;
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.seminar.attendees);
  await sato.tap(channel, ja.attendees.add);
  expect(await sato.submit({ name: '海野 渚' })).toEqual({});
  await sato.closeModals();
  await stage.goTo('2026-12-03T18:00');

  const links = createLinks({ key: await loadSecret(db, 'links'), publicUrl: stage.own, clock: stage.clock });
  const expiresAt = at('2026-12-03T20:30');
  const page = (await links.make({ use: 'checkin', seminarId, day: '2026-12-03', expiresAt })) ?? '';
  const write = (name: string, organization = '') =>
    fetch(page, { method: 'POST', body: new URLSearchParams({ name, organization }) });
  // A thumb that taps twice.
  const [one, two] = await Promise.all([write('広島 花子'), write('広島 花子')]);
  expect([one.status, two.status].sort()).toEqual([200, 422]);
  const asked = await write('広島 花子');
  expect(asked.status).toBe(422);
  const text = await asked.text();
  expect(text).toContain(ja.checkIn.sameName(''));
  expect(text).toContain('value="広島 花子"');
  expect(await (await write('広島 花子', '熊野町役場')).text()).toContain(ja.checkIn.guestDone('広島 花子'));
  expect(await (await write('広島 花子', '熊野町役場')).text()).toContain(ja.checkIn.sameName('熊野町役場'));
  expect(await findCheckIns(db, [seminarId])).toHaveLength(2);

  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.door.button);
  await sato.tap(channel, ja.door.openList);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain('広島 花子（熊野町役場）'));
  await sato.tap(channel, ja.door.addWalkIn);
  expect(await sato.submit({ name: '広島 花子' })).toMatchObject({
    organization: ja.door.sameName(''),
  });
  await sato.closeModals();
  await sato.tap(channel, '☐ 海野 渚');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).buttons).toContain('☑ 海野 渚'));

  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.seminar.attendees);
  await sato.tap(channel, ja.attendees.pick);
  expect(await sato.submit({ search: '海野' })).toEqual({});
  await sato.tapModal(ja.attendees.remove);
  await vi.waitFor(async () => expect(await sato.modal()).toContain(ja.attendees.askRemove('海野 渚')));
  await sato.tapModal(ja.attendees.remove);
  await vi.waitFor(async () => expect(await sato.modal()).toContain(ja.attendees.removedCheckIn));
  expect((await findCheckIns(db, [seminarId])).map(({ isConfirmed }) => isConfirmed)).toEqual([false, false]);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
