import { sigmoid } from '../logistic.ts';
import { measuresOf } from '../../src/monitoring/measures.ts';
import type { Combiner } from '../../src/scoring/scorecard.ts';
import type { SourceGroup } from '../../src/signal/signal.ts';
import { logit, solveShift, type GroupEvidence } from './group-evidence.ts';
import type { JointSample } from './joint-sample.ts';
import { WEIGHTS } from './population.ts';

export type CombinerTerms = { readonly groups: readonly GroupEvidence[]; readonly baseRate: number };

type Row = { readonly present: readonly number[]; readonly logOdds: Float64Array; readonly shift: number };

/** How much higher a group's average company stands with the group than without it, in weighted log-odds. */
export type Levels = Readonly<Partial<Record<SourceGroup, number>>>;

const rounded = (value: number, digits = 6): number => Math.round(value * 10 ** digits) / 10 ** digits;

const patternsOf = (count: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_group, at) => at).filter((at) => (bits >> at) & 1),
  );

/** Ratios of the present groups with their weights, without a level. */
const summed = (
  present: readonly number[],
  weights: readonly number[],
  { ratios, failed }: JointSample,
): Float64Array =>
  Float64Array.from(failed, (_, company) =>
    present.reduce((sum, group) => sum + weights[group]! * ratios[group]![company]!, 0),
  );

const isWithin = (small: readonly number[], large: readonly number[]): boolean =>
  small.every((group) => large.includes(group));

/** What a pattern needs beyond the sum of its groups alone. Fewer groups never get more, so that absence never pays. */
const cautious = (rows: readonly Row[], alone: readonly number[]): readonly number[] => {
  const shifts = rows.map(({ present, shift }) => shift - present.reduce((sum, group) => sum + alone[group]!, 0));
  const order = rows.map((_, at) => at).toSorted((a, b) => rows[b]!.present.length - rows[a]!.present.length);
  for (const at of order)
    for (const [other, row] of rows.entries())
      if (row.present.length === rows[at]!.present.length + 1 && isWithin(rows[at]!.present, row.present))
        shifts[at] = Math.min(shifts[at]!, shifts[other]!);
  return shifts;
};

/** Points that an expert set have no bags to tell how sure they are; standard error of their sum, natural log-odds. */
const EXPERT_ERROR = 0.3;

const giniOf = (logOdds: Float64Array, failed: Uint8Array): number =>
  2 *
    measuresOf(
      logOdds.map((value) => sigmoid(-value)),
      failed,
    ).auc -
  1;

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Deviation of the full log-odds around the line that this pattern's log-odds draw. */
const spreadAround = (full: Float64Array, own: Float64Array): number => {
  const [meanFull, meanOwn] = [meanOf(full), meanOf(own)];
  let [ff, oo, fo] = [0, 0, 0];
  for (let at = 0; at < full.length; at += 1) {
    const [f, o] = [full[at]! - meanFull, own[at]! - meanOwn];
    ff += f * f;
    oo += o * o;
    fo += f * o;
  }
  return Math.sqrt(Math.max(0, ff - (oo === 0 ? 0 : (fo * fo) / oo)) / full.length);
};

/** More groups never tell less; the small part by count keeps chance in the sample from making two patterns equal. */
const discriminations = (rows: readonly Row[], { failed }: JointSample): readonly number[] => {
  const ginis = rows.map(({ present, logOdds }) => (present.length === 0 ? 0 : Math.max(0, giniOf(logOdds, failed))));
  const order = rows.map((_, at) => at).toSorted((a, b) => rows[a]!.present.length - rows[b]!.present.length);
  for (const at of order)
    for (const [other, row] of rows.entries())
      if (isWithin(row.present, rows[at]!.present)) ginis[at] = Math.max(ginis[at]!, ginis[other]!);
  const [whole, most] = [ginis.at(-1)!, rows.at(-1)!.present.length];
  return rows.map(({ present }, at) => rounded((0.95 * ginis[at]!) / whole + (0.05 * present.length) / most, 3));
};

export type FittedCombiners = { readonly combiners: readonly Combiner[]; readonly levels: Levels };

/**
 * One row for each pattern of sources. A group has the same weight in all of them, so that one more fact never changes
 * what another is worth; the level of each pattern is its own, so that its mean probability is the base rate.
 */
export const fitCombiners = (sample: JointSample, { groups, baseRate }: CombinerTerms): FittedCombiners => {
  const weights = groups.map(({ group }) => WEIGHTS[group]);
  const rows = patternsOf(groups.length).map((present): Row => {
    const logOdds = summed(present, weights, sample);
    return { present, logOdds, shift: solveShift(logOdds, baseRate) };
  });
  const alone = groups.map(
    (_, group) => rows.find(({ present }) => present.length === 1 && present[0] === group)!.shift,
  );
  const shifts = cautious(rows, alone);
  const told = discriminations(rows, sample);
  const full = rows.at(-1)!.logOdds;
  const levels = groups.map(({ worth }, group) => rounded(weights[group]! * worth + alone[group]!));
  const named = (present: readonly number[], values: readonly number[]): Partial<Record<SourceGroup, number>> =>
    Object.fromEntries(present.map((group) => [groups[group]!.group, values[group]!]));
  const all = groups.map((_, group) => group);
  const highest = levels.reduce((sum, level) => sum + level, 0);
  const combiners = rows.map(({ present, logOdds }, at) => ({
    groups: present.map((group) => groups[group]!.group),
    intercept: rounded(logit(1 - baseRate) + highest + shifts[at]!),
    weights: named(present, weights),
    missing: named(
      all.filter((group) => !present.includes(group)),
      levels.map((level) => -level),
    ),
    discrimination: told[at]!,
    spread: rounded(Math.hypot(spreadAround(full, logOdds), EXPERT_ERROR), 3),
  }));
  return { combiners, levels: named(all, levels) };
};

/** Mean probability of failing against the observed share, on a sample that the combiners were not fitted on. */
export const patternRatio = (
  combiner: Combiner,
  { groups }: CombinerTerms,
  { ratios, failed }: JointSample,
): number => {
  let predicted = 0;
  let observed = 0;
  for (let company = 0; company < failed.length; company += 1) {
    const logOdds = groups.reduce((sum, { group, worth }, place) => {
      const weight = combiner.weights[group];
      return (
        sum + (weight === undefined ? (combiner.missing[group] ?? 0) : weight * (ratios[place]![company]! - worth))
      );
    }, combiner.intercept);
    predicted += sigmoid(-logOdds);
    observed += failed[company]!;
  }
  return predicted / observed;
};
