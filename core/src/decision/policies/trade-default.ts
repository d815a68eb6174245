import type { Policy } from '../policy.ts';
import { baseRates } from './base-rates.ts';
import { tradeDefaultCases } from './trade-default-cases.ts';
import { tradeDefaultMonitoring } from './trade-default-monitoring.ts';
import { tradeDefaultRules } from './trade-default-rules.ts';

/** Whole euros as minor units. */
const euros = (value: number): number => value * 100;

/** The policy that a tenant starts with. Amounts are euros. */
export const tradeDefaultPolicy: Policy = {
  id: 'trade-default',
  version: '2026-12.2',
  publishedOn: '2026-11-22',
  currency: 'EUR',
  rates: {},
  baseRates,
  rules: tradeDefaultRules,
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
  monitoring: tradeDefaultMonitoring,
  cases: tradeDefaultCases,
};
