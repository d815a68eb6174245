import type { LearnedTables } from './scorecard-tables.ts';

const spreadOf = (points: readonly number[]): number => Math.max(...points) - Math.min(...points);

/**
 * In a training file an empty cell means something of its own (a divisor of zero, a row cut short), in a CRM that nobody
 * asked. So what is missing gives back its table's part of the group's worth and says nothing else; all figures missing
 * are then as good as no statement at all, and never better than the average figure.
 */
export const neutralMissing = (learned: LearnedTables, worth: number): LearnedTables => {
  const whole = learned.tables.reduce((sum, { points }) => sum + spreadOf(points), 0);
  const lost = Math.max(0, worth);
  const nothing = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
    rows.map((row, a) => row.map((value, b) => (a === 0 || b === 0 ? 0 : value)));
  return {
    ...learned,
    tables: learned.tables.map((table) => ({
      ...table,
      missing: whole === 0 ? 0 : 0 - Math.round(((lost * spreadOf(table.points)) / whole) * 1e9) / 1e9,
    })),
    pairs: learned.pairs.map((pair) => ({ ...pair, points: nothing(pair.points) })),
  };
};
