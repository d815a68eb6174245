import type { MonitoringPolicy } from '../../monitoring/monitoring-policy.ts';

/**
 * How the default policy watches companies. Critical alerts are tasks at once, the others a line in the task of the day:
 * who is called away for everything stops looking.
 */
export const tradeDefaultMonitoring: MonitoringPolicy = {
  rules: [
    // In these proceedings a supplier's claim is frozen and has to be filed within weeks, so every day counts.
    {
      id: 'liquidation-opened',
      when: { is: 'proceedings_opened', proceedings: ['liquidation'] },
      severity: 'critical',
      delivery: 'at_once',
    },
    {
      id: 'receivership-opened',
      when: { is: 'proceedings_opened', proceedings: ['receivership'] },
      severity: 'critical',
      delivery: 'at_once',
    },
    {
      id: 'safeguard-opened',
      when: { is: 'proceedings_opened', proceedings: ['safeguard'] },
      severity: 'critical',
      delivery: 'at_once',
    },
    // An agreement with the main creditors: no claim is filed, and most of these companies go on. It is seldom public.
    {
      id: 'conciliation-opened',
      when: { is: 'proceedings_opened', proceedings: ['conciliation'] },
      severity: 'high',
      delivery: 'daily_digest',
    },
    { id: 'company-ended', when: { is: 'company_ends' }, severity: 'critical', delivery: 'at_once' },

    // Invoices that are newly unpaid are money already at risk; slower payment is a warning of it.
    { id: 'invoices-unpaid', when: { is: 'invoices_unpaid' }, severity: 'critical', delivery: 'at_once' },
    {
      id: 'late-share-up-25',
      when: { is: 'late_share_rises', by: 0.25 },
      severity: 'high',
      delivery: 'daily_digest',
    },
    { id: 'delay-up-15-days', when: { is: 'delay_rises', days: 15 }, severity: 'high', delivery: 'daily_digest' },

    // One or two returned debits are a mistake of the bank or of the month; three in a quarter are want of funds.
    { id: 'debits-returned-3', when: { is: 'debits_returned', count: 3 }, severity: 'critical', delivery: 'at_once' },
    { id: 'balance-down-60', when: { is: 'balance_falls', change: -0.6 }, severity: 'critical', delivery: 'at_once' },
    // Many sound companies use their overdraft for some days of a month, half a month is a way of living.
    { id: 'overdrawn-15-days', when: { is: 'overdrawn', days: 15 }, severity: 'high', delivery: 'daily_digest' },

    // E is the first grade whose payment terms are shorter than usual, and a limit of D is at most two fifths of one of C.
    { id: 'grade-e', when: { is: 'grade_enters', grade: 'E' }, severity: 'critical', delivery: 'at_once' },
    { id: 'grade-d', when: { is: 'grade_enters', grade: 'D' }, severity: 'high', delivery: 'daily_digest' },
    { id: 'grade-c', when: { is: 'grade_enters', grade: 'C' }, severity: 'medium', delivery: 'daily_digest' },

    // 150 points are odds of default 5.7 times as high (60 double them). It is not critical by itself: a fall that ends
    // where it hurts enters a grade above, and one from 950 to 800 leaves a very solid company.
    { id: 'score-down-150', when: { is: 'score_drops', points: 150 }, severity: 'high', delivery: 'daily_digest' },

    // At once would be too much here: where the cause is a fact, that fact has its alert and this one is folded into it.
    { id: 'limit-half', when: { is: 'limit_falls', share: 0.5 }, severity: 'high', delivery: 'daily_digest' },
  ],
  // Each decision is made again when it expires. Usual practice (low risk yearly, medium quarterly, high monthly) is slower:
  // it counts on people, who cannot look more often.
  reviewDays: { A: 90, B: 90, C: 60, D: 30, E: 14, F: 14, G: 14 },
  dueDays: { critical: 1, high: 3, medium: 7 },
  steadyDays: 7,
  // Lending less than is in force can wait for nobody, lending more than a person allowed can.
  automaticLimit: { decrease: 'at_once', increase: 'never', maximumShare: 0.2, restDays: 30 },
};
