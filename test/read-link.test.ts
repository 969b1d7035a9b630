import { describe, expect, test } from 'vitest';
import { createLinks, type LinkSubject } from '../src/messages/links.ts';
import { createReadLink } from '../src/read-link.ts';
import { findResponse } from '../src/surveys/survey.store.ts';
import { wordsOf } from '../src/text/words.ts';
import { addTestRsvp } from './support/rsvp-fixture.ts';
import { addTestSeminar, at } from './support/seminar-fixture.ts';
import { shareTestDatabase } from './support/shared-database.ts';

const database = shareTestDatabase();
const closesAt = at('2026-12-10T20:15');

/** Someone who attended, and what their links open at a time that can be set. */
async function open() {
  const db = database();
  let now = at('2026-12-03T20:15');
  const clock = { now: () => now };
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
  const seminar = await addTestSeminar(db);
  const person = await addTestRsvp(db, seminar.id, { person: { platform: 'line', language: 'en' } });
  const subject = { seminarId: seminar.id, personId: person.id };
  const tokenOf = async (use: LinkSubject['use'], change: Partial<LinkSubject> = {}) => {
    const url = await links.make({ use, ...subject, ...change, expiresAt: closesAt });
    return new URL(url ?? '').pathname.split('/')[2]?.replace('.ics', '') ?? '';
  };
  const readLink = createReadLink({ db, links, clock });
  const setTime = (time: Temporal.Instant) => {
    now = time;
  };
  return { db, seminar, subject, tokenOf, readLink, setTime };
}

describe('a signed link', () => {
  test('opens the survey in the language of whom it was made for, and saves for them', async () => {
    const { db, subject, tokenOf, readLink } = await open();
    const target = await readLink(await tokenOf('survey'));
    if (target.kind !== 'survey') throw new Error(target.kind);
    expect(target).toMatchObject({ language: 'en', form: { title: wordsOf('en').survey.formTitle } });
    expect(await target.submit({ score: '' })).toMatchObject({ kind: 'form-errors' });
    expect(await target.submit({ score: '4', takeaway: 'Good' })).toMatchObject({ kind: 'page', language: 'en' });
    expect(await findResponse(db, subject)).toMatchObject({ score: 4, takeaway: 'Good' });
    const again = await readLink(await tokenOf('survey'));
    expect(again).toMatchObject({
      form: { fields: expect.arrayContaining([expect.objectContaining({ value: 'Good' })]) },
    });
  });

  test('opened in time and sent off after the close is refused, and saves nothing', async () => {
    const { db, subject, tokenOf, readLink, setTime } = await open();
    const target = await readLink(await tokenOf('survey'));
    if (target.kind !== 'survey') throw new Error(target.kind);
    setTime(closesAt);
    const outcome = await target.submit({ score: '4' });
    expect(outcome).toMatchObject({ kind: 'page', card: { text: [wordsOf('en').survey.refused.closed] } });
    expect(await findResponse(db, subject)).toBeUndefined();
  });

  test('that has expired says so in the person’s language', async () => {
    const { tokenOf, readLink, setTime } = await open();
    const token = await tokenOf('survey');
    setTime(closesAt);
    expect(await readLink(token)).toEqual({ kind: 'expired', language: 'en' });
  });

  test('to the calendar opens the seminar’s file, and never the survey', async () => {
    const { seminar, tokenOf, readLink } = await open();
    const target = await readLink(await tokenOf('calendar'));
    expect(target).toMatchObject({ kind: 'calendar', fileName: expect.stringMatching(/\.ics$/) });
    if (target.kind === 'calendar') expect(target.ics).toContain(`UID:${seminar.id}`);
  });

  test('to a seminar or a person that is gone, or made of nothing, is invalid', async () => {
    const { tokenOf, readLink } = await open();
    expect(await readLink(await tokenOf('survey', { seminarId: crypto.randomUUID() }))).toEqual({ kind: 'invalid' });
    expect(await readLink(await tokenOf('calendar', { personId: crypto.randomUUID() }))).toEqual({ kind: 'invalid' });
    expect(await readLink('nothing')).toEqual({ kind: 'invalid' });
  });
});
