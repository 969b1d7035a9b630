// What is opened by a link is shown and nothing else: a page may be fetched by anything, e.g. a chat's preview, and
// as often as it likes. Through the pages' handlers and the bot, down to the database.
import { expect, test } from 'vitest';
import type { Command } from '../../src/commands.ts';
import { createLogger } from '../../src/log.ts';
import type { LinkSubject } from '../../src/messages/links.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import { createWebSurface } from '../../src/surfaces/web/index.ts';
import { createTestBot } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestMessage, addTestRsvp, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';
import { stateOf } from '../support/state-of.ts';
import { createStubBot } from '../surfaces/stub-bot.ts';

const now = at('2026-11-24T12:00');
const expiresAt = at('2026-11-24T13:00');

/** An admin with an answer of their own, what there is to act on, and the pages as a browser sees them. */
async function open() {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  bot.setTime(now);
  const [draft, announced] = [
    await addTestSeminar(db, { status: 'draft', announcedAt: null }),
    await addTestSeminar(db, { seats: 1 }),
  ];
  const tonight = await addTestSeminar(db, {
    ...{ startsAt: now.add({ minutes: 10 }), endsAt: now.add({ minutes: 90 }), deadlineAt: at('2026-11-24T00:00') },
  });
  const over = await addTestSeminar(db, { startsAt: at('2026-11-23T18:30'), endsAt: at('2026-11-23T20:00') });
  const { id: me } = await addTestRsvp(db, announced.id, { answeredAt: announcedAt });
  await saveRsvp(db, rsvpOf({ seminarId: over.id, personId: me }));
  await saveRole(db, { personId: me, role: 'admin', now });
  const waiting = await addTestRsvp(db, announced.id, { standing: 'waitlisted', waitlistNumber: 1 });
  const expected = await addTestRsvp(db, tonight.id);
  const owed = { kind: 'announcement', seminarId: announced.id, to: { personId: waiting.id } } as const;
  await addTestMessage(db, owed, { status: 'held', heldAt: announcedAt });
  const log = createLogger({ level: 'silent' });
  const web = createWebSurface({
    bot: { ...createStubBot(), readLink: bot.readLink },
    log,
    isReady: async () => true,
    language: 'ja',
  });
  const pathTo = async (subject: LinkSubject) =>
    new URL((await bot.linkParts.links.make({ ...subject, expiresAt })) ?? '').pathname;
  const desk = await pathTo({ use: 'desk', personId: me });
  return { db, bot, web, pathTo, desk, me, draft, announced, tonight, over, waiting, expected };
}

type World = Awaited<ReturnType<typeof open>>;

/** Of each kind some that act, in the state in which they would. */
const acting: Record<string, (world: World) => Command> = {
  'announcing a seminar': ({ draft }) => ({ do: 'announce', seminar: draft.id }),
  'throwing a draft away': ({ draft }) => ({ do: 'delete-draft', seminar: draft.id }),
  'cancelling a seminar': ({ announced }) => ({ do: 'cancel', seminar: announced.id }),
  'sending again': ({ announced }) => ({ do: 'send-again', seminar: announced.id }),
  'giving a seat': ({ announced, waiting }) => ({
    do: 'seat-person',
    seminar: announced.id,
    person: waiting.id,
    exceed: true,
  }),
  'ticking somebody off': ({ tonight, expected }) => ({
    do: 'tick',
    seminar: tonight.id,
    person: expected.id,
    in: true,
  }),
  'making an admin': ({ waiting }) => ({ do: 'set-role', person: waiting.id, role: 'admin' }),
  'an answer': ({ announced }) => ({ do: 'answer', seminar: announced.id, answer: 'declined', given: true }),
  'muting reminders': () => ({ do: 'mute' }),
  'choosing a language': () => ({ do: 'language', to: 'en' }),
};

test.each(Object.entries(acting))(
  '%s is done by a button on the page, never by opening a link',
  async (_what, commandIn) => {
    const world = await open();
    const { db, web, desk } = world;
    const command = JSON.stringify(commandIn(world));
    const before = await stateOf(db);
    const opened = await web.request(`${desk}?open=${encodeURIComponent(command)}`);
    expect(opened.status).toBe(200);
    expect(await stateOf(db)).toEqual(before);
    const tapped = await web.request(desk, { method: 'POST', body: new URLSearchParams({ command }) });
    expect(tapped.status).toBe(200);
    expect(await stateOf(db)).not.toEqual(before);
  },
);

test.each(['survey', 'absence', 'question', 'door', 'export', 'calendar'] as const)(
  'a link to a %s may be fetched again and again',
  async (use) => {
    const { db, web, pathTo, me, announced, over } = await open();
    const seminarId = use === 'survey' ? over.id : announced.id;
    const subject: LinkSubject =
      use === 'export' ? { use, seminarId, personId: me, format: 'csv' } : { use, seminarId, personId: me };
    const path = await pathTo(subject);
    const fetched = async () => (await web.request(path)).status;
    // The door's digits are made when they are first asked for.
    const first = await fetched();
    expect([200, 403]).toContain(first);
    const before = await stateOf(db);
    expect([await fetched(), await fetched()]).toEqual([first, first]);
    expect(await stateOf(db)).toEqual(before);
  },
);
