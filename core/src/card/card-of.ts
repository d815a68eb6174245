import type { Decision, Reason } from '../decision/decision.ts';
import { reasonText } from '../decision/reason-text.ts';
import type { Language } from '../language.ts';
import { toValue } from '../money.ts';
import { SOURCE_GROUPS, type IsoInstant } from '../signal/signal.ts';
import type { CardReason, DecidedCard } from './card.ts';
import { isTooLittleData } from './too-little.ts';
import { counterfactualsShown } from './counterfactuals-shown.ts';
import { labelsFor, type Labels, type NextStep } from './labels.ts';
import { wouldAddMostShown } from './would-add-most-shown.ts';

/** Groups whose absence a reader should know of; links are an extra that most sources do not give. */
const EXPECTED_GROUPS = SOURCE_GROUPS.filter((group) => group !== 'links');

export type CardInput = {
  readonly decision: Decision;
  readonly accountId: string;
  /** Decisions of the same company up to and with this one, oldest first. */
  readonly history: readonly { readonly decidedAt: IsoInstant; readonly score: number }[];
  readonly freshUntil: IsoInstant | null;
  readonly audit: { readonly sequence: number; readonly hash: string };
  readonly language: Language;
  /** What people call the sources, by name, in that language; a name without a label is shown itself. */
  readonly sourceLabels?: Readonly<Record<string, string>>;
};

export { isTooLittleData };

/** The longest trend a card draws. */
const TREND_LENGTH = 12;

const nextStepOf = (decision: Decision): NextStep => {
  if (decision.outcome === 'refuse') return 'refuse';
  if (isTooLittleData(decision)) return 'too_little_data';
  return decision.subjectKind === 'natural_person' ? 'natural_person' : decision.outcome;
};

const labelOf = ({ language, sourceLabels }: CardInput, name: string): string => {
  const stated: Readonly<Record<string, string>> = labelsFor(language).statedSources;
  return sourceLabels?.[name] ?? stated[name] ?? name;
};

const cardReason = (reason: Reason, input: CardInput): CardReason => ({
  code: reason.code,
  direction: reason.direction,
  points: reason.points,
  text: reasonText(reason, input.language, 'seller'),
  source: reason.source ?? null,
  source_label: reason.source === undefined ? null : labelOf(input, reason.source),
  as_of: reason.asOf ?? null,
});

/** Against the last decision with another score: looking again must not wipe out that the company fell. */
const deltaOf = (history: CardInput['history']): DecidedCard['delta'] => {
  const last = history.at(-1);
  const before = history.findLast(({ score }) => score !== last?.score) ?? history.at(-2);
  return before === undefined || last === undefined
    ? null
    : { score: last.score - before.score, since: before.decidedAt };
};

const sourcesOf = (input: CardInput, labels: Labels): DecidedCard['sources'] =>
  input.decision.sources.map(({ name, status, asOf, latencyMs }) => ({
    name,
    label: labelOf(input, name),
    status,
    status_label: labels.sourceStatuses[status],
    as_of: asOf ?? null,
    latency_ms: latencyMs ?? null,
  }));

const companyOf = ({ company }: Decision): DecidedCard['company'] => ({
  name: company.name ?? null,
  ...(company.siren === undefined ? {} : { siren: company.siren }),
  ...(company.vat === undefined ? {} : { vat: company.vat }),
  ...(company.companyNumber === undefined ? {} : { company_number: company.companyNumber }),
  country: company.country,
  match: { confidence: company.match.confidence },
});

const limitPart = (decision: Decision, labels: Labels) => ({
  proposed_limit: toValue(decision.limit),
  limit_bound_by: decision.limitBoundBy,
  limit_bound_text: labels.limitBounds[decision.limitBoundBy].boundBy,
  caps: decision.caps.map(({ name, limit }) => ({
    name,
    label: labels.limitBounds[name].label,
    limit: toValue(limit),
  })),
  payment_terms_days: decision.paymentTermsDays,
});

const scorePart = ({ assessment }: Decision, labels: Labels) => ({
  score: assessment.score,
  grade: assessment.grade,
  band: labels.bands[assessment.grade],
  probability_of_default: assessment.probabilityOfDefault,
  one_in: Math.max(1, Math.round(1 / assessment.probabilityOfDefault)),
  pd_interval: assessment.probabilityInterval,
  confidence: assessment.confidence,
  missing: EXPECTED_GROUPS.filter((group) => !assessment.groups.includes(group)).map((group) => ({
    group,
    label: labels.sourceGroups[group],
  })),
});

/** A decision as the card of every CRM shows it, in one language. Pure: figures stay numbers, the card formats them. */
export const cardOf = (input: CardInput): DecidedCard => {
  const { decision, accountId, history, freshUntil, audit, language } = input;
  const labels = labelsFor(language);
  return {
    state: isTooLittleData(decision) ? 'too_little_data' : 'decided',
    account_id: accountId,
    score_id: decision.id,
    company: companyOf(decision),
    subject_kind: decision.subjectKind,
    ...scorePart(decision, labels),
    would_add_most: wouldAddMostShown(decision, language),
    decision: decision.outcome,
    decision_label: labels.outcomes[decision.outcome],
    next_step: labels.nextSteps[nextStepOf(decision)],
    ...limitPart(decision, labels),
    base_points: decision.sum.base,
    reasons: decision.reasons.map((reason) => cardReason(reason, input)),
    counterfactuals: counterfactualsShown(decision, language),
    other_points: decision.sum.other,
    clamped_points: decision.sum.clamped,
    sources: sourcesOf(input, labels),
    delta: deltaOf(history),
    trend: history.slice(-TREND_LENGTH).map(({ decidedAt, score }) => ({ decided_at: decidedAt, score })),
    decided_at: decision.decidedAt,
    expires_at: decision.expiresAt,
    fresh_until: freshUntil,
    audit,
  };
};
