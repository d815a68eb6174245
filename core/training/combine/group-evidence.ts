import { sigmoid } from '../logistic.ts';
import type { SourceGroup } from '../../src/signal/signal.ts';
import type { StepTable } from '../../src/scoring/scorecard.ts';
import { randomFrom, type Random } from '../random.ts';
import type { ScorecardFile } from '../scorecard-file.ts';
import { normalDraw, normalShare } from './normal.ts';
import { BIN_SHARES, WITHIN } from './population.ts';

/**
 * What a group says of sound and of failing companies: log-likelihood ratios (natural log of how much likelier the facts
 * are for a sound company) at the shares 0, 1/n, ... 1 of each kind. `worth` is the ratio of its average company: points
 * are centred there, so ratio = points + worth.
 */
export type GroupEvidence = {
  readonly group: SourceGroup;
  readonly worth: number;
  readonly sound: Float64Array;
  readonly failed: Float64Array;
};

const DRAWS = 200_000;
const QUANTILES = 1000;

export const logit = (share: number): number => Math.log(share / (1 - share));

/** The sub-score of a learned file: its ratio is the log-odds of unseen rows against the rate of the same rows. */
const learnedRatios = ({ report }: ScorecardFile): { readonly sound: Float64Array; readonly failed: Float64Array } => {
  const rate = logit(1 - report.ordinary.positives / report.ordinary.rows);
  return {
    sound: Float64Array.from(report.unseen.sound, (logOdds) => logOdds - rate),
    failed: Float64Array.from(report.unseen.failed, (logOdds) => logOdds - rate),
  };
};

/** Bins in the order of their points, worst first, so that one rank means one degree of safety in every table. */
const rankedBins = ({ feature, points }: StepTable): readonly { readonly bin: number; readonly upTo: number }[] => {
  const shares = BIN_SHARES[feature];
  if (shares?.length !== points.length) throw new Error(`no population shares for the bins of ${feature}`);
  let upTo = 0;
  return points
    .map((value, bin) => ({ bin, value }))
    .toSorted((a, b) => a.value - b.value || a.bin - b.bin)
    .map(({ bin }) => {
      upTo += shares[bin]!;
      return { bin, upTo };
    });
};

const binAt = (bins: ReturnType<typeof rankedBins>, share: number): number =>
  (bins.find(({ upTo }) => share < upTo) ?? bins.at(-1)!).bin;

/** Points of one company of the population. Proceedings that are open or just over have a year of their own by definition. */
const drawPoints = (tables: readonly StepTable[], group: SourceGroup, random: Random): number => {
  const common = normalDraw(random);
  const rho = WITHIN[group];
  let isInProceedings = false;
  return tables.reduce((sum, table) => {
    const share = normalShare(Math.sqrt(rho) * common + Math.sqrt(1 - rho) * normalDraw(random));
    const bin = binAt(rankedOf(table), share);
    if (table.feature === 'open_proceedings') isInProceedings = bin > 0;
    const isForced = table.feature === 'years_since_proceedings' && isInProceedings;
    return sum + table.points[isForced ? 0 : bin]!;
  }, 0);
};

const ranked = new WeakMap<StepTable, ReturnType<typeof rankedBins>>();
const rankedOf = (table: StepTable): ReturnType<typeof rankedBins> => {
  const bins = ranked.get(table) ?? rankedBins(table);
  ranked.set(table, bins);
  return bins;
};

const meanFailing = (ratios: Float64Array, shift: number, base: number): number =>
  ratios.reduce((sum, ratio) => sum + sigmoid(-(base + ratio + shift)), 0) / ratios.length;

/** The shift that makes the population fail at `baseRate`: what the average company's points are worth. */
export const solveShift = (ratios: Float64Array, baseRate: number): number => {
  let [low, high] = [-10, 10];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (meanFailing(ratios, middle, logit(1 - baseRate)) > baseRate) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

const weightedQuantiles = (ratios: Float64Array, weight: (ratio: number) => number): Float64Array => {
  const sorted = ratios.toSorted();
  const whole = sorted.reduce((sum, ratio) => sum + weight(ratio), 0);
  const quantiles = new Float64Array(QUANTILES + 1).fill(sorted.at(-1)!);
  let [sum, next] = [0, 0];
  for (const ratio of sorted) {
    sum += weight(ratio);
    while (next <= QUANTILES && sum >= (next / QUANTILES) * whole) {
      quantiles[next] = ratio;
      next += 1;
    }
  }
  return quantiles;
};

const quantileAt = (quantiles: Float64Array, share: number): number =>
  quantiles[Math.min(quantiles.length - 1, Math.floor(share * quantiles.length))]!;

export type GroupTables = {
  readonly group: SourceGroup;
  /** Expert tables of the group. */
  readonly tables: readonly StepTable[];
  /** The learned part of the group, if it has one. */
  readonly learned?: ScorecardFile;
};

/** Evidence of a group at the scorecard's base rate; expert points are taken to be right, learned ones were measured. */
export const groupEvidence = (
  { group, tables, learned }: GroupTables,
  baseRate: number,
  seed: number,
): GroupEvidence => {
  const random = randomFrom(seed, group.length * 7 + tables.length);
  const known = learned === undefined ? undefined : learnedRatios(learned);
  if (known !== undefined && tables.length === 0) return { group, worth: learned!.worth, ...known };
  const points = Float64Array.from({ length: DRAWS }, () => {
    const own = drawPoints(tables, group, random);
    if (known === undefined) return own;
    return own + quantileAt(random.next() < baseRate ? known.failed : known.sound, random.next());
  });
  const worth = solveShift(points, baseRate);
  const ratios = points.map((value) => value + worth);
  const failing = (ratio: number): number => sigmoid(-(logit(1 - baseRate) + ratio));
  return {
    group,
    worth: worth + (learned?.worth ?? 0),
    sound: weightedQuantiles(ratios, (ratio) => 1 - failing(ratio)),
    failed: weightedQuantiles(ratios, failing),
  };
};
