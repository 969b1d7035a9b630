import { expect, test, vi } from 'vitest';
import { en, ja } from '../support/words.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const evening = {
  title: 'ALTと話す、窓口の英会話',
  speaker: 'Emma Clark さん',
  date: '2026-12-03',
  start: '18:30',
  end: '20:00',
  place: '本庁舎 3階',
  seats: '1',
};

const friendOf = (stage: Stage, index: number) => stage.asFriend(friends[index]?.id ?? '');

async function announce(stage: Stage, values: Record<string, string> = evening) {
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  expect(await sato.submit(values)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  return sato;
}

/** What counts against the allowance, and is no question about it. */
const isCounted = ({ name }: { name: string }) => /message\/(push|multicast)$/.test(name);

test('the whole loop on LINE: follow, announced, tap, full, withdraw, promoted, remind, survey page, results', async () => {
  const stage = await openStage();
  const [yamamoto, kimura, liam] = [0, 1, 2].map((index) => friendOf(stage, index));
  if (!yamamoto || !kimura || !liam) throw new Error('nobody is there');
  for (const friend of [yamamoto, kimura, liam]) await friend.follow();
  expect(yamamoto.newest()).toMatchObject({
    via: 'reply',
    text: expect.stringContaining(ja.help.welcome),
  });
  expect(liam.newest().text).toContain(en.help.welcome);

  const sato = await announce(stage);
  await vi.waitFor(() =>
    expect(liam.newest()).toMatchObject({ via: 'multicast', text: expect.stringContaining(en.seminar.deadline) }),
  );
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.seminar.deadlineBy('12月2日（水）24:00')));

  await yamamoto.tap(ja.seminar.attend);
  expect(yamamoto.newest()).toMatchObject({ via: 'reply', text: expect.stringContaining(ja.rsvp.attending) });
  const ics = await fetch(yamamoto.linkTo(ja.seminar.calendar));
  expect(ics.headers.get('content-type')).toContain('text/calendar');
  expect(await ics.text()).toContain('DTSTART:20261203T093000Z');

  await kimura.tap(ja.seminar.attend);
  expect(kimura.newest().text).toContain(ja.rsvp.mine.waitlisted(1));
  await yamamoto.tap(ja.seminar.withdraw);
  expect(yamamoto.newest().text).toContain(ja.giveUp.untilThen);
  await yamamoto.tap(ja.giveUp.yes);
  expect(yamamoto.newest().text).toContain(ja.rsvp.passedOn);
  await vi.waitFor(() =>
    expect(kimura.newest()).toMatchObject({ via: 'push', text: expect.stringContaining(ja.rsvp.seatGiven) }),
  );

  await kimura.say('予定');
  expect(kimura.newest()).toMatchObject({ via: 'reply', text: expect.stringContaining(evening.title) });
  await stage.goTo('2026-12-02T17:00');
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.reminder.dayBefore));
  expect(yamamoto.chat().join()).not.toContain(ja.reminder.dayBefore);

  await stage.goTo('2026-12-03T20:15');
  await vi.waitFor(() => expect(kimura.newest().text).toContain(ja.survey.ask));
  await kimura.tap('4');
  await kimura.say('声に出すのが大事だと分かりました');
  expect(kimura.newest().text).toContain(ja.survey.isComment);
  const page = kimura.linkTo(ja.survey.openForm);
  const form = await (await fetch(page)).text();
  expect(form).toContain(ja.survey.formTitle);
  expect(form).toContain('声に出すのが大事だと分かりました');
  const sent = await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ score: '5', takeaway: '<b>声に出す</b>のが大事', next_topic: '', speak: 'yes' }),
  });
  expect(await sent.text()).toContain(ja.survey.saved);

  await stage.goTo('2026-12-10T20:15');
  await vi.waitFor(() => expect(sato.inbox().at(-1)).toContain(ja.results.answered(1, 1)));
  expect(sato.inbox().at(-1)).not.toContain('声に出す');
  expect(sato.inbox().at(-1)).toContain(ja.survey.questions.wouldSpeak.heading);
  expect(sato.inbox().at(-1)).toContain('木村 健');
  const expired = await fetch(page);
  expect(expired.status).toBe(410);
  expect(await expired.text()).toContain(ja.link.closed.survey('12月10日（木）20:15'));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test('over the monthly allowance the message is held, the organizer told in words, and sent when the plan grows', async () => {
  const stage = await openStage({}, { monthlyLimit: 2 });
  const all = [0, 1, 2].map((index) => friendOf(stage, index));
  for (const friend of all) await friend.follow();
  const sato = await announce(stage);
  const reached = () => all.filter((friend) => friend.chat().join().includes(evening.title)).length;
  await vi.waitFor(() => expect(sato.inbox().join()).toContain(ja.undelivered.over_quota(1)));
  expect(reached()).toBe(2);
  const pushes = stage.traffic.entries().filter(isCounted).length;
  await stage.app.schedule.runAll();
  expect(stage.traffic.entries().filter(isCounted)).toHaveLength(pushes);
  stage.line.setAllowance(null);
  await sato.tap('dm', ja.undelivered.again);
  await vi.waitFor(() => expect(reached()).toBe(3));
});

test('who blocked the account is not written to; who comes back is', async () => {
  const stage = await openStage();
  const [yamamoto, kimura] = [friendOf(stage, 0), friendOf(stage, 1)];
  await yamamoto.follow();
  await kimura.follow();
  await yamamoto.unfollow();
  await announce(stage);
  await vi.waitFor(() => expect(kimura.newest().text).toContain(evening.title));
  const pushedTo = stage.traffic
    .entries()
    .filter(isCounted)
    .map(({ request }) => JSON.stringify(request));
  expect(pushedTo).not.toEqual([]);
  expect(pushedTo.join()).not.toContain(yamamoto.id);
  await yamamoto.follow();
  await yamamoto.say('予定');
  expect(yamamoto.newest().text).toContain(evening.title);
});

test('muting stops reminders, not the announcements; unknown text gets a short help', async () => {
  const stage = await openStage();
  const yamamoto = friendOf(stage, 0);
  await yamamoto.follow();
  await announce(stage);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(evening.title));
  await yamamoto.tap(ja.seminar.attend);
  await yamamoto.say('通知オフ');
  expect(yamamoto.newest().text).toContain(ja.mute.muted);
  await yamamoto.say('ほげほげ');
  expect(yamamoto.newest().text).toContain(ja.help.notUnderstood);
  const before = yamamoto.chat().length;
  await stage.goTo('2026-12-03T17:00');
  expect(yamamoto.chat()).toHaveLength(before);
});

test('a redelivered tap has one effect, and an older tap arriving late does not undo a newer one', async () => {
  const stage = await openStage();
  const yamamoto = friendOf(stage, 0);
  await yamamoto.follow();
  await announce(stage);
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(evening.title));
  const early = stage.clock.now().epochMilliseconds - 1;
  await yamamoto.tap(ja.seminar.decline);
  await stage.line.redeliverLast();
  const data = JSON.stringify({ do: 'answer', seminar: await stage.onlySeminarId(), answer: 'on_site' });
  await stage.line.deliver([
    { type: 'postback', source: { type: 'user', userId: yamamoto.id }, timestamp: early, postback: { data } },
  ]);
  await yamamoto.say('予定');
  expect(yamamoto.newest().text).toContain(ja.rsvp.mine.declined);
  expect(yamamoto.newest().text).toContain(
    `${ja.seminar.taken(0, 1)}${ja.seminar.separator}${ja.seminar.seatsLeft(1)}`,
  );
});
