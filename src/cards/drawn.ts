// What a place that draws (`Place.draws`) shows in the words' stead: a few large numbers, shares of a whole, what was
// said. Plain data.

export interface Drawn {
  figures?: Figure[];
  chart?: Chart;
  quotes?: { title: string; quotes: { text: string; note?: string }[] }[];
  /** Set: one may want it on paper. What the button says. */
  print?: string;
}

/** A number that is read first. */
export interface Figure {
  label: string;
  value: string;
  /** What it is of, or to be held beside. */
  beside?: string[];
}

export interface Chart {
  title: string;
  bars: { label: string; value: string; share: number }[];
}

const DOTS = 10;

/**
 * ●●●○○○○○○○ of a share from 0 to 1. Whatever is more than nothing has a dot, and only all of it
 * fills the bar. Of letters that every Japanese font has; an empty square would look like a missing one.
 */
export function textBar(share: number): string {
  const within = Math.min(1, Math.max(0, share));
  const isSome = within > 0 && within < 1;
  const dots = Math.round(within * DOTS);
  const shown = isSome ? Math.min(DOTS - 1, Math.max(1, dots)) : dots;
  return '●'.repeat(shown) + '○'.repeat(DOTS - shown);
}
