import type { Answer } from '../signal/answer.ts';
import type { Feature, Features } from '../signal/feature.ts';
import { accountsFactor, cashFactor, paymentFactor, registerFactor } from '../signal/freshness.ts';
import { SOURCE_GROUPS, type IsoDate, type Signal, type SourceGroup } from '../signal/signal.ts';
import { implausibleStatement, usableCash, usablePayments, usableStatement } from '../signal/usable.ts';
import type { StepTable } from './scorecard.ts';
import type { Scorer } from './scorer.ts';
import { expectedDiscrimination, type Qualities } from './uncertainty.ts';

/** How far a table's points reach; 0 where silence is the best that can be said, for then nothing is missing. */
const reachOf = ({ points, missing }: StepTable): number => {
  const best = Math.max(...points);
  return missing >= best ? 0 : best - Math.min(...points);
};

const compiled = new WeakMap<Scorer, Float64Array>();

/** By feature. */
const reachesOf = (scorer: Scorer): Float64Array => {
  const reaches = compiled.get(scorer) ?? Float64Array.from(scorer.layout.stepTables, reachOf);
  compiled.set(scorer, reaches);
  return reaches;
};

/** Whoever learns the trade of a company learns that a figure does not apply to it: no less is known for that. */
const isKnown = (feature: Feature | undefined): boolean =>
  feature !== undefined && (feature.value !== undefined || feature.applies === false);

/** Share of a sub-score's reach that the known figures cover: a registry that knows only a birthday knows little. */
const completenessOf = (scorer: Scorer, subScore: number, features: Features): number => {
  const { tablesFrom, features: names } = scorer.layout;
  const reaches = reachesOf(scorer);
  let whole = 0;
  let covered = 0;
  for (let table = tablesFrom[subScore]!; table < tablesFrom[subScore + 1]!; table += 1) {
    const reach = reaches[table]!;
    whole += reach;
    if (isKnown(features[names[table]!])) covered += reach;
  }
  return whole === 0 ? 1 : covered / whole;
};

const registerAge = (answers: readonly Answer[], group: SourceGroup, today: IsoDate): number => {
  let best = 0;
  for (const answer of answers)
    if (answer.found && answer.groups.includes(group)) best = Math.max(best, registerFactor(answer, today));
  return best;
};

/** What was said, and when: what the age of each group is read from. */
export type Facts = {
  readonly answers: readonly Answer[];
  /** All of the answers' signals. */
  readonly signals: readonly Signal[];
  readonly today: IsoDate;
};

/** How much of a group's worth is left at the age of its facts, 0..1. */
const ageFactorOf = (group: SourceGroup, { answers, signals, today }: Facts): number => {
  if (group === 'registry' || group === 'notices' || group === 'links') return registerAge(answers, group, today);
  if (group === 'accounts') {
    const statement = usableStatement(signals, today);
    return statement === undefined ? 0 : accountsFactor(statement, today);
  }
  const factor = group === 'cash' ? cashFactor : paymentFactor;
  const newest = group === 'cash' ? usableCash(signals, today) : usablePayments(signals, today);
  return newest === undefined ? 0 : factor(newest.asOf, today);
};

/** Whoever sent one statement that cannot be right may be wrong in the others too, or they are no longer the latest. */
const DOUBTED_ACCOUNTS = 0.5;

/** With fewer invoices a single one moves the averages by more than a tenth. */
const ENOUGH_INVOICES = 10;

/** How far the figures of a group can be relied on, apart from their age, 0..1. */
const relianceOf = (group: SourceGroup, { signals, today }: Facts): number => {
  if (group === 'accounts') return implausibleStatement(signals, today) === undefined ? 1 : DOUBTED_ACCOUNTS;
  if (group !== 'payments') return 1;
  return Math.min(1, (usablePayments(signals, today)?.value.invoices ?? 0) / ENOUGH_INVOICES);
};

/** How much of each group is there: how complete its figures are times how fresh, and how far they can be relied on; 0 where it is absent or not read. */
export const qualitiesOf = (
  scorer: Scorer,
  features: Features,
  { present, facts }: { readonly present: readonly SourceGroup[]; readonly facts: Facts },
): Qualities => {
  const qualities = new Float64Array(SOURCE_GROUPS.length);
  for (const [subScore, { group }] of scorer.scorecard.subScores.entries())
    if (present.includes(group))
      qualities[SOURCE_GROUPS.indexOf(group)] =
        completenessOf(scorer, subScore, features) * ageFactorOf(group, facts) * relianceOf(group, facts);
  return qualities;
};

/**
 * 0..1: the share of the full model's discrimination that is left with the groups at hand, where a group that is old or
 * incomplete counts as there with the probability that its quality states. More or fresher facts never lower it.
 */
export const confidenceOf = (scorer: Scorer, qualities: Qualities): number =>
  Math.round(expectedDiscrimination(scorer, qualities) * 1000) / 1000;
