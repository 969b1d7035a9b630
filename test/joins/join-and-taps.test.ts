import { describe, expect, test } from 'vitest';
import { findCheckIn } from '../../src/checkins/checkin.store.ts';
import { openDoor } from '../../src/checkins/door-code.ts';
import type { Command } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { findOwnFeedback } from '../../src/materials/material.store.ts';
import { findAccount, findPerson } from '../../src/people/person.store.ts';
import type { Person } from '../../src/people/person.ts';
import { findRole, saveRole } from '../../src/people/role.store.ts';
import { countQuestionsOf } from '../../src/questions/question.store.ts';
import { isLetIn } from '../../src/rsvps/deadline-override.store.ts';
import { addOffers } from '../../src/rsvps/offer.store.ts';
import { findRsvp, saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Rsvp } from '../../src/rsvps/rsvp.ts';
import { findCoordinators, isSpeaker } from '../../src/seminars/host.store.ts';
import { findResponse } from '../../src/surveys/survey.store.ts';
import { waitUntilBlocked } from '../support/blocked.ts';
import { cardOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { joinTestAccounts, tablesNaming } from '../support/join-fixture.ts';
import { addTestMessage, rsvpOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const party = { startsAt: at('2026-12-03T20:30'), place: '', fee: '', seats: 5 };
const waits = { standing: 'waitlisted', waitlistNumber: 1 } as const;

interface Key {
  seminarId: string;
  personId: string;
}

interface Tap {
  /** When it is; else well before the deadline. */
  at?: string;
  /** How they stand before; left out: they have not answered. */
  rsvp?: Partial<Rsvp>;
  prepare?(db: DatabaseRoot, key: Key): Promise<unknown>;
  /** Theirs, or an organizer's about them. */
  by?: 'organizer';
  command(key: Key, db: DatabaseRoot): Command | Promise<Command>;
  /** What the joined person has afterwards. */
  has(db: DatabaseRoot, key: Key): Promise<unknown>;
  expected: unknown;
}

const materialsSent = (db: DatabaseRoot, { seminarId, personId }: Key) =>
  addTestMessage(db, { kind: 'materials', seminarId, to: { personId }, occasion: '1' }, { status: 'sent' });

const taps: Record<string, Tap> = {
  'an answer': {
    command: ({ seminarId: seminar }) => ({ do: 'answer', seminar, answer: 'on_site' }),
    ...{ has: findRsvp, expected: { standing: 'attending' } },
  },
  'a withdrawal': {
    rsvp: {},
    command: ({ seminarId: seminar }) => ({ do: 'answer', seminar, answer: 'declined' }),
    ...{ has: findRsvp, expected: { standing: 'declined' } },
  },
  'a word on the after-party': {
    rsvp: {},
    command: ({ seminarId: seminar }) => ({ do: 'party', seminar, join: true }),
    ...{ has: findRsvp, expected: { isAtParty: true } },
  },
  'a seat taken that was offered': {
    at: '2026-12-03T09:00',
    rsvp: waits,
    async prepare(db, key) {
      const times = { offeredAt: at('2026-12-03T08:00'), expiresAt: at('2026-12-03T11:00'), outcome: null };
      await addOffers(db, [{ id: crypto.randomUUID(), ...key, ...times }]);
    },
    command: ({ seminarId: seminar }) => ({ do: 'claim-seat', seminar }),
    ...{ has: findRsvp, expected: { standing: 'attending' } },
  },
  'the digits of the door': {
    at: '2026-12-03T18:20',
    rsvp: {},
    command: async ({ seminarId }, db) => ({ do: 'check-in', code: (await openDoor({ db, seminarId }))?.code ?? '' }),
    ...{ has: findCheckIn, expected: { how: 'self' } },
  },
  'a rating': {
    at: '2026-12-03T20:20',
    rsvp: {},
    command: ({ seminarId: seminar }) => ({ do: 'rate', seminar, score: 4 }),
    ...{ has: findResponse, expected: { score: 4 } },
  },
  'the survey’s form': {
    at: '2026-12-03T20:20',
    rsvp: {},
    command: ({ seminarId: seminar }) => ({ do: 'submit-survey', seminar, values: { score: '5', takeaway: '表' } }),
    ...{ has: findResponse, expected: { score: 5, takeaway: '表' } },
  },
  'a word on the materials': {
    at: '2026-12-04T09:00',
    prepare: materialsSent,
    command: ({ seminarId: seminar }) => ({ do: 'materials-useful', seminar }),
    ...{ has: findOwnFeedback, expected: { isUseful: true } },
  },
  'why they could not come': {
    at: '2026-12-04T09:00',
    rsvp: { standing: 'materials' },
    prepare: materialsSent,
    command: ({ seminarId: seminar }) => ({ do: 'submit-absence', seminar, values: { reason: 'work' } }),
    ...{ has: findOwnFeedback, expected: { reason: 'work' } },
  },
  'a question': {
    rsvp: {},
    command: ({ seminarId: seminar }) => ({ do: 'submit-question', seminar, values: { text: 'なぜ？' } }),
    ...{ has: countQuestionsOf, expected: 1 },
  },
  'an organizer’s tick': {
    ...{ at: '2026-12-03T18:20', rsvp: {}, by: 'organizer' },
    command: ({ seminarId: seminar, personId: person }) => ({ do: 'tick', seminar, person, in: true }),
    ...{ has: findCheckIn, expected: { how: 'organizer' } },
  },
  'an organizer’s seat': {
    ...{ rsvp: waits, by: 'organizer' },
    command: ({ seminarId: seminar, personId: person }) => ({ do: 'seat-person', seminar, person }),
    ...{ has: findRsvp, expected: { standing: 'attending' } },
  },
  'an organizer’s leave to answer late': {
    ...{ at: '2026-12-03T09:00', by: 'organizer' },
    command: ({ seminarId: seminar, personId: person }) => ({ do: 'let-in', seminar, person }),
    ...{ has: isLetIn, expected: true },
  },
  'an organizer’s note': {
    ...{ rsvp: {}, by: 'organizer' },
    command: ({ seminarId: seminar, personId: person }) => ({
      ...{ do: 'submit-attendee', seminar, person },
      values: { name: '山本', organization: '図書館', note: '車いす', mode: 'on_site', party: '' },
    }),
    ...{ has: findRsvp, expected: { note: '車いす' } },
  },
  'a speaker named': {
    by: 'organizer',
    command: ({ seminarId: seminar, personId: person }) => ({
      ...{ do: 'set-host', seminar, person, part: 'speaker', in: true },
    }),
    ...{ has: (db, { seminarId, personId }) => isSpeaker(db, seminarId, personId), expected: true },
  },
  'a seminar handed over': {
    by: 'organizer',
    prepare: (db, { personId }) => saveRole(db, { personId, role: 'organizer', now: at('2026-11-24T12:00') }),
    command: ({ seminarId: seminar, personId: to }) => ({ do: 'hand-over', seminar, to }),
    has: async (db, { seminarId, personId }) =>
      (await findCoordinators(db, { id: seminarId, createdBy: '' })).includes(personId),
    expected: true,
  },
  'a role given': {
    by: 'organizer',
    command: ({ personId: person }) => ({ do: 'set-role', person, role: 'organizer' }),
    ...{ has: (db, { personId }) => findRole(db, personId), expected: 'organizer' },
  },
};

/** A seminar, a bot, and two accounts of one human. */
async function open({ rsvp, prepare, at: when }: Pick<Tap, 'rsvp' | 'prepare' | 'at'> = {}) {
  const db = await createTestDatabase();
  const bot = await createTestBot(db, { role: 'admin' });
  bot.setTime(when ?? '2026-11-26T12:00');
  const seminar = await addTestSeminar(db, { party });
  const line = await addTestPerson(db, { platform: 'line', name: '山本' });
  const { id: to } = await addTestPerson(db, { name: '佐藤 恵' });
  const key = { seminarId: seminar.id, personId: line.id };
  if (rsvp) await saveRsvp(db, rsvpOf({ ...rsvp, ...key }));
  await prepare?.(db, key);
  const sato = await findAccount(db, { platform: 'slack', externalId: organizer.id });
  if (!sato) throw new Error('no organizer');
  const join = (meanwhile?: () => Promise<void>) =>
    joinTestAccounts({ db, outbox: bot.outbox, from: line.id, to, now: at('2026-11-24T12:00'), meanwhile });
  return { db, bot, line: line as Person, organizer: sato.person, to, key, join };
}

describe('a tap of someone whose accounts are just being joined', () => {
  test.each(Object.entries(taps))(
    '%s is the joined person’s, and leaves nothing with who they were',
    async (_, tap) => {
      const { db, bot, line, organizer: sato, to, key, join } = await open(tap);
      const command = await tap.command(key, db);
      const person = tap.by === 'organizer' ? sato : line;
      // Everything is moved and nothing is committed when the tap begins, which knows the person of before.
      let tapped: ReturnType<typeof bot.runAs> | undefined;
      const joined = await join(async () => {
        tapped = bot.runAs({ person, command });
        tapped.catch(() => {});
        await waitUntilBlocked(db);
      });
      expect(joined).toEqual({ kind: 'joined', to });
      const outcome = await tapped;
      expect(outcome?.kind).not.toBe('silent');
      const has = await tap.has(db, { ...key, personId: to });
      if (typeof tap.expected === 'object') expect(has).toMatchObject(tap.expected as object);
      else expect(has).toBe(tap.expected);
      expect(await tablesNaming(db, line.id)).toEqual([]);
    },
  );

  test('is answered with what the joined person has', async () => {
    const { bot, line, key, join } = await open();
    await join();
    const command = { do: 'answer', seminar: key.seminarId, answer: 'on_site' } as const;
    const card = cardOf(await bot.runAs({ person: line, command }));
    expect(card.badge?.text).toBe(wordsOf('ja').rsvp.attending);
  });

  test('also mutes, and shows a number that is the joined person’s', async () => {
    const { db, bot, line, to, join } = await open();
    await join();
    await bot.runAs({ person: line, command: { do: 'mute' } });
    expect((await findPerson(db, to))?.remindersMutedAt).not.toBeNull();
    await bot.runAs({ person: line, command: { do: 'join-code' } });
    expect(await tablesNaming(db, line.id)).toEqual([]);
  });
});
