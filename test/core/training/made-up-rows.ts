import type { Lesson } from '../../../core/training/learn.ts';
import { planFor, type Plan } from '../../../core/training/plan.ts';
import { randomFrom, type Random } from '../../../core/training/random.ts';

/** Log-odds of the outcome as a function of a row's figures, NaN where one is missing. */
export type Truth = (figures: readonly number[]) => number;

export type MadeUp = {
  readonly rows: number;
  readonly columns: number;
  readonly truth: Truth;
  readonly seed?: number;
  /** Share of the cells that are missing. */
  readonly missing?: number;
  /** One figure; evenly spread between -1 and 1 when left out. */
  readonly figure?: (random: Random, column: number) => number;
};

export type Rows = { readonly columns: readonly Float64Array[]; readonly target: Uint8Array };

export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** What a missing figure counts as in a truth that knows no missing ones. */
export const known = (figure: number | undefined): number =>
  figure === undefined || Number.isNaN(figure) ? 0 : figure;

const evenly = (random: Random): number => 2 * random.next() - 1;

export const madeUpRows = ({ rows, columns: width, truth, seed = 1, missing = 0, figure = evenly }: MadeUp): Rows => {
  const random = randomFrom(seed, 5);
  const columns = Array.from({ length: width }, () => new Float64Array(rows));
  const target = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const figures = columns.map((_, column) => {
      const value = figure(random, column);
      return random.next() < missing ? Number.NaN : value;
    });
    figures.forEach((value, column) => {
      columns[column]![row] = value;
    });
    target[row] = Number(random.next() < sigmoid(truth(figures)));
  }
  return { columns, target };
};

export const allRows = (length: number): Int32Array => Int32Array.from({ length }, (_, row) => row);

/** A lesson on all the rows, of amounts without a direction. */
export const lessonFrom = ({ columns, target }: Rows, more: Partial<Lesson> = {}): Lesson => ({
  columns,
  target,
  isAmount: columns.map(() => true),
  isControl: columns.map(() => false),
  signs: new Int8Array(columns.length),
  rows: allRows(target.length),
  seed: 7,
  ...more,
});

type PlanChanges = Partial<Omit<Plan, 'boost'>> & { readonly boost?: Partial<Plan['boost']> };

/** The real plan, cut down to what made-up rows need. */
export const quickPlan = (kind: Plan['kind'], { boost, ...more }: PlanChanges = {}): Plan => {
  const plan = planFor(kind, 'none', 1000);
  return {
    ...plan,
    bins: 16,
    splits: 3,
    repeats: 1,
    ...more,
    boost: { ...plan.boost, mostRounds: 200, learningRate: 0.1, columnShare: 0.7, patience: 20, ...boost },
  };
};
