// What is shown before a sending is what goes out: to the same people, by the same ways. Looking at it does nothing.
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builders } from '../../src/bot/builders.ts';
import type { Card } from '../../src/cards/card.ts';
import type { Command } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { addMaterial } from '../../src/materials/material.store.ts';
import { messages } from '../../src/messages/message.table.ts';
import { reachTexts } from '../../src/messages/reach.cards.ts';
import { NOWHERE_REACHED } from '../../src/messages/reach.ts';
import { rehearse } from '../../src/messages/rehearse.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { accounts } from '../../src/people/person.table.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import { announceSeminar } from '../../src/seminars/announce-seminar.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { seminarValues } from '../../src/seminars/seminar-form.ts';
import { ahead } from '../support/ahead.ts';
import { cardOf, createTestBot, goAhead, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { createReader, places } from '../support/reader.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';

const month = { used: 57, limit: 200 };
/** Where the bot's clock stands. */
const now = at('2026-11-24T12:00');

type Stand = 'attending' | 'waitlisted' | 'materials' | 'declined';
/** Where somebody can be reached; both ways: they joined their accounts. */
interface Way {
  slack: boolean;
  line: boolean;
}

const anybody = fc.record({
  stand: fc.constantFrom<Stand>('attending', 'attending', 'waitlisted', 'materials', 'declined'),
  platform: fc.constantFrom('slack' as const, 'line' as const),
  isReachable: fc.boolean(),
  isOnBoth: fc.boolean(),
});

type Anybody = typeof anybody extends fc.Arbitrary<infer One> ? One : never;

async function addPeople(db: DatabaseRoot, seminar: Seminar, some: Anybody[]) {
  const ways: [string, Way][] = [];
  for (const [index, { stand, platform, isReachable, isOnBoth }] of some.entries()) {
    const waitlistNumber = stand === 'waitlisted' ? index + 1 : null;
    const { id, externalId } = await addTestRsvp(db, seminar.id, {
      ...{ standing: stand, waitlistNumber, mode: stand === 'attending' || stand === 'waitlisted' ? 'on_site' : null },
      person: { platform },
    });
    const other = platform === 'slack' ? 'line' : 'slack';
    if (isOnBoth) await db.insert(accounts).values({ platform: other, externalId: `X${id}`, personId: id });
    const unreachableAt = isReachable ? null : announcedAt;
    await saveReachability(db, { platform, externalId, unreachableAt }, announcedAt);
    ways.push([id, { [platform]: isReachable, [other]: isOnBoth } as unknown as Way]);
  }
  return ways;
}

/** How each of the five is asked for: the command whose answer shows what goes where. */
const sendings: Record<string, (db: DatabaseRoot, seminar: Seminar) => Promise<Command> | Command> = {
  announce: (_, { id }) => ({ do: 'preview-draft', seminar: id }),
  postpone: (_, seminar) => ({
    ...{ do: 'submit-edit', seminar: seminar.id, opened: 1 },
    values: { ...seminarValues(seminar), date: '2026-12-10', seats: '40' },
  }),
  cancel: (_, { id }) => ({ do: 'submit-cancel', seminar: id, values: { reason: '台風のため' } }),
  message: (_, { id }) => ({
    ...{ do: 'submit-mailing', seminar: id, mailing: crypto.randomUUID() },
    values: { audience: 'attending', text: '会場は7階です' },
  }),
  async materials(db, { id: seminarId, createdBy }) {
    const material = { id: crypto.randomUUID(), seminarId, label: 'スライド', url: 'https://files.example/slides' };
    const rest = { position: 1, round: null, createdAt: announcedAt, createdBy, removedAt: null };
    await addMaterial(db, { ...material, ...rest });
    return { do: 'preview-materials', seminar: seminarId };
  },
};

const stateOf = (name: string): Partial<Seminar> => {
  if (name === 'announce') return { status: 'draft', announcedAt: null };
  return name === 'materials' ? { startsAt: at('2026-11-23T18:30'), endsAt: at('2026-11-23T20:00') } : { seats: 1 };
};

test('its numbers are the rows that are owed afterwards, by platform, for each of the five and whoever comes', async () => {
  const db = await createTestDatabase();
  const { say } = await createTestBot(db, { month });
  const known = new Map<string, Way>();
  const count = async () => {
    const [all] = await db.execute(sql`select (select count(*) from messages) as owed, (select count(*) from audit_log)
      as noted, (select sum(revision + edition) from seminars) as seminars, (select count(*) from series) as series`);
    return all;
  };
  const people = fc.array(anybody, { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(sendings)), people, async (name, some) => {
      const seminar = await addTestSeminar(db, stateOf(name));
      for (const [id, way] of await addPeople(db, seminar, some)) known.set(id, way);
      const asks = await sendings[name]?.(db, seminar);
      if (!asks) throw new Error(name);
      const before = await count();
      const preview = await say(organizer, asks);
      const card = cardOf(preview);
      const go = goAhead(preview);
      const isSending = ['announce', 'save-edit', 'cancel', 'send-mailing', 'send-materials'].includes(go.do);
      // What tells nobody anything needs no second step.
      if (isSending) {
        expect(await count(), 'looking does nothing').toEqual(before);
        await say(organizer, go);
      }
      const rows = await db.select().from(messages).where(eq(messages.seminarId, seminar.id));
      const way = (id: string | null) => known.get(id ?? '') ?? { slack: true, line: false };
      const toPeople = rows.filter(({ personId }) => personId !== null);
      const ids = (is: (way: Way) => boolean) =>
        new Set(toPeople.flatMap(({ personId }) => (is(way(personId)) ? [personId] : []))).size;
      const toLine = ({ slack, line }: Way) => line && !slack;
      const nobody = ids(({ slack, line }) => !slack && !line);
      const pushes = toPeople.filter(({ personId }) => toLine(way(personId))).length;
      const expected = reachTexts(
        {
          ...NOWHERE_REACHED,
          channels: rows.flatMap(({ address }) => (address ? [{ id: address, name: `name-of-${address}` }] : [])),
          on: [
            { platform: 'slack' as const, people: ids(({ slack }) => slack) },
            { platform: 'line' as const, people: ids(toLine) },
          ].filter(({ people }) => people > 0),
          pushes,
          month: pushes > 0 ? { ...month, asOf: now, isOld: false } : undefined,
          ahead: pushes > 0 ? await ahead(db, { now, besides: rows.map(({ id }) => id) }) : [],
        },
        createReader({ language: 'ja', platform: 'slack', now }),
      );
      if (isSending) expect(card.text).toEqual(expect.arrayContaining(expected));
      else expect(rows.length - nobody).toBe(0);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('the channel’s name and what the month has left are asked for at once, for somebody waits', async () => {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, { status: 'draft', announcedAt: null, channel: 'C0SEMINAR' });
  await addTestPerson(db, { platform: 'line' });
  const asked = Promise.withResolvers<void>();
  const allowance = async () => {
    asked.resolve();
    return month;
  };
  const other = { send: unasked, update: unasked, profile: async () => undefined };
  const senders = {
    slack: { ...other, channelName: () => asked.promise.then(() => 'seminar') },
    line: { ...other, multicast: { most: 500, render: () => ({}), send: unasked, allowance } },
  };
  const outbox = createTestOutbox();
  const { reach } = await rehearse({ db, senders, outbox, ahead, now }, (stage) =>
    announceSeminar({ ...stage, seminarId: seminar.id, now, actor: seminar.createdBy }),
  );
  expect(reach).toMatchObject({ channels: [{ name: 'seminar' }], month });
});

const unasked = () => Promise.reject(new Error('a rehearsal sends nothing'));

test('an announcement is previewed with the buttons, numbers and picture of what is then sent', async () => {
  const db = await createTestDatabase();
  const { say, runAs, linkParts } = await createTestBot(db, { month });
  const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null, channel: 'C0SEMINAR' });
  await addTestPerson(db, { platform: 'line' });
  const account = await findAccount(db, { platform: organizer.platform, externalId: organizer.id });
  if (!account) throw new Error('nobody');
  const preview = cardOf(await runAs({ person: account.person, command: { do: 'preview-draft', seminar: draft.id } }));
  await say(organizer, { do: 'announce', seminar: draft.id });
  const seminar = await findSeminar(db, draft.id);
  if (!seminar) throw new Error('no seminar');
  const on = (platform: 'slack' | 'line') =>
    ({ language: 'ja', place: places[platform], now: linkParts.clock.now() }) as const;
  const [message] = await db.select().from(messages).where(eq(messages.kind, 'announcement-post'));
  if (!message) throw new Error('no post is owed');
  const { links } = linkParts;
  const post = await builders['announcement-post']({ db, links, seminar, message, reader: on('slack') });
  const toAll = await builders.announcement.toAll({ db, seminar, occasion: '', details: {}, reader: on('line') });
  const shown = ({ title, badge, facts, buttons = [], picture }: Card) => ({
    ...{ title, badge, facts, alt: picture?.alt },
    labels: buttons.map((row) => row.map(({ label }) => label)),
  });
  expect(preview.items?.map(shown)).toEqual([post, toAll].flatMap((card) => (card ? [shown(card)] : [])));
});
