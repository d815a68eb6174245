import type { Answer } from '../signal/answer.ts';
import type { Features } from '../signal/feature.ts';
import { featuresOf, presentGroups } from '../signal/features-of.ts';
import type { IsoDate, Signal, SourceGroup } from '../signal/signal.ts';
import type { Assessment, Contribution } from './assessment.ts';
import { bagErrorsInto, emptyBagErrors, type BagErrors } from './bag-errors.ts';
import { baseRateNano } from './base-rate.ts';
import { confidenceOf, qualitiesOf } from './confidence.ts';
import { gradeAt } from './grade.ts';
import { missingSlot } from './layout.ts';
import { NANO } from './nano.ts';
import { probabilityOfDefault, roundedProbability } from './probability-of-default.ts';
import type { Scorecard } from './scorecard.ts';
import { scoreFeatures } from './score-features.ts';
import { scorerOf, type Scored, type Scorer } from './scorer.ts';
import { standardErrorOf, wouldAddMost } from './uncertainty.ts';

/** An interval of the probability, from the standard error of the log-odds. */
const intervalOf = (logOdds: number, error: number, scorecard: Scorecard): readonly [number, number] => {
  const reach = scorecard.intervalErrors * error;
  return [
    roundedProbability(probabilityOfDefault(logOdds + reach, scorecard.probability)),
    roundedProbability(probabilityOfDefault(logOdds - reach, scorecard.probability)),
  ];
};

const contributionsOf = ({ layout, scorecard }: Scorer, { contributions, read }: Scored): readonly Contribution[] =>
  scorecard.subScores.flatMap(({ group, tables }, subScore): readonly Contribution[] => {
    const from = layout.tablesFrom[subScore]! + subScore;
    return read[subScore] === 1
      ? tables.map(({ feature }, index) => ({ of: feature, group, nano: contributions[from + index]! }))
      : [{ of: `missing:${group}`, group, nano: contributions[missingSlot(layout, subScore)]! }];
  });

/** Bag buffers by scorer, written anew for each company and not kept beyond it. */
const bagBuffers = new WeakMap<Scorer, BagErrors>();

const errorsOf = (scorer: Scorer, scored: Scored): Float64Array => {
  const bags = bagBuffers.get(scorer) ?? emptyBagErrors(scorer);
  bagBuffers.set(scorer, bags);
  bagErrorsInto(bags, scorer, scored);
  return bags.errors;
};

/**
 * The model, the default rate of the company's country where a policy states one, and the groups whose facts can still
 * be had (all of them where nobody said).
 */
export type AssessmentRules = {
  readonly scorecard: Scorecard;
  readonly baseRate?: number | undefined;
  readonly obtainable?: readonly SourceGroup[] | undefined;
};

/** The assessment with what it was made of. */
export type Assessed = {
  /** All of the answers' signals. */
  readonly signals: readonly Signal[];
  readonly assessment: Assessment;
  readonly features: Features;
};

/**
 * Facts -> score, probability of default and every contribution. Pure: the same answers, day and scorecard give the
 * same bytes. Hard facts (ceased, in liquidation) are features with large points, so the list still sums exactly.
 * Throws a `ScorecardError` for a scorecard that cannot be computed.
 */
export const assess = (
  answers: readonly Answer[],
  today: IsoDate,
  { scorecard, baseRate, obtainable }: AssessmentRules,
): Assessed => {
  const signals = answers.flatMap((answer) => answer.signals);
  const features = featuresOf(signals, today);
  const groups = presentGroups(signals, today);
  const scorer = scorerOf(scorecard);
  const { scored } = scoreFeatures(scorer, features, { groups, shiftNano: baseRateNano(scorecard, baseRate) });
  const qualities = qualitiesOf(scorer, features, { present: groups, facts: { answers, signals, today } });
  const more = wouldAddMost(scorer, qualities, obtainable);
  const error = standardErrorOf(scorer, errorsOf(scorer, scored), qualities);
  const assessment: Assessment = {
    scorecard: { id: scorecard.id, version: scorecard.version },
    groups,
    baseNano: scored.baseNano,
    contributions: contributionsOf(scorer, scored),
    logOddsNano: scored.logOddsNano,
    probabilityOfDefault: scored.probabilityOfDefault,
    score: scored.score,
    grade: gradeAt(scored.gradeIndex, scorecard.grades),
    confidence: confidenceOf(scorer, qualities),
    probabilityInterval: intervalOf(scored.logOddsNano / NANO, error, scorecard),
    ...(more === undefined ? {} : { wouldAddMost: more }),
  };
  return { signals, assessment, features };
};
