import type { Decision } from '../decision/decision.ts';
import type { SourceGroup } from '../signal/signal.ts';
import { SEVERITIES, type AlertCause, type AlertDelta, type RaisedAlert } from './alert.ts';
import { CASH_CONDITIONS } from './conditions/cash-conditions.ts';
import { LEGAL_CONDITIONS } from './conditions/legal-conditions.ts';
import { PAYMENT_CONDITIONS } from './conditions/payment-conditions.ts';
import { STANDING_CONDITIONS } from './conditions/standing-conditions.ts';
import type { AskFor, Finding } from './finding.ts';
import type { DeteriorationCondition, DeteriorationRule, MonitoringPolicy } from './monitoring-policy.ts';
import type { Observed, Step } from './observed.ts';
import { shareOfLoss } from './what-fell.ts';

const ASK: AskFor<DeteriorationCondition['is']> = {
  ...LEGAL_CONDITIONS,
  ...CASH_CONDITIONS,
  ...PAYMENT_CONDITIONS,
  ...STANDING_CONDITIONS,
};

const CAUSE: Readonly<Record<DeteriorationCondition['is'], AlertCause>> = {
  proceedings_opened: 'legal_event',
  company_ends: 'legal_event',
  balance_falls: 'cash_signal',
  overdrawn: 'cash_signal',
  debits_returned: 'cash_signal',
  invoices_unpaid: 'payment_incident',
  late_share_rises: 'payment_incident',
  delay_rises: 'payment_incident',
  grade_enters: 'band_crossing',
  score_drops: 'score_drop',
  limit_falls: 'limit_cut',
};

/** Causes that are figures of a decision and not facts: what follows when a fact changed. The first names the fall. */
const CONSEQUENCES: readonly AlertCause[] = ['band_crossing', 'score_drop', 'limit_cut'];
const FIGURE_GROUPS: Partial<Readonly<Record<AlertCause, SourceGroup>>> = {
  payment_incident: 'payments',
  cash_signal: 'cash',
};

const ask = (condition: DeteriorationCondition, step: Step): Finding | undefined =>
  // The table's type ties each key to its condition, which an index by a union cannot express.
  (ASK[condition.is] as (condition: DeteriorationCondition, step: Step) => Finding | undefined)(condition, step);

const moved = <T>(from: T, to: T) => ({ from, to });

const deltaOf = (before: Decision, after: Decision): AlertDelta => ({
  score: moved(before.assessment.score, after.assessment.score),
  grade: moved(before.assessment.grade, after.assessment.grade),
  outcome: moved(before.outcome, after.outcome),
  limit: moved(before.limit, after.limit),
});

const alertBy = (rule: DeteriorationRule, step: Step): RaisedAlert | undefined => {
  const finding = ask(rule.when, step);
  if (finding === undefined) return undefined;
  return {
    ruleId: rule.id,
    cause: CAUSE[rule.when.is],
    severity: rule.severity,
    delivery: rule.delivery,
    delta: deltaOf(step.before.decision, step.after.decision),
    ...finding,
  };
};

const urgencyOf = ({ severity, delivery }: RaisedAlert): number =>
  2 * SEVERITIES.indexOf(severity) + (delivery === 'at_once' ? 0 : 1);

/** One alert that speaks for all of them: `carrier` says what happened, the most urgent says how soon it matters. */
const carrying = (carrier: RaisedAlert, others: readonly RaisedAlert[]): RaisedAlert => {
  const { severity } = [carrier, ...others].toSorted((a, b) => urgencyOf(a) - urgencyOf(b))[0]!;
  const isAtOnce = [carrier, ...others].some(({ delivery }) => delivery === 'at_once');
  return { ...carrier, severity, delivery: isAtOnce ? 'at_once' : 'daily_digest' };
};

/** The most urgent is told, the policy's order decides among equals. */
const mostUrgent = (alerts: readonly RaisedAlert[]): RaisedAlert | undefined =>
  alerts.toSorted((a, b) => urgencyOf(a) - urgencyOf(b))[0];

/** The first of these causes that was found, with all that was found of them. */
const oneOf = (found: readonly RaisedAlert[], causes: readonly AlertCause[]): readonly RaisedAlert[] => {
  const ofThem = causes.map((cause) => found.filter((alert) => alert.cause === cause));
  const carrier = mostUrgent(ofThem.find((alerts) => alerts.length > 0) ?? []);
  return carrier === undefined ? [] : [carrying(carrier, ofThem.flat())];
};

/** Where nothing but the limit moved, the facts that are new have moved it; else they must weigh half of the fall. */
const isDueTo = (facts: readonly RaisedAlert[], step: Step): boolean => {
  const groups = facts.map(({ cause }) => FIGURE_GROUPS[cause]).filter((group) => group !== undefined);
  return facts.length > 0 && (shareOfLoss(step, groups) ?? 1) >= 0.5;
};

/** The most urgent of the facts takes the fall on; payments before cash where both are as urgent. */
const withConsequence = (facts: readonly RaisedAlert[], fall: readonly RaisedAlert[]): readonly RaisedAlert[] => {
  const carrier = mostUrgent(facts);
  return facts.map((fact) => (fact === carrier ? carrying(fact, fall) : fact));
};

/**
 * What got worse from the standing decision to the new one, one alert for each thing that a person has to deal with:
 * - a legal event speaks for everything else that was found in the same step;
 * - else new payment and cash facts speak for the fall of grade, score and limit, where their groups lost at least half
 *   of the points that were lost;
 * - else that fall is one alert: a band crossing before a score drop before a limit cut.
 * What is folded into another alert leaves it its urgency: the worst severity of all, at once where any was. The figures
 * themselves are in the delta of each. Facts that were known before, and falls that only come from a source that did
 * not answer, raise nothing.
 */
export const deteriorationOf = (
  before: Observed,
  after: Observed,
  policy: MonitoringPolicy,
): readonly RaisedAlert[] => {
  const step = { before, after };
  const found = policy.rules.map((rule) => alertBy(rule, step)).filter((alert) => alert !== undefined);
  const legal = oneOf(found, ['legal_event']);
  if (legal[0] !== undefined) return [carrying(legal[0], found)];
  const facts = [...oneOf(found, ['payment_incident']), ...oneOf(found, ['cash_signal'])];
  const fall = oneOf(found, CONSEQUENCES);
  return isDueTo(facts, step) ? withConsequence(facts, fall) : [...facts, ...fall];
};
