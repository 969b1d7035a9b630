// Who becomes an organizer, an admin or a speaker hears of it, once for each time, and never what is not true any more.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import type { Platform } from '../../src/cards/place.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { createLinks } from '../../src/messages/links.ts';
import { messages } from '../../src/messages/message.table.ts';
import { changeRole, takeOverRole } from '../../src/people/change-role.ts';
import { findRole, saveRole } from '../../src/people/role.store.ts';
import type { Role } from '../../src/people/role.ts';
import { changeHost } from '../../src/seminars/hand-over.ts';
import { openDelivery } from '../messages/delivery-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { joinTestAccounts, tablesNaming } from '../support/join-fixture.ts';
import { places } from '../support/reader.ts';
import { ledgerOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const now = at('2026-11-24T12:00');

function building(db: DatabaseRoot) {
  const clock = { now: () => now };
  const links = createLinks({ key: new Uint8Array(32), publicUrl: undefined, clock });
  return createBuildCard({ db, places, links, clock, language: 'ja' });
}

async function open(db?: DatabaseRoot) {
  const ofDatabase = db ?? (await createTestDatabase());
  const outbox = createTestOutbox();
  const admin = await addTestPerson(ofDatabase, { name: '佐藤 恵' });
  await saveRole(ofDatabase, { personId: admin.id, role: 'admin', now: announcedAt });
  const person = await addTestPerson(ofDatabase, { name: '鈴木 さくら' });
  const give = (to: Role | null, personId = person.id) =>
    changeRole({ db: ofDatabase, outbox, actor: admin.id, personId, to, now });
  const owed = async () => (await ofDatabase.select().from(messages)).filter(({ kind }) => kind === 'role-given');
  const buildCard = building(ofDatabase);
  /** What would go out now. */
  const cards = async (platform: Platform = 'slack') => {
    const built = [];
    for (const message of await owed()) built.push((await buildCard(message, platform))?.card);
    return built.filter((card) => card !== undefined);
  };
  return { db: ofDatabase, outbox, admin, person, give, owed, cards };
}

describe('who gets a role', () => {
  test('is told by whom, what they can do now, and where to begin', async () => {
    const { give, cards, person, owed } = await open();
    await give('organizer');
    expect(await owed()).toMatchObject([{ seminarId: null, personId: person.id }]);
    const [card] = await cards();
    expect(card?.title).toBe(ja.team.given(ja.team.roles.organizer));
    expect(card?.text?.[0]).toBe(ja.team.givenBy(ja.team.organizerNamed('佐藤 恵'), ja.team.roles.organizer));
    expect(card?.text?.[1]).toContain(ja.help.organizer.slack[0]);
    expect(card?.buttons?.flat()).toMatchObject([{ command: { do: 'new-seminar' } }, { command: { do: 'desk' } }]);
    const [onLine] = await cards('line');
    expect(onLine?.text?.[1]).toContain(ja.help.organizer.line[0]);
  });

  test('an admin is told what admins can do, too', async () => {
    const { give, cards } = await open();
    await give('admin');
    const [card] = await cards();
    expect(card?.title).toBe(ja.team.given(ja.team.roles.admin));
    expect(card?.text?.[1]).toContain(ja.team.adminsToo);
    expect(card?.buttons?.flat()).toContainEqual(expect.objectContaining({ command: { do: 'team' } }));
  });

  test('the same once more, or by themselves, is no news', async () => {
    const { db, outbox, give, owed, admin } = await open();
    await give('organizer');
    await give('organizer');
    expect(await owed()).toHaveLength(1);
    await give('admin');
    await changeRole({ db, outbox, actor: admin.id, personId: admin.id, to: 'organizer', now });
    expect((await owed()).map(({ personId }) => personId)).not.toContain(admin.id);
  });

  test('whatever is changed how often at one moment: at most one message is wanted, and it says what is so', async () => {
    const shared = await createTestDatabase();
    const roles = fc.array(fc.constantFrom<Role | null>('admin', 'organizer', null), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(roles, async (sequence) => {
        const { db, admin, outbox } = await open(shared);
        const { id: personId } = await addTestPerson(shared);
        for (const to of sequence) await changeRole({ db, outbox, actor: admin.id, personId, to, now });
        const mine = (await db.select().from(messages)).filter((row) => row.personId === personId);
        const role = await findRole(db, personId);
        const told = sequence.filter((to, index) => to !== null && to !== (sequence[index - 1] ?? null));
        expect(mine, 'each change is owed').toHaveLength(told.length);
        const buildCard = building(db);
        const wanted = [];
        for (const message of mine) if (await buildCard(message, 'slack')) wanted.push(message.details.role);
        expect(wanted).toEqual(role === null ? [] : [role]);
      }),
      { numRuns: 20 },
    );
  });

  test('by the settings is told at the first start, and not at the next', async () => {
    const { db, outbox, person, cards, owed } = await open();
    const settings = { db, outbox, setting: 'ORGANIZERS U1', personId: person.id, role: 'organizer', now } as const;
    await takeOverRole(settings);
    await takeOverRole(settings);
    expect(await owed()).toHaveLength(1);
    expect((await cards())[0]?.text?.[0]).toContain(ja.team.givenBySettings(ja.team.roles.organizer));
  });

  test('gets it on their platform; once taken back before, it is dropped', async () => {
    const world = await openDelivery();
    const { give, owed, person } = await open(world.db);
    await give('organizer');
    for (const { id } of await owed()) await deliverMessage(world.delivery, id);
    expect(world.slack.sent.map(({ to, card }) => [to, card.title])).toEqual([
      [person.externalId, ja.team.given(ja.team.roles.organizer)],
    ]);
    await give(null);
    await give('admin');
    await give(null);
    for (const { id } of await owed()) await deliverMessage(world.delivery, id);
    expect(world.slack.sent).toHaveLength(1);
    expect((await owed()).map(({ status }) => status).sort()).toEqual(['dropped', 'sent']);
  });

  test('a join takes it along', async () => {
    const { db, outbox, give, owed, person } = await open();
    const line = await addTestPerson(db, { platform: 'line' });
    await give('organizer', line.id);
    await give('organizer');
    expect(await joinTestAccounts({ db, outbox, from: line.id, to: person.id, now })).toMatchObject({ kind: 'joined' });
    // The same message at the same moment was owed to both: to one human it goes out once.
    expect(await owed()).toMatchObject([{ personId: person.id }]);
    expect(await tablesNaming(db, line.id)).toEqual([]);
  });
});

describe('who is made a speaker', () => {
  test('is told so, and not when it was taken back before', async () => {
    const { db, outbox, admin, person } = await open();
    const seminar = await addTestSeminar(db);
    const change = {
      db,
      outbox,
      seminarId: seminar.id,
      personId: person.id,
      part: 'speaker',
      actor: admin.id,
    } as const;
    await changeHost({ ...change, isIn: true, now });
    await changeHost({ ...change, isIn: true, now });
    const [message, ...more] = await ledgerOf(db, seminar.id, 'speaker-added');
    expect(more).toEqual([]);
    const buildCard = building(db);
    const built = message && (await buildCard(message, 'slack'));
    expect(built?.card.text?.[0]).toContain(ja.host.speakerBy(ja.team.organizerNamed('佐藤 恵')));
    expect(built?.card.buttons?.flat()).toMatchObject([
      { command: { do: 'talks' } },
      { command: { do: 'questions', seminar: seminar.id } },
    ]);
    await changeHost({ ...change, isIn: false, now });
    expect(message && (await buildCard(message, 'slack'))).toBeUndefined();
    await changeHost({ ...change, isIn: true, now });
    expect(await ledgerOf(db, seminar.id, 'speaker-added')).toHaveLength(2);
    await changeHost({ ...change, personId: admin.id, isIn: true, now });
    expect(await ledgerOf(db, seminar.id, 'speaker-added')).toHaveLength(2);
  });
});
