// Mends postgres.js while Node loads it, for its version 3.4.9 leaves a connection that ended in pieces: the process
// dies, a query never ends, or a statement runs in somebody else's transaction. Upstream: porsager/postgres issues
// #1066, #1154, #1208 and the open proposals #1168, #1209. Each place must be found as it was, or nothing starts.
// test/database/mend-driver.test.ts shows each fault without its mend, and fails when one is no longer needed.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

interface Mend {
  file: 'connection.js' | 'index.js';
  why: string;
  was: string;
  is: string;
}

export const mends: Mend[] = [
  {
    file: 'connection.js',
    why: 'A write waits for the next turn; the socket may be gone by then, and nobody catches what is thrown there.',
    was: `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x`,
    is: `    const waiting = chunk
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket)
      return socket.write(waiting, fn)
    error(Errors.connection('CONNECTION_CLOSED', options))
    return false`,
  },
  {
    file: 'connection.js',
    why: 'A cancelled write that is still noted as waiting keeps the connection from ever writing again.',
    was: `    clearImmediate(nextWriteTimer)
    if (socket) {`,
    is: `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket) {`,
  },
  {
    file: 'connection.js',
    why: 'The same at the end of the socket; and answerTimer and life (below) end with it.',
    was: `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
    is: `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    answerTimer.cancel()
    connection.life++
    socket.removeListener('data', data)`,
  },
  {
    file: 'connection.js',
    why:
      'What was half read or asked must not meet the next socket. A query whose connection is closed while it is opened ' +
      'fails, rather than trying without a pause and without an end. Who waits for the end is told.',
    was: `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))`,
    is: `    if (initial && options.host.length > 1)
      return reconnect()

    ;(query || initial || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = stream = final = null
    result = new Result()
    rows = 0
    ended && (ended(), ending = ended = null)`,
  },
  {
    file: 'connection.js',
    why: 'Rows that came before an error are no part of the next result.',
    was: `    query = results = errorResponse = null
    result = new Result()`,
    is: `    query = results = errorResponse = null
    rows = 0
    answerTimer.cancel()
    result = new Result()`,
  },
  {
    file: 'connection.js',
    why: 'What these fail with, the query that opened the connection is told; here nobody waits for it.',
    was: `        return fetchArrayTypes()
      }`,
    is: `        return fetchArrayTypes().catch(noop)
      }`,
  },
  {
    file: 'connection.js',
    why: 'A connection is taken for the transaction that began on it, also while its socket is slow to write.',
    was: `      return write(toBuffer(q))
        && !q.describeFirst
        && !q.cursorFn
        && sent.length < max_pipeline
        && (!q.options.onexecute || q.options.onexecute(connection))`,
    is: `      const canGoOn = write(toBuffer(q))
      query === q && answerTimer.start()
      if (q.options.onexecute)
        return q.options.onexecute(connection)
      return canGoOn
        && !q.describeFirst
        && !q.cursorFn
        && sent.length < max_pipeline`,
  },
  {
    file: 'connection.js',
    why: 'New: answer_timeout, in seconds. A server that is frozen, or gone without a word, ends nothing by itself.',
    was: `      , connectTimer = timer(connectTimedOut, options.connect_timeout)`,
    is: `      , connectTimer = timer(connectTimedOut, options.connect_timeout)
      , answerTimer = timer(noAnswer, options.answer_timeout)`,
  },
  {
    file: 'connection.js',
    why: 'The same: the time runs anew with each sign of life, and with the next query in line.',
    was: `  function data(x) {`,
    is: `  function noAnswer() {
    socket && socket.destroy(Errors.connection('ANSWER_TIMEOUT', options, socket))
  }

  function data(x) {
    query && answerTimer.start()`,
  },
  {
    file: 'connection.js',
    why: 'The same, for a query that waited behind another.',
    was: `    if (query)
      return // Consider opening if able and sent.length < 50`,
    is: `    if (query)
      return answerTimer.start()`,
  },
  {
    file: 'connection.js',
    why: 'Tells one socket of a connection from the next.',
    was: `    count: 0,
    id`,
    is: `    count: 0,
    life: 0,
    id`,
  },
  {
    file: 'index.js',
    why:
      'A transaction that outlives its connection must not go on with whatever the connection is by then: its inserts ' +
      'were committed though it failed, and its rollback undid another transaction that was then confirmed.',
    was: `      function handler(q) {
        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
    is: `      function handler(q) {
        q.catch(e => uncaughtError || (uncaughtError = e))
        if (c.life !== life)
          return q.reject(Errors.connection('CONNECTION_CLOSED', options, options))
        c.queue === full`,
  },
  {
    file: 'index.js',
    why: 'The same: the life that it began in.',
    was: `    function onexecute(c) {
      connection = c`,
    is: `    function onexecute(c) {
      connection = c
      life = c.life`,
  },
  {
    file: 'index.js',
    why: 'The same.',
    was: `      , connection
      , prepare = null`,
    is: `      , connection
      , life
      , prepare = null`,
  },
  {
    file: 'index.js',
    why: 'What a transaction still had in line when its connection ended, ends too.',
    was: `        new Promise((_, reject) => connection.onclose = reject)`,
    is: `        new Promise((_, reject) => connection.onclose = e => {
          while (queries.length)
            queries.shift().reject(e)
          reject(e)
        })`,
  },
  {
    file: 'index.js',
    why:
      'Behind a pooler that changes the connection, a prepared commit is not there: that fails the transaction, and the ' +
      'commit that is then tried again rolls it back, and is reported as done.',
    was: `          : await sql\`commit\``,
    is: "          : await sql.unsafe('commit')",
  },
  {
    file: 'index.js',
    why: 'The same: nothing that ends a transaction, or a part of one, is prepared.',
    was: `          ? sql\`rollback to \${ sql(name) }\`
          : sql\`rollback\``,
    is: `          ? sql.unsafe('rollback to "' + name.replace(/"/g, '""') + '"')
          : sql.unsafe('rollback')`,
  },
  {
    file: 'index.js',
    why: 'The same.',
    was: `      name && await sql\`savepoint \${ sql(name) }\``,
    is: `      name && await sql.unsafe('savepoint "' + name.replace(/"/g, '""') + '"')`,
  },
  {
    file: 'index.js',
    why: 'New: answer_timeout, in seconds; none by default.',
    was: `    target_session_attrs: null
  }`,
    is: `    target_session_attrs: null,
    answer_timeout  : null
  }`,
  },
  {
    file: 'index.js',
    why: 'Says that the driver is mended; driver.ts looks.',
    was: `Object.assign(Postgres, {
  PostgresError,`,
    is: `Object.assign(Postgres, {
  isMended: true,
  PostgresError,`,
  },
];

/** `source` with all mends of `file`; throws when one does not find its place. */
export function mend(file: string, source: string): string {
  return mends.reduce((text, { was, is, ...mend }) => {
    if (mend.file !== file) return text;
    const [before, after, ...more] = text.split(was);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`src/database/mend-driver.ts is not for this version of postgres: ${file}, “${mend.why}”`);
    }
    return before + is + after;
  }, source);
}

const driverFile = /\/node_modules\/postgres\/src\/(connection\.js|index\.js)$/;

registerHooks({
  load(url, context, next) {
    const file = driverFile.exec(url)?.[1];
    if (!file) return next(url, context);
    const source = mend(file, readFileSync(fileURLToPath(url), 'utf8'));
    return { format: 'module', source, shortCircuit: true };
  },
});
