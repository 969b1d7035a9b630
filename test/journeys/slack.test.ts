import { expect, test, vi } from 'vitest';
import { en, ja } from '../support/words.ts';
import { channel, openStage, type Stage } from './open-stage.ts';

const evening = {
  title: '統計学のはじめの一歩',
  summary: '市の実際のデータで、ばらつきの見方を学びます。',
  speaker: '企画課 山田 花子さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 5階 会議室A',
  seats: '1',
  party_time: '20:15',
  party_place: '居酒屋「潮風」',
  party_fee: '3,500円',
};

async function announce(stage: Stage, values: Record<string, string> = evening) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit(values)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await vi.waitFor(() => expect(sato.sees(channel).join()).toContain(values.title));
  return sato;
}

test('the whole loop on Slack: announce, tap, full, withdraw, promoted, deadline, remind, survey, results', async () => {
  const stage = await openStage();
  const [tanaka, suzuki, emma] = ['U0TANAKA', 'U0SUZUKI', 'U0EMMA'].map(stage.asMember);
  if (!tanaka || !suzuki || !emma) throw new Error('nobody is there');
  const sato = await announce(stage);
  expect(sato.sees(channel).at(-1)).toContain('12月3日（木）18:30〜20:00');
  expect(sato.sees(channel).at(-1)).toContain(ja.seminar.deadlineBy('12月2日（水）24:00'));

  await tanaka.tap(channel, ja.seminar.attend);
  const confirmation = await tanaka.ephemeral(channel);
  expect(confirmation.text).toContain(ja.rsvp.attending);
  expect(confirmation.buttons).toEqual([
    ja.seminar.joinParty,
    ja.seminar.calendar,
    ja.rsvp.askSpeaker,
    ja.seminar.withdraw,
    ja.introduction.fillOrganization,
  ]);
  await tanaka.tap(channel, ja.seminar.joinParty);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.rsvp.partyJoined));
  expect(suzuki.sees(channel).join()).not.toContain(ja.rsvp.attending);

  await vi.waitFor(() => expect(suzuki.sees(channel).at(-1)).toContain(ja.seminar.badges.full));
  await suzuki.tap(channel, ja.seminar.waitFor);
  expect((await suzuki.ephemeral(channel)).text).toContain(ja.rsvp.mine.waitlisted(1));
  await emma.tap(channel, ja.seminar.waitFor);
  expect((await emma.ephemeral(channel)).text).toContain(en.rsvp.waitlisted(2));

  await tanaka.tap(channel, ja.seminar.withdraw);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.giveUp.untilThen));
  expect(suzuki.inbox()).toEqual([]);
  await tanaka.tap(channel, ja.giveUp.yes);
  await vi.waitFor(() => expect(suzuki.inbox().join()).toContain(ja.rsvp.seatGiven));
  expect(emma.inbox()).toEqual([]);

  await stage.goTo('2026-12-01T15:00');
  expect(sato.sees(channel).join()).toContain(ja.reminder.closingSoon);
  await stage.goTo('2026-12-02T17:00');
  expect(suzuki.inbox().at(-1)).toContain(ja.reminder.dayBefore);
  await stage.goTo('2026-12-03T00:00');
  await vi.waitFor(() => expect(sato.sees(channel)[0]).toContain(ja.seminar.badges.closed));
  await stage.goTo('2026-12-03T16:30');
  expect(suzuki.inbox().at(-1)).toContain(ja.reminder.soon('18:30'));

  await stage.goTo('2026-12-03T20:15');
  expect(suzuki.inbox().at(-1)).toContain(ja.survey.ask);
  expect(tanaka.inbox().join()).not.toContain(ja.survey.ask);
  await suzuki.tap('dm', '5');
  await vi.waitFor(() => expect(suzuki.inbox().at(-1)).toContain(ja.survey.thanks(5)));
  await suzuki.tap('dm', ja.survey.openForm);
  expect(await suzuki.submit({ takeaway: '平均だけで話さない', next_topic: 'グラフの描き方', quote: 'yes' })).toEqual(
    {},
  );

  await stage.goTo('2026-12-04T12:00');
  expect(suzuki.inbox().join()).not.toContain(ja.survey.reminder);
  await sato.command(channel, 'results');
  expect((await sato.ephemeral(channel)).text).toContain(ja.results.answered(1, 1));
  await stage.goTo('2026-12-10T20:15');
  await vi.waitFor(() => expect(sato.inbox().at(-1)).toContain(ja.results.title));
  // Of one answer only that it came.
  expect(sato.inbox().at(-1)).toContain(ja.results.openShortPage);
  expect(sato.inbox().at(-1)).not.toContain('平均だけで話さない');
  expect(sato.inbox().at(-1)).not.toContain('鈴木');
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('a tap after the deadline is refused kindly and names whom to ask; withdrawing stays possible and is marked', async () => {
  const stage = await openStage({ REMINDER_CLOSING_SOON: 'off', REMINDER_DAY_BEFORE: 'off' });
  const [tanaka, suzuki] = ['U0TANAKA', 'U0SUZUKI'].map(stage.asMember);
  if (!tanaka || !suzuki) throw new Error('nobody is there');
  const sato = await announce(stage, { ...evening, seats: '' });
  await tanaka.tap(channel, ja.seminar.attend);
  await tanaka.ephemeral(channel);
  const post = sato.messages(channel)[0];
  stage.clock.moveTo(Temporal.Instant.from('2026-12-03T00:00:00+09:00'));
  await suzuki.tap(channel, ja.seminar.attend);
  const refusal = await suzuki.ephemeral(channel);
  expect(refusal.text).toContain(ja.rsvp.refused.closed('12月2日（水）24:00'));
  expect(refusal.text).toContain(ja.rsvp.askWhom(ja.rsvp.named('佐藤 恵')));
  expect(post?.ts).toBeDefined();
  await tanaka.tap(channel, ja.seminar.withdraw);
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.rsvp.withdrawn));
  await sato.command(channel, 'desk');
  expect((await sato.ephemeral(channel)).text).toContain(ja.attendeeList.late(1));
});

test('the form says inline what cannot be, keeps the draft, and announces at the time set', async () => {
  const stage = await openStage();
  const sato = stage.asMember('U0SATO');
  await stage.slack.shortcut({ memberId: 'U0SATO', callbackId: 'new-seminar' });
  const wrong = { end: '18:00', seats: '0.5', deadline_date: '2026-12-04', party_time: '' };
  const errors = await sato.submit({ ...evening, ...wrong });
  expect(errors).toEqual({
    end: ja.compose.problems.end_before_start,
    seats: ja.compose.problems.bad_seats,
    deadline_date: ja.compose.problems.deadline_after_start,
    party_time: ja.compose.problems.party_time_missing,
  });
  expect(await sato.submit({ ...evening, deadline_date: '' })).toEqual({});
  expect(await sato.modal()).toContain(evening.title);
  await sato.tapModal(ja.seminar.attend);
  expect(await sato.modal()).toContain(ja.help.previewTap);
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.seminar.edit);
  expect(await sato.submit({ title: '統計学のつぎの一歩' })).toEqual({});
  await sato.tapModal(ja.compose.announceAt);
  expect(await sato.submit({ date: '2026-11-23', time: '09:00' })).toEqual({
    date: ja.compose.schedulePast,
  });
  expect(await sato.submit({ date: '2026-11-24', time: '09:00' })).toEqual({});
  expect(sato.sees(channel).filter((text) => text.includes('統計学'))).toHaveLength(1);
  await stage.goTo('2026-11-24T09:00');
  await vi.waitFor(() => expect(sato.sees(channel).at(-1)).toContain('統計学のつぎの一歩'));
});

test('members who are no organizers cannot do organizers’ things, forged or typed', async () => {
  const stage = await openStage();
  await announce(stage);
  const tanaka = stage.asMember('U0TANAKA');
  await tanaka.command(channel, 'new');
  expect((await tanaka.ephemeral(channel)).text).toContain(ja.team.notOrganizer);
  const post = tanaka.messages(channel)[0];
  const forged = { value: JSON.stringify({ do: 'cancel', seminar: await stage.onlySeminarId() }) };
  const blockId = String(post?.blocks.find((block) => block.type === 'actions')?.block_id);
  await stage.slack.tap({
    memberId: 'U0TANAKA',
    on: { message: { channel, ts: post?.ts ?? '' } },
    actionId: 'c:0:0',
    blockId,
    overrides: forged,
  });
  await vi.waitFor(async () => expect((await tanaka.ephemeral(channel)).text).toContain(ja.team.notOrganizer));
  expect(tanaka.sees(channel)[0]).not.toContain(ja.log.actions.cancel);
});

test('the App Home shows what is coming and takes the answer', async () => {
  const stage = await openStage();
  await announce(stage);
  await stage.slack.openHome('U0EMMA');
  const home = await vi.waitFor(() => {
    const view = stage.slack.home('U0EMMA');
    if (!view) throw new Error('no home yet');
    return view;
  });
  expect(JSON.stringify(home.blocks)).toContain(en.coming.title);
  await stage.asMember('U0EMMA').tapHome(en.seminar.attend);
  await vi.waitFor(async () => expect(await stage.asMember('U0EMMA').modal()).toContain(en.rsvp.attending));
  await vi.waitFor(() => expect(JSON.stringify(stage.slack.home('U0EMMA')?.blocks)).toContain('🟢 Attending'));
});
