// Checks of single values outside Flex, in the wording LINE's request schema uses there.
// Knows no message type.
import { limits } from './limits.ts';
import type { Report } from './problems.ts';

interface Field {
  value: unknown;
  property: string;
  report: Report;
}

/** The rule for a `type`, if there is one. */
export function ruleFor<Rule>(rules: Record<string, Rule>, type: unknown): Rule | undefined {
  return typeof type === 'string' && Object.hasOwn(rules, type) ? rules[type] : undefined;
}

/** Characters as LINE counts them in labels and templates: an emoji is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Reports unless the value is a string of 1 to `max`; absence is an error only when `required`. */
export function checkText({
  value,
  property,
  report,
  max,
  required = true,
  countsUtf16 = false,
}: Field & { max: number; required?: boolean; countsUtf16?: boolean }): void {
  if (value === undefined || value === null) {
    if (required) report({ message: 'May not be null', property });
    return;
  }
  if (typeof value !== 'string') {
    report({ message: 'Must be a string', property });
    return;
  }
  if (value === '') {
    report({ message: 'May not be empty', property });
    return;
  }
  const length = countsUtf16 ? value.length : countCharacters(value);
  if (length > max) report({ message: `Length must be between 1 and ${max}`, property });
}

export function checkOneOf({ value, property, report, of }: Field & { of: readonly string[] }): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'string' && of.includes(value)) return;
  report({ message: `Must be one of the following values: [${of.join(', ')}]`, property });
}

/** Reports unless the value is an array of `min` to `max`; answers the array, empty when it is none. */
export function checkArray({
  value,
  property,
  report,
  min = 1,
  max,
}: Field & { min?: number; max: number }): unknown[] {
  if (!Array.isArray(value)) {
    report({ message: 'May not be empty', property });
    return [];
  }
  if (value.length < min || value.length > max) report({ message: `Size must be between ${min} and ${max}`, property });
  return value;
}

/** Images must be public HTTPS (R "Image message", "Quick reply"). */
export function checkHttpsUrl({ value, property, report, required = true }: Field & { required?: boolean }): void {
  if (value === undefined || value === null) {
    if (required) report({ message: 'May not be null', property });
    return;
  }
  for (const message of uriFaults(value, ['https'], limits.imageUrl)) report({ message, property });
}

/** What LINE says of a URI: `invalid uri`, `invalid uri scheme`, both (a relative path), or nothing. */
export function uriFaults(value: unknown, schemes: readonly string[], max: number): string[] {
  if (typeof value !== 'string' || value === '' || value.length > max) return ['invalid uri'];
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  const faults: string[] = [];
  // R "URL encoding": everything outside ASCII, and spaces, must come percent-encoded.
  const isEncoded = /^[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]+$/.test(value) && !/%(?![0-9a-f]{2})/i.test(value);
  const needsHost = scheme === 'http' || scheme === 'https';
  if (!isEncoded || !scheme || (needsHost && !URL.canParse(value))) faults.push('invalid uri');
  if (!scheme || !schemes.includes(scheme)) faults.push('invalid uri scheme');
  return faults;
}
