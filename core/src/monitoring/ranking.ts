import type { SortedByLabel } from './labelled.ts';

/**
 * How well predictions put defaults before sound companies.
 * `auc`: share of pairs (default, sound) in the right order, a tie counts half. `prAuc`: average precision, the sum of
 * (recall step x precision) over distinct thresholds, as scikit-learn's `average_precision_score`. `ks`: the largest
 * distance between the two cumulative distributions over distinct thresholds. All 0..1.
 */
export type Ranking = { readonly auc: number; readonly prAuc: number; readonly ks: number };

/** How many figures at the end of `sorted[0..end)` equal `value`. */
const tiedAtEnd = (sorted: Float64Array, end: number, value: number): number => {
  let start = end;
  while (start > 0 && sorted[start - 1] === value) start -= 1;
  return end - start;
};

/** One walk from the highest threshold down; tied predictions pass together, so their order cannot matter. */
export const rankingOf = ({ positives, negatives }: SortedByLabel): Ranking => {
  let positivesLeft = positives.length;
  let negativesLeft = negatives.length;
  let pairs = 0;
  let prAuc = 0;
  let ks = 0;
  while (positivesLeft > 0 || negativesLeft > 0) {
    const threshold = Math.max(positives[positivesLeft - 1] ?? -Infinity, negatives[negativesLeft - 1] ?? -Infinity);
    const caught = tiedAtEnd(positives, positivesLeft, threshold);
    const wrong = tiedAtEnd(negatives, negativesLeft, threshold);
    positivesLeft -= caught;
    negativesLeft -= wrong;
    pairs += caught * (negativesLeft + wrong / 2);
    const truePositives = positives.length - positivesLeft;
    const falsePositives = negatives.length - negativesLeft;
    prAuc += (caught / positives.length) * (truePositives / (truePositives + falsePositives));
    ks = Math.max(ks, Math.abs(truePositives / positives.length - falsePositives / negatives.length));
  }
  return { auc: pairs / (positives.length * negatives.length), prAuc, ks };
};
