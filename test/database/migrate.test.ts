// The schema, brought up to date by however many bots start at once.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { withClient } from '../support/sql.ts';
import { databaseUrl } from '../support/start-postgres.ts';

async function createEmptyDatabase(): Promise<string> {
  const server = inject('postgresUrl');
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await withClient(server, (sql) => sql.unsafe(`create database ${name}`));
  onTestFinished(() => withClient(server, (sql) => sql.unsafe(`drop database ${name} with (force)`)).then(() => {}));
  return databaseUrl(server, name);
}

const migrations = (url: string) => withClient(url, (sql) => sql`select hash from drizzle.__drizzle_migrations`);

test('four bots that start at once on an empty database make its tables once', async () => {
  const url = await createEmptyDatabase();
  await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(url)));
  const applied = await migrations(url);
  expect(applied.length).toBeGreaterThan(0);
  expect(new Set(applied.map(({ hash }) => hash)).size).toBe(applied.length);
  await withClient(url, async (sql) => {
    await sql`select * from messages, seminars, rsvps, people`;
  });
});

test('a later start changes nothing and keeps what is there', async () => {
  const url = await createEmptyDatabase();
  await migrateDatabase(url);
  const before = await migrations(url);
  await withClient(url, (sql) => sql`insert into secrets (name, value) values ('kept', 'x')`);
  await migrateDatabase(url);
  expect(await migrations(url)).toEqual(before);
  expect(await withClient(url, (sql) => sql`select name from secrets`)).toEqual([{ name: 'kept' }]);
});

test('a database in the way of the tables is told with the setting’s name and PostgreSQL’s own sentence', async () => {
  const url = await createEmptyDatabase();
  await withClient(url, (sql) => sql`create table messages (of_somebody_else int)`);
  await expect(migrateDatabase(url)).rejects.toThrow(/^DATABASE_URL: .*relation "messages" already exists/);
});

/** The tables as the first release made them. */
async function createFirstRelease(): Promise<string> {
  const url = await createEmptyDatabase();
  const folder = new URL('../../drizzle/', import.meta.url);
  const [first] = JSON.parse(readFileSync(new URL('meta/_journal.json', folder), 'utf8')).entries;
  await withClient(url, async (sql) => {
    await sql.unsafe(readFileSync(new URL(`${first.tag}.sql`, folder), 'utf8'));
    await sql`create schema drizzle`;
    await sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('first', ${first.when})`;
  });
  return url;
}

test('a database of the first release keeps its people, answers and offers, and gets today’s tables', async () => {
  const url = await createFirstRelease();
  const [person, seminar, offer] = Array.from({ length: 3 }, () => crypto.randomUUID());
  const rows = (table: string) => withClient(url, (sql) => sql`select * from ${sql(table)}`);
  await withClient(url, async (sql) => {
    await sql`insert into people (id, name, language, created_at) values (${person ?? ''}, '田中', 'ja', now())`;
    await sql`insert into seminars (id, status, title, summary, speaker, starts_at, ends_at, time_zone, format, place, link,
      deadline_at, created_by, created_at) values (${seminar ?? ''}, 'announced', '題', '', '', now(), now(), 'Asia/Tokyo',
      'on_site', '', '', now(), ${person ?? ''}, now())`;
    await sql`insert into rsvps (seminar_id, person_id, standing, mode, answered_at, waitlist_number)
      values (${seminar ?? ''}, ${person ?? ''}, 'waitlisted', 'on_site', now(), 1)`;
    await sql`insert into seat_offers (id, seminar_id, person_id, offered_at, expires_at)
      values (${offer ?? ''}, ${seminar ?? ''}, ${person ?? ''}, now(), now())`;
  });
  const before = Object.fromEntries(
    await Promise.all(
      ['people', 'seminars', 'rsvps', 'seat_offers'].map(async (name) => [name, await rows(name)] as const),
    ),
  );
  await migrateDatabase(url);
  for (const [name, [row]] of Object.entries(before)) expect((await rows(name))[0]).toMatchObject({ ...row });
  expect(await rows('head_counts')).toMatchObject([{ seminar_id: seminar, waitlisted: 1, waitlisted_online: 0 }]);
  const schema = (at: string) =>
    withClient(
      at,
      (sql) => sql`select table_name, column_name, data_type, is_nullable from information_schema.columns
        where table_schema = 'public' order by 1, 2`,
    );
  const fresh = await createEmptyDatabase();
  await migrateDatabase(fresh);
  expect(await schema(url)).toEqual(await schema(fresh));
});

test('an organizer of one seminar becomes its coordinator, also where a bot of before says so later', async () => {
  const url = await createFirstRelease();
  const [sato, suzuki, seminar] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await withClient(url, async (sql) => {
    const writesAsBefore = async (person: string) => {
      // Twice, as a second press would.
      for (const part of ['organizer', 'organizer', 'speaker']) {
        await sql`insert into hosts (seminar_id, person_id, part) values (${seminar}, ${person}, ${part})
          on conflict do nothing`;
      }
      await sql`insert into messages (id, kind, seminar_id, recipient, person_id, status, planned_at)
        values (${crypto.randomUUID()}, 'new-organizer', ${seminar}, ${person}, ${person}, 'owed', now())`;
    };
    await sql`insert into people (id, name, language, created_at)
      values (${sato}, '佐藤', 'ja', now()), (${suzuki}, '鈴木', 'ja', now())`;
    await sql`insert into seminars (id, status, title, summary, speaker, starts_at, ends_at, time_zone, format, place, link,
      deadline_at, created_by, created_at) values (${seminar}, 'announced', '題', '', '', now(), now(), 'Asia/Tokyo',
      'on_site', '', '', now(), ${sato}, now())`;
    await writesAsBefore(sato);
    await migrateDatabase(url);
    await writesAsBefore(suzuki);
    for (const person of [sato, suzuki]) {
      const parts = await sql`select part from hosts where person_id = ${person} order by part`;
      expect(parts.map(({ part }) => part)).toEqual(['coordinator', 'speaker']);
      expect(await sql`select kind from messages where person_id = ${person}`).toEqual([{ kind: 'new-coordinator' }]);
    }
  });
});

test('a tap of an older bot that is under way does not stop the tables from being changed', async () => {
  const url = await createFirstRelease();
  const [person, seminar] = [crypto.randomUUID(), crypto.randomUUID()];
  await withClient(url, async (sql) => {
    await sql`insert into people (id, name, language, created_at) values (${person}, '田中', 'ja', now())`;
    await sql`insert into seminars (id, status, title, summary, speaker, starts_at, ends_at, time_zone, format, place, link,
      deadline_at, created_by, created_at) values (${seminar}, 'announced', '題', '', '', now(), now(), 'Asia/Tokyo',
      'on_site', '', '', now(), ${person}, now())`;
    let migrating: Promise<void> | undefined;
    const tap = sql.begin(async (tx) => {
      await tx`insert into rsvps (seminar_id, person_id, standing, answered_at)
        values (${seminar}, ${person}, 'declined', now())`;
      migrating = migrateDatabase(url);
      await vi.waitFor(async () => {
        const [waits] = await tx`select 1 from pg_locks where not granted and database =
          (select oid from pg_database where datname = current_database())`;
        expect(waits).toBeDefined();
      });
      await tx`update seminars set title = '題2' where id = ${seminar}`;
    });
    // One of the two is the deadlock's victim, and a tap is tried again by its inbox.
    await tap.catch((error) => expect(error.code).toBe('40P01'));
    await migrating;
    expect(await sql`select * from head_counts, batches`).toEqual([]);
  });
});

test('what a series drafted before drafts noted their series becomes its session, where just one can have drafted it', async () => {
  const url = await createFirstRelease();
  const [sato, suzuki] = [crypto.randomUUID(), crypto.randomUUID()];
  await withClient(url, async (sql) => {
    await sql`insert into people (id, name, language, created_at)
      values (${sato}, '佐藤', 'ja', now()), (${suzuki}, '鈴木', 'ja', now())`;
    const add = async (title: string, { day, by = sato, log }: { day: string; by?: string; log: 'bot' | 'person' }) => {
      const id = crypto.randomUUID();
      const start = `${day} 18:30+09`;
      await sql`insert into seminars (id, status, title, summary, speaker, starts_at, ends_at, time_zone, format, place,
        link, deadline_at, created_by, created_at) values (${id}, 'draft', ${title}, '', '', ${start}, ${start},
        'Asia/Tokyo', 'on_site', '', '', ${start}, ${by}, now())`;
      await sql`insert into audit_log (at, person_id, action, seminar_id, subject)
        values (now(), ${log === 'bot' ? null : by}, 'write', ${id}, ${title})`;
      return id;
    };
    const begin = async (template: string, days: string[], by = sato) => {
      const id = crypto.randomUUID();
      await sql`insert into series (id, template_id, ordinal, weekday, created_by) values (${id}, ${template}, 1, 2, ${by})`;
      await sql`insert into audit_log (at, person_id, action, seminar_id) values (now(), ${by}, 'start-series', ${template})`;
      for (const day of days) await sql`insert into series_sessions (series_id, day) values (${id}, ${day})`;
      return id;
    };
    const money = await add('じぶん投資', { day: '2026-10-06', log: 'person' });
    const early = await begin(money, ['2026-10-06', '2026-11-03', '2026-12-01']);
    const late = await begin(money, ['2026-10-06', '2026-11-17', '2026-12-01']);
    const ofSuzuki = await begin(await add('じぶん投資', { day: '2026-10-07', by: suzuki, log: 'person' }), [], suzuki);
    const health = await begin(await add('健康', { day: '2026-10-08', log: 'person' }), []);
    const draft = (title: string, day: string, by = sato) => add(title, { day, by, log: 'bot' });
    const expected = new Map<string, string | null>([
      // By its day, of two of one template; both noted the other day, and none the third.
      [await draft('じぶん投資', '2026-11-03'), early],
      [await draft('じぶん投資', '2026-11-17'), late],
      [await draft('じぶん投資', '2026-12-01'), null],
      [await draft('じぶん投資', '2026-11-04'), null],
      // Just one fits: whatever day it was moved to, and whatever it is called by now.
      [await draft('じぶん投資', '2026-11-04', suzuki), ofSuzuki],
      [await draft('健康', '2026-12-09'), health],
      [await draft('何でもない題', '2026-11-03'), null],
      [await add('健康', { day: '2026-11-05', log: 'person' }), null],
    ]);
    const moved = await draft('じぶん投資', '2026-12-22');
    expected.set(moved, late);
    await sql`insert into seminar_edits (seminar_id, edition, edited_by, edited_at, before) values
      (${moved}, 2, ${sato}, now(), ${sql.json({ startsAt: '2026-11-17T09:30:00Z' })}),
      (${moved}, 3, ${sato}, now(), ${sql.json({ startsAt: '2026-11-03T09:30:00Z' })})`;
    await sql`update seminars set title = '市長と語る健康' where title = '健康'`;
    await migrateDatabase(url);
    const rows = await sql<{ id: string; of: string | null }[]>`select id, series_id as of from seminars`;
    const found = new Map(rows.map(({ id, of }) => [id, of]));
    for (const [id, of] of expected) expect([id, found.get(id)]).toEqual([id, of]);
    expect([early, late]).toContain(found.get(money));
  });
});
