import type { PolicyRule } from '../policy.ts';

/** Whole euros as minor units. */
const euros = (value: number): number => value * 100;

/**
 * Accept while the margin pays for the risk: PD < m / (m + LGD), less a reserve. With a 5 % margin, 40 % loss given
 * default (senior unsecured corporates, CRR 3 foundation approach) and 40 % kept in reserve: 6.7 %.
 */
const ACCEPT_BELOW = 0.067;
/** Up to here a guarantee makes the business worth doing; expert. */
const GUARANTEE_BELOW = 0.15;
/** Proceedings closed less than this ago are too near for a decision without a person; expert. */
const CLOSED_YEARS = 2;
/** Paid this many days after the due date on average, an invoice is a loan: not without a guarantee; expert. */
const LATE_DAYS = 45;
/** Where more than this share of the companies around it failed, a person looks at who runs it; expert. */
const FAILED_LINKS_SHARE = 0.5;
/**
 * Divisions of NACE whose balance sheets or ways to fail are not those of trading companies: finance (64), insurance (65),
 * their auxiliaries (66) and public administration (84).
 */
const NOT_COVERED: readonly number[] = [64, 65, 66, 84];

/** What the default policy tightens, and why. */
export const tradeDefaultRules: readonly PolicyRule[] = [
  {
    // Before the wider rule, so that a notice is not said to be what the register lists.
    id: 'struck-off',
    stage: 'hard',
    when: { is: 'company_struck_off' },
    outcome: 'refuse',
    reason: 'COMPANY_STRUCK_OFF',
    limitCapMinor: 0,
  },
  {
    id: 'ceased',
    stage: 'hard',
    when: { is: 'company_ceased' },
    outcome: 'refuse',
    reason: 'COMPANY_CEASED',
    limitCapMinor: 0,
  },
  {
    id: 'liquidation',
    stage: 'hard',
    when: { is: 'proceedings_open', proceedings: 'liquidation' },
    outcome: 'refuse',
    reason: 'LIQUIDATION_OPEN',
    limitCapMinor: 0,
  },
  {
    id: 'closed-unpaid',
    stage: 'hard',
    when: { is: 'closed_unpaid' },
    outcome: 'refuse',
    reason: 'PROCEEDINGS_PAST',
    limitCapMinor: 0,
  },
  {
    id: 'receivership',
    stage: 'hard',
    when: { is: 'proceedings_open', proceedings: 'receivership' },
    outcome: 'refer',
    reason: 'RECEIVERSHIP_OPEN',
    limitCapMinor: 0,
  },
  {
    // Before the milder rule, and as tight as the closing alone, or a relapse would be decided more freely.
    id: 'safeguard-again',
    stage: 'hard',
    when: { is: 'proceedings_again', now: 'safeguard', years: CLOSED_YEARS },
    outcome: 'refer',
    reason: 'SAFEGUARD_OPEN',
    limitCapMinor: 0,
  },
  {
    id: 'safeguard',
    stage: 'hard',
    when: { is: 'proceedings_open', proceedings: 'safeguard' },
    outcome: 'request_guarantee',
    reason: 'SAFEGUARD_OPEN',
    limitCapMinor: 0,
  },
  {
    id: 'conciliation',
    stage: 'hard',
    when: { is: 'proceedings_open', proceedings: 'conciliation' },
    outcome: 'refer',
    reason: 'CONCILIATION_OPEN',
  },
  {
    id: 'plan-again',
    stage: 'hard',
    when: { is: 'proceedings_again', now: 'plan', years: CLOSED_YEARS },
    outcome: 'refer',
    reason: 'PLAN_RUNNING',
  },
  { id: 'plan', stage: 'hard', when: { is: 'plan_running' }, outcome: 'request_guarantee', reason: 'PLAN_RUNNING' },
  {
    // No hard rule: those keep the model from refusing, and a closing is no reason to refuse less.
    id: 'proceedings-past',
    stage: 'data',
    when: { is: 'proceedings_closed_within', years: CLOSED_YEARS },
    outcome: 'refer',
    reason: 'PROCEEDINGS_PAST',
  },
  {
    id: 'notice-unread',
    stage: 'data',
    when: { is: 'notice_unread' },
    outcome: 'refer',
    reason: 'NOTICE_UNREAD',
    limitCapMinor: 0,
  },
  {
    id: 'no-registry',
    stage: 'data',
    when: { is: 'group_missing', group: 'registry' },
    outcome: 'refer',
    reason: 'REGISTRY_MISSING',
    limitCapMinor: 0,
  },
  {
    id: 'no-notices',
    stage: 'data',
    when: { is: 'group_missing', group: 'notices' },
    outcome: 'refer',
    reason: 'NOTICES_MISSING',
    limitCapMinor: 0,
  },
  {
    id: 'accounts-implausible',
    stage: 'data',
    when: { is: 'statement_implausible' },
    outcome: 'refer',
    reason: 'ACCOUNTS_IMPLAUSIBLE',
    limitCapMinor: euros(1_000),
  },
  {
    id: 'little-data',
    stage: 'data',
    when: { is: 'confidence_below', value: 0.4 },
    outcome: 'refer',
    reason: 'TOO_LITTLE_DATA',
    limitCapMinor: euros(1_000),
  },
  {
    id: 'young',
    stage: 'data',
    when: { is: 'young_without_figures', ageYears: 1 },
    outcome: 'refer',
    reason: 'TOO_LITTLE_DATA',
    limitCapMinor: euros(1_000),
  },
  {
    id: 'unsure-company',
    stage: 'data',
    when: { is: 'match_below', value: 0.9 },
    outcome: 'refer',
    reason: 'COMPANY_UNSURE',
  },
  {
    id: 'sector-not-covered',
    stage: 'data',
    when: { is: 'sector_in', divisions: NOT_COVERED },
    outcome: 'refer',
    reason: 'SECTOR_NOT_COVERED',
  },
  {
    id: 'failed-links',
    stage: 'data',
    when: { is: 'figure_above', feature: 'failed_links_share', value: FAILED_LINKS_SHARE },
    outcome: 'refer',
    reason: 'LINKS_FAILED',
  },
  {
    id: 'pays-late',
    stage: 'data',
    when: { is: 'figure_above', feature: 'payment_delay_days', value: LATE_DAYS },
    outcome: 'request_guarantee',
    reason: 'PAYS_LATE',
  },
  {
    id: 'natural-person',
    stage: 'data',
    when: { is: 'natural_person' },
    outcome: 'refer',
    reason: 'NATURAL_PERSON_REVIEW',
  },
  {
    // Wherever the true risk lies in the interval, a guarantee is enough.
    id: 'unsure-guarantee',
    stage: 'model',
    when: { is: 'interval_crosses', value: ACCEPT_BELOW },
    outcome: 'request_guarantee',
    reason: 'RISK_NEEDS_GUARANTEE',
  },
  {
    // Whether even a guarantee is enough is not known. Sent to a person here and not at the lower cut-off, or a
    // somewhat higher risk would turn "a person decides" into "a guarantee is enough".
    id: 'wide-interval',
    stage: 'model',
    when: { is: 'interval_crosses', value: GUARANTEE_BELOW },
    outcome: 'refer',
    reason: 'INTERVAL_WIDE',
  },
  {
    id: 'risk-guarantee',
    stage: 'model',
    when: { is: 'probability_above', value: ACCEPT_BELOW },
    outcome: 'request_guarantee',
    reason: 'RISK_NEEDS_GUARANTEE',
  },
  {
    id: 'risk-refuse',
    stage: 'model',
    when: { is: 'probability_above', value: GUARANTEE_BELOW },
    outcome: 'refuse',
    reason: 'RISK_TOO_HIGH',
    naturalPersonOutcome: 'refer',
    limitCapMinor: 0,
  },
];
