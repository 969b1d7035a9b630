// Small combinators for strict checks of JSON, collecting what is wrong and where. Knows nothing of Slack's blocks.
import type { Json } from './slack.ts';

export interface Problem {
  /** A JSON pointer, e.g. /blocks/0/text/text */
  path: string;
  message: string;
}

/** Adds a problem for everything wrong with `value`, which stands at `path`. */
export type Rule = (value: unknown, path: string, problems: Problem[]) => void;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const anything: Rule = () => {};

export function string({ min = 1, max }: { min?: number; max: number }): Rule {
  return (value, path, problems) => {
    if (typeof value !== 'string') problems.push({ path, message: 'must provide a string' });
    else if (value.length < min) problems.push({ path, message: `must be more than ${min - 1} characters` });
    else if (value.length > max) problems.push({ path, message: `must be less than ${max + 1} characters` });
    else if (min > 0 && value.trim() === '') problems.push({ path, message: 'must not be blank' });
  };
}

export function matching(pattern: RegExp, message: string): Rule {
  return (value, path, problems) => {
    if (typeof value !== 'string' || !pattern.test(value)) problems.push({ path, message });
  };
}

export const boolean: Rule = (value, path, problems) => {
  if (typeof value !== 'boolean') problems.push({ path, message: 'must provide a boolean' });
};

export function integer({ min, max }: { min: number; max: number }): Rule {
  return (value, path, problems) => {
    if (!Number.isInteger(value)) problems.push({ path, message: 'must provide an integer' });
    else if ((value as number) < min) problems.push({ path, message: `must be more than ${min - 1}` });
    else if ((value as number) > max) problems.push({ path, message: `must be less than ${max + 1}` });
  };
}

export function oneOf(...allowed: readonly unknown[]): Rule {
  return (value, path, problems) => {
    if (!allowed.includes(value)) problems.push({ path, message: 'must be a valid enum value' });
  };
}

export function list(item: Rule, { min = 1, max }: { min?: number; max: number }): Rule {
  return (value, path, problems) => {
    if (!Array.isArray(value)) {
      problems.push({ path, message: 'must provide an array' });
      return;
    }
    if (value.length < min) problems.push({ path, message: `no fewer than ${min} items allowed` });
    if (value.length > max) problems.push({ path, message: `no more than ${max} items allowed` });
    for (const [index, each] of value.entries()) item(each, `${path}/${index}`, problems);
  };
}

/** An object with just these fields. */
export function object(required: Record<string, Rule>, optional: Record<string, Rule> = {}): Rule {
  const all = new Map(Object.entries({ ...required, ...optional }));
  return (value, path, problems) => {
    if (!isJson(value)) {
      problems.push({ path, message: 'must provide an object' });
      return;
    }
    for (const name of Object.keys(required)) {
      if (!Object.hasOwn(value, name)) problems.push({ path, message: `missing required field: ${name}` });
    }
    for (const [name, field] of Object.entries(value)) {
      const rule = all.get(name);
      if (rule) rule(field, `${path}/${name}`, problems);
      else problems.push({ path, message: `invalid additional property: ${name}` });
    }
  };
}

/** An object whose `type` says which rule it obeys. */
export function byType(rules: Record<string, Rule>): Rule {
  return (value, path, problems) => {
    if (!isJson(value)) problems.push({ path, message: 'must provide an object' });
    else if (typeof value.type !== 'string') problems.push({ path, message: 'missing required field: type' });
    else if (!Object.hasOwn(rules, value.type))
      problems.push({ path: `${path}/type`, message: `unsupported type: ${value.type}` });
    else rules[value.type]?.(value, path, problems);
  };
}

/** All these rules; the later ones see the value only when the earlier ones found nothing wrong. */
export function inTurn(...rules: Rule[]): Rule {
  return (value, path, problems) => {
    for (const rule of rules) {
      const before = problems.length;
      rule(value, path, problems);
      if (problems.length > before) return;
    }
  };
}

/** As Slack words it in `errors`. */
export const worded = ({ path, message }: Problem) => `${message} [json-pointer:${path}]`;
