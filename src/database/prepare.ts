// Has the server parse a statement once a connection instead of at each tap: drizzle asks for that only of queries that
// carry a name. Those with many parameters are lists of any length, each length another text: they are not kept.
import type { Sql } from './driver.ts';

const MOST_PARAMETERS = 40;
/** invalid_sql_statement_name, duplicate_prepared_statement: a pooler changes the server's connection in between. */
const POOLER_STATES = new Set(['26000', '42P05']);

/** `client`, whose statements are prepared until a pooler shows that it keeps none; what failed for that may be tried again. */
export function preparing(client: Sql): Sql {
  const state = { isOn: client.options.prepare };
  withUnsafe(client, state);
  const { begin } = client;
  type Work = (sql: object) => unknown;
  client.begin = ((...given: [Work] | [string, Work]) => {
    const work = given.pop() as Work;
    const wrapped = (sql: object) => work(withUnsafe(sql as Sql, state));
    return (begin as (...all: unknown[]) => unknown)(...given, wrapped);
  }) as typeof begin;
  return client;
}

function withUnsafe(sql: Sql, state: { isOn: boolean }): Sql {
  const { unsafe } = sql;
  sql.unsafe = ((text: string, parameters: unknown[] = [], options: object = {}) => {
    const prepare = state.isOn && parameters.length > 0 && parameters.length <= MOST_PARAMETERS;
    const query = unsafe(text, parameters as never, { ...options, prepare }) as { reject?: (error: unknown) => void };
    const { reject } = query;
    query.reject = (error) => {
      if (POOLER_STATES.has(String((error as { code?: unknown })?.code))) state.isOn = false;
      reject?.(error);
    };
    return query;
  }) as typeof unsafe;
  return sql;
}
