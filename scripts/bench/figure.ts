// What the bench prints: one figure a line, ratios first, in columns.

export interface Figure {
  name: string;
  value: number;
  /** '' for a ratio. */
  unit: string;
  aim?: { atLeast: number } | { atMost: number };
  /** What else is to be known of it, in a few words. */
  note?: string;
}

export function formatTable(figures: readonly Figure[]): string {
  const rows = inOrder(figures).map((figure) => [
    figure.name,
    formatNumber(figure.value),
    figure.unit,
    aimOf(figure),
    figure.note ?? '',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const align = (row: string[]) =>
    row.map((cell, column) => (column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0)));
  return rows.map((row) => align(row).join('  ').trimEnd()).join('\n');
}

const isRatio = ({ unit }: Figure): boolean => unit === '';

const inOrder = (figures: readonly Figure[]): Figure[] => [
  ...figures.filter(isRatio),
  ...figures.filter((figure) => !isRatio(figure)),
];

/** Three digits that count, and all of those before the point. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return Number(value.toPrecision(3)).toString();
}

function aimOf({ value, aim }: Figure): string {
  if (!aim) return '';
  const [sign, bound, isMet] =
    'atLeast' in aim ? ['≥', aim.atLeast, value >= aim.atLeast] : ['≤', aim.atMost, value <= aim.atMost];
  return `aim ${sign} ${formatNumber(bound)}${isMet ? '' : ', missed'}`;
}
