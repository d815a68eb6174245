import { addDays, dayOf } from '../calendar.ts';
import type { CompanyIdentity, CompanyMatch } from '../company/company.ts';
import type { Money } from '../money.ts';
import { assess, type Assessed } from '../scoring/assess.ts';
import type { Assessment } from '../scoring/assessment.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { latestOf, type Answer } from '../signal/answer.ts';
import type { IsoInstant, SourceGroup } from '../signal/signal.ts';
import { applyRules, tighter, type RuleHit } from './apply-rules.ts';
import { caseFacts, type CaseFacts } from './case-facts.ts';
import type { Standing } from './counterfactual.ts';
import { counterfactualsOf, isBeyondChange } from './counterfactuals-of.ts';
import { creditLimit, type CreditLimit, type LimitFigures } from './credit-limit.ts';
import type { Decision, LimitBound, Outcome, Reason, SourceReport } from './decision.ts';
import { limitFigures } from './limit-figures.ts';
import type { Policy } from './policy.ts';
import { REASON_CODES } from './reason-code.ts';
import { reasonsOf } from './reasons-of.ts';

/** Everything that a decision is made of. Recorded whole, it makes the same decision again. */
export type DecisionInput = {
  readonly id: string;
  readonly decidedAt: IsoInstant;
  readonly company: CompanyIdentity;
  readonly match: CompanyMatch;
  /** What the customer wants to owe at most, in the policy's currency. */
  readonly need?: Money;
  readonly paymentTermsDays?: number;
  /** What is sold, as the caller named it: kept for the record, not weighed by any rule yet. */
  readonly product?: string;
  readonly answers: readonly Answer[];
  readonly sources: readonly SourceReport[];
  /** Groups whose facts somebody can still bring or ask for again; all where nobody said. */
  readonly obtainable?: readonly SourceGroup[];
};

export type DecisionRules = {
  readonly scorecard: Scorecard;
  readonly policy: Policy;
  /**
   * False leaves the what-ifs out, which are most of the time that a decision takes: for scoring a whole portfolio, where
   * nobody reads them. A decision that is recorded as one has them. Nothing else of it depends on this.
   */
  readonly whatIfs?: boolean;
};

const needReason = (limit: Money): Reason => ({
  code: 'LIMIT_BELOW_NEED',
  topic: REASON_CODES.LIMIT_BELOW_NEED,
  direction: 'down',
  points: 0,
  value: { type: 'money', value: limit },
});

/** A need above what we would open unsecured: a guarantee up to the secured multiple, a person beyond it. */
const needHit = ({ limit }: CreditLimit, { needMinor }: LimitFigures, policy: Policy): RuleHit | undefined => {
  if (needMinor === undefined || needMinor <= limit.minor) return undefined;
  const outcome: Outcome = needMinor <= limit.minor * policy.limit.securedMultiple ? 'request_guarantee' : 'refer';
  return { outcome, reason: needReason(limit) };
};

/**
 * Nothing was asked and nothing is left to give: to accept would promise what the limit denies. A guarantee is the way to
 * sell all the same.
 */
const noRoomHit = ({ limit }: CreditLimit, { needMinor }: LimitFigures, outcome: Outcome): RuleHit | undefined =>
  outcome !== 'accept' || needMinor !== undefined || limit.minor > 0
    ? undefined
    : {
        outcome: 'request_guarantee',
        reason: {
          code: 'NO_ROOM_FOR_CREDIT',
          topic: REASON_CODES.NO_ROOM_FOR_CREDIT,
          direction: 'down',
          points: 0,
        },
      };

const tightest = (hits: readonly RuleHit[]): Outcome =>
  hits.reduce<Outcome>((outcome, hit) => tighter(outcome, hit.outcome), 'accept');

const ruleCap = (hits: readonly RuleHit[]): LimitFigures => {
  const caps = hits.flatMap(({ limitCapMinor }) => (limitCapMinor === undefined ? [] : [limitCapMinor]));
  return caps.length === 0 ? {} : { ruleCapMinor: Math.min(...caps) };
};

export type Judgement = { readonly outcome: Outcome; readonly limit: CreditLimit; readonly hits: readonly RuleHit[] };

/** Rules and caps over an assessment: the part that policy cases exercise. */
export const judge = (
  assessment: Assessment,
  {
    policy,
    hits,
    figures,
  }: { readonly policy: Policy; readonly hits: readonly RuleHit[]; readonly figures: LimitFigures },
): Judgement => {
  const limit = creditLimit(assessment, policy, { ...figures, ...ruleCap(hits) });
  // A rule that tightens has weighed what its own cap takes away, so the need is held against the limit without that
  // cap; leaving the need out altogether would let one more bad fact turn "a person decides" into "ask a guarantee".
  const capping = hits.filter(({ outcome }) => outcome === 'accept');
  const need = needHit(creditLimit(assessment, policy, { ...figures, ...ruleCap(capping) }), figures, policy);
  const asked = need === undefined ? hits : [...hits, need];
  const noRoom = noRoomHit(limit, figures, tightest(asked));
  const all = noRoom === undefined ? asked : [...asked, noRoom];
  return { outcome: tightest(all), limit, hits: all };
};

const settledLimit = ({ outcome, limit }: Judgement): { readonly limit: Money; readonly boundBy: LimitBound } =>
  outcome === 'refuse' && limit.limit.minor > 0
    ? { limit: { ...limit.limit, minor: 0 }, boundBy: 'decision' }
    : { limit: limit.limit, boundBy: limit.boundBy };

const termsOf = (
  input: DecisionInput,
  outcome: Outcome,
  { grade, policy }: { readonly grade: Assessment['grade']; readonly policy: Policy },
): number =>
  outcome === 'refuse'
    ? 0
    : Math.min(input.paymentTermsDays ?? policy.paymentTermsDays.usual, policy.paymentTermsDays.maximum[grade]);

type Judged = {
  readonly assessed: Assessed;
  readonly facts: CaseFacts;
  readonly judgement: Judgement;
  readonly limit: Money;
  readonly boundBy: LimitBound;
};

/** Everything of a decision but its words: what varied facts are run through as well. */
const judged = (input: DecisionInput, { scorecard, policy }: DecisionRules): Judged => {
  const today = dayOf(input.decidedAt);
  const baseRate = policy.baseRates?.[input.company.country];
  const assessed = assess(input.answers, today, { scorecard, baseRate, obtainable: input.obtainable });
  const { assessment, features, signals } = assessed;
  const facts = caseFacts(signals, features, {
    present: assessment.groups,
    matchConfidence: input.match.confidence,
    today,
  });
  const figures = limitFigures(signals, today, { policy, ...(input.need === undefined ? {} : { need: input.need }) });
  const judgement = judge(assessment, { policy, hits: applyRules(policy, facts, assessment), figures });
  return { assessed, facts, judgement, ...settledLimit(judgement) };
};

const standing = ({ assessed: { assessment }, judgement, limit }: Judged): Standing => ({
  score: assessment.score,
  grade: assessment.grade,
  outcome: judgement.outcome,
  limit,
});

const changesOf = (
  input: DecisionInput,
  rules: DecisionRules,
  { known, reasons }: { readonly known: Judged; readonly reasons: readonly Reason[] },
): Pick<Decision, 'counterfactuals'> => {
  if (rules.whatIfs === false || isBeyondChange(known.judgement.hits, rules.policy)) return {};
  const counterfactuals = counterfactualsOf(
    {
      input,
      rules,
      signals: known.assessed.signals,
      before: standing(known),
      standingOf: (changed) => standing(judged(changed, rules)),
    },
    reasons,
  );
  return counterfactuals.length === 0 ? {} : { counterfactuals };
};

/** Facts, scorecard and policy -> a decision with its reasons. Pure: the same input gives the same bytes. */
export const decide = (input: DecisionInput, rules: DecisionRules): Decision => {
  const { scorecard, policy } = rules;
  const known = judged(input, rules);
  const { assessed, facts, judgement, limit, boundBy } = known;
  const { assessment, signals } = assessed;
  const { reasons, sum } = reasonsOf(assessed, scorecard, judgement.hits);
  const name = latestOf(signals, 'company.name')?.value;
  return {
    id: input.id,
    company: { ...input.company, ...(name === undefined ? {} : { name }), match: input.match },
    subjectKind: facts.subjectKind,
    assessment,
    outcome: judgement.outcome,
    limit,
    limitBoundBy: boundBy,
    caps: judgement.limit.caps,
    paymentTermsDays: termsOf(input, judgement.outcome, { grade: assessment.grade, policy }),
    reasons,
    sum,
    ...changesOf(input, rules, { known, reasons }),
    sources: input.sources,
    policy: { id: policy.id, version: policy.version },
    decidedAt: input.decidedAt,
    expiresAt: addDays(input.decidedAt, policy.validDays[assessment.grade]),
  };
};
