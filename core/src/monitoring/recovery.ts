import { addDays, dayOf } from '../calendar.ts';
import type { ReasonValue } from '../decision/decision.ts';
import { latestOf, signalsOf } from '../signal/answer.ts';
import { proceedingsState } from '../signal/proceedings.ts';
import type { CashSummary, IsoInstant } from '../signal/signal.ts';
import type { AlertCause, AlertFact, OpenAlert } from './alert.ts';
import { cashOf } from './conditions/cash-conditions.ts';
import { paymentsOf, unpaidOf } from './conditions/payment-conditions.ts';
import { rankOf } from './conditions/standing-conditions.ts';
import { endOf, openingsInForce } from './legal-standing.ts';
import type { DeteriorationCondition, MonitoringPolicy } from './monitoring-policy.ts';
import type { Observed } from './observed.ts';
import { silentSources } from './what-fell.ts';

type Watched = { readonly alert: OpenAlert; readonly after: Observed; readonly policy: MonitoringPolicy };

/** The fact is of its own day or later, and of a source that did answer: an absent or an old fact is no recovery. */
const isNews = (fact: { readonly asOf: string; readonly source: string }, { alert, after }: Watched): boolean =>
  fact.asOf >= (alert.raised.fact.asOf ?? '') && !silentSources(after).has(fact.source);

const isActiveAgain = (watched: Watched): boolean => {
  const status = latestOf(watched.after.signals, 'company.status');
  return endOf(watched.after.signals) === undefined && status?.value === 'active' && isNews(status, watched);
};

/** The same gazette was searched again on a later day, holds the judgment no more, and nothing in it is in doubt. */
const isWithdrawn = ({ alert, after }: Watched): boolean => {
  const { source } = alert.raised.fact;
  const silent = silentSources(after);
  const isSearchedAgain = signalsOf(after.signals, 'notices.searched').some(
    (searched) =>
      (source === undefined || searched.source === source) &&
      !silent.has(searched.source) &&
      searched.asOf > dayOf(alert.openedAt),
  );
  return isSearchedAgain && signalsOf(after.signals, 'notices.unread').length === 0;
};

/** A plan binds the company for years, and a closing without assets pays nobody: neither is the end of the alert. */
const areProceedingsOver = (watched: Watched): boolean => {
  const { alert, after } = watched;
  const { crossing, fact } = alert.raised;
  if (crossing === 'ceased') return isActiveAgain(watched);
  if (openingsInForce(after.signals).length > 0 || endOf(after.signals) !== undefined) return false;
  const state = proceedingsState(after.signals);
  const isAfterwards = (since: string): boolean => since >= (fact.asOf ?? '');
  if (state.state === 'closed' && isAfterwards(state.since)) return true;
  if (state.state === 'plan' && isAfterwards(state.since)) return false;
  return isWithdrawn(watched);
};

/** Half-way to what the rule asks for: a figure that plays around the rule's own opens and closes nothing. */
const isHalfMet = (cash: CashSummary, when: DeteriorationCondition): boolean => {
  if (when.is === 'balance_falls') return cash.balanceChange <= when.change / 2;
  if (when.is === 'overdrawn') return cash.overdraftDays >= when.days / 2;
  return when.is === 'debits_returned' && cash.rejectedDebits >= when.count / 2;
};

/** Of the whole account, not of the one figure that was told: an alert on cash speaks for all of them. */
const isCashSound = (watched: Watched): boolean => {
  const cash = cashOf(watched.after);
  if (cash === undefined || !isNews(cash, watched)) return false;
  return watched.policy.rules.every(({ when }) => !isHalfMet(cash.value, when));
};

const figureOf = (value: ReasonValue | undefined): number => {
  if (value?.type === 'money') return value.value.minor;
  return value?.type === 'number' || value?.type === 'ratio' ? value.value : 0;
};

/** The figure is back at least half of the way from what it became to what it was. */
const isHalfBack = (now: number, { value, was }: AlertFact): boolean => now <= (figureOf(value) + figureOf(was)) / 2;

const arePaymentsSound = (watched: Watched): boolean => {
  const { fact } = watched.alert.raised;
  const payments = paymentsOf(watched.after);
  if (payments === undefined || !isNews(payments, watched)) return false;
  if (fact.code === 'delay_rose') return isHalfBack(payments.value.averageDelayDays, fact);
  if (fact.code === 'late_share_rose') return isHalfBack(payments.value.late30Share, fact);
  const unpaid = unpaidOf(payments.value);
  const isComparable = fact.value?.type === 'money' && fact.value.value.currency === unpaid.currency;
  return unpaid.minor === 0 || (isComparable && isHalfBack(unpaid.minor, fact));
};

/** Figures say that things are better only while everybody answers, and the group that fell is still there. */
const isFullView = ({ alert, after }: Watched): boolean => {
  const { group } = alert.raised.fact;
  return silentSources(after).size === 0 && (group === undefined || after.decision.assessment.groups.includes(group));
};

const ruleOf = ({ alert, policy }: Watched): DeteriorationCondition | undefined =>
  policy.rules.find(({ id }) => id === alert.raised.ruleId)?.when;

/** Regained to within half of the rule's points; of a rule that is gone, half of what was lost. */
const isScoreBack = (watched: Watched): boolean => {
  const { from, to } = watched.alert.raised.delta.score;
  const rule = ruleOf(watched);
  const points = rule?.is === 'score_drops' ? rule.points : from - to;
  return watched.after.decision.assessment.score >= from - points / 2;
};

/** Back to within half of the rule's share. Less for want of a need is no proof of less, nor of more. */
const isLimitBack = (watched: Watched): boolean => {
  const { from, to } = watched.alert.raised.delta.limit;
  const { limit } = watched.after.decision;
  const rule = ruleOf(watched);
  const share = rule?.is === 'limit_falls' ? rule.share : 1 - to.minor / from.minor;
  return limit.currency === from.currency && limit.minor >= from.minor * (1 - share / 2);
};

const isGradeBack = ({ alert, after }: Watched): boolean =>
  rankOf(after.decision.assessment.grade) <= rankOf(alert.raised.delta.grade.from);

const IS_OVER: Readonly<Record<AlertCause, (watched: Watched) => boolean>> = {
  legal_event: areProceedingsOver,
  cash_signal: isCashSound,
  payment_incident: arePaymentsSound,
  band_crossing: (watched) => isFullView(watched) && isGradeBack(watched),
  score_drop: (watched) => isFullView(watched) && isScoreBack(watched),
  limit_cut: (watched) => isFullView(watched) && isLimitBack(watched),
};

/**
 * An alert that closed a short while before it opened again stays open for as long: the company swings. Judgments do
 * not swing, they have their dates.
 */
const isSwinging = ({ alert, after, policy }: Watched): boolean => {
  const { previousClosedAt, openedAt, raised } = alert;
  if (previousClosedAt === undefined || raised.cause === 'legal_event') return false;
  const isSoonAfter = (later: IsoInstant, earlier: IsoInstant): boolean => later < addDays(earlier, policy.steadyDays);
  return isSoonAfter(openedAt, previousClosedAt) && isSoonAfter(after.decision.decidedAt, openedAt);
};

/** True where what the alert told of is over, by facts that say so: a source that is silent recovers nothing. */
export const isRecovered = (alert: OpenAlert, after: Observed, policy: MonitoringPolicy): boolean => {
  const watched = { alert, after, policy };
  return !isSwinging(watched) && IS_OVER[alert.raised.cause](watched);
};
