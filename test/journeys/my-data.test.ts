// What is kept of a person: said in three taps and a name, seen, taken along, forgotten.
import { readSheet } from 'read-excel-file/node';
import { expect, test, vi } from 'vitest';
import { ja } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

async function anEvening() {
  const stage = await openStage({ ADMINS: 'U0SATO' });
  const sato = stage.asMember('U0SATO');
  const [yamamoto, kimura] = [stage.asFriend(friends[0]?.id ?? ''), stage.asFriend(friends[1]?.id ?? '')];
  await yamamoto.follow();
  await kimura.follow();
  await sato.command(channel, 'new');
  const evening = { title: '統計学のはじめの一歩', speaker: '山田', date: '2026-12-03', place: '会議室A', seats: '1' };
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  return { stage, sato, yamamoto, kimura };
}

test('the seat is taken first, then one is asked once who one is; what one says stays', async () => {
  const { stage, yamamoto } = await anEvening();
  await yamamoto.tap(ja.seminar.attend);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.introduction.title));
  expect(yamamoto.newest().text).toContain(ja.rsvp.attending);
  expect(yamamoto.newest().text).toContain(ja.introduction.privacy(3, false));
  await yamamoto.tap(ja.introduction.affiliations.company);
  expect(yamamoto.newest().text).toContain(ja.introduction.thanks);
  const url = yamamoto.linkTo(ja.introduction.fill);
  const opened = await (await fetch(url)).text();
  expect(opened).toContain(friends[0]?.name);
  const blank = await fetch(url, { method: 'POST', body: new URLSearchParams({ name: ' ', organization: '' }) });
  expect(await blank.text()).toContain(ja.introduction.nameMissing);
  const sent = { name: '山本 由美子', organization: '=1+1', affiliation: 'company' };
  expect(await (await fetch(url, { method: 'POST', body: new URLSearchParams(sent) })).text()).toContain(
    ja.introduction.saved,
  );
  await yamamoto.tap(ja.seminar.decline);
  await yamamoto.tap(ja.seminar.attend);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.rsvp.attending));
  expect(yamamoto.newest().text).not.toContain(ja.introduction.title);
  // Two days later LINE is asked for the name again: what the person said stays.
  await stage.goTo('2026-11-25T10:00');
  await yamamoto.say('私の情報');
  expect(yamamoto.newest().text).toContain('山本 由美子');

  const page = await fetch(yamamoto.linkTo(ja.ownData.seeAll));
  expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
  const html = await page.text();
  for (const told of ['山本 由美子', '=1+1', '統計学のはじめの一歩', ja.ownData.sections.answers])
    expect(html).toContain(told);
  await stage.goTo('2026-11-25T10:16');
  expect(await (await fetch(yamamoto.linkTo(ja.ownData.seeAll))).text()).not.toContain('山本 由美子');
});

test('one’s data come along as a file, after a yes in the chat', async () => {
  const { yamamoto } = await anEvening();
  await yamamoto.tap(ja.seminar.attend);
  await yamamoto.say('私の情報');
  await yamamoto.tap(ja.ownData.takeAlong);
  await yamamoto.tap(ja.ownData.takeConfirm.yes);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.ownData.fileReady));
  const file = await fetch(yamamoto.linkTo(ja.ownData.save));
  expect(file.headers.get('content-disposition')).toContain('.xlsx');
  const rows = await readSheet(Buffer.from(await file.arrayBuffer()));
  expect(rows.flat().join()).toContain('統計学のはじめの一歩');
  expect(rows.flat().join()).toContain(friends[0]?.name);
  expect(rows.flat().join()).not.toContain(friends[1]?.name);
});

test('who leaves gives the seat to who waits, is no more in the list, and hears nothing until they write anew', async () => {
  const { stage, sato, yamamoto, kimura } = await anEvening();
  await yamamoto.tap(ja.seminar.attend);
  await kimura.tap(ja.seminar.attend);
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.rsvp.waitlisted(1)));
  await yamamoto.say('退会');
  await yamamoto.tap(ja.ownData.leave);
  expect(yamamoto.newest().text).toContain(ja.ownData.leaveConfirm.text);
  await yamamoto.tap(ja.ownData.leaveConfirm.yes);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.ownData.left));
  await vi.waitFor(() => expect(kimura.newest()).toMatchObject({ via: 'push' }));
  const heard = yamamoto.chat().length;
  await stage.goTo('2026-12-04T13:00');
  expect(yamamoto.chat()).toHaveLength(heard);
  // An old button of theirs, and an old word: they are somebody new.
  await yamamoto.say('私の情報');
  expect(yamamoto.newest().text).not.toContain(ja.ownData.sections.answers);
  await sato.command(channel, 'log');
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain(ja.log.actions.forget));
});
