// Whatever a form makes, it makes once: sent again at once, at the same instant from two bots, or later.
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/cards/card.ts';
import type { PageOutcome } from '../../src/cards/page-outcome.ts';
import { type Command, decodeFormCommand, submission } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { findMaterials } from '../../src/materials/material.store.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { findQuestions } from '../../src/questions/question.store.ts';
import { findHosts } from '../../src/seminars/host.store.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { findSeries } from '../../src/seminars/series.store.ts';
import { cardOf, colleague, commandsOf, createTestBot, formOf, goAhead, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../support/database.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { ja } from '../support/words.ts';

const now = at('2026-11-24T12:00');

/** Two bots on one database, and an evening of each kind. */
async function openTwoBots() {
  const url = await createTestDatabaseUrl();
  const [db, otherDb] = [await createTestDatabase(url), await createTestDatabase(url)];
  const bots = [await createTestBot(db, { role: 'admin' }), await createTestBot(otherDb, { role: 'admin' })] as const;
  const coming = await addTestSeminar(db, { format: 'both' });
  const tonight = await addTestSeminar(db, {
    startsAt: at('2026-11-24T12:30'),
    endsAt: at('2026-11-24T14:00'),
    deadlineAt: at('2026-11-24T12:00'),
  });
  await bots[0].say(organizer, { do: 'answer', seminar: coming.id, answer: 'on_site' });
  return { db, bots, coming, tonight };
}

type World = Awaited<ReturnType<typeof openTwoBots>>;

const evening = {
  ...{ title: 'データで見る観光', speaker: '観光課 林 楓', date: '2026-12-10', start: '18:30', end: '20:00' },
  ...{ format: 'online', link: 'https://meet.example/kanko', channel: 'C0SEMINAR' },
};

interface Case {
  name: string;
  opens(world: World): Command;
  values: Record<string, string>;
  /** How many rows of which table it makes. */
  makes: Record<string, number>;
}

const cases: Case[] = [
  { name: 'a new seminar', opens: () => ({ do: 'new-seminar' }), values: evening, makes: { seminars: 1, hosts: 1 } },
  {
    name: 'a copy',
    opens: ({ coming }) => ({ do: 'copy', seminar: coming.id }),
    values: evening,
    makes: { seminars: 1, hosts: 1 },
  },
  {
    name: 'a series',
    opens: ({ coming }) => ({ do: 'open-series', seminar: coming.id }),
    values: { ordinal: '3', weekday: '2' },
    makes: { series: 1 },
  },
  {
    name: 'somebody who telephoned',
    opens: ({ coming }) => ({ do: 'open-attendee-form', seminar: coming.id }),
    values: { name: '海野 渚', mode: 'on_site' },
    makes: { people: 1, rsvps: 1 },
  },
  {
    name: 'a guest at the door',
    opens: ({ tonight }) => ({ do: 'open-walk-in', seminar: tonight.id }),
    values: { name: '広島 花子' },
    makes: { people: 1, checkins: 1 },
  },
  {
    name: 'somebody let in late',
    opens: ({ coming }) => ({ do: 'open-let-in', seminar: coming.id }),
    values: { person: 'U0LATE' },
    makes: { people: 1, deadline_overrides: 1, messages: 1 },
  },
  {
    name: 'a speaker by name',
    opens: ({ coming }) => ({ do: 'open-add-speaker', seminar: coming.id }),
    values: { name: '江田 島子', organization: '江田島市' },
    makes: { people: 1, hosts: 1, seminar_edits: 1 },
  },
  {
    name: 'a speaker of Slack',
    opens: ({ coming }) => ({ do: 'open-add-speaker', seminar: coming.id }),
    values: { person: 'U0SPEAKER' },
    makes: { people: 1, hosts: 1, messages: 1 },
  },
  {
    name: 'a link to materials',
    opens: ({ coming }) => ({ do: 'open-add-material', seminar: coming.id }),
    values: { label: 'スライド', url: 'https://files.example/slides' },
    makes: { materials: 1 },
  },
  {
    name: 'a question',
    opens: ({ coming }) => ({ do: 'open-question', seminar: coming.id }),
    values: { text: 'なぜ売れたのですか？' },
    makes: { questions: 1, messages: 1 },
  },
  {
    name: 'a mailing',
    opens: ({ coming }) => ({ do: 'open-mailing', seminar: coming.id }),
    values: { audience: 'attending', text: '会場が変わりました。' },
    makes: { mailings: 1 },
  },
  {
    name: 'an organizer',
    opens: () => ({ do: 'open-add-organizer' }),
    values: { person: 'U0NEW' },
    makes: { people: 1, roles: 1, messages: 1 },
  },
];

/** Rows by table, but for the log and what platforms and pacing are counted with. */
async function countRows(db: DatabaseRoot): Promise<Record<string, number>> {
  const tables = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    if (['audit_log', 'inbox', 'rate_limits'].includes(name)) continue;
    const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(name)}`);
    counts[name] = row?.count ?? 0;
  }
  return counts;
}

/** What grew, by how much. */
const growth = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) => {
      const more = count - (before[name] ?? 0);
      return more === 0 || ['accounts', 'series_sessions'].includes(name) ? [] : [[name, more]];
    }),
  );

function expectSuccess(outcome: PageOutcome) {
  expect(outcome.kind).toBe('page');
  expect(cardOf(outcome).summary).not.toBe('');
}

/** As it comes back from where the platform kept it. */
const sendOf = ({ submit }: Form, values: Record<string, string>): Command => {
  const kept = decodeFormCommand(JSON.stringify(submit));
  if (!kept) throw new Error('the form’s submit did not come back');
  return submission(kept, values);
};

/** Runs a command in chat, or on the pages of the desk. */
const surfaces = {
  'in chat': async ({ bots }: World, bot: 0 | 1, command: Command) => bots[bot].say(organizer, command),
  'on the pages': async ({ db, bots }: World, bot: 0 | 1, command: Command) => {
    const account = await findAccount(db, { platform: organizer.platform, externalId: organizer.id });
    if (!account) throw new Error('the organizer is unknown');
    return bots[bot].runAs({ person: account.person, command });
  },
};

describe.each(Object.entries(surfaces))('a form sent six times at once from two bots %s', (_where, run) => {
  test.each(cases)('makes $name once, and once more changes nothing', async ({ opens, values, makes }) => {
    const world = await openTwoBots();
    const before = await countRows(world.db);
    const form = formOf(await world.bots[0].say(organizer, opens(world)));
    const send = sendOf(form, {
      ...Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? ''])),
      ...values,
    });
    const outcomes = await Promise.all(([0, 1, 0, 1, 0, 1] as const).map((bot) => run(world, bot, send)));
    for (const outcome of outcomes) expectSuccess(outcome);
    expect(growth(before, await countRows(world.db))).toEqual(makes);
    expectSuccess(await run(world, 1, send));
    expect(growth(before, await countRows(world.db))).toEqual(makes);
  });
});

test('six forms of the same series sent at the same instant make one', async () => {
  const { db, bots, coming } = await openTwoBots();
  const forms = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async () => formOf(await bots[0].say(organizer, { do: 'open-series', seminar: coming.id }))),
  );
  const sent = forms.map((form, index) =>
    bots[index % 2 === 0 ? 0 : 1].say(organizer, sendOf(form, { ordinal: '1', weekday: '4' })),
  );
  for (const outcome of await Promise.all(sent)) expectSuccess(outcome);
  expect(await findSeries(db)).toHaveLength(1);
});

test('an announcement pressed six times at once from two bots goes out once, and each press says so', async () => {
  const { db, bots } = await openTwoBots();
  const { id: seminar, channel } = await addTestSeminar(db, { status: 'draft', announcedAt: null });
  await addTestPerson(db, { platform: 'line' });
  const announce = (bot: 0 | 1) => bots[bot].say(organizer, { do: 'announce', seminar });
  const outcomes = await Promise.all(([0, 1, 0, 1, 0, 1] as const).map(announce));
  // Whom it did not go to is not counted.
  await addTestPerson(db, { platform: 'line' });
  outcomes.push(await announce(1));
  const first = [ja.undelivered.posted.owed(`#name-of-${channel}`), ja.undelivered.progress({ all: 1, sent: 0 })];
  const again = [ja.compose.announcedBefore('11月24日（火）12:00'), ...first];
  for (const outcome of outcomes) expect(cardOf(outcome).badge?.text).toBe(ja.compose.announced);
  const texts = outcomes.map((outcome) => cardOf(outcome).text);
  expect(texts).toEqual(expect.arrayContaining([first, again]));
  expect(texts.filter((text) => text?.length === again.length)).toEqual(Array.from({ length: 6 }, () => again));
  const owed = [...bots[0].outbox.owed, ...bots[1].outbox.owed].filter(({ seminarId }) => seminarId === seminar);
  expect(owed.map(({ kind }) => kind).sort()).toEqual(['announcement', 'announcement-post']);
});

const database = shareTestDatabase();

async function open() {
  const db = database();
  const bot = await createTestBot(db);
  const say = (command: Command) => bot.say(organizer, command);
  const submit = (form: Form, values: Record<string, string>) => say(sendOf(form, values));
  return { ...bot, db, say, submit, openForm: async (command: Command) => formOf(await say(command)) };
}

/** The draft that a preview is of. */
function draftOf(outcome: PageOutcome): string {
  const announce = commandsOf(cardOf(outcome)).find((command) => command.do === 'announce');
  if (announce?.do !== 'announce') throw new Error('no draft to announce');
  return announce.seminar;
}

describe('a new seminar’s form that comes back with other words', () => {
  test('rewrites its draft, and says what it said before', async () => {
    const { db, submit, openForm } = await open();
    const form = await openForm({ do: 'new-seminar' });
    const seminar = draftOf(await submit(form, evening));
    const again = await submit(form, { ...evening, title: 'データで見る交通' });
    expect(draftOf(again)).toBe(seminar);
    expect(cardOf(again).text?.[0]).toBe(ja.compose.rewritten(evening.title));
    expect((await findSeminar(db, seminar))?.title).toBe('データで見る交通');
  });

  test('does not unmake a schedule when its words are the same', async () => {
    const { db, say, submit, openForm } = await open();
    const form = await openForm({ do: 'new-seminar' });
    const seminar = draftOf(await submit(form, evening));
    await say({ do: 'submit-schedule', seminar, values: { date: '2026-11-25', time: '09:00' } });
    expectSuccess(await submit(form, evening));
    expect((await findSeminar(db, seminar))?.status).toBe('scheduled');
  });

  test('tells what is announced when its words are the same, and leaves it when they are not', async () => {
    const { db, say, submit, openForm } = await open();
    const form = await openForm({ do: 'new-seminar' });
    const seminar = draftOf(await submit(form, evening));
    await say({ do: 'announce', seminar });
    const announced = await findSeminar(db, seminar);
    expect(cardOf(await submit(form, evening)).badge?.text).toBe(ja.compose.announced);
    const errors = { title: ja.compose.savedBefore(evening.title) };
    expect(await submit(form, { ...evening, title: '別の題' })).toEqual({ kind: 'form-errors', errors });
    expect(await findSeminar(db, seminar)).toEqual(announced);
  });

  test('does not bring back what was thrown away', async () => {
    const { db, say, submit, openForm } = await open();
    const form = await openForm({ do: 'new-seminar' });
    const seminar = draftOf(await submit(form, evening));
    await say({ do: 'delete-draft', seminar });
    expect(cardOf(await say({ do: 'delete-draft', seminar })).badge?.text).toBe(ja.compose.deleted);
    expect(await submit(form, evening)).toEqual({ kind: 'form-errors', errors: { title: ja.compose.gone } });
    expect(await findSeminar(db, seminar)).toBeUndefined();
  });

  test('overwrites nothing that is no draft, whatever id it names', async () => {
    const { db, say } = await open();
    for (const status of ['announced', 'cancelled'] as const) {
      const theirs = await addTestSeminar(db, { status });
      const forged: Command = { do: 'submit-seminar', seminar: theirs.id, isNew: true, values: evening };
      expect(await say(forged)).toMatchObject({ kind: 'form-errors' });
      expect(await findSeminar(db, theirs.id)).toEqual(theirs);
    }
  });
});

describe('a series’ form that comes back', () => {
  async function openSeries() {
    const world = await open();
    const { id: seminar, ...template } = await addTestSeminar(world.db);
    const form = await world.openForm({ do: 'open-series', seminar });
    const mine = async () => (await findSeries(world.db)).filter(({ templateId }) => templateId === seminar);
    return { ...world, template, seminar, form, mine };
  }

  test('with another rule corrects it', async () => {
    const { submit, form, mine } = await openSeries();
    await submit(form, { ordinal: '1', weekday: '4' });
    expectSuccess(await submit(form, { ordinal: '2', weekday: '4' }));
    expect(await mine()).toMatchObject([{ ordinal: 2, weekday: 4 }]);
  });

  test('after it was ended begins nothing, and a new one does', async () => {
    const { say, submit, openForm, form, seminar, mine } = await openSeries();
    const values = { ordinal: '1', weekday: '4' };
    await submit(form, values);
    const [started] = await mine();
    await say({ do: 'end-series', series: started?.id ?? '' });
    await say({ do: 'end-series', series: started?.id ?? '' });
    expect(cardOf(await submit(form, values)).text).toContain(ja.series.endedBefore);
    expect(await mine()).toEqual([]);
    await submit(await openForm({ do: 'open-series', seminar }), values);
    expect(await mine()).toHaveLength(1);
  });

  test('with the id of another seminar’s series leaves that as it is', async () => {
    const { db, say, submit, form, mine } = await openSeries();
    await submit(form, { ordinal: '1', weekday: '4' });
    const [theirs] = await mine();
    const other = await addTestSeminar(db);
    const values = { ordinal: '3', weekday: '1' };
    expectSuccess(await say({ do: 'submit-series', seminar: other.id, series: theirs?.id, values }));
    expect(await mine()).toEqual([theirs]);
    const all = await findSeries(db);
    expect(all.filter(({ templateId }) => templateId === other.id)).toMatchObject([{ ordinal: 3, weekday: 1 }]);
  });
});

describe('materials', () => {
  const slides = { label: 'スライド', url: 'https://files.example/slides' };
  const film = { label: '録画', url: 'https://files.example/film' };

  async function openMaterials() {
    const world = await open();
    const { id: seminar } = await addTestSeminar(world.db);
    const form = await world.openForm({ do: 'open-add-material', seminar });
    const shown = async () => (await findMaterials(world.db, seminar)).filter(({ removedAt }) => !removedAt);
    return { ...world, seminar, form, shown };
  }

  test('of a form that comes back with other words are corrected, and it says so', async () => {
    const { submit, form, shown } = await openMaterials();
    await submit(form, slides);
    expect(JSON.stringify(await submit(form, film))).toContain(ja.materials.rewritten(slides.label));
    expect(await shown()).toMatchObject([film]);
  });

  test('that were taken away stay away when their form comes once more', async () => {
    const { say, submit, form, seminar, shown } = await openMaterials();
    await submit(form, slides);
    const [added] = await shown();
    await say({ do: 'remove-material', seminar, material: added?.id ?? '' });
    expect(JSON.stringify(await submit(form, slides))).toContain(ja.materials.removedBefore);
    expect(await shown()).toEqual([]);
  });

  test('of another seminar are left alone by a form that names their id', async () => {
    const { db, say, submit, form, shown } = await openMaterials();
    await submit(form, slides);
    const [theirs] = await shown();
    const other = await addTestSeminar(db);
    await say({ do: 'submit-material', seminar: other.id, material: theirs?.id, values: film });
    expect(await shown()).toEqual([theirs]);
    expect(await findMaterials(db, other.id)).toMatchObject([film]);
  });
});

describe('a question', () => {
  async function openAsking() {
    const world = await open();
    const seminar = await addTestSeminar(world.db);
    await world.say({ do: 'answer', seminar: seminar.id, answer: 'on_site' });
    const form = await world.openForm({ do: 'open-question', seminar: seminar.id });
    const texts = async () => (await findQuestions(world.db, seminar.id)).map(({ text }) => text);
    return { ...world, seminar, form, texts };
  }

  test('whose form comes back with other words is rewritten, which leaves room for three', async () => {
    const { submit, form, texts, openForm, seminar } = await openAsking();
    await submit(form, { text: 'なぜ？' });
    expect(cardOf(await submit(form, { text: 'なぜ売れた？' })).text).toEqual([ja.question.rewritten('なぜ？')]);
    for (const text of ['いつ？', 'どこで？']) {
      await submit(await openForm({ do: 'open-question', seminar: seminar.id }), { text });
    }
    expect(await submit(form, { text: 'どうして売れた？' })).toMatchObject({ kind: 'page' });
    expect((await texts()).sort()).toEqual(['いつ？', 'どうして売れた？', 'どこで？'].sort());
  });

  test('of somebody else is left alone by a form that names its id', async () => {
    const { db, run, submit, form, texts, seminar } = await openAsking();
    await submit(form, { text: 'なぜ？' });
    const [theirs] = await findQuestions(db, seminar.id);
    await run({ from: colleague, command: { do: 'answer', seminar: seminar.id, answer: 'on_site' } });
    const forged = { do: 'submit-question', seminar: seminar.id, question: theirs?.id } as const;
    await run({ from: colleague, command: { ...forged, values: { text: '乗っ取り' } } });
    expect((await texts()).sort()).toEqual(['なぜ？', '乗っ取り'].sort());
  });
});

test('somebody added by hand elsewhere is left alone by a form that names their id', async () => {
  const { db, say, submit, openForm } = await open();
  const [here, elsewhere] = [await addTestSeminar(db), await addTestSeminar(db)];
  const form = await openForm({ do: 'open-attendee-form', seminar: here.id });
  await submit(form, { name: '海野 渚' });
  if (form.submit.do !== 'submit-attendee') throw new Error(form.submit.do);
  const { person } = form.submit;
  const forged = { do: 'submit-attendee', seminar: elsewhere.id, person, values: { name: '乗っ取り' } } as const;
  expect(await say(forged)).toMatchObject({ kind: 'refused' });
  expect(JSON.stringify(await say({ do: 'attendees', seminar: here.id }))).toContain('海野 渚');
  expect(JSON.stringify(await say({ do: 'attendees', seminar: elsewhere.id }))).not.toContain('乗っ取り');
});

describe('a guest at the door', () => {
  async function openDoor(): Promise<
    Awaited<ReturnType<typeof open>> & { seminar: Seminar; guests(): Promise<string[]> }
  > {
    const world = await open();
    const seminar = await addTestSeminar(world.db, { startsAt: now, endsAt: at('2026-11-24T14:00') });
    return {
      ...world,
      seminar,
      async guests() {
        const rows = await world.db.execute<{ guest: string }>(
          sql`select p.name || '/' || p.organization as guest from checkins c join people p on p.id = c.person_id
            where c.seminar_id = ${seminar.id} order by 1`,
        );
        return rows.map(({ guest }) => guest);
      },
    };
  }

  test('whose form comes back with another organization is corrected, and with another name has company', async () => {
    const { submit, openForm, seminar, guests } = await openDoor();
    const form = await openForm({ do: 'open-walk-in', seminar: seminar.id });
    await submit(form, { name: '広島 花子', organization: '' });
    expectSuccess(await submit(form, { name: '広島 花子', organization: '熊野町役場' }));
    expectSuccess(await submit(form, { name: '呉 次郎', organization: '' }));
    expect(await guests()).toEqual(['呉 次郎/', '広島 花子/熊野町役場']);
  });

  test('ticked off by mistake comes back with their form', async () => {
    const { db, say, submit, openForm, seminar, guests } = await openDoor();
    const form = await openForm({ do: 'open-walk-in', seminar: seminar.id });
    await submit(form, { name: '広島 花子' });
    const [row] = await db.execute<{ person_id: string }>(
      sql`select person_id from checkins where seminar_id = ${seminar.id}`,
    );
    await say({ do: 'tick', seminar: seminar.id, person: row?.person_id ?? '', in: false });
    expect(await guests()).toEqual([]);
    expectSuccess(await submit(form, { name: '広島 花子' }));
    expect(await guests()).toEqual(['広島 花子/']);
  });
});

test('a second press tells how things stand: an edit, a schedule, a cancellation, a host taken off', async () => {
  const { db, say, openForm, submit } = await open();
  const { id: seminar } = await addTestSeminar(db);
  const edit = await openForm({ do: 'edit', seminar });
  const values = Object.fromEntries(edit.fields.map(({ name, value }) => [name, value ?? '']));
  for (const _press of [1, 2]) expectSuccess(await submit(edit, { ...values, title: '題を直した' }));
  expect((await findSeminar(db, seminar))?.edition).toBe(2);

  const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null });
  const schedule = { do: 'submit-schedule', seminar: draft.id, values: { date: '2026-11-25', time: '09:00' } } as const;
  for (const _press of [1, 2]) expect(cardOf(await say(schedule)).badge?.text).toBe(ja.compose.scheduled);

  const cancel = goAhead(await say({ do: 'submit-cancel', seminar, values: { reason: '台風' } }));
  await say(cancel);
  for (const press of [cancel, { do: 'submit-cancel', seminar, values: { reason: '台風' } } as const]) {
    expect(cardOf(await say(press)).summary).toBe(ja.compose.cancelledBefore);
  }

  const colleagueInTeam = await addTestPerson(db);
  await saveRole(db, { personId: colleagueInTeam.id, role: 'organizer', now });
  const set = { do: 'set-host', seminar: draft.id, person: colleagueInTeam.id, part: 'coordinator' } as const;
  for (const isIn of [true, true, false, false]) {
    expect(cardOf(await say({ ...set, in: isIn })).text).toContain(ja.host.explained);
  }
});

test('an add-speaker form that comes back with the name corrected names one speaker', async () => {
  const { db, submit, openForm } = await open();
  const seminar = await addTestSeminar(db);
  const form = await openForm({ do: 'open-add-speaker', seminar: seminar.id });
  await submit(form, { name: '海野 渚紗', organization: '江田島市' });
  expectSuccess(await submit(form, { name: '海野 渚', organization: '江田島市' }));
  const line = '商工振興課 中村 葵さん、江田島市 海野 渚さん';
  expect((await findSeminar(db, seminar.id))?.speaker).toBe(line);
  // Corrected once more: it is somebody on Slack, by whatever name there.
  const chosen = await submit(form, { person: 'U0SPEAKER' });
  expect(cardOf(chosen).summary).toBe(ja.host.speakerReplaced('講師 一郎', '海野 渚'));
  expect(cardOf(await submit(form, { person: 'U0SPEAKER' })).summary).toBe(ja.host.speakerAdded('講師 一郎'));
  const speakers = (await findHosts(db, seminar.id)).filter(({ part }) => part === 'speaker');
  expect(speakers).toMatchObject([{ person: { name: '講師 一郎' }, hasAccount: true }]);
  expect((await findSeminar(db, seminar.id))?.speaker).toBe(line);
});
