import type { Policy } from '../policy.ts';
import { baseRates } from './base-rates.ts';
import { tradeDefaultCases } from './trade-default-cases.ts';

/** Whole euros as minor units. */
const euros = (value: number): number => value * 100;

/**
 * Accept while the margin pays for the risk: PD < m / (m + LGD), less a reserve. With a 5 % margin, 40 % loss given
 * default (senior unsecured corporates, CRR 3 foundation approach) and 40 % kept in reserve: 6.7 %.
 */
const ACCEPT_BELOW = 0.067;
/** Up to here a guarantee makes the business worth doing; expert. */
const GUARANTEE_BELOW = 0.15;

/** The policy that a tenant starts with. Amounts are euros. */
export const tradeDefaultPolicy: Policy = {
  id: 'trade-default',
  version: '2026-12',
  publishedOn: '2026-11-22',
  currency: 'EUR',
  rates: {},
  baseRates,
  rules: [
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
    { id: 'plan', stage: 'hard', when: { is: 'plan_running' }, outcome: 'request_guarantee', reason: 'PLAN_RUNNING' },
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
  ],
  limit: {
    netWorthShare: { A: 0.2, B: 0.15, C: 0.1, D: 0.07, E: 0.04, F: 0.02, G: 0 },
    cashShare: 0.5,
    expectedLossBudgetMinor: euros(600),
    lossGivenDefault: 0.4,
    capMinor: {
      A: euros(250_000),
      B: euros(150_000),
      C: euros(75_000),
      D: euros(30_000),
      E: euros(10_000),
      F: euros(3_000),
      G: 0,
    },
    withoutAccountsMinor: {
      A: euros(15_000),
      B: euros(10_000),
      C: euros(6_000),
      D: euros(4_000),
      E: euros(2_000),
      F: euros(500),
      G: 0,
    },
    withoutCashMinor: {
      A: euros(100_000),
      B: euros(60_000),
      C: euros(30_000),
      D: euros(12_000),
      E: euros(4_000),
      F: euros(1_000),
      G: 0,
    },
    securedMultiple: 3,
    stepMinor: euros(100),
  },
  paymentTermsDays: { usual: 30, maximum: { A: 60, B: 60, C: 45, D: 30, E: 15, F: 0, G: 0 } },
  validDays: { A: 90, B: 90, C: 60, D: 30, E: 14, F: 14, G: 14 },
  cases: tradeDefaultCases,
};
