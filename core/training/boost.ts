import { growthBuffers, growTree } from './grow-tree.ts';
import { sigmoid, softplus } from './logistic.ts';
import { randomFrom, shuffled, type Random } from './random.ts';
import type { SplitRules } from './split.ts';
import { treeValue, type BinnedColumns, type Tree } from './tree.ts';

export type BoostOptions = SplitRules & {
  readonly depth: 1 | 2;
  readonly mostRounds: number;
  readonly learningRate: number;
  readonly rowShare: number;
  readonly columnShare: number;
  /** Stops after this many rounds without a lower loss on the held-out rows. */
  readonly patience: number;
  readonly allowedPairs?: Uint8Array | undefined;
};

export type Boosted = {
  readonly base: number;
  readonly trees: readonly Tree[];
};

/** Uncalibrated log-odds of the outcome. */
export const memberLogOdds = ({ base, trees }: Boosted, columns: BinnedColumns, row: number): number => {
  let sum = base;
  for (const tree of trees) sum += treeValue(tree, columns, row);
  return sum;
};

export type BoostRows = { readonly target: Uint8Array; readonly training: Int32Array; readonly heldOut: Int32Array };

const lossOf = (logOdds: Float64Array, rows: Int32Array, target: Uint8Array): number => {
  let loss = 0;
  for (const row of rows) loss += softplus(logOdds[row]!) - target[row]! * logOdds[row]!;
  return loss / rows.length;
};

const baseOf = (target: Uint8Array, rows: Int32Array): number => {
  let positives = 0;
  for (const row of rows) positives += target[row]!;
  const share = (positives + 0.5) / (rows.length + 1);
  return Math.log(share / (1 - share));
};

const sampledRows = (rows: Int32Array, share: number, random: Random): Int32Array => {
  if (share >= 1) return rows;
  const sample = new Int32Array(rows.length);
  let count = 0;
  for (const row of rows) if (random.next() < share) sample[count++] = row;
  return sample.subarray(0, count);
};

const sampledColumns = (count: number, share: number, random: Random): Int32Array =>
  shuffled(count, random).subarray(0, Math.max(1, Math.ceil(count * share)));

/**
 * Gradient boosting of the logistic loss (Friedman 2001; second-order steps as in Chen and Guestrin 2016) with trees of
 * one or two levels. Stops early on the held-out rows; the trees beyond the best round are dropped.
 */
export const boost = (
  columns: BinnedColumns,
  rows: BoostRows,
  options: BoostOptions & { readonly seed: number },
): Boosted => {
  const { target, training, heldOut } = rows;
  const random = randomFrom(options.seed);
  const base = baseOf(target, training);
  const all = target.length;
  const logOdds = new Float64Array(all).fill(base);
  const g = new Float64Array(all);
  const h = new Float64Array(all);
  const buffers = growthBuffers(Math.max(1, Math.ceil(columns.bins.length * options.columnShare)));
  const trees: Tree[] = [];
  let best = { loss: lossOf(logOdds, heldOut, target), rounds: 0 };
  for (let round = 0; round < options.mostRounds; round += 1) {
    const sample = sampledRows(training, options.rowShare, random);
    for (const row of sample) {
      const p = sigmoid(logOdds[row]!);
      g[row] = p - target[row]!;
      h[row] = p * (1 - p);
    }
    const chosen = sampledColumns(columns.bins.length, options.columnShare, random);
    const tree = growTree(sample, { ...options, columns, chosen, g, h, rules: options, buffers });
    if (tree === undefined) continue;
    trees.push(tree);
    for (const row of training) logOdds[row]! += treeValue(tree, columns, row);
    for (const row of heldOut) logOdds[row]! += treeValue(tree, columns, row);
    if (heldOut.length === 0) continue;
    const loss = lossOf(logOdds, heldOut, target);
    if (loss < best.loss) best = { loss, rounds: trees.length };
    else if (trees.length - best.rounds >= options.patience) break;
  }
  return { base, trees: heldOut.length === 0 ? trees : trees.slice(0, best.rounds) };
};
