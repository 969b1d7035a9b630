import { expect, test, vi } from 'vitest';
import { en, ja } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

const evening = {
  title: '統計学のはじめの一歩',
  speaker: '企画課 山田 花子さん',
  date: '2026-12-03',
  start: '18:30',
  place: '本庁舎 5階 会議室A',
  seats: '1',
};

async function fullHouse() {
  const stage = await openStage();
  const [sato, tanaka, emma] = [stage.asMember('U0SATO'), stage.asMember('U0TANAKA'), stage.asMember('U0EMMA')];
  const [yamamoto, kimura] = [stage.asFriend(friends[0]?.id ?? ''), stage.asFriend(friends[1]?.id ?? '')];
  await sato.command(channel, 'new');
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await sato.closeModals();
  await tanaka.tap(channel, ja.seminar.attend);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.rsvp.attending));
  for (const [index, friend] of [yamamoto, kimura].entries()) {
    await friend.follow();
    await friend.say('予定');
    await friend.tap(ja.seminar.waitFor);
    await vi.waitFor(() => expect(friend.newest().text).toContain(ja.rsvp.waitlisted(index + 1)));
  }
  await emma.tap(channel, ja.seminar.waitFor);
  await vi.waitFor(async () => expect((await emma.ephemeral(channel)).text).toContain(en.rsvp.waitlisted(3)));
  return { stage, sato, tanaka, emma, yamamoto, kimura };
}

/** Somebody waits for it: so it is asked first. */
async function giveUp(member: Awaited<ReturnType<typeof fullHouse>>['tanaka']) {
  await member.tap(channel, ja.seminar.withdraw);
  await member.tap(channel, ja.giveUp.yes);
}

test('a seat freed on the day goes from LINE to Slack: let pass by one, declined by the next, taken by the third', async () => {
  const { stage, tanaka, emma, yamamoto, kimura } = await fullHouse();
  await stage.goTo('2026-12-03T08:00');
  await tanaka.command(channel, '');
  await giveUp(tanaka);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.offer.title));
  expect(yamamoto.newest().text).toContain('10:50');
  expect(kimura.chat().join()).not.toContain(ja.offer.title);

  // Nobody answers: at the offer's end it goes on, and the late tap says so.
  await stage.goTo('2026-12-03T10:51');
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.offer.title));
  await yamamoto.tap(ja.offer.claim);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.rsvp.refused.offer_expired));

  await kimura.tap(ja.offer.decline);
  await vi.waitFor(() => expect(emma.inbox().at(-1)).toContain(en.offer.title));
  await emma.tap('dm', en.offer.claim);
  await vi.waitFor(() => expect(emma.inbox().at(-1)).toContain(en.rsvp.attending));
  await vi.waitFor(() => expect(tanaka.sees(channel)[0]).toContain(ja.seminar.headCount(1)));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('who was asked is told when there is no seat any more, and the organizer says so with one tap', async () => {
  const { stage, sato, tanaka, yamamoto } = await fullHouse();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.edit.button);
  expect(await sato.submit({ seats: '2' })).toEqual({});
  await sato.tapModal(ja.pendingChange.save);
  await sato.closeModals();
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.rsvp.seatGiven));
  await stage.goTo('2026-12-03T08:00');
  await tanaka.command(channel, '');
  await giveUp(tanaka);
  const kimura = stage.asFriend(friends[1]?.id ?? '');
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.offer.title));

  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.edit.button);
  expect(await sato.submit({ seats: '1' })).toEqual({});
  expect(await sato.modal()).toContain(ja.edit.over(1, 1, 1));
  await sato.tapModal(ja.edit.takeSeats(1));
  await vi.waitFor(async () => expect(await sato.modal()).toContain(ja.edit.withdrewOffers(1)));
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.offer.withdrawnText(1)));
  await kimura.tap(ja.offer.claim);
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.rsvp.refused.offer_withdrawn));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('a seat given back in the night is offered at eight, with a sound', async () => {
  const { stage, tanaka, yamamoto } = await fullHouse();
  await stage.goTo('2026-12-03T00:00');
  await tanaka.command(channel, '');
  await giveUp(tanaka);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.rsvp.withdrawn), {
    timeout: 60_000,
  });
  await stage.goTo('2026-12-03T07:59');
  expect(yamamoto.chat().join()).not.toContain(ja.offer.title);
  await stage.goTo('2026-12-03T08:00');
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.offer.title));
  expect(yamamoto.newest().text).toContain('10:50');
  const pushes = stage.traffic.entries().filter(({ name }) => name.endsWith('/message/push'));
  expect(pushes.length).toBeGreaterThan(0);
  expect(JSON.stringify(pushes.at(-1)?.request)).not.toContain('notificationDisabled');
});

test('a leap over the night stops in the morning, so that the seat is offered', async () => {
  const { stage, tanaka, yamamoto } = await fullHouse();
  await stage.goTo('2026-12-03T00:00');
  await tanaka.command(channel, '');
  await giveUp(tanaka);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.rsvp.withdrawn), {
    timeout: 60_000,
  });
  await stage.goTo('2026-12-03T12:00');
  await vi.waitFor(() => expect(yamamoto.chat().join()).toContain(ja.offer.title));
  expect(yamamoto.chat().join()).toContain('10:50');
});

test('a move made in the evening reaches LINE without a sound', async () => {
  const { stage, sato, yamamoto } = await fullHouse();
  await stage.goTo('2026-12-01T22:00');
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.edit.button);
  expect(await sato.submit({ date: '2026-12-10' })).toEqual({});
  await sato.tapModal(ja.pendingChange.save);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.changed.moved));
  const pushes = stage.traffic.entries().filter(({ name }) => name.endsWith('/message/push'));
  expect(JSON.stringify(pushes.at(-1)?.request)).toContain('"notificationDisabled":true');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
