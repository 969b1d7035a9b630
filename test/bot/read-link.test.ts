import { describe, expect, test } from 'vitest';
import { createReadLink } from '../../src/bot/read-link.ts';
import type { Outcome } from '../../src/cards/outcome.ts';
import type { Command } from '../../src/commands.ts';
import { materialsUsefulUntil } from '../../src/materials/material.ts';
import { createLinks, type LinkSubject, type LinkUse } from '../../src/messages/links.ts';
import { findActions } from '../../src/people/audit.store.ts';
import type { Person } from '../../src/people/person.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { findRsvp, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { addHost } from '../../src/seminars/host.store.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import { findResponse } from '../../src/surveys/survey.store.ts';
import { wordsOf } from '../../src/text/words.ts';
import { joinTestAccounts } from '../support/join-fixture.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();
/** What a token says of itself; anything for one that says nothing. */
function useOf(token: string): LinkUse {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).use;
  } catch {
    return 'survey';
  }
}

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
  const tokenOf = (
    use: 'survey' | 'calendar' | 'door' | 'absence' | 'question',
    change: Partial<typeof subject> = {},
  ) => makeToken({ use, ...subject, ...change });
  const runs: { person: Person; command: Command }[] = [];
  const runAs = async ({ person, command }: { person: Person; command: Command }): Promise<Outcome> => {
    runs.push({ person, command });
    return { kind: 'silent' };
  };
  const settings = { timeZone: 'Asia/Tokyo', announceChannel: undefined, hasSlack: true, hasLine: true };
  const read = createReadLink({ db, links, clock, settings, runAs, countWalkIn: async () => true });
  const readLink = (token: string, use: LinkUse = useOf(token)) => read(token, use);
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
    expect(outcome).toMatchObject({ kind: 'refused', card: { text: [wordsOf('en').survey.refused.closed] } });
    expect(await findResponse(db, subject)).toBeUndefined();
  });

  test('that has expired says so in the person’s language, where a new one can be had', async () => {
    const { db, seminar, tokenOf, readLink, setTime } = await open();
    const token = await tokenOf('survey');
    await saveSeminar(db, { ...seminar, startsAt: at('2026-12-08T18:30'), endsAt: at('2026-12-08T20:00') });
    setTime(closesAt);
    expect(await readLink(token)).toEqual({ kind: 'expired', language: 'en' });
  });

  test.each([
    ['survey', '2026-12-10T20:15', 'The survey closed on Thu, Dec 10, 20:15.'],
    ['question', '2026-12-03T20:00', 'Questions about this seminar closed on Thu, Dec 3, 20:00.'],
    ['calendar', '2026-12-04T20:00', 'This seminar ended on Thu, Dec 3, 20:00.'],
    ['absence', undefined, undefined],
  ] as const)(
    'to a %s that is over says until when it was and whom to ask, not to get a new one',
    async (use, over, said) => {
      const { db, seminar, tokenOf, readLink, setTime } = await open();
      const token = await tokenOf(use);
      const organizer = await addTestPerson(db, { name: '佐藤 恵' });
      await saveRole(db, { personId: organizer.id, role: 'organizer', now: closesAt });
      await addHost(db, { seminarId: seminar.id, personId: organizer.id, part: 'organizer' });
      const end = over ? at(over) : materialsUsefulUntil(seminar);
      setTime(end.subtract({ seconds: 1 }));
      expect(['survey', 'calendar', 'expired']).toContain((await readLink(token)).kind);
      setTime(end);
      const target = await readLink(token);
      if (target.kind !== 'closed') throw new Error(target.kind);
      expect(target).toMatchObject({ language: 'en', title: 'This is closed' });
      if (said) expect(target.text).toContain(said);
      expect(target.text.join()).toContain('佐藤 恵');
      expect(target.text.join()).not.toContain(wordsOf('en').web.expiredText);
    },
  );

  test('opens nothing on another page’s path', async () => {
    const { db, subject, makeToken, tokenOf, readLink, setTime } = await open();
    await saveRole(db, { personId: subject.personId, role: 'organizer', now: at('2026-12-03T19:00') });
    setTime(at('2026-12-03T19:00'));
    const { seminarId, personId } = subject;
    const tokens = {
      ...{ survey: await tokenOf('survey'), calendar: await tokenOf('calendar'), absence: await tokenOf('absence') },
      ...{ question: await makeToken({ use: 'question', ...subject }), door: await tokenOf('door') },
      desk: await makeToken({ use: 'desk', personId }),
      form: await makeToken({ use: 'form', personId, form: '{"do":"submit-seminar"}', opener: '' }),
      export: await makeToken({ use: 'export', ...subject, format: 'csv' }),
      checkin: await makeToken({ use: 'checkin', seminarId, day: '2026-12-03' }),
    } satisfies Record<LinkUse, string>;
    const uses = Object.keys(tokens) as LinkUse[];
    for (const use of uses) {
      expect((await readLink(tokens[use], use)).kind, use).not.toBe('invalid');
      for (const other of uses.filter((each) => each !== use)) {
        expect(await readLink(tokens[use], other), `${use} as ${other}`).toEqual({ kind: 'invalid' });
      }
    }
  });

  test('to the calendar says where its person attends by now', async () => {
    const { db, subject, seminar, tokenOf, readLink } = await open();
    await saveSeminar(db, { ...seminar, format: 'both', link: 'https://meet.example/1' });
    const token = await tokenOf('calendar');
    const file = async () => {
      const target = await readLink(token, 'calendar');
      return target.kind === 'calendar' ? target.ics : '';
    };
    expect(await file()).toContain('LOCATION:本庁舎');
    const mine = await findRsvp(db, subject);
    if (mine) await saveRsvp(db, { ...mine, mode: 'online' });
    expect(await file()).toContain('LOCATION:https://meet.example/1');
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
      const now = at('2026-12-03T19:00');
      setTime(use === 'survey' ? at('2026-12-03T20:15') : now);
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
      const isOver = use === 'survey' || use === 'question' || use === 'calendar';
      expect(await readLink(token)).toMatchObject({ kind: isOver ? 'closed' : 'expired', language: 'ja' });
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
