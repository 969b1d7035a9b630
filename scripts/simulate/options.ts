// What the simulation is told on its command line.
import { parseArgs } from 'node:util';
import type { YearOptions } from './year.ts';

export const A_YEAR: YearOptions = { seed: 1, months: 12, followers: 150, staff: 120 };

export interface Options {
  year: YearOptions;
  /** Keeps what was counted as what later runs are held beside, under these words. */
  keepAs: string | undefined;
  /** Writes the table into the guides. */
  intoDocs: boolean;
}

/** Throws what is wrong, in words. */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      seed: text,
      months: text,
      followers: text,
      staff: text,
      'keep-as': text,
      'into-docs': { type: 'boolean', default: false },
    },
  });
  const numbers = Object.entries(A_YEAR).map(([name, otherwise]) => [
    name,
    wholeNumber(`--${name}`, values[name as keyof YearOptions], otherwise),
  ]);
  return { year: Object.fromEntries(numbers) as YearOptions, keepAs: values['keep-as'], intoDocs: values['into-docs'] };
}

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${name}: must be a whole number from 1 on, not “${text}”`);
  return Number(text);
}
