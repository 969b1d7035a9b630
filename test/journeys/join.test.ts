// LINE is joined to Slack in the middle of things: what was sent before goes on working.
import { expect, test, vi } from 'vitest';
import { en, ja } from '../support/words.ts';
import { channel, friends, openStage } from './open-stage.ts';

test('links sent on LINE before the join open afterwards, as the joined person’s, and nothing is asked twice', async () => {
  const stage = await openStage();
  const [sato, emma] = [stage.asMember('U0SATO'), stage.asMember('U0EMMA')];
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  await yamamoto.follow();
  await sato.command(channel, 'new');
  const evening = { title: '統計学', speaker: '山田', date: '2026-12-03', place: '会議室' };
  expect(await sato.submit(evening)).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await yamamoto.tap(ja.seminar.attend);
  const calendar = yamamoto.linkTo(ja.seminar.calendar);
  await stage.goTo('2026-12-03T20:15');
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.survey.ask));
  await yamamoto.tap('3');
  const page = yamamoto.linkTo(ja.survey.openForm);

  await emma.command(channel, '');
  await emma.tap(channel, en.coming.join);
  const code = await vi.waitFor(
    async () => /\d{8}/.exec((await emma.ephemeral(channel)).text)?.[0] ?? Promise.reject(),
  );
  await yamamoto.say(code);
  // From here on they are Emma, whose Slack speaks English.
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(ja.join.joined));
  expect(yamamoto.newest().text).not.toContain(ja.typed.desk[1]);
  await emma.command(channel, '');
  await vi.waitFor(async () => expect((await emma.ephemeral(channel)).text).toContain(en.coming.joinAnother));

  expect((await fetch(calendar)).headers.get('content-type')).toContain('text/calendar');
  expect(await (await fetch(page)).text()).toContain('checked');
  const values = { score: '5', takeaway: 'よく分かった', next_topic: '', speak: 'yes' };
  expect((await fetch(page, { method: 'POST', body: new URLSearchParams(values) })).status).toBe(200);
  const asked = emma.inbox().length;
  // What is for them alone comes where they choose.
  await yamamoto.say(ja.typed.preferLine[0] ?? '');
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(en.mute.preferred('LINE')));
  await yamamoto.say(ja.typed.myData[0] ?? '');
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(en.ownData.facts.preferred));
  await yamamoto.tap(en.mute.prefer('Slack'));
  await vi.waitFor(() => expect(yamamoto.newest().text).toContain(en.mute.preferred('Slack')));
  await stage.goTo('2026-12-10T20:15');
  await vi.waitFor(() => expect(sato.inbox().at(-1)).toContain(ja.results.answered(1, 1)));
  expect(sato.inbox().at(-1)).toContain('Emma Clark');
  expect(sato.inbox().at(-1)).not.toContain('よく分かった');
  expect(emma.inbox()).toHaveLength(asked);
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
