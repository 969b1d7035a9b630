import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Button, Card } from '../../src/cards/card.ts';
import { saveCheckIn } from '../../src/checkins/checkin.store.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { deskCard, deskSeminarCard } from '../../src/desk/desk.cards.ts';
import { loadInHand } from '../../src/desk/load-in-hand.ts';
import { countStages } from '../../src/desk/stage.store.ts';
import { addMaterialLink } from '../../src/materials/change-materials.ts';
import { addPersonByHand, findAccount } from '../../src/people/person.store.ts';
import { people } from '../../src/people/person.table.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { startSeries } from '../../src/seminars/draft-series.ts';
import { addHost } from '../../src/seminars/host.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { loadResults } from '../../src/surveys/close-surveys.ts';
import { saveResponse } from '../../src/surveys/survey.store.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { cardOf, colleague, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { createReader, places } from '../support/reader.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';
import { ja, wordsOf } from '../support/words.ts';

const now = at('2026-11-24T12:00');
const words = wordsOf('ja');
const reader = createReader({ language: 'ja', platform: 'slack', now });
const evening = (startsAt: Temporal.Instant) => ({
  ...{ startsAt, endsAt: startsAt.add({ minutes: 90 }), deadlineAt: startsAt.subtract({ minutes: 60 }) },
});
const running = () => evening(now.subtract({ minutes: 30 }));
const surveyed = () => evening(now.subtract({ hours: 24 }));

async function attended(db: DatabaseRoot, seminarId: string, personId: string, isConfirmed = true): Promise<void> {
  await saveCheckIn(db, { seminarId, personId, at: now, how: 'organizer', by: null, isConfirmed });
}

async function answered(db: DatabaseRoot, seminarId: string, personId: string): Promise<void> {
  await saveResponse(db, { seminarId, personId, score: 5, ...noAnswers, answeredAt: now });
}

const factOf = (card: Card | undefined, label: string) => card?.facts?.find((fact) => fact.label === label)?.value;
const sectionOf = (card: Card, title: string) => card.sections?.find((section) => section.title === title);

test('one seminar on the desk says who comes by organisation, the largest first', async () => {
  const db = await createTestDatabase();
  const { say } = await createTestBot(db);
  const { id: seminar } = await addTestSeminar(db, evening(now.add({ hours: 48 })));
  const from = async (organization: string, standing: 'attending' | 'declined' = 'attending') => {
    const { id } = await addTestRsvp(db, seminar, { standing });
    await db.update(people).set({ organization }).where(eq(people.id, id));
  };
  for (const name of ['財政課', '総務課', '総務課', '']) await from(name);
  await from('観光課', 'declined');
  const { desk, seminar: text } = words;
  const [item = undefined] = cardOf(await say(organizer, { do: 'desk' })).items ?? [];
  expect(factOf(item, desk.organizations)).toBe(
    [desk.ofOrganization('総務課', 2), desk.ofOrganization('財政課', 1), desk.ofNone(1)].join(text.separator),
  );
});

describe('the organizers’ part of the Home tab', () => {
  test('says of a running one who is checked in, and of an open survey how many of those asked answered', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db);
    const now = await addTestSeminar(db, running());
    const over = await addTestSeminar(db, surveyed());
    for (const isConfirmed of [true, true, false]) {
      await attended(db, now.id, (await addTestRsvp(db, now.id)).id, isConfirmed);
    }
    const people = [await addTestRsvp(db, over.id), await addTestRsvp(db, over.id), await addTestRsvp(db, over.id)];
    for (const { id } of people.slice(0, 2)) await attended(db, over.id, id);
    const guest = crypto.randomUUID();
    await addPersonByHand(db, { id: guest, name: '客', organization: '' }, at('2026-11-23T19:00'));
    await attended(db, over.id, guest);
    await answered(db, over.id, people[0]?.id ?? '');

    const card = cardOf(await say(organizer, { do: 'home' }));
    const stages = words.desk.stages;
    const [runs] = sectionOf(card, words.desk.stage(stages.running, 1))?.items ?? [];
    expect(factOf(runs, words.desk.checkedIn)).toBe(`${ja.desk.people(2)}・${ja.door.waiting(1)}`);
    const [asks] = sectionOf(card, words.desk.stage(stages.surveys, 1))?.items ?? [];
    const results = await loadResults(db, over);
    expect([results.answered, results.asked]).toEqual([1, 2]);
    const until = '11月30日（月）13:45';
    expect(factOf(asks, words.survey.title)).toBe(words.desk.responses({ answered: 1, asked: 2, until }));
  });

  test('leaves empty groups out, and says so when there is nothing at all', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db);
    const empty = cardOf(await say(organizer, { do: 'home' }));
    expect(empty.sections).toHaveLength(1);
    expect(empty.sections?.[0]?.text).toEqual([words.desk.empty]);
    await addTestSeminar(db, { status: 'draft' });
    const one = cardOf(await say(organizer, { do: 'home' }));
    expect(one.sections?.map(({ title }) => title)).toEqual([ja.desk.home, ja.desk.stage(ja.desk.stages.drafts, 1)]);
    expect(one.sections?.[0]?.text).toEqual([]);
  });

  test('is nobody’s but organizers’', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db);
    await addTestSeminar(db);
    const own = cardOf(await say(colleague, { do: 'home' }));
    expect(own.sections).toBeUndefined();
    expect(own.items).toHaveLength(1);
  });
});

test('what the desk says takes as many queries for twelve seminars as for one of each stage', async () => {
  const db = await createTestDatabase();
  const seminars: Seminar[] = [];
  for (let n = 0; n < 3; n++) {
    for (const change of [{ status: 'draft' as const }, {}, running(), surveyed()]) {
      const seminar = await addTestSeminar(db, change);
      await attended(db, seminar.id, (await addTestRsvp(db, seminar.id)).id);
      seminars.push(seminar);
    }
  }
  const queriesFor = async (count: number) => {
    let queries = 0;
    const counted = new Proxy(db, {
      get(target, name) {
        if (String(name).startsWith('select')) queries++;
        return Reflect.get(target, name, target);
      },
    });
    expect(await loadInHand({ db: counted, now, reader }, seminars.slice(0, count))).toHaveLength(count);
    return queries;
  };
  const few = await queriesFor(4);
  expect(few).toBeLessThan(13);
  expect(await queriesFor(12)).toBe(few);
});

test('one seminar on the desk has all its actions; one that is gone is told to be', async () => {
  const db = await createTestDatabase();
  const { say } = await createTestBot(db);
  const { id: seminar } = await addTestSeminar(db);
  const card = cardOf(await say(organizer, { do: 'desk', seminar }));
  const all = ['attendees', 'door', 'materials', 'edit', 'desk', 'hosts', 'copy', 'open-series', 'log', 'open-cancel'];
  expect(commandsOf(card).map((command) => command.do)).toEqual(all);
  const gone = cardOf(await say(organizer, { do: 'desk', seminar: crypto.randomUUID() }));
  expect(gone.text).toEqual([words.seminar.gone]);
});

describe('on a page', () => {
  const onPage = { ...reader, place: places.page };
  const stages = () => [
    { status: 'draft' as const },
    evening(now.add({ hours: 48 })),
    running(),
    surveyed(),
    evening(now.subtract({ hours: 24 * 30 })),
    { status: 'cancelled' as const },
  ];

  test('each seminar is a row with one thing to tap, also one alone', async () => {
    const db = await createTestDatabase();
    for (const change of stages()) {
      const seminar = await addTestSeminar(db, change);
      const seminars = await loadInHand({ db, now, reader: onPage }, [seminar]);
      const counts = await countStages(db, now);
      const shown = {
        seminars,
        counts,
        filter: undefined,
        orphans: 0,
        lineMonth: undefined,
        page: { shown: 1, pages: 1 },
      };
      const [row = { summary: '' }, ...others] = deskCard(shown, onPage).items ?? [];
      expect(others).toEqual([]);
      expect(commandsOf(row)).toEqual([{ do: 'desk', seminar: seminar.id }]);
    }
  });

  test('one alone has a main action, two beside it at most, and all else folded away with its end last', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db);
    for (const change of stages()) {
      const seminar = await addTestSeminar(db, change);
      await say(organizer, { do: 'hand-over', seminar: seminar.id, to: (await addTestPerson(db)).id });
      const [inHand] = await loadInHand({ db, now, reader: onPage }, [seminar]);
      if (!inHand) throw new Error('nothing in hand');
      const card = deskSeminarCard(inHand, onPage);
      const [main, ...beside] = (card.buttons ?? []).flat();
      expect(main?.style).toBe('primary');
      expect(beside.length).toBeLessThanOrEqual(2);
      expect(beside.some(({ style }) => style)).toBe(false);
      const inChat = deskSeminarCard(inHand, reader);
      const said = (one: Card) => commandsOf(one).map((command) => command.do);
      expect(said(card).toSorted()).toEqual(
        [...said(inChat).filter((name) => name !== 'desk'), 'open-picture'].toSorted(),
      );
      expect(card.more?.slice(0, -1).some(({ style }) => style === 'danger')).toBe(false);
    }
  });
});

/** Turns the pages as people do, by the button; every item's or fact's name, in order. */
async function turnThrough(first: Card, next: (command: ReturnType<typeof commandsOf>[number]) => Promise<Card>) {
  const namesOf = ({ items = [], facts = [] }: Card) => [...items, ...(items.length > 0 ? [] : facts)].map(nameOf);
  const nameOf = (each: { title?: string; value?: string }) => each.title ?? each.value ?? '';
  const names: string[] = [];
  for (let card: Card | undefined = first; card; ) {
    expect(card.items?.length ?? 0).toBeLessThanOrEqual(8);
    names.push(...namesOf(card));
    const button: Button | undefined = card.buttons?.flat().find(({ label }) => label === words.list.next);
    card = button?.kind === 'command' ? await next(button.command) : undefined;
  }
  return names;
}

describe('lists turn pages and leave nobody out', () => {
  const expected = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n + 10}`);

  test('the team, a seminar’s organizers, the series, the materials and a speaker’s talks', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db, { role: 'admin' });
    const show = async (command: Parameters<typeof say>[1]) => cardOf(await say(organizer, command));
    await show({ do: 'help' });
    const self = await findAccount(db, { platform: 'slack', externalId: organizer.id });
    const actor = self?.person.id ?? '';
    for (const name of expected('企画', 19)) {
      await saveRole(db, { personId: (await addTestPerson(db, { name })).id, role: 'organizer', now });
    }
    const { id: seminar } = await addTestSeminar(db);
    for (const name of expected('回', 19)) {
      const template = await addTestSeminar(db, { title: name });
      await startSeries({ db, template, ordinal: 1, weekday: 2, actor, now });
      await addHost(db, { seminarId: template.id, personId: actor, part: 'speaker' });
    }
    for (const label of expected('資料', 9)) {
      await addMaterialLink({ db, seminarId: seminar, actor, now, label, url: `https://files.example/${label}` });
    }
    const lists = [
      [{ do: 'team' }, expected('企画', 19)],
      [{ do: 'hosts', seminar }, expected('企画', 19)],
      [{ do: 'series' }, expected('回', 19)],
      [{ do: 'talks' }, expected('回', 19)],
      [{ do: 'materials', seminar }, expected('資料', 9)],
    ] as const;
    for (const [command, names] of lists) {
      const seen = await turnThrough(await show(command), show);
      expect(seen.filter((name) => names.includes(name)).toSorted(), command.do).toEqual(names);
    }
  });

  test('who is given another role is on the page that shows then', async () => {
    const db = await createTestDatabase();
    const { say } = await createTestBot(db, { role: 'admin' });
    const people = [];
    for (const name of expected('企画', 19)) {
      const person = await addTestPerson(db, { name });
      await saveRole(db, { personId: person.id, role: 'admin', now });
      people.push(person);
    }
    const last = people.at(-1);
    const card = cardOf(await say(organizer, { do: 'set-role', person: last?.id ?? '', role: 'organizer' }));
    expect(card.items?.map(({ title }) => title)).toContain(last?.name);
    expect(card.text).toEqual([words.list.pages(3, 3)]);
  });
});
