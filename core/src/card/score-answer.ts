import type { Decision } from '../decision/decision.ts';
import { reasonText } from '../decision/reason-text.ts';
import type { Language } from '../language.ts';
import { toValue } from '../money.ts';
import { counterfactualsShown } from './counterfactuals-shown.ts';
import { wouldAddMostShown } from './would-add-most-shown.ts';

export type ScoreAnswerInput = {
  readonly decision: Decision;
  readonly unitsConsumed: number;
  readonly audit: { readonly sequence: number; readonly hash: string };
  readonly language: Language;
};

const companyPart = ({ company, subjectKind }: Decision) => ({
  key: company.key,
  country: company.country,
  ...(company.name === undefined ? {} : { name: company.name }),
  ...(company.siren === undefined ? {} : { siren: company.siren }),
  ...(company.siret === undefined ? {} : { siret: company.siret }),
  ...(company.vat === undefined ? {} : { vat: company.vat }),
  ...(company.companyNumber === undefined ? {} : { company_number: company.companyNumber }),
  ...(company.lei === undefined ? {} : { lei: company.lei }),
  // A sole trader's name is personal data: whoever stores this answer has to know.
  ...(subjectKind === 'natural_person' ? { personal_data: true } : {}),
  match: company.match,
});

const explanationPart = ({ decision, language }: ScoreAnswerInput) => {
  const reasons = decision.reasons.map((reason) => ({
    code: reason.code,
    topic: reason.topic,
    direction: reason.direction,
    points: reason.points,
    text: reasonText(reason, language, 'seller'),
    source: reason.source ?? null,
    as_of: reason.asOf ?? null,
  }));
  return {
    reason_codes: reasons,
    explainability: reasons.map(({ text }) => text),
    counterfactuals: counterfactualsShown(decision, language),
    score_sum: decision.sum,
  };
};

/** A decision as POST and GET /v1/score answer it. Field names are the public interface and never change. */
export const scoreAnswer = (input: ScoreAnswerInput) => {
  const { decision, unitsConsumed, audit, language } = input;
  const { assessment } = decision;
  return {
    id: decision.id,
    company: companyPart(decision),
    score: assessment.score,
    grade: assessment.grade,
    probability_of_default: assessment.probabilityOfDefault,
    decision: decision.outcome,
    proposed_limit: toValue(decision.limit),
    limit_bound_by: decision.limitBoundBy,
    limit_caps: decision.caps.map(({ name, limit }) => ({ name, limit: toValue(limit) })),
    payment_terms_days: decision.paymentTermsDays,
    ...explanationPart(input),
    confidence: assessment.confidence,
    pd_interval: assessment.probabilityInterval,
    would_add_most: wouldAddMostShown(decision, language),
    sources: decision.sources.map(({ name, status, asOf, latencyMs }) => ({
      name,
      status,
      as_of: asOf ?? null,
      latency_ms: latencyMs ?? null,
    })),
    model: assessment.scorecard,
    policy: decision.policy,
    subject_kind: decision.subjectKind,
    units_consumed: unitsConsumed,
    decided_at: decision.decidedAt,
    expires_at: decision.expiresAt,
    audit,
  };
};
