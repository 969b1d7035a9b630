// The arguments of a Web API call, form-encoded or JSON, read the same way. Knows no method.
import { missing, SlackRefusal } from './refusal.ts';
import { isJson } from './rule.ts';
import type { Json } from './slack.ts';

export interface Args {
  all: Json;
  text(name: string): string | undefined;
  /** Refuses the call when the argument is missing or empty. */
  needed(name: string): string;
  flag(name: string): boolean;
  /** A whole number, or undefined when there is none. */
  whole(name: string): number | undefined;
  /** An argument that is JSON, parsed; refuses with `error` when it does not parse. */
  json(name: string, error?: string): unknown;
}

export function parseArgs(contentType: string, body: string): Args {
  if (!contentType.startsWith('application/json')) return argsOf(Object.fromEntries(new URLSearchParams(body)));
  try {
    const parsed: unknown = JSON.parse(body || '{}');
    if (isJson(parsed)) return argsOf(parsed);
  } catch {
    // Refused below, as JSON that is no object is.
  }
  throw new SlackRefusal('invalid_json');
}

function argsOf(all: Json): Args {
  const text = (name: string) => {
    const value = all[name];
    if (value === undefined || value === null || typeof value === 'object') return undefined;
    return String(value);
  };
  return {
    all,
    text,
    needed(name) {
      const value = text(name);
      if (!value) throw missing(name);
      return value;
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    whole(name) {
      const value = text(name);
      if (value === undefined || value === '') return undefined;
      if (!/^\d+$/.test(value)) throw new SlackRefusal('invalid_arguments');
      return Number(value);
    },
    json(name, error = 'invalid_arguments') {
      const value = all[name];
      if (typeof value !== 'string') return value;
      try {
        return JSON.parse(value);
      } catch {
        throw new SlackRefusal(error);
      }
    },
  };
}
