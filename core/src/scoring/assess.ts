import type { Answer } from '../signal/answer.ts';
import type { Features } from '../signal/feature.ts';
import { featuresOf, presentGroups } from '../signal/features-of.ts';
import type { IsoDate } from '../signal/signal.ts';
import type { Assessment, Contribution } from './assessment.ts';
import { combinerOf } from './combiner-of.ts';
import { confidenceOf } from './confidence.ts';
import { contributionsOf } from './contributions.ts';
import { gradeOf } from './grade.ts';
import { NANO, toNano } from './nano.ts';
import { probabilityOfDefault, scoreOf } from './probability-of-default.ts';
import type { Scorecard } from './scorecard.ts';

/** Probabilities are kept to 6 decimals (0.0001 %): finer digits mean nothing and differ between engines. */
const rounded = (probability: number): number => Math.round(probability * 1e6) / 1e6;

const sumOf = (baseNano: number, contributions: readonly Contribution[]): number =>
  contributions.reduce((sum, { nano }) => sum + nano, baseNano);

/** An interval of the log-odds; what is incomplete or old within the pattern widens it. */
const intervalOf = (logOdds: number, error: number, scorecard: Scorecard): readonly [number, number] => {
  const reach = scorecard.intervalErrors * error;
  return [
    rounded(probabilityOfDefault(logOdds + reach, scorecard.probability)),
    rounded(probabilityOfDefault(logOdds - reach, scorecard.probability)),
  ];
};

export type Assessed = { readonly assessment: Assessment; readonly features: Features };

/**
 * Facts -> score, probability of default and every contribution. Pure: the same answers, day and scorecard give the
 * same bytes. Hard facts (ceased, in liquidation) are features with large points, so the list still sums exactly.
 */
export const assess = (answers: readonly Answer[], today: IsoDate, scorecard: Scorecard): Assessed => {
  const signals = answers.flatMap((answer) => answer.signals);
  const features = featuresOf(signals, today);
  const groups = presentGroups(signals, today);
  const combiner = combinerOf(scorecard, groups);
  const contributions = contributionsOf(scorecard, combiner, features);
  const baseNano = toNano(scorecard.calibration.slope * combiner.intercept + scorecard.calibration.intercept);
  const logOddsNano = sumOf(baseNano, contributions);
  const probability = rounded(probabilityOfDefault(logOddsNano / NANO, scorecard.probability));
  const score = scoreOf(probability);
  const confidence = confidenceOf({ scorecard, combiner, features, answers, signals, today });
  const quality = combiner.discrimination === 0 ? 1 : Math.max(0.05, confidence / combiner.discrimination);
  const assessment: Assessment = {
    scorecard: { id: scorecard.id, version: scorecard.version },
    groups,
    baseNano,
    contributions,
    logOddsNano,
    probabilityOfDefault: probability,
    score,
    grade: gradeOf(score, scorecard.grades),
    confidence,
    probabilityInterval: intervalOf(logOddsNano / NANO, combiner.spread / Math.sqrt(quality), scorecard),
  };
  return { assessment, features };
};
