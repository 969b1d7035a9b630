// What the bench is told on its command line.
import { parseArgs } from 'node:util';

export const parts = ['taps', 'steady', 'flat', 'statements', 'fan-out', 'start', 'memory', 'refused'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  only: readonly Part[];
  /** About a minute: too short for figures to be compared. */
  isShort: boolean;
  /** Instead of what package.json's start gives to node; [] for none. */
  nodeOptions: string[] | undefined;
  /** LINE's friends who are written to. */
  followers: number;
  /** How often the yardsticks and the taps take turns. */
  rounds: number;
}

/** Throws what is wrong, in words. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      short: { type: 'boolean', default: false },
      'node-options': { type: 'string' },
      followers: { type: 'string' },
      rounds: { type: 'string' },
    },
  });
  const isShort = values.short;
  return {
    only: values.only === undefined ? parts : partsOf(values.only),
    isShort,
    nodeOptions: values['node-options']?.split(/\s+/).filter(Boolean),
    followers: count('--followers', values.followers, isShort ? 50 : 10_000),
    rounds: count('--rounds', values.rounds, isShort ? 1 : 4),
  };
}

function partsOf(text: string): Part[] {
  const named = text.split(',').map((part) => part.trim());
  const unknown = named.find((part) => !parts.includes(part as Part));
  if (unknown !== undefined) throw new Error(`--only: there is no part “${unknown}”, only ${parts.join(', ')}`);
  return parts.filter((part) => named.includes(part));
}

function count(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${name}: must be a whole number from 1 on, not “${text}”`);
  return Number(text);
}
