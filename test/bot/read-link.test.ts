import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { createReadLink } from '../../src/bot/read-link.ts';
import type { Command } from '../../src/commands.ts';
import { materialsUsefulUntil } from '../../src/materials/material.ts';
import type { LinkSubject, LinkUse } from '../../src/messages/links.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { findRsvp, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { addHost } from '../../src/seminars/host.store.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import { findResponse } from '../../src/surveys/survey.store.ts';
import { acting } from '../support/acting-commands.ts';
import { cardOf, createTestBot, formOf } from '../support/bot-fixture.ts';
import { joinTestAccounts } from '../support/join-fixture.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { wordsOf } from '../support/words.ts';

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

/** A link's token by what is in it, whichever version made it. */
const signed = (claims: Record<string, unknown>) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(closesAt.epochMilliseconds / 1000)
    .sign(new Uint8Array(32));

/** Someone who attended, and what their links open at a time that can be set. */
async function open() {
  const db = database();
  const { linkParts, runAs, setTime } = await createTestBot(db);
  setTime('2026-12-03T20:15');
  const { links } = linkParts;
  const seminar = await addTestSeminar(db);
  const person = await addTestRsvp(db, seminar.id, { person: { platform: 'line', language: 'en' } });
  const subject = { seminarId: seminar.id, personId: person.id };
  const makeToken = async (of: LinkSubject) => {
    const url = await links.make({ ...of, expiresAt: closesAt });
    return new URL(url ?? '').pathname.split('/')[2]?.replace(/\.(ics|xlsx|csv|png)$/, '') ?? '';
  };
  const tokenOf = (
    use: 'survey' | 'calendar' | 'door' | 'absence' | 'question',
    change: Partial<typeof subject> = {},
  ) => makeToken({ use, ...subject, ...change });
  const runs: Parameters<typeof runAs>[0][] = [];
  const read = createReadLink({
    ...linkParts,
    runAs(input) {
      runs.push(input);
      return runAs(input);
    },
  });
  const readLink = (token: string, use: LinkUse = useOf(token)) => read(token, use);
  /** What a link to a command leads to. */
  const follow = async (token: string) => {
    const target = await readLink(token);
    if (target.kind !== 'command') throw new Error(target.kind);
    const { open, submit = () => Promise.reject(new Error('no form')) } = target;
    return { ...target, open, submit };
  };
  return { db, seminar, subject, makeToken, tokenOf, readLink, follow, runs, setTime };
}

describe('a signed link', () => {
  test('opens the survey in the language of whom it was made for, and saves for them', async () => {
    const { db, subject, tokenOf, follow } = await open();
    const target = await follow(await tokenOf('survey'));
    expect(target.language).toBe('en');
    expect(formOf(await target.open()).title).toBe(wordsOf('en').survey.formTitle);
    expect(await target.submit({ score: '' })).toMatchObject({ kind: 'form-errors' });
    expect(await target.submit({ score: '4', takeaway: 'Good' })).toMatchObject({ kind: 'page', language: 'en' });
    expect(await findResponse(db, subject)).toMatchObject({ score: 4, takeaway: 'Good' });
    const again = formOf(await target.open());
    expect(again.fields).toContainEqual(expect.objectContaining({ value: 'Good' }));
  });

  test('to a survey says at once to who did not come that it is not for them, and takes nothing', async () => {
    const { db, subject, tokenOf, follow } = await open();
    const mine = await findRsvp(db, subject);
    if (mine) await saveRsvp(db, { ...mine, standing: 'declined', mode: null, seatedAt: null });
    const target = await follow(await tokenOf('survey'));
    const said = wordsOf('en').survey.refused.not_attended;
    expect(JSON.stringify(cardOf(await target.open()))).toContain(said);
    expect(JSON.stringify(cardOf(await target.submit({ score: '5' })))).toContain(said);
    expect(await findResponse(db, subject)).toBeUndefined();
  });

  test('opened in time and sent off after the close is refused, and saves nothing', async () => {
    const { db, subject, tokenOf, follow, setTime } = await open();
    const target = await follow(await tokenOf('survey'));
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
      await addHost(db, { seminarId: seminar.id, personId: organizer.id, part: 'coordinator' });
      const end = over ? at(over) : materialsUsefulUntil(seminar);
      setTime(end.subtract({ seconds: 1 }));
      expect(['command', 'calendar', 'expired']).toContain((await readLink(token)).kind);
      setTime(end);
      const target = await readLink(token);
      if (target.kind !== 'closed') throw new Error(target.kind);
      expect(target).toMatchObject({ language: 'en', title: wordsOf('en').link.closedTitle });
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
      ...{
        results: await makeToken({ use: 'results', ...subject }),
        talk: await makeToken({ use: 'talk', ...subject }),
      },
      desk: await makeToken({ use: 'desk', personId }),
      ...{ mine: await makeToken({ use: 'mine', personId }), take: await makeToken({ use: 'take', personId }) },
      introduction: await makeToken({ use: 'introduction', personId }),
      form: await makeToken({ use: 'form', personId, form: '{"do":"submit-seminar"}', opener: '' }),
      export: await makeToken({ use: 'export', ...subject, format: 'csv' }),
      checkin: await makeToken({ use: 'checkin', seminarId, day: '2026-12-03' }),
      picture: await makeToken({ use: 'picture', seminarId, language: 'ja', hash: 'any' }),
      preview: await makeToken({ use: 'preview', ...subject, language: 'ja', hash: 'any' }),
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
    const { subject, makeToken, readLink, follow, runs, setTime } = await open();
    const desk = await readLink(await makeToken({ use: 'desk', personId: subject.personId }));
    if (desk.kind !== 'desk') throw new Error(desk.kind);
    const pass = await desk.keepOpen({ submit: { do: 'submit-seminar' }, opener: { do: 'new-seminar' } });
    setTime(at('2026-12-04T08:14'));
    const form = await follow(pass);
    // Whatever else came along: the pass is for that form.
    await form.submit({ title: '夜\u0000' }, { do: 'submit-cancel', seminar: subject.seminarId });
    await form.open();
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
    const { db, subject, makeToken, follow } = await open();
    const use = what === 'door' ? ({ use: 'door' } as const) : ({ use: 'export', format: what } as const);
    const token = await makeToken({ ...use, ...subject });
    const now = at('2026-12-03T20:15');
    await saveRole(db, { personId: subject.personId, role: 'organizer', now });
    const target = await follow(token);
    expect((await target.open()).kind).toBe(what === 'door' ? 'door-page' : 'file');
    await saveRole(db, { personId: subject.personId, role: null, now });
    expect(cardOf(await target.open()).text).toEqual([wordsOf('en').team.notOrganizer]);
    const { found } = await findActions(db, { seminarId: subject.seminarId, limit: 1, offset: 0 });
    const command = what === 'door' ? 'door-page' : 'export';
    expect(found).toMatchObject([{ actor: subject.personId, action: 'refused', after: { command } }]);
  });

  test.each([
    [{ use: 'survey' }, { do: 'open-survey' }, { do: 'submit-survey' }],
    [{ use: 'absence' }, { do: 'open-absence' }, { do: 'submit-absence' }],
    [{ use: 'question' }, { do: 'open-question' }, { do: 'submit-question' }],
    [{ use: 'door' }, { do: 'door-page' }, undefined],
    [{ use: 'export', format: 'csv' }, { do: 'export', format: 'csv' }, undefined],
    [{ use: 'export', format: 'xlsx' }, { do: 'export', format: 'xlsx' }, undefined],
  ] as const)('as it was sent out before, with %o, opens what it opened', async (claims, opens, sends) => {
    const { subject, readLink, runs, setTime } = await open();
    setTime('2026-12-03T18:00');
    const { seminarId: seminar, personId: sub } = subject;
    const target = await readLink(await signed({ ...claims, seminar, sub }), claims.use);
    if (target.kind !== 'command') throw new Error(target.kind);
    await target.open();
    expect(runs).toMatchObject([{ person: { id: sub }, command: { ...opens, seminar } }]);
    expect(target.submit !== undefined).toBe(sends !== undefined);
    await target.submit?.({ text: 'x' });
    if (sends) expect(runs[1]).toMatchObject({ person: { id: sub }, command: { ...sends, seminar } });
  });

  test('as it was sent out before, to the desk, to a form, to a calendar, to a door’s guests, opens what it opened', async () => {
    const { subject, readLink, follow, runs, setTime } = await open();
    const { seminarId: seminar, personId: sub } = subject;
    setTime('2026-12-03T18:00');
    expect((await readLink(await signed({ use: 'desk', sub }))).kind).toBe('desk');
    expect((await readLink(await signed({ use: 'calendar', seminar, sub }))).kind).toBe('calendar');
    expect((await readLink(await signed({ use: 'checkin', seminar, day: '2026-12-03' }))).kind).toBe('check-in');
    const [form, opener] = [
      JSON.stringify({ do: 'submit-edit', seminar, opened: 3 }),
      `{"do":"edit","seminar":"${seminar}"}`,
    ];
    const kept = await follow(await signed({ use: 'form', form, opener, sub }));
    await kept.submit({ title: '夜' });
    await kept.open();
    expect(runs.map(({ command }) => command)).toEqual([
      { do: 'submit-edit', seminar, opened: 3, values: { title: '夜' } },
      { do: 'edit', seminar },
    ]);
  });

  test('to a question sends the question that its page showed, and nothing else that comes along', async () => {
    const { subject, makeToken, follow, runs, setTime } = await open();
    setTime('2026-12-03T18:00');
    const { submit } = await follow(await makeToken({ use: 'question', ...subject }));
    const [seminar, question, another] = [subject.seminarId, crypto.randomUUID(), crypto.randomUUID()];
    await submit({ text: 'なぜ？' }, { do: 'submit-question', seminar: another, question });
    await submit({ text: 'なぜ？' }, { do: 'submit-cancel', seminar });
    expect(runs.map(({ command }) => command)).toEqual([
      { do: 'submit-question', seminar, question, values: { text: 'なぜ？' } },
      { do: 'submit-question', seminar, question: undefined, values: { text: 'なぜ？' } },
    ]);
  });

  test.each<Command>([...acting, { do: 'submit-cancel', seminar: crypto.randomUUID(), values: {} }, { do: 'follow' }])(
    'never runs $do by being opened: neither the desk’s nor a form’s',
    async (command) => {
      const { subject, makeToken, readLink, follow, runs } = await open();
      const { personId } = subject;
      const desk = await readLink(await makeToken({ use: 'desk', personId }));
      if (desk.kind !== 'desk') throw new Error(desk.kind);
      await desk.open(command);
      await desk.open({ do: 'help' });
      const opener = JSON.stringify(command);
      await (await follow(await makeToken({ use: 'form', personId, form: '{"do":"submit-seminar"}', opener }))).open();
      expect(runs.map((run) => run.command.do)).toEqual(['desk', 'help', 'unknown']);
    },
  );

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
      const { db, seminar, subject, makeToken, readLink, follow, runs, setTime } = await open();
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
      expect(target.kind).toBe(use === 'calendar' || use === 'desk' ? use : 'command');
      if (target.kind === 'desk' || target.kind === 'command') {
        const { kind } = await target.open({ do: 'desk' });
        const shown = { survey: 'form', question: 'form', desk: 'card', door: 'door-page', export: 'file' };
        if (use in shown) expect(kind).toBe(shown[use as keyof typeof shown]);
        expect(runs).toMatchObject([{ person: { id: to } }]);
      }
      if (use === 'survey') {
        const { submit, open } = await follow(token);
        expect(await submit({ score: '4', takeaway: '表' })).toMatchObject({ kind: 'page', language: 'ja' });
        expect(await findResponse(db, { seminarId: seminar.id, personId: to })).toMatchObject({ score: 4 });
        expect(formOf(await open()).fields).toContainEqual(expect.objectContaining({ value: '表' }));
      }
      setTime(closesAt);
      const isOver = use === 'survey' || use === 'question' || use === 'calendar';
      expect(await readLink(token)).toMatchObject({ kind: isOver ? 'closed' : 'expired', language: 'ja' });
    },
  );

  test('to a seminar that is gone says so; to a person that is gone, or made of nothing, it is invalid', async () => {
    const { makeToken, tokenOf, readLink, follow } = await open();
    const gone = { seminarId: crypto.randomUUID() };
    const unknown = await follow(await tokenOf('survey', gone));
    expect(cardOf(await unknown.open()).text).toEqual([wordsOf('en').seminar.gone]);
    expect(cardOf(await unknown.submit({ score: '5' })).text).toEqual([wordsOf('en').seminar.gone]);
    expect(await readLink(await tokenOf('calendar', gone))).toEqual({ kind: 'invalid' });
    expect(await readLink(await tokenOf('calendar', { personId: crypto.randomUUID() }))).toEqual({ kind: 'invalid' });
    expect(await readLink(await makeToken({ use: 'desk', personId: crypto.randomUUID() }))).toEqual({
      kind: 'invalid',
    });
    expect(await readLink('nothing')).toEqual({ kind: 'invalid' });
  });
});
