import { describe, expect, test } from 'vitest';
import type { Command } from '../src/command.ts';
import type { Outcome } from '../src/messages/card.ts';
import { createLinks, type LinkSubject } from '../src/messages/links.ts';
import { findActions } from '../src/people/audit.store.ts';
import type { Person } from '../src/people/person.ts';
import { saveRole } from '../src/people/role.store.ts';
import { createReadLink } from '../src/read-link.ts';
import { findResponse } from '../src/surveys/survey.store.ts';
import { wordsOf } from '../src/text/words.ts';
import { joinTestAccounts } from './support/join-fixture.ts';
import { addTestRsvp } from './support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from './support/seminar-fixture.ts';
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
  const makeToken = async (of: LinkSubject) => {
    const url = await links.make({ ...of, expiresAt: closesAt });
    return new URL(url ?? '').pathname.split('/')[2]?.replace(/\.(ics|xlsx|csv)$/, '') ?? '';
  };
  const tokenOf = (use: 'survey' | 'calendar' | 'door' | 'absence', change: Partial<typeof subject> = {}) =>
    makeToken({ use, ...subject, ...change });
  const runs: { person: Person; command: Command }[] = [];
  const runAs = async ({ person, command }: { person: Person; command: Command }): Promise<Outcome> => {
    runs.push({ person, command });
    return { kind: 'silent' };
  };
  const settings = { timeZone: 'Asia/Tokyo', announceChannel: undefined, hasSlack: true, hasLine: true };
  const readLink = createReadLink({ db, links, clock, settings, runAs, countWalkIn: async () => true });
  const setTime = (time: Temporal.Instant) => {
    now = time;
  };
  return { db, seminar, subject, makeToken, tokenOf, readLink, runs, setTime };
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

  test('to the desk runs what is tapped there as the person it was made for, and nothing by itself', async () => {
    const { subject, makeToken, readLink, runs } = await open();
    const target = await readLink(await makeToken({ use: 'desk', personId: subject.personId }));
    if (target.kind !== 'desk') throw new Error(target.kind);
    expect(runs).toEqual([]);
    await target.run({ do: 'desk' });
    expect(runs).toMatchObject([{ person: { id: subject.personId }, command: { do: 'desk' } }]);
  });

  test('to one form of the desk outlives the desk by hours, and does nothing but send that form', async () => {
    const { subject, makeToken, readLink, runs, setTime } = await open();
    const desk = await readLink(await makeToken({ use: 'desk', personId: subject.personId }));
    if (desk.kind !== 'desk') throw new Error(desk.kind);
    const pass = await desk.keepOpen({ submit: { do: 'submit-seminar' }, opener: { do: 'new-seminar' } });
    setTime(at('2026-12-04T08:14'));
    const form = await readLink(pass);
    if (form.kind !== 'form') throw new Error(form.kind);
    await form.submit({ title: '夜\u0000' });
    await form.reopen();
    expect(runs).toMatchObject([
      { person: { id: subject.personId }, command: { do: 'submit-seminar', values: { title: '夜' } } },
      { person: { id: subject.personId }, command: { do: 'new-seminar' } },
    ]);
    setTime(at('2026-12-04T08:16'));
    expect(await readLink(pass)).toEqual({ kind: 'expired', language: 'en' });
    const nonsense = await makeToken({ use: 'form', personId: subject.personId, form: '{"do":"desk"}', opener: '' });
    setTime(at('2026-12-03T20:15'));
    expect(await readLink(nonsense)).toEqual({ kind: 'invalid' });
  });

  test.each(['door', 'xlsx', 'csv'] as const)('to an organizer’s %s opens nothing without the role', async (what) => {
    const { db, subject, makeToken, readLink } = await open();
    const use = what === 'door' ? ({ use: 'door' } as const) : ({ use: 'export', format: what } as const);
    const token = await makeToken({ ...use, ...subject });
    const now = at('2026-12-03T20:15');
    await saveRole(db, { personId: subject.personId, role: 'organizer', now });
    expect((await readLink(token)).kind).toBe(what === 'door' ? 'door' : 'file');
    await saveRole(db, { personId: subject.personId, role: null, now });
    expect(await readLink(token)).toEqual({ kind: 'invalid' });
    if (what === 'door') return;
    const { found } = await findActions(db, { seminarId: subject.seminarId, limit: 1, offset: 0 });
    expect(found).toMatchObject([{ actor: subject.personId, action: 'refused', after: { command: 'export' } }]);
  });

  test('to check in is of the seminar’s day only, and is nobody’s own', async () => {
    const { subject, makeToken, readLink } = await open();
    const { seminarId } = subject;
    const today = await readLink(await makeToken({ use: 'checkin', seminarId, day: '2026-12-03' }));
    expect(today.kind).toBe('check-in');
    const token = await makeToken({ use: 'checkin', seminarId, day: '2026-12-02' });
    expect((await readLink(token)).kind).toBe('expired');
  });

  test.each(['survey', 'absence', 'question', 'calendar', 'desk', 'door', 'export'] as const)(
    'to their %s made before their accounts were joined opens as the joined person’s until it expires',
    async (use) => {
      const { db, seminar, subject, makeToken, readLink, runs, setTime } = await open();
      const person = subject.personId;
      const token = await makeToken(
        use === 'desk'
          ? { use, personId: person }
          : use === 'export'
            ? { use, ...subject, format: 'csv' }
            : { use, ...subject },
      );
      const now = at('2026-12-03T20:15');
      await saveRole(db, { personId: person, role: 'organizer', now });
      const { id: to } = await addTestPerson(db, { language: 'ja' });
      await joinTestAccounts({ db, outbox: createTestOutbox(), from: person, to, now });
      const target = await readLink(token);
      expect(target.kind).toBe(use === 'export' ? 'file' : use === 'absence' || use === 'question' ? 'survey' : use);
      if (target.kind === 'desk') {
        await target.run({ do: 'desk' });
        expect(runs).toMatchObject([{ person: { id: to }, command: { do: 'desk' } }]);
      }
      if (target.kind === 'survey' && use === 'survey') {
        expect(await target.submit({ score: '4', takeaway: '表' })).toMatchObject({ kind: 'page', language: 'ja' });
        expect(await findResponse(db, { seminarId: seminar.id, personId: to })).toMatchObject({ score: 4 });
        const fields = expect.arrayContaining([expect.objectContaining({ value: '表' })]);
        expect(await readLink(token)).toMatchObject({ form: { fields } });
      }
      setTime(closesAt);
      expect(await readLink(token)).toEqual({ kind: 'expired', language: 'ja' });
    },
  );

  test('to a seminar or a person that is gone, or made of nothing, is invalid', async () => {
    const { makeToken, tokenOf, readLink } = await open();
    expect(await readLink(await tokenOf('survey', { seminarId: crypto.randomUUID() }))).toEqual({ kind: 'invalid' });
    expect(await readLink(await tokenOf('calendar', { personId: crypto.randomUUID() }))).toEqual({ kind: 'invalid' });
    expect(await readLink(await makeToken({ use: 'desk', personId: crypto.randomUUID() }))).toEqual({
      kind: 'invalid',
    });
    expect(await readLink('nothing')).toEqual({ kind: 'invalid' });
  });
});
