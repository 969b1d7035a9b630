// One seminar of which something is broken, whatever it is, is no other seminar's misfortune.
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { createLogger } from '../../src/log.ts';
import { addMaterialLink } from '../../src/materials/change-materials.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { messages } from '../../src/messages/message.table.ts';
import { createJobs } from '../../src/schedule/jobs.ts';
import { startSeries } from '../../src/seminars/draft-series.ts';
import { eachSeminar } from '../../src/seminars/each-seminar.ts';
import { seminars } from '../../src/seminars/seminar.table.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { ahead } from '../support/ahead.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';

const TITLES = ['first', 'broken', 'last'];

function openLog() {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { log: createLogger({ level: 'info', destination }), lines };
}

/** The database takes no message about the broken one, and not the phase it is in. */
async function breakOne(db: DatabaseRoot): Promise<void> {
  await db.execute(sql`
    create function refuse_message() returns trigger language plpgsql as $$
    begin
      if exists (select from seminars where id = new.seminar_id and title = 'broken') then
        raise exception 'no message about this one';
      end if;
      return new;
    end $$`);
  await db.execute(sql`
    create function refuse_phase() returns trigger language plpgsql as $$
    begin
      if new.title = 'broken' and new.shown_phase is distinct from old.shown_phase then
        raise exception 'no phase of this one';
      end if;
      return new;
    end $$`);
  await db.execute(
    sql`create trigger refuse_message before insert on messages for each row execute function refuse_message()`,
  );
  await db.execute(
    sql`create trigger refuse_phase before update on seminars for each row execute function refuse_phase()`,
  );
}

async function titlesTold(db: DatabaseRoot, kind: MessageKind) {
  const rows = await db
    .selectDistinct({ title: seminars.title })
    .from(messages)
    .innerJoin(seminars, eq(seminars.id, messages.seminarId))
    .where(eq(messages.kind, kind));
  return rows.map(({ title }) => title).sort();
}

interface Case {
  job: string;
  now: Temporal.Instant;
  seminar?: Partial<Seminar>;
  prepare?(db: DatabaseRoot, seminar: Seminar): Promise<unknown>;
  done(db: DatabaseRoot): Promise<string[]>;
}

const told = (kind: MessageKind) => (db: DatabaseRoot) => titlesTold(db, kind);

const cases: Case[] = [
  {
    job: 'announce scheduled seminars',
    now: announcedAt,
    seminar: { status: 'scheduled', announceAt: announcedAt, announcedAt: null },
    done: told('announcement-post'),
  },
  {
    job: 'draft series',
    now: announcedAt,
    prepare: (db, template) =>
      startSeries({ db, template, ordinal: 3, weekday: 2, actor: template.createdBy, now: announcedAt }),
    done: told('series-draft'),
  },
  {
    job: 'fill freed seats',
    now: at('2026-11-26T12:00'),
    seminar: { seats: 1 },
    prepare: (db, { id }) => addTestRsvp(db, id, { standing: 'waitlisted', waitlistNumber: 1, seatedAt: null }),
    done: told('seat-given'),
  },
  {
    job: 'owe what is due',
    now: at('2026-12-03T16:30'),
    prepare: (db, { id }) => addTestRsvp(db, id),
    done: told('soon'),
  },
  {
    job: 'owe what is due',
    now: at('2026-12-03T20:15'),
    async prepare(db, { id, createdBy }) {
      await addTestRsvp(db, id, { standing: 'materials' });
      const link = { label: 'slides', url: 'https://files.example/slides' };
      await addMaterialLink({ db, seminarId: id, actor: createdBy, now: announcedAt, ...link });
    },
    done: told('materials'),
  },
  { job: 'close surveys', now: at('2026-12-10T20:15'), done: told('results') },
  {
    job: 'refresh posts',
    now: at('2026-12-03T19:00'),
    async done(db) {
      const rows = await db.select({ title: seminars.title }).from(seminars).where(eq(seminars.shownPhase, 'running'));
      return rows.map(({ title }) => title).sort();
    },
  },
];

describe('of three seminars one of which is broken', () => {
  test.each(cases)('the job “$job” does the others, and says in the log which one it was', async (given) => {
    const { job: name, now, seminar: change, prepare, done } = given;
    const db = await createTestDatabase();
    const added: Seminar[] = [];
    for (const title of TITLES) added.push(await addTestSeminar(db, { ...change, title }));
    for (const seminar of added) await prepare?.(db, seminar);
    await breakOne(db);
    const { log, lines } = openLog();
    const jobs = createJobs({
      retention: { years: null, timeZone: 'Asia/Tokyo' },
      ...{ db, log, ahead, outbox: createTestOutbox(), senders: {}, clock: { now: () => now } },
      queue: { sendAgain: async () => {}, startChore: async () => {} },
      hasMenu: false,
      reminders: { closingSoon: undefined, isClosingSoonOnLine: false, dayBefore: undefined, survey: undefined },
    });
    expect(jobs.map((job) => job.name)).toContain(name);
    await jobs.find((job) => job.name === name)?.run();
    expect(await done(db)).toEqual(['first', 'last']);
    expect(lines).toMatchObject([{ level: 50, seminar: added[1]?.id, err: { cause: { code: 'P0001' } } }]);
    expect(JSON.stringify(lines)).not.toMatch(/broken|田中|佐藤/);
  });
});

describe('a fault that passes', () => {
  const away = () => Object.assign(new Error('terminating connection'), { code: '57P01' });

  /** Titles of those that were done; each named in `failing` meets a fault. */
  async function run(failing: string[]) {
    const db = await createTestDatabase();
    const ids: string[] = [];
    for (const title of ['a', 'b', 'c', 'd']) ids.push((await addTestSeminar(db, { title })).id);
    const { log, lines } = openLog();
    const done: string[] = [];
    const running = eachSeminar({ db, log }, ids, async (_tx, { title }) => {
      if (failing.includes(title)) throw away();
      return () => void done.push(title);
    });
    const error = await running.catch((thrown: unknown) => thrown);
    return { done, error, said: lines.map(({ seminar }) => ids.indexOf(String(seminar))) };
  }

  test('of one seminar, such as a lock that was not to be had, leaves the others alone', async () => {
    expect(await run(['b', 'd'])).toEqual({ done: ['a', 'c'], error: undefined, said: [1, 3] });
  });

  test('of two on end is the database’s: the run ends, and the rest waits for the next', async () => {
    expect(await run(['b', 'c'])).toEqual({ done: ['a'], error: away(), said: [1] });
  });
});

test('what is to follow a commit does not follow what was undone', async () => {
  const db = await createTestDatabase();
  const { id } = await addTestSeminar(db);
  const { log, lines } = openLog();
  const followed: string[] = [];
  await eachSeminar({ db, log }, [id, crypto.randomUUID()], async (tx, seminar) => {
    await tx.update(seminars).set({ title: 'another' });
    // No such column: the transaction is lost, whoever catches the error.
    await tx.execute(sql`select nothing from seminars`).catch(() => undefined);
    return () => void followed.push(seminar.id);
  });
  const [row] = await db.select({ title: seminars.title }).from(seminars);
  expect(row?.title).not.toBe('another');
  expect(followed).toEqual([]);
  expect(lines).toHaveLength(1);
});
