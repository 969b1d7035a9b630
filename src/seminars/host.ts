// Which part someone has in a seminar, and the line that names its speakers. Pure.

export type Part = 'organizer' | 'speaker';

const BETWEEN = '、|, ';

/** The line with one more name at its end; as it is when that name stands in it. */
export function withByline(line: string, { name, byline, and }: { name: string; byline: string; and: string }): string {
  const compact = (text: string) => text.replace(/\s/gu, '');
  return compact(line).includes(compact(name)) ? line : `${line}${and}${byline}`;
}

/** The line without the first of these that stands in it as a whole; it is never left empty. */
export function withoutByline(line: string, bylines: string[]): string {
  for (const byline of bylines) {
    const name = RegExp.escape(byline);
    const rest = line.replace(new RegExp(`^${name}(?:${BETWEEN})|(?:${BETWEEN})${name}(?=${BETWEEN}|$)`), '');
    if (rest !== line) return rest;
  }
  return line;
}
