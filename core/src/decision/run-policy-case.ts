import type { Assessment } from '../scoring/assessment.ts';
import { scoreOf } from '../scoring/probability-of-default.ts';
import type { Features } from '../signal/feature.ts';
import type { ProceedingsState } from '../signal/proceedings.ts';
import { SOURCE_GROUPS, type IsoDate } from '../signal/signal.ts';
import { applyRules } from './apply-rules.ts';
import type { CaseFacts } from './case-facts.ts';
import { judge } from './decide.ts';
import type { Outcome } from './decision.ts';
import type { LimitFigures } from './credit-limit.ts';
import type { Policy, PolicyCase, PolicyCaseFacts } from './policy.ts';
import type { ReasonCode } from './reason-code.ts';

/** What came out of a policy case, next to what it expects. */
export type PolicyCaseResult = {
  readonly passed: boolean;
  readonly outcome: Outcome;
  readonly limitMinor: number;
  readonly reasons: readonly ReasonCode[];
};

/** What a case does not set: a sound company of grade B, known from every source. Amounts are minor units. */
const SOUND = {
  grade: 'B',
  confidence: 0.9,
  probabilityOfDefault: 0.005,
  probabilityHigh: 0.01,
  ageYears: 12,
  matchConfidence: 1,
  netWorthMinor: 200_000_000,
  cashMinor: 12_000_000,
} as const satisfies PolicyCaseFacts;

/** A figure is unknown where its group is missing, as in `limitFigures`. */
const figuresOf = (facts: PolicyCaseFacts): LimitFigures => {
  const missing = facts.missing ?? [];
  return {
    ...(missing.includes('accounts') ? {} : { netWorthMinor: facts.netWorthMinor ?? SOUND.netWorthMinor }),
    ...(missing.includes('cash') ? {} : { cashMinor: facts.cashMinor ?? SOUND.cashMinor }),
    ...(facts.needMinor === undefined ? {} : { needMinor: facts.needMinor }),
  };
};

const assessmentOf = (facts: PolicyCaseFacts): Assessment => {
  const probability = facts.probabilityOfDefault ?? SOUND.probabilityOfDefault;
  return {
    scorecard: { id: 'case', version: 'case' },
    groups: SOURCE_GROUPS.filter((group) => !(facts.missing ?? []).includes(group)),
    baseNano: 0,
    contributions: [],
    logOddsNano: 0,
    probabilityOfDefault: probability,
    score: scoreOf(probability),
    grade: facts.grade ?? SOUND.grade,
    confidence: facts.confidence ?? SOUND.confidence,
    probabilityInterval: [probability / 2, facts.probabilityHigh ?? Math.max(SOUND.probabilityHigh, probability)],
  };
};

const CASE_SOURCE = 'case';

const proceedingsOf = ({ proceedings, closedYears }: PolicyCaseFacts, since: IsoDate): ProceedingsState => {
  if (proceedings !== undefined) return { state: 'open', proceedings, since, source: CASE_SOURCE };
  return closedYears === undefined
    ? { state: 'none' }
    : { state: 'closed', outcome: 'cleared', since, source: CASE_SOURCE };
};

const featuresOf = ({ figures = {} }: PolicyCaseFacts, asOf: IsoDate): Features =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      { value, shown: { type: 'number', value }, source: CASE_SOURCE, asOf },
    ]),
  );

const factsOf = (facts: PolicyCaseFacts, { groups }: Assessment, since: IsoDate): CaseFacts => ({
  ...(facts.ceased === true ? { ceased: { since, source: CASE_SOURCE } } : {}),
  proceedings: proceedingsOf(facts, since),
  ...(facts.closedYears === undefined
    ? {}
    : { lastClosed: { years: facts.closedYears, source: CASE_SOURCE, asOf: since } }),
  ...(facts.statementFault === undefined
    ? {}
    : { implausible: { fault: facts.statementFault, source: CASE_SOURCE, asOf: since } }),
  present: groups,
  ageYears: facts.ageYears ?? SOUND.ageYears,
  features: featuresOf(facts, since),
  subjectKind: facts.naturalPerson === true ? 'natural_person' : 'legal_person',
  matchConfidence: facts.matchConfidence ?? SOUND.matchConfidence,
});

/** Runs one of a policy's own cases through the rules and caps that decide for real companies. */
export const runPolicyCase = (policy: Policy, { facts, expect }: PolicyCase): PolicyCaseResult => {
  const assessment = assessmentOf(facts);
  const hits = applyRules(policy, factsOf(facts, assessment, policy.publishedOn), assessment);
  const judgement = judge(assessment, { policy, hits, figures: figuresOf(facts) });
  const limitMinor = judgement.outcome === 'refuse' ? 0 : judgement.limit.limit.minor;
  const reasons = judgement.hits.map(({ reason }) => reason.code);
  const passed =
    judgement.outcome === expect.outcome &&
    (expect.reason === undefined || reasons.includes(expect.reason)) &&
    (expect.limitMinor === undefined || expect.limitMinor === limitMinor);
  return { passed, outcome: judgement.outcome, limitMinor, reasons };
};
