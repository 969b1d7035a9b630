// Which statements are one tap's. The queue looks for work all the time: what also runs while nobody taps is not counted.
import type { RunStatement } from './counting-proxy.ts';

export interface TapStatements {
  /** Of the tap with the fewest, in the order in which they were run: with the others, something else was going on. */
  statements: (RunStatement & { isLocked: boolean })[];
  /** How many of them run while the seminar's row is locked: from the one that locks it to the commit. */
  locked: number;
  /** Parsed anew, not prepared before. */
  parsed: number;
}

/** `taps`: what was run from each tap to the next; `idle`: what was run for a while without taps. */
export function statementsOfTap(taps: RunStatement[][], idle: RunStatement[]): TapStatements {
  const always = new Set(idle.map(({ text }) => text));
  const own = taps.map((all) => withoutIdle(all, always));
  const [least = []] = own.toSorted((one, other) => one.length - other.length || parsedIn(one) - parsedIn(other));
  const statements = markLocked(least);
  return { statements, locked: statements.filter(({ isLocked }) => isLocked).length, parsed: parsedIn(statements) };
}

const parsedIn = (statements: readonly RunStatement[]) => statements.filter(({ isParsed }) => isParsed).length;

/** A transaction's beginning and end are the tap's where anything in it is. */
function withoutIdle(all: readonly RunStatement[], always: Set<string>): RunStatement[] {
  const kept = new Set<RunStatement>();
  const begun = new Map<number, RunStatement>();
  const isTaps = new Set<number>();
  for (const statement of all) {
    const { connection, text } = statement;
    if (BEGINS.test(text)) {
      begun.set(connection, statement);
      isTaps.delete(connection);
    } else if (ENDS.test(text)) {
      if (isTaps.delete(connection) || !begun.has(connection)) kept.add(statement);
      begun.delete(connection);
    } else if (!always.has(text)) {
      kept.add(statement);
      const opening = begun.get(connection);
      if (opening) kept.add(opening);
      isTaps.add(connection);
    }
  }
  return all.filter((statement) => kept.has(statement));
}

/** What locks the seminar's row, by name or by changing it. */
const LOCKS = /\bseminars\b.*\bfor (?:no key )?update\b|\bupdate "?seminars"? /is;
const BEGINS = /^\s*(?:begin|start transaction)\b/i;
const ENDS = /^\s*(?:commit|rollback|end)\b/i;

/** A lock is held until its connection's transaction ends, the end included: until then nobody else gets in. */
export function markLocked(statements: readonly RunStatement[]): (RunStatement & { isLocked: boolean })[] {
  const holders = new Set<number>();
  return statements.map((statement) => {
    const { connection, text } = statement;
    if (LOCKS.test(text)) holders.add(connection);
    const isLocked = holders.has(connection);
    if (ENDS.test(text)) holders.delete(connection);
    return { ...statement, isLocked };
  });
}

/** On one line, no longer than `most` letters; where it is longer, the columns are left out first. */
export function beginningOf(text: string, most = 110): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const short = line
    .replace(/^(with .*?)?select .+? from /i, '$1select … from ')
    .replace(/(insert into \S+) \([^)]*\) (?:values \([^)]*\)(?:, \([^)]*\))*)?/i, '$1 … ');
  return short.length > most ? `${short.slice(0, most - 1)}…` : short;
}
