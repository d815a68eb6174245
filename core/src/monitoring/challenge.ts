import { decide, type DecisionInput, type DecisionRules } from '../decision/decide.ts';
import { OUTCOMES, type Decision, type Outcome } from '../decision/decision.ts';
import type { Money } from '../money.ts';
import { compareOnOutcomes, type KnownOutcomes, type OutcomeComparison } from './compare-on-outcomes.ts';
import { contributionShifts, type ContributionShift } from './contribution-shifts.ts';
import { spreadOf, type Spread } from './spread.ts';

/** One case that two sets of rules decided differently, and what moved it. */
export type DecisionChange = {
  readonly id: string;
  readonly companyKey: string;
  readonly outcome: { readonly champion: Outcome; readonly challenger: Outcome };
  readonly score: { readonly champion: number; readonly challenger: number };
  readonly limit: { readonly champion: Money; readonly challenger: Money };
  /** The contributions that differ most; empty when the policies alone differ. */
  readonly because: readonly ContributionShift[];
  /** Reason codes that only one of the two gave. */
  readonly reasons: { readonly championOnly: readonly string[]; readonly challengerOnly: readonly string[] };
};

export type Challenge = {
  readonly cases: number;
  /** Challenger's score less champion's. Absent when there is no case. */
  readonly scoreDifference?: Spread;
  /** Challenger's probability of default by champion's, mean over mean: above 1 the challenger sees more risk. */
  readonly probabilityRatio?: number;
  /** `migration[champion][challenger]`: how many cases went from one outcome to the other. */
  readonly migration: Readonly<Record<Outcome, Readonly<Record<Outcome, number>>>>;
  /** Sum of the limits, each in its own policy's currency. */
  readonly limits: { readonly champion: Money; readonly challenger: Money };
  /** Cases whose outcome changed, all counted; the `mostChanges` with the largest difference of score are listed. */
  readonly changedCases: number;
  readonly changes: readonly DecisionChange[];
  /** Who was right, where outcomes are known. Absent when none were given. */
  readonly onOutcomes?: OutcomeComparison;
};

export type ChallengeTerms = {
  /** How many changed cases are listed, and how many contributions for each. */
  readonly mostChanges?: number;
  readonly mostShifts?: number;
  /** What is known of the same decisions by now; matched by company and instant of the decision. */
  readonly known?: KnownOutcomes;
};

type Pair = { readonly champion: Decision; readonly challenger: Decision };

const countsByOutcome = <T>(valueOf: (outcome: Outcome) => T): Record<Outcome, T> => ({
  accept: valueOf('accept'),
  request_guarantee: valueOf('request_guarantee'),
  refer: valueOf('refer'),
  refuse: valueOf('refuse'),
});

const migrationOf = (pairs: readonly Pair[]): Challenge['migration'] => {
  const migration = countsByOutcome(() => countsByOutcome(() => 0));
  for (const { champion, challenger } of pairs) migration[champion.outcome][challenger.outcome] += 1;
  return migration;
};

const sumOfLimits = (decisions: readonly Decision[], { policy }: DecisionRules): Money => ({
  minor: decisions.reduce((sum, { limit }) => sum + limit.minor, 0),
  currency: policy.currency,
});

const onlyIn = (one: Decision, other: Decision): readonly string[] => {
  const others = new Set<string>(other.reasons.map(({ code }) => code));
  return one.reasons.map(({ code }) => code).filter((code) => !others.has(code));
};

const changeOf = ({ champion, challenger }: Pair, mostShifts: number): DecisionChange => ({
  id: champion.id,
  companyKey: champion.company.key,
  outcome: { champion: champion.outcome, challenger: challenger.outcome },
  score: { champion: champion.assessment.score, challenger: challenger.assessment.score },
  limit: { champion: champion.limit, challenger: challenger.limit },
  because: contributionShifts(champion.assessment, challenger.assessment, mostShifts),
  reasons: { championOnly: onlyIn(champion, challenger), challengerOnly: onlyIn(challenger, champion) },
});

const differenceOf = ({ champion, challenger }: Pair): number =>
  challenger.assessment.score - champion.assessment.score;

/** How far apart two outcomes lie on the way from accept to refuse. */
const stepsOf = ({ champion, challenger }: Pair): number =>
  Math.abs(OUTCOMES.indexOf(challenger.outcome) - OUTCOMES.indexOf(champion.outcome));

const meanProbability = (decisions: readonly Decision[]): number =>
  decisions.reduce((sum, { assessment }) => sum + assessment.probabilityOfDefault, 0) / decisions.length;

/**
 * Champion and challenger on the same inputs, through the same functions that decide in earnest. Pure: the answer that
 * was given is not touched, and the inputs of a decision record make the same champion again. Memory: two decisions a case.
 * @throws MeasureError when outcomes contradict themselves, see `outcomeState`.
 */
export const challenge = (
  inputs: readonly DecisionInput[],
  rules: { readonly champion: DecisionRules; readonly challenger: DecisionRules },
  { mostChanges = 100, mostShifts = 3, known }: ChallengeTerms = {},
): Challenge => {
  const pairs = inputs.map((input) => ({
    champion: decide(input, rules.champion),
    challenger: decide(input, rules.challenger),
  }));
  const champions = pairs.map(({ champion }) => champion);
  const challengers = pairs.map(({ challenger }) => challenger);
  const changed = pairs.filter((pair) => stepsOf(pair) > 0);
  const ordered = changed.toSorted(
    (one, other) => Math.abs(differenceOf(other)) - Math.abs(differenceOf(one)) || stepsOf(other) - stepsOf(one),
  );
  return {
    cases: pairs.length,
    ...(pairs.length === 0
      ? {}
      : {
          scoreDifference: spreadOf(Float64Array.from(pairs, differenceOf)),
          probabilityRatio: meanProbability(challengers) / meanProbability(champions),
        }),
    migration: migrationOf(pairs),
    limits: {
      champion: sumOfLimits(champions, rules.champion),
      challenger: sumOfLimits(challengers, rules.challenger),
    },
    changedCases: changed.length,
    changes: ordered.slice(0, mostChanges).map((pair) => changeOf(pair, mostShifts)),
    ...(known === undefined ? {} : { onOutcomes: compareOnOutcomes(champions, challengers, known) }),
  };
};
