// Fewer pushes for the same on LINE: what is due at once goes together, and what is owed goes along with an answer.
import { expect, test, vi } from 'vitest';
import { addMaterial } from '../../src/materials/material.store.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { ja } from '../support/words.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const evening = {
  title: '窓口で使える、やさしい日本語',
  speaker: '市民課 原田さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 3階',
};

async function announce(stage: Stage) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  return sato;
}

const friendOf = (stage: Stage, index: number) => stage.asFriend(friends[index]?.id ?? '');

/** How many messages each request that counts took to this friend. */
const pushesTo = ({ traffic }: Stage, id: string) =>
  traffic
    .entries()
    .filter(({ name, status }) => /message\/(push|multicast)$/.test(name) && status === 200)
    .flatMap(({ request }) => {
      const { to, messages } = request as { to: string | string[]; messages: unknown[] };
      return [to].flat().includes(id) ? [messages.length] : [];
    });

test('a participant on LINE gets three pushes instead of five, and who taps on the way two', async () => {
  const stage = await openStage();
  const [yamamoto, kimura] = [friendOf(stage, 0), friendOf(stage, 1)];
  for (const friend of [yamamoto, kimura]) await friend.follow();
  await announce(stage);
  for (const friend of [yamamoto, kimura]) {
    await vi.waitFor(() => expect(friend.newest().text).toContain(evening.title));
    await friend.tap(ja.seminar.attend);
  }
  const seminarId = await stage.onlySeminarId();
  await stage.goTo('2026-12-02T17:00');
  for (const friend of [yamamoto, kimura]) {
    await vi.waitFor(() => expect(friend.newest().text).toContain(ja.reminder.gotItText));
    await friend.tap(ja.reminder.gotIt);
    expect(friend.newest()).toMatchObject({ via: 'reply', text: expect.stringContaining(ja.rsvp.mine.attending) });
  }
  await stage.goTo('2026-12-03T17:00');
  expect(yamamoto.chat().join()).not.toContain(ja.reminder.soon('18:30'));

  const sato = await findAccount(stage.app.db, { platform: 'slack', externalId: 'U0SATO' });
  const [createdAt, createdBy] = [stage.clock.now(), sato?.person.id ?? ''];
  const sheet = { id: crypto.randomUUID(), seminarId, label: '当日の資料', url: 'https://example.jp/slides' };
  await addMaterial(stage.app.db, { ...sheet, position: 0, round: null, createdBy, createdAt, removedAt: null });

  await stage.goTo('2026-12-03T20:05');
  await yamamoto.say('予定');
  const [survey, answer] = stage.line.chat(yamamoto.id).slice(-2);
  expect(JSON.stringify(survey?.message)).toContain(ja.survey.ask);
  expect([survey?.via, answer?.via]).toEqual(['reply', 'reply']);
  expect(JSON.stringify(answer?.message)).not.toContain(ja.survey.ask);

  await stage.goTo('2026-12-03T20:20');
  await vi.waitFor(() => expect(kimura.chat().join()).toContain(ja.materials.outTitle));
  await vi.waitFor(() => expect(yamamoto.chat().join()).toContain(ja.materials.outTitle));
  expect(kimura.chat().join()).toContain(ja.survey.ask);
  expect(yamamoto.chat().filter((text) => text.includes(ja.survey.ask))).toHaveLength(1);
  // The announcement, the day before, and the rest: for the one both, for the other the materials.
  expect(pushesTo(stage, kimura.id)).toEqual([1, 1, 2]);
  expect(pushesTo(stage, yamamoto.id)).toEqual([1, 1, 1]);
  // The announcements were last month's.
  expect(stage.line.allowance().used).toBe(4);

  await kimura.tap('5', ja.survey.ask);
  await stage.goTo('2026-12-04T12:00');
  await vi.waitFor(() => expect(pushesTo(stage, yamamoto.id)).toHaveLength(4));
  expect(pushesTo(stage, kimura.id)).toHaveLength(3);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('what the month has no room for goes along with the next answer, and is no push', async () => {
  const stage = await openStage({}, { monthlyLimit: 1 });
  const all = [friendOf(stage, 0), friendOf(stage, 1)];
  for (const friend of all) await friend.follow();
  const sato = await announce(stage);
  await vi.waitFor(() => expect(sato.inbox().join()).toContain(ja.undelivered.over_quota(1)));
  const held = all.find(
    (friend) => !friend.chat().join().includes(ja.seminar.attend) && pushesTo(stage, friend.id).length === 0,
  );
  if (!held) throw new Error('nobody’s is held');
  await held.say('ありがとう');
  const [announcement, answer] = stage.line.chat(held.id).slice(-2);
  expect(JSON.stringify(announcement?.message)).toContain(evening.title);
  expect(JSON.stringify(answer?.message)).not.toContain(evening.title);
  expect(stage.line.allowance().used).toBe(1);
  stage.line.setAllowance(null);
  const before = held.chat().length;
  await sato.tap('dm', ja.undelivered.again);
  await stage.app.schedule.runAll();
  expect(held.chat()).toHaveLength(before);
});
