import { accountsFactor, cashFactor, paymentFactor, registerFactor } from '../signal/freshness.ts';
import type { Answer } from '../signal/answer.ts';
import type { Features } from '../signal/feature.ts';
import type { IsoDate, Signal, SourceGroup } from '../signal/signal.ts';
import { usableCash, usablePayments, usableStatement } from '../signal/usable.ts';
import type { Combiner, Scorecard, SubScore } from './scorecard.ts';

const ranges = new WeakMap<readonly number[], number>();

const rangeOf = (points: readonly number[]): number => {
  const range = ranges.get(points) ?? Math.max(...points) - Math.min(...points);
  ranges.set(points, range);
  return range;
};

/** Share of a sub-score's reach that the known features cover: a registry that knows only a birthday knows little. */
const completenessOf = (subScore: SubScore, features: Features): number => {
  let whole = 0;
  let known = 0;
  for (const { feature, points } of subScore.tables) {
    const range = rangeOf(points);
    whole += range;
    if (features[feature]?.value !== undefined) known += range;
  }
  return whole === 0 ? 0 : known / whole;
};

const registerAge = (answers: readonly Answer[], group: SourceGroup, today: IsoDate): number =>
  Math.max(
    0,
    ...answers
      .filter((answer) => answer.found && answer.groups.includes(group))
      .map((answer) => registerFactor(answer, today)),
  );

/** How much of a group's worth is left at the age of its facts, 0..1. */
const ageFactorOf = (group: SourceGroup, { answers, signals, today }: ConfidenceInput): number => {
  if (group === 'registry' || group === 'notices' || group === 'links') return registerAge(answers, group, today);
  if (group === 'accounts') {
    const statement = usableStatement(signals, today);
    return statement === undefined ? 0 : accountsFactor(statement, today);
  }
  const factor = group === 'cash' ? cashFactor : paymentFactor;
  const newest = group === 'cash' ? usableCash(signals, today) : usablePayments(signals, today);
  return newest === undefined ? 0 : factor(newest.asOf, today);
};

export type ConfidenceInput = {
  readonly scorecard: Scorecard;
  readonly combiner: Combiner;
  readonly features: Features;
  readonly answers: readonly Answer[];
  /** All of the answers' signals. */
  readonly signals: readonly Signal[];
  readonly today: IsoDate;
};

/** Discrimination that one group adds on its own, from the scorecard's single-group rows. */
const worthOf = (scorecard: Scorecard, group: SourceGroup): number =>
  scorecard.combiners.find((combiner) => combiner.groups.length === 1 && combiner.groups[0] === group)
    ?.discrimination ?? 0;

/** 0..1: the pattern's discrimination, less what is incomplete or old within the groups that are there. */
export const confidenceOf = (input: ConfidenceInput): number => {
  const { scorecard, combiner, features } = input;
  const present = scorecard.subScores.filter((subScore) => combiner.groups.includes(subScore.group));
  const worth = present.reduce((sum, { group }) => sum + worthOf(scorecard, group), 0);
  if (worth === 0) return 0;
  const usable = present.reduce(
    (sum, subScore) =>
      sum +
      worthOf(scorecard, subScore.group) * completenessOf(subScore, features) * ageFactorOf(subScore.group, input),
    0,
  );
  return Math.round(combiner.discrimination * (usable / worth) * 1000) / 1000;
};
