import type { BoostOptions } from './boost.ts';
import type { Derivation, Kind } from './options.ts';

/** How a model is learned; everything but the rows and the seed. */
export type Plan = {
  readonly kind: Kind;
  readonly derive: Derivation;
  readonly boost: Omit<BoostOptions, 'allowedPairs'>;
  readonly bins: number;
  readonly cap: number | undefined;
  readonly splits: number;
  readonly repeats: number;
  /** At most this many pairs of columns are read together; undefined: no bound. */
  readonly mostPairs: number | undefined;
  readonly mostDerived: number;
};

/** From this many rows on one repeat is steady enough, and two would take long. */
const MANY_ROWS = 20_000;

/** The settings that did best on the Polish and American files (see MODEL_CARD.md, "What was tried"). */
export const planFor = (kind: Kind, derive: Derivation, rows: number): Plan => ({
  kind,
  derive,
  boost: {
    depth: kind === 'pairs' ? 2 : 1,
    mostRounds: 3000,
    learningRate: 0.05,
    lambda: 1,
    leastHessian: 1,
    rowShare: 0.8,
    columnShare: 0.3,
    patience: 100,
  },
  bins: 64,
  cap: undefined,
  splits: 5,
  repeats: rows < MANY_ROWS ? 2 : 1,
  mostPairs: undefined,
  mostDerived: 100,
});
