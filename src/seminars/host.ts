// Which part someone has in a seminar, and the line that names its speakers. Pure.

/** A coordinator is one of the organizers: members ask them about this seminar, and they get its messages. */
export type Part = 'coordinator' | 'speaker';

const BETWEEN = '、|, ';

/** The line with one more name at its end; as it is when that name stands in it. */
export function withByline(line: string, { name, byline, and }: { name: string; byline: string; and: string }): string {
  return standsIn(line, name) ? line : `${line}${and}${byline}`;
}

/** So many letters of Japanese are a full name, which may stand beside others without a space. */
const FULL_NAME = 3;

/** A family name alone may be a part of somebody else's: 林 is not 小林, nor 林田. */
function standsIn(line: string, name: string): boolean {
  const spaced = spacedOf(name);
  if (isFullName(name)) return new RegExp(spaced, 'u').test(line);
  return new RegExp(`(?<![\\p{L}\\p{N}])${spaced}(?=さん|様|氏|先生|[^\\p{L}\\p{N}]|$)`, 'u').test(line);
}

/** Whether an account called so is that of whom a name was written down for: 「海野渚（広報）」 is 海野 渚, 海野 渚紗 is not. */
export function isCalled(account: string, name: string): boolean {
  const lettersOf = (text: string) => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
  if (lettersOf(account) === lettersOf(name)) return true;
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])${spacedOf(name)}(?![\\p{L}\\p{N}])`, 'u');
  return isFullName(name) && alone.test(account);
}

/** It may be written with spaces between its letters, or without. */
const spacedOf = (name: string): string =>
  [...name.replace(/\s/gu, '')].map((letter) => RegExp.escape(letter)).join('\\s*');

const isFullName = (name: string): boolean =>
  [...name.replace(/\s/gu, '')].length >= FULL_NAME && /\P{ASCII}/u.test(name);

/** The line without the first of these that stands in it as a whole; it is never left empty. */
export function withoutByline(line: string, bylines: string[]): string {
  for (const byline of bylines) {
    const name = RegExp.escape(byline);
    const rest = line.replace(new RegExp(`^${name}(?:${BETWEEN})|(?:${BETWEEN})${name}(?=${BETWEEN}|$)`), '');
    if (rest !== line) return rest;
  }
  return line;
}

/** The line with the first of `bylines` that stands in it as a whole rewritten; undefined: none does. */
export function withOtherByline(line: string, bylines: string[], byline: string): string | undefined {
  for (const before of bylines) {
    const whole = new RegExp(`(?<=^|${BETWEEN})${RegExp.escape(before)}(?=${BETWEEN}|$)`);
    if (whole.test(line)) return line.replace(whole, () => byline);
  }
  return undefined;
}
