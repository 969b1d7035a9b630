// No Slack at all: the first admin comes by a number printed at the start, and names the others by numbers.
import { expect, test, vi } from 'vitest';
import { saidCode } from '../../src/people/role-code.ts';
import { ja } from '../support/words.ts';
import { friends, openStage } from './open-stage.ts';

const withoutSlack = { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '', ORGANIZERS: '' };

test('who sends the printed number looks after the bot, and a colleague joins by another', async () => {
  const stage = await openStage(withoutSlack);
  const { adminCode } = stage.app;
  const [yamamoto, kimura] = [stage.asFriend(friends[0]?.id ?? ''), stage.asFriend(friends[1]?.id ?? '')];
  await yamamoto.follow();
  await kimura.follow();
  await kimura.say('担当');
  expect(kimura.newest().text).toContain(ja.team.notOrganizer);
  // As it was printed, in full width as a phone writes it.
  await yamamoto.say(saidCode(adminCode ?? '').replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)] ?? ''));
  expect(yamamoto.newest().text).toContain(ja.team.given(ja.team.roles.admin));
  await kimura.say(adminCode ?? '');
  expect(kimura.newest().text).toContain(ja.team.wrongCode);
  await yamamoto.say('担当');
  await yamamoto.tap(ja.team.add);
  const code = await vi.waitFor(
    () => /\d{4}-\d{4}-\d{4}/.exec(yamamoto.newest().text)?.[0] ?? expect.fail('no number'),
  );
  await kimura.say(code);
  expect(kimura.newest().text).toContain(ja.team.given(ja.team.roles.organizer));
  await kimura.say('新規');
  expect(kimura.newest().text).toContain(ja.page.deskText);
});

test('an admin whom the settings name by their LINE id needs no number', async () => {
  const stage = await openStage({ ...withoutSlack, ADMINS: friends[0]?.id ?? '' });
  expect(stage.app.adminCode).toBeUndefined();
  const yamamoto = stage.asFriend(friends[0]?.id ?? '');
  await yamamoto.follow();
  await yamamoto.say('担当');
  expect(yamamoto.newest().text).toContain(ja.team.add);
});
