import { describe, expect, test } from 'vitest';
import { findAttendee, savePersonAbout } from '../../src/attendees/attendee.store.ts';
import { makeJoinCode } from '../../src/joins/join-accounts.ts';
import { meetPerson } from '../../src/people/meet-person.ts';
import { findAccount, findPerson, saveMuted } from '../../src/people/person.store.ts';
import { joinedProfile, type Profile } from '../../src/people/person.ts';
import { higherRole } from '../../src/people/role.ts';
import { citizen, createTestBot } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { joinTestAccounts } from '../support/join-fixture.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const noon = at('2026-11-24T12:00');
const later = noon.add({ hours: 1 });

const profileOf = (change: Partial<Profile>): Profile => ({
  ...{ name: '', organization: '', remindersMutedAt: null, remindersChangedAt: null, lastCameAt: null },
  ...change,
});

describe('what is known of two people who are one', () => {
  test('is Slack’s, and LINE’s where Slack tells nothing', () => {
    const theirs = profileOf({ name: 'ゆみ', organization: '呉市立図書館' });
    expect(joinedProfile(profileOf({ name: '山本 由美' }), theirs)).toMatchObject({
      ...{ name: '山本 由美', organization: '呉市立図書館' },
    });
    expect(joinedProfile(profileOf({ organization: '総務課' }), theirs)).toMatchObject({
      ...{ name: 'ゆみ', organization: '総務課' },
    });
  });

  test.each([
    ['muted on either alone', profileOf({}), profileOf({ remindersMutedAt: noon, remindersChangedAt: noon }), noon],
    [
      'unmuted after the other was muted',
      profileOf({ remindersChangedAt: later }),
      profileOf({ remindersMutedAt: noon, remindersChangedAt: noon }),
      null,
    ],
    [
      'muted after the other was unmuted',
      profileOf({ remindersChangedAt: noon }),
      profileOf({ remindersMutedAt: later, remindersChangedAt: later }),
      later,
    ],
  ])('on reminders is the newer word: %s', (_, one, other, mutedAt) => {
    expect(joinedProfile(one, other).remindersMutedAt).toEqual(mutedAt);
    expect(joinedProfile(other, one).remindersMutedAt).toEqual(mutedAt);
  });

  test('as a role is the higher one', () => {
    expect(higherRole('organizer', 'admin')).toBe('admin');
    expect(higherRole('admin', null)).toBe('admin');
    expect(higherRole(null, 'organizer')).toBe('organizer');
    expect(higherRole(null, null)).toBeNull();
  });

  test('is saved with the join, and an older word on reminders that arrives late changes nothing', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db);
    const { id: from } = await addTestRsvp(db, seminar.id, { person: { platform: 'line', name: 'ゆみ' } });
    const { id: to } = await addTestPerson(db, { name: '山本 由美', language: 'en' });
    await savePersonAbout(db, { id: from, organization: '呉市立図書館' });
    await saveMuted(db, { id: from, remindersMutedAt: later }, later);
    await joinTestAccounts({ db, outbox: createTestOutbox(), from, to, now: later });
    expect(await findPerson(db, from)).toMatchObject({
      ...{ id: to, name: '山本 由美', language: 'en', organization: '呉市立図書館', remindersMutedAt: later },
    });
    expect(await findAttendee(db, seminar.id, to)).toMatchObject({ organization: '呉市立図書館' });
    await saveMuted(db, { id: to, remindersMutedAt: null }, noon);
    expect(await findPerson(db, to)).toMatchObject({ remindersMutedAt: later });
  });

  test('stays Slack’s when they write on LINE later: a nickname renames nobody', async () => {
    const db = await createTestDatabase();
    const { id: from, externalId: id } = await addTestPerson(db, { platform: 'line', name: 'ゆみ' });
    const { id: to } = await addTestPerson(db, { name: '山本 由美', language: 'en' });
    await joinTestAccounts({ db, outbox: createTestOutbox(), from, to, now: noon });
    const refuse = () => Promise.reject(new Error('nothing is sent here'));
    const line = { send: refuse, update: refuse, profile: async () => ({ name: 'ゆみ♪', language: 'ja' as const }) };
    const nextWeek = noon.add({ hours: 24 * 7 });
    const met = await meetPerson({ db, senders: { line }, from: { platform: 'line', id }, now: nextWeek });
    expect(met).toMatchObject({ id: to, name: '山本 由美', language: 'en' });
    expect(await findPerson(db, to)).toMatchObject({ name: '山本 由美', language: 'en' });
  });
});

test('a number that is carried out twice joins once, and says so again', async () => {
  const db = await createTestDatabase();
  const { run } = await createTestBot(db);
  const { id: to } = await addTestPerson(db);
  const code = await makeJoinCode({ db, personId: to, now: noon });
  const sent = { from: citizen, command: { do: 'join', code } as const, eventId: 'event-1' };
  const first = await run(sent);
  expect(first).toMatchObject({ kind: 'card' });
  expect(await run(sent)).toEqual(first);
  const known = await findAccount(db, { platform: citizen.platform, externalId: citizen.id });
  expect(known?.person.id).toBe(to);
});
