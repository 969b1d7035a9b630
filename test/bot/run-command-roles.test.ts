import { describe, expect, test } from 'vitest';
import { saveAttendee } from '../../src/attendees/save-attendee.ts';
import { savePendingChange } from '../../src/changes/pending-change.store.ts';
import { findUntold } from '../../src/changes/untold.store.ts';
import { digestOf } from '../../src/changes/untold.ts';
import { type Command, type CommandName, commands as table, type Who } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { writeMailing } from '../../src/mailings/write-mailing.ts';
import { addMaterialLink } from '../../src/materials/change-materials.ts';
import { findMaterials } from '../../src/materials/material.store.ts';
import { saveMenuState } from '../../src/menus/menu.store.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { addTopic } from '../../src/people/topic.store.ts';
import { startSeries } from '../../src/seminars/draft-series.ts';
import { savePicture } from '../../src/seminars/seminar.store.ts';
import { seminarValues } from '../../src/seminars/seminar-form.ts';
import { cardOf, citizen, colleague, createTestBot, organizer } from '../support/bot-fixture.ts';
import { claimedPng } from '../support/claimed-png.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestMessage, addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { stateOf } from '../support/state-of.ts';
import { wordsOf } from '../support/words.ts';

const words = wordsOf('ja');
const namesFor = (who: Who) => (Object.keys(table) as CommandName[]).filter((name) => table[name].who === who);
const now = at('2026-11-24T12:00');

/**
 * A draft, a scheduled one, one that is announced with more people than seats, one whose door is open, one that is
 * over, and of each thing that organizers work on, one.
 */
async function addHouse(db: DatabaseRoot) {
  await saveMenuState(db, { inTheWay: 'richmenu-other', mayReplace: null });
  const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null });
  const scheduled = await addTestSeminar(db, {
    status: 'scheduled',
    announcedAt: null,
    announceAt: at('2026-11-25T09:00'),
  });
  const announced = await addTestSeminar(db, { seats: 1 });
  const over = await addTestSeminar(db, { startsAt: at('2026-11-20T18:30'), endsAt: at('2026-11-20T20:00') });
  await savePicture(db, over.id, { hash: 'kept', alt: '市民会館' });
  const tonight = await addTestSeminar(db, {
    ...{ startsAt: now.add({ minutes: 10 }), endsAt: now.add({ minutes: 90 }), deadlineAt: at('2026-11-24T00:00') },
  });
  const person = await addTestRsvp(db, announced.id);
  await addTestRsvp(db, announced.id);
  const waiting = await addTestRsvp(db, announced.id, { standing: 'waitlisted', waitlistNumber: 1 });
  const attending = await addTestRsvp(db, tonight.id);
  await addTestRsvp(db, over.id);
  const owed = { kind: 'announcement', seminarId: announced.id, to: { personId: person.id } } as const;
  await addTestMessage(db, owed, { status: 'held', heldAt: announcedAt });
  const letIn = { kind: 'let-in', seminarId: announced.id, to: { personId: person.id } } as const;
  await addTestMessage(db, letIn, { status: 'held', heldAt: announcedAt });
  const cancelled = await addTestSeminar(db, { status: 'cancelled' });
  const { id: friend } = await addTestPerson(db, { platform: 'line' });
  const announcement = { kind: 'announcement', seminarId: cancelled.id, to: { personId: friend } } as const;
  await addTestMessage(db, announcement, { status: 'sent', sentAt: announcedAt });
  const successor = await addTestPerson(db);
  await saveRole(db, { personId: successor.id, role: 'organizer', now });
  const things = await addThings(db, { announced, over, actor: successor.id });
  const untold = digestOf(await findUntold(db, [announced.id], { now }));
  return { untold, draft, scheduled, announced, over, tonight, cancelled, waiting, attending, successor, ...things };
}

type Seminars = Record<'announced' | 'over', Awaited<ReturnType<typeof addTestSeminar>>>;

async function addThings(db: DatabaseRoot, { announced, over, actor }: Seminars & { actor: string }) {
  const shared = { db, outbox: createTestOutbox(), actor, now };
  const [byHand, mailing] = [crypto.randomUUID(), crypto.randomUUID()];
  const about = { name: '海野 渚', organization: '', note: '', mode: 'on_site', isAtParty: false } as const;
  await saveAttendee({ ...shared, seminarId: announced.id, personId: byHand, about });
  const written = { seminarId: announced.id, mailingId: mailing, audience: 'attending', text: '会場' } as const;
  await writeMailing({ db, now, author: actor, ...written });
  const started = await startSeries({ db, template: over, ordinal: 1, weekday: 4, actor, now });
  await addMaterialLink({ ...shared, seminarId: over.id, label: '資料', url: 'https://files.example/slides' });
  const [material] = await findMaterials(db, over.id);
  const [change, topic] = [crypto.randomUUID(), crypto.randomUUID()];
  await addTopic(db, { id: topic, name: '防災' }, now);
  const values = { ...seminarValues(announced), place: '別館' };
  await savePendingChange(db, { id: change, seminarId: announced.id, opened: 1, values, createdAt: now });
  return { byHand, mailing, change, topic, series: started.id, material: material?.id ?? '' };
}

const typed = {
  ...{ title: '乗っ取り', speaker: '誰か', date: '2026-12-10', start: '18:30', end: '20:00', format: 'online' },
  ...{ link: 'https://meet.example.com/a', channel: 'C0OTHER' },
};

type House = Awaited<ReturnType<typeof addHouse>>;

/** Every command that is the organizers' alone, for what is in the state in which it would do something. */
function organizersCommands(house: House): Command[] {
  return [...onSeminars(house), ...onPeople(house), ...onTheEvening(house), ...onTheTeam(house)];
}

function onSeminars({
  untold,
  draft,
  scheduled,
  announced,
  over,
  cancelled,
  mailing,
  change,
  series,
  topic,
  successor,
}: House): Command[] {
  const seminar = announced.id;
  return [
    { do: 'new-seminar' },
    { do: 'new-seminar', series },
    { do: 'edit-draft', seminar: draft.id },
    { do: 'submit-seminar', values: typed },
    { do: 'submit-seminar', seminar: draft.id, values: typed },
    { do: 'preview-draft', seminar: draft.id },
    { do: 'announce', seminar: draft.id },
    { do: 'announce', seminar: scheduled.id },
    { do: 'open-picture', seminar },
    { do: 'submit-picture', seminar, values: { picture: claimedPng(600, 400).toString('base64'), alt: '市民会館' } },
    { do: 'remove-picture', seminar: over.id },
    { do: 'open-schedule', seminar: draft.id },
    { do: 'submit-schedule', seminar: draft.id, values: { date: '2026-11-25', time: '09:00' } },
    { do: 'keep-draft', seminar: scheduled.id },
    { do: 'set-audience', seminar: draft.id, audience: 'away' },
    { do: 'open-topic' },
    { do: 'submit-topic', values: { name: '乗っ取り' } },
    { do: 'remove-topic', topic },
    { do: 'ask-delete-draft', seminar: draft.id },
    { do: 'delete-draft', seminar: draft.id },
    { do: 'keep-everyone', seminar },
    { do: 'edit', seminar },
    { do: 'submit-edit', seminar, opened: 1, values: { ...seminarValues(announced), title: '乗っ取り' } },
    { do: 'take-seats', seminar, count: 1 },
    { do: 'preview-change', seminar, change },
    { do: 'save-edit', seminar, change },
    { do: 'sending', seminar, kind: 'changed' },
    { do: 'open-cancel', seminar },
    { do: 'submit-cancel', seminar, values: { reason: '台風' } },
    { do: 'cancel', seminar },
    { do: 'desk' },
    { do: 'desk', filter: 'drafts', page: 2 },
    { do: 'desk', seminar },
    { do: 'results' },
    { do: 'results', seminar: over.id },
    { do: 'send-again', seminar },
    { do: 'untold', seminar },
    { do: 'settle-untold', seminar, seen: untold },
    { do: 'preview-news', seminar: cancelled.id },
    { do: 'tell-friends', seminar: cancelled.id },
    { do: 'line-month' },
    { do: 'do-without', seminar, what: 'soon', is: true },
    { do: 'mailings', seminar },
    { do: 'mailing', seminar, mailing },
    { do: 'open-mailing', seminar },
    { do: 'open-mailing', seminar, mailing },
    { do: 'submit-mailing', seminar, mailing, values: { audience: 'attending', text: '乗っ取り' } },
    { do: 'send-mailing', seminar, mailing },
    { do: 'copy', seminar: over.id },
    { do: 'series' },
    { do: 'open-series', seminar: over.id },
    { do: 'submit-series', seminar: over.id, values: { ordinal: '2', weekday: '5' } },
    { do: 'end-series', series },
    { do: 'hosts', seminar },
    { do: 'hand-over', seminar, to: successor.id },
    { do: 'set-host', seminar, person: successor.id, part: 'coordinator', in: true },
    { do: 'set-host', seminar, person: successor.id, part: 'speaker', in: true },
    { do: 'open-add-speaker', seminar },
    { do: 'submit-add-speaker', seminar, values: { person: 'U0SPEAKER' } },
  ];
}

function onPeople({ announced, tonight, waiting, byHand }: House): Command[] {
  const seminar = announced.id;
  return [
    { do: 'attendees', seminar },
    { do: 'attendees', seminar, group: 'waitlisted', page: 1 },
    { do: 'export', seminar, format: 'csv' },
    { do: 'attendee', seminar, person: waiting.id },
    { do: 'open-pick-attendee', seminar },
    { do: 'submit-pick-attendee', seminar, values: { search: '海野' } },
    { do: 'open-attendee-form', seminar },
    { do: 'open-attendee-form', seminar, person: byHand },
    { do: 'submit-attendee', seminar, person: crypto.randomUUID(), values: { name: '電話の方' } },
    { do: 'submit-attendee', seminar, person: byHand, values: { name: '別の名前' } },
    { do: 'ask-remove-attendee', seminar, person: byHand },
    { do: 'remove-attendee', seminar, person: byHand },
    { do: 'seat-person', seminar, person: waiting.id, exceed: true },
    { do: 'let-in', seminar: tonight.id, person: waiting.id },
    { do: 'open-let-in', seminar: tonight.id },
    { do: 'submit-let-in', seminar: tonight.id, values: { person: 'U0LATE' } },
  ];
}

function onTheEvening({ tonight, over, attending, material }: House): Command[] {
  return [
    { do: 'door', seminar: tonight.id },
    { do: 'door-page', seminar: tonight.id },
    { do: 'door-list', seminar: tonight.id },
    { do: 'tick', seminar: tonight.id, person: attending.id, in: true },
    { do: 'open-walk-in', seminar: tonight.id },
    { do: 'submit-walk-in', seminar: tonight.id, values: { name: '広島 花子' } },
    { do: 'materials', seminar: over.id },
    { do: 'open-add-material', seminar: over.id },
    { do: 'submit-material', seminar: over.id, values: { label: '録画', url: 'https://files.example/film' } },
    { do: 'remove-material', seminar: over.id, material },
    { do: 'preview-materials', seminar: over.id },
    { do: 'send-materials', seminar: over.id },
    { do: 'log' },
    { do: 'log', seminar: over.id },
  ];
}

function onTheTeam({ attending }: House): Command[] {
  return [{ do: 'team' }, { do: 'replace-menu', menu: 'richmenu-other' }, ...adminsCommands(attending.id)];
}

/** Of the organizers' commands, those that are the admins' alone. */
const adminsCommands = (person: string): Command[] => [
  { do: 'open-add-organizer' },
  { do: 'submit-add-organizer', values: { person: 'U0NEW' } },
  { do: 'invite-organizer' },
  { do: 'set-role', person, role: 'admin' },
];

/** What only shows something; all others change something. */
const SHOWING = [
  ...[
    'new-seminar',
    'edit-draft',
    'edit',
    'desk',
    'results',
    'mailings',
    'mailing',
    'copy',
    'series',
    'hosts',
    'untold',
  ],
  ...[
    'attendees',
    'export',
    'attendee',
    'submit-pick-attendee',
    'ask-remove-attendee',
    'ask-delete-draft',
    'keep-everyone',
    'door-list',
    'materials',
    'log',
    'team',
    'line-month',
  ],
];
const isShowing = (command: Command) => SHOWING.includes(command.do) || /^(open|preview)-|^sending$/.test(command.do);

async function personOf(db: DatabaseRoot, { platform, id }: typeof colleague) {
  const known = await findAccount(db, { platform, externalId: id });
  if (!known) throw new Error('a stranger');
  return known.person;
}

/** The log, oldest first. */
const actionsOf = async (db: DatabaseRoot) => (await findActions(db, { limit: 1000, offset: 0 })).found.reverse();

describe('what is for organizers', () => {
  test('is all tried here', async () => {
    const tried = organizersCommands(await addHouse(await createTestDatabase())).map((command) => command.do);
    expect([...new Set(tried)].sort()).toEqual([...namesFor('organizer'), ...namesFor('admin')].sort());
  });

  test.each([
    ['a colleague on Slack', colleague],
    ['a citizen on LINE', citizen],
    ['someone on LINE whose id is an organizer’s on Slack', { ...organizer, platform: 'line' }],
  ] as const)('is refused to %s, whole, changes nothing, and is noted', async (_who, from) => {
    const db = await createTestDatabase();
    const { say, outbox, sentAgain } = await createTestBot(db);
    const commands = organizersCommands(await addHouse(db));
    // Met, and from then on heard.
    await say(from, { do: 'help' });
    await say(from, { do: 'help' });
    const { id: actor } = await personOf(db, from);
    const [before, noted] = [await stateOf(db), await actionsOf(db)];
    for (const command of commands) {
      const card = cardOf(await say(from, command));
      expect(card.text, command.do).toEqual([words.team.notOrganizer]);
      expect(card.items, command.do).toBeUndefined();
    }
    expect(await stateOf(db)).toEqual(before);
    expect([outbox.owed, outbox.refreshed, sentAgain]).toEqual([[], [], []]);
    const refused = commands.map((command) => ({
      ...{ actor, action: 'refused', after: { command: command.do } },
      ...('seminar' in command && command.seminar && { seminarId: command.seminar }),
    }));
    const lines = await actionsOf(db);
    expect(lines).toHaveLength(noted.length + commands.length);
    expect(lines.slice(noted.length)).toMatchObject(refused);
  });

  test('is refused to an organizer from the moment on that the role is taken back', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db);
    expect(cardOf(await say(organizer, { do: 'team' })).text).not.toEqual([words.team.notOrganizer]);
    await saveRole(db, { personId: (await personOf(db, organizer)).id, role: null, now });
    expect(cardOf(await say(organizer, { do: 'team' })).text).toEqual([words.team.notOrganizer]);
    expect((await actionsOf(db)).at(-1)).toMatchObject({ action: 'refused', after: { command: 'team' } });
  });

  test('but only admins may do is refused to an organizer, changes nothing, and is noted', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db);
    const commands = adminsCommands((await addHouse(db)).attending.id);
    expect(commands.map((command) => command.do)).toEqual(namesFor('admin'));
    const [before, noted] = [await stateOf(db), await actionsOf(db)];
    for (const command of commands) {
      const outcome = cardOf(await say(organizer, command));
      expect(outcome.text, command.do).toEqual([words.team.notAdmin]);
    }
    expect(await stateOf(db)).toEqual(before);
    const { id: actor } = await personOf(db, organizer);
    const refused = commands.map((command) => ({ actor, action: 'refused', after: { command: command.do } }));
    expect((await actionsOf(db)).slice(noted.length)).toMatchObject(refused);
  });

  test('each of these commands does something for an admin, so that the refusals above mean something', async () => {
    const db = await createTestDatabase();
    const { attendees, compose, door, edit, host, seminar, team, undelivered, cancel, untold } = words;
    const failures = [team.notOrganizer, cancel.cannot, team.notAdmin, seminar.gone, compose.gone, attendees.gone];
    failures.push(host.noCoordinator, door.notOfThis, edit.tookNone, edit.cannot, undelivered.nothingHeld);
    failures.push(untold.notSettled);
    failures.push(words.news.toldNobody);
    const { say } = await createTestBot(db, { role: 'admin' });
    let house = await addHouse(db);
    for (const index of organizersCommands(house).keys()) {
      const command = organizersCommands(house)[index];
      if (!command) throw new Error('no such command');
      const before = await stateOf(db);
      const outcome = await say(organizer, command);
      expect(outcome.kind, command.do).toMatch(/^(card|page|form)$/);
      for (const failure of failures) expect(JSON.stringify(outcome), command.do).not.toContain(failure);
      const after = await stateOf(db);
      if (isShowing(command)) expect(after, command.do).toEqual(before);
      else {
        expect(after, command.do).not.toEqual(before);
        // The next finds a house that nobody has changed.
        house = await addHouse(db);
      }
    }
  });

  test('is offered to organizers only', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db);
    for (const command of [{ do: 'list' }, { do: 'home' }, { do: 'help' }] as const) {
      expect(JSON.stringify(await say(organizer, command))).toContain('new-seminar');
      expect(JSON.stringify(await say(colleague, command))).not.toContain('new-seminar');
      expect(JSON.stringify(await say(citizen, command))).not.toContain('new-seminar');
    }
  });

  test('a draft is nobody else’s business: it can neither be seen nor answered', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db);
    const { draft, scheduled, announced, tonight } = await addHouse(db);
    for (const { id: seminar } of [draft, scheduled]) {
      const commands: Command[] = [
        { do: 'show', seminar },
        { do: 'answer', seminar, answer: 'on_site' },
        { do: 'party', seminar, join: true },
        { do: 'claim-seat', seminar },
        { do: 'talk', seminar },
        { do: 'materials-useful', seminar },
        { do: 'open-absence', seminar },
        { do: 'submit-absence', seminar, values: { reason: 'work' } },
        { do: 'rate', seminar, score: 5 },
        { do: 'open-survey', seminar },
        { do: 'submit-survey', seminar, values: { score: '5' } },
      ];
      for (const command of commands) {
        expect(JSON.stringify(await say(colleague, command)), command.do).not.toContain(draft.title);
      }
      expect(cardOf(await say(colleague, { do: 'show', seminar })).text).toEqual([words.seminar.gone]);
    }
    const listed = JSON.stringify(cardOf(await say(colleague, { do: 'list' })).items);
    for (const { id } of [announced, tonight]) expect(listed).toContain(id);
    for (const { id } of [draft, scheduled]) expect(listed).not.toContain(id);
  });
});
