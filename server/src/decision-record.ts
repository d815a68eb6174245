import { canonicalJson, type Decision, type DecisionInput, type DecisionRecord } from '@creditline/core';
import type { CollectedAnswers } from './collect-answers.ts';
import type { Context } from './context.ts';
import type { ScoreOrder } from './score-company.ts';
import type { NewDecision } from './store/decisions.ts';

/** A decision with all that it was made of. */
export type Made = {
  readonly order: ScoreOrder;
  readonly input: DecisionInput;
  readonly decision: Decision;
  readonly collected: CollectedAnswers;
};

/** What the audit chain keeps: enough to decide again. */
export const recordOf = (context: Context, input: DecisionInput, decision: Decision): DecisionRecord => ({
  format: 1,
  input,
  scorecard: {
    id: context.scorecard.value.id,
    version: context.scorecard.value.version,
    sha256: context.scorecard.sha256,
  },
  policy: { id: context.policy.value.id, version: context.policy.value.version, sha256: context.policy.sha256 },
  codeVersion: context.version,
  decision,
});

/** One unit for facts that were really asked for; the tenant's own records cost nothing. */
export const unitsOf = ({ sources }: Pick<Context, 'sources'>, { collected }: Made): number => {
  const own = new Set(sources.filter(({ isOwn }) => isOwn === true).map(({ name }) => name));
  return collected.reports.some(({ name, status }) => status === 'ok' && !own.has(name)) ? 1 : 0;
};

export const columnsOf = (context: Context, made: Made): NewDecision => {
  const { order, decision } = made;
  return {
    id: decision.id,
    companyKey: order.company.key,
    ...order.account,
    score: decision.assessment.score,
    grade: decision.assessment.grade,
    outcome: decision.outcome,
    limitMinor: decision.limit.minor,
    currency: decision.limit.currency,
    body: canonicalJson(decision),
    unitsConsumed: unitsOf(context, made),
    decidedAt: decision.decidedAt,
    expiresAt: decision.expiresAt,
  };
};
