// How long a number joins, how often, and which one.
import { expect, test } from 'vitest';
import { CODE_MINUTES, makeJoinCode } from '../../src/joins/join-accounts.ts';
import { takeJoinCode } from '../../src/joins/join-code.store.ts';
import { cardOf, citizen, colleague, createTestBot } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, at } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { wordsOf } from '../support/words.ts';

const database = shareTestDatabase();
const words = wordsOf('ja').join;
const shown = at('2026-11-24T12:00');
const ends = shown.add({ minutes: CODE_MINUTES });

async function showCode() {
  const db = database();
  const { id: personId } = await addTestPerson(db);
  const code = await makeJoinCode({ db, personId, now: shown });
  return { db, personId, code };
}

test('a number is good until its ten minutes are over, and not at that instant', async () => {
  const { db, personId, code } = await showCode();
  expect(await takeJoinCode(db, code, ends)).toBeUndefined();
  expect(await takeJoinCode(db, code, ends.subtract({ milliseconds: 1 }))).toBe(personId);
});

test('a number joins once', async () => {
  const { db, personId, code } = await showCode();
  expect(await takeJoinCode(db, code, shown)).toBe(personId);
  expect(await takeJoinCode(db, code, shown)).toBeUndefined();
});

test('a later number of the same person makes the earlier one void, and nobody else’s', async () => {
  const [{ db, personId, code }, others] = [await showCode(), await showCode()];
  const later = await makeJoinCode({ db, personId, now: shown });
  expect(later).not.toBe(code);
  expect(await takeJoinCode(db, code, shown)).toBeUndefined();
  expect(await takeJoinCode(db, later, shown)).toBe(personId);
  expect(await takeJoinCode(db, others.code, shown)).toBe(others.personId);
});

test('sent on LINE ten minutes after Slack showed it, it joins nobody and is told as wrong', async () => {
  const { say, setTime } = await createTestBot(await createTestDatabase());
  const showIt = async () => /\d{8}/.exec(JSON.stringify(await say(colleague, { do: 'join-code' })))?.[0] ?? '';
  const code = await showIt();
  setTime('2026-11-24T12:10');
  expect(cardOf(await say(citizen, { do: 'join', code })).text).toEqual([words.wrong]);
  expect(cardOf(await say(citizen, { do: 'join', code: await showIt() })).title).toBe(words.joined);
});
