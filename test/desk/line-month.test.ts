// LINE's month for organizers: what will not fit is said before it is sent, with what to do without by one tap.
import { expect, test } from 'vitest';
import { messages } from '../../src/messages/message.table.ts';
import { KEPT_BACK } from '../../src/messages/message.ts';
import type { Allowance } from '../../src/messages/sender.ts';
import { cardOf, citizen, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { actionsOn, addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

/** A draft for Saturday, and as many friends as come to it as usual: four of four came the last time. */
async function open(month: Allowance | undefined) {
  const db = await createTestDatabase();
  const last = await addTestSeminar(db, {
    ...{ startsAt: at('2026-11-20T18:30'), endsAt: at('2026-11-20T20:00'), deadlineAt: at('2026-11-20T00:00') },
    ...{ announcedAt: at('2026-11-02T10:00'), surveyClosedAt: at('2026-11-23T10:00') },
  });
  for (let n = 0; n < 4; n++) await addTestRsvp(db, last.id, { person: { platform: 'line' } });
  const draft = await addTestSeminar(db, {
    ...{ startsAt: at('2026-11-28T18:30'), endsAt: at('2026-11-28T20:00'), deadlineAt: at('2026-11-28T00:00') },
    ...{ status: 'draft', announcedAt: null, title: '土曜の回' },
  });
  const { say } = await createTestBot(db, { month });
  return {
    db,
    draft,
    say: async (...[command]: [Parameters<typeof say>[1]]) => cardOf(await say(organizer, command)),
    raw: say,
  };
}

test('the preview says what the month leaves and what will not fit, and does without it at one tap, and back', async () => {
  // Four for the announcement; then 4 each for the day before, two hours before, the survey and its follow-up.
  const { db, draft, say } = await open({ limit: 19, used: 0 });
  const before = await say({ do: 'preview-draft', seminar: draft.id });
  const left = { pushes: 4, left: 15, limit: 19, at: '12:00' };
  const coming = (pushes: number) => ja.month.coming({ seminars: 1, pushes });
  const nudges = ja.month.of(ja.month.ranks.nudge, 1);
  expect(before.text).toContain(ja.month.takes({ ...left, coming: coming(16) }));
  expect(before.text).toContain(ja.month.short({ count: 1, reserve: 0, what: nudges }));
  const skip = { do: 'do-without', seminar: draft.id, what: 'soon', is: true } as const;
  expect(commandsOf(before)).toEqual(expect.arrayContaining([skip, { ...skip, what: 'nudges' }]));
  const after = await say(skip);
  expect(after.text).toContain(ja.month.takes({ ...left, coming: coming(12) }));
  expect(after.text).toContain(ja.month.isWithout.soon);
  expect(after.text?.join()).not.toContain(nudges);
  expect(await actionsOn(db, draft.id)).toMatchObject([{ action: 'do-without' }]);
  const back = await say({ ...skip, is: false });
  expect(back.text).toEqual(before.text);
});

test('LINE’s month lists what each seminar needs and what is kept back, which one tap sends; the desk leads there', async () => {
  const { db, draft, say } = await open({ limit: 200, used: 180 });
  const desk = await say({ do: 'desk' });
  expect(commandsOf(desk)).toContainEqual({ do: 'line-month' });
  const coming = ja.month.coming({ seminars: 1, pushes: 20 });
  expect(desk.text?.join()).toContain(ja.month.left({ left: 20, limit: 200, coming, at: '12:00' }));
  const later = await addTestSeminar(db, { title: '止めている回' });
  const { id: personId } = await addTestPerson(db, { platform: 'line' });
  await db.insert(messages).values({
    ...{ id: crypto.randomUUID(), kind: 'survey', seminarId: later.id, personId, recipient: `person:${personId}` },
    ...{ status: 'held', lastError: KEPT_BACK, plannedAt: at('2026-11-24T11:00') },
  });
  const month = await say({ do: 'line-month' });
  expect(month.text?.join()).toContain(ja.month.kept(1));
  expect(month.items?.map(({ title }) => title)).toEqual([later.title, draft.title]);
  expect(month.items?.[0]?.facts).toContainEqual({
    label: ja.month.heldBack,
    value: ja.month.of(ja.month.ranks.survey, 1),
  });
  expect(month.items?.flatMap(commandsOf)).toContainEqual({ do: 'send-again', seminar: later.id });
});

test('without a limit none of it is said, and where LINE never told the month is not known', async () => {
  const free = await open({ limit: null, used: 900 });
  const preview = await free.say({ do: 'preview-draft', seminar: free.draft.id });
  expect(preview.text?.join()).not.toMatch(/残り|現在/);
  expect(commandsOf(await free.say({ do: 'desk' }))).not.toContainEqual({ do: 'line-month' });
  expect((await free.say({ do: 'line-month' })).text).toEqual([ja.month.unlimited]);
  const mute = await open(undefined);
  expect((await mute.say({ do: 'preview-draft', seminar: mute.draft.id })).text).toContain(ja.month.takesUnknown(4));
  expect((await mute.say({ do: 'line-month' })).text).toContain(ja.month.unknown);
  // Organizers' business.
  expect(cardOf(await mute.raw(citizen, { do: 'line-month' })).text?.join()).toContain(ja.team.notOrganizer);
});
