// What the log keeps of real errors: what failed and where, never whom it was about or what they wrote.
import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { createLogger } from '../src/log.ts';
import { addPersonByHand } from '../src/people/person.store.ts';
import { createSchedule } from '../src/schedule/run.ts';
import { createBoltLogger } from '../src/surfaces/slack/bolt-logger.ts';
import { respond } from '../src/surfaces/slack/respond.ts';
import { at } from './support/seminar-fixture.ts';
import { shareTestDatabase } from './support/shared-database.ts';

const database = shareTestDatabase();
const NAME = '秘密 花子';

function open() {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({ level: 'debug', destination: { write: (text) => void lines.push(JSON.parse(text)) } });
  return { log, lines, text: () => JSON.stringify(lines) };
}

const failureOf = (work: () => PromiseLike<unknown>) =>
  Promise.resolve()
    .then(work)
    .then(
      () => {
        throw new Error('nothing failed');
      },
      (error: unknown) => error,
    );

describe('the log of a failed query', () => {
  test('keeps SQLSTATE, constraint and place, and none of its parameters', async () => {
    const db = database();
    const { log, lines, text } = open();
    const id = crypto.randomUUID();
    const person = { id, name: NAME, organization: '港湾課\n    at home (secret:1:1)' };
    await addPersonByHand(db, person, at('2026-11-24T12:00'));
    const err = await failureOf(() => addPersonByHand(db, person, at('2026-11-24T12:00')));
    log.error({ err, job: 'test' }, 'failed');
    expect(lines[0]?.err).toMatchObject({
      type: 'DrizzleQueryError',
      message: expect.stringContaining('Failed query: insert into "people"'),
      stack: expect.stringMatching(/^\s+at /),
      cause: { type: 'PostgresError', code: '23505', constraint_name: 'people_pkey', table_name: 'people' },
    });
    for (const secret of [NAME, '港湾課', 'secret', id]) expect(text()).not.toContain(secret);
  });

  test('does not quote the value that the database could not read', async () => {
    const { log, lines, text } = open();
    const err = await failureOf(() => database().execute(sql`select ${NAME}::text::integer`));
    log.warn({ err }, 'failed');
    expect(lines[0]?.err).toMatchObject({ cause: { code: '22P02', message: expect.stringContaining('integer') } });
    expect(text()).not.toContain(NAME);
  });
});

describe('the log of a failed call', () => {
  test('tells where to, without the way that a response_url opens', async () => {
    const { log, lines, text } = open();
    const secret = 'https://127.0.0.1:1/actions/T0123ABCD/4242/s3cretpart';
    const err = await failureOf(() => respond(secret, { text: '', blocks: [] } as never, { replacesOriginal: false }));
    log.error({ err, responseUrl: secret }, `no answer from ${secret}?token=abc`);
    expect(lines[0]).toMatchObject({
      responseUrl: '[redacted]',
      msg: 'no answer from https://127.0.0.1:1/…',
    });
    for (const part of ['s3cretpart', 'T0123ABCD', 'abc"']) expect(text()).not.toContain(part);
  });

  test('names no one by a platform’s id, also not in what an SDK says', async () => {
    const { log, text } = open();
    const ids = ['U0123ABCD45', 'C09876ZYXWV', 'U0123456789abcdef0123456789abcdef'];
    log.info({ surface: 'slack', eventId: `slack:action:${ids[0]}:1764.1:a:b` }, 'answered');
    log.warn({ err: new Error(`no such user ${ids[0]} in ${ids[1]}`, { cause: new Error(ids[2]) }) }, `to ${ids[2]}`);
    createBoltLogger(log).warn(`retry for ${ids[0]}`, new Error(`channel ${ids[1]}`), 'xoxb-123-secret');
    for (const id of [...ids, 'xoxb-123-secret']) expect(text()).not.toContain(id);
    expect(text()).toContain('slack:action:[id]:1764.1:a:b');
  });

  test('holds no signed link, and keeps our own ids and words', () => {
    const { log, lines } = open();
    const message = crypto.randomUUID();
    log.error(
      { err: new Error('GET https://bot.example/survey/eyJhbGciOiJI.eyJ1c2UiOiJz.abc?x=1'), message },
      'ECONNREFUSED',
    );
    expect(lines[0]).toMatchObject({ message, msg: 'ECONNREFUSED' });
    expect(JSON.stringify(lines[0])).not.toContain('eyJ');
  });

  test('is about anything that was thrown', () => {
    const { log, lines } = open();
    const loop = new Error('a loop');
    loop.cause = loop;
    for (const err of ['words', undefined, null, { secret: NAME }, loop]) log.error({ err }, 'thrown');
    expect(lines).toHaveLength(5);
    expect(JSON.stringify(lines)).not.toContain(NAME);
  });
});

test('node-cron says what it has to say in the log, and nothing on stderr', async () => {
  const { log, lines } = open();
  const printed = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error'), vi.spyOn(console, 'info')];
  const stderr = vi.spyOn(process.stderr, 'write');
  const held = Promise.withResolvers<void>();
  // Every second, so that the second run finds the first still at work.
  const schedule = createSchedule({ jobs: [{ name: 'slow', cron: '* * * * * *', run: () => held.promise }], log });
  schedule.start();
  await vi.waitFor(() => expect(lines).toContainEqual(expect.objectContaining({ job: 'slow', level: 40 })), {
    timeout: 60_000,
  });
  held.resolve();
  await schedule.stop();
  for (const spy of [...printed, stderr]) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
