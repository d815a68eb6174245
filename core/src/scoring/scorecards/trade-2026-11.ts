import type { Evidence, Scorecard, StepTable } from '../scorecard.ts';
import { expertCombiners } from './combiners.ts';

const expert = (source: string): Evidence => ({ kind: 'expert', source });

const INSEE = expert(
  'INSEE firm survival: failure is most frequent in the first five years and in the smallest firms; rounded',
);
const SECTOR = expert('Failure rates by division, Banque de France and Altares yearly statistics; order of magnitude');
const ALTMAN = expert(
  "Altman Z'' and the single-ratio studies behind it (equity, profitability, liquidity, leverage); expert bins",
);
const FIBEN = expert(
  'Signaux Faibles 2021-2024: financial ratios, debts unpaid and payment delays lead insolvency; expert bins',
);
const BANK = expert('SEPA reason codes AM04, AC04, AC06 and falling balances precede default; expert bins');
const NOTICES = expert(
  'A company that went through collective proceedings fails again more often, fading over ten years; expert',
);
const LINKS = expert(
  'Tobback et al. 2017 (DSS 102:69-81): failed companies of the same directors; expert bins, capped',
);

type Bins = Pick<StepTable, 'edges' | 'points' | 'missing' | 'monotone'>;

const table = (feature: StepTable['feature'], bins: Bins, evidence: Evidence): StepTable => ({
  feature,
  ...bins,
  evidence,
});

/** The penalty of a group that is missing equals the sum of its tables' missing bins, so half an answer earns half. */
const MISSING = { registry: -0.4, notices: -0.3, accounts: -0.35, cash: -0.15, payments: -0.15, links: 0 };

/** Share of the full model's Gini that each group is worth; expert, after the source-removal figures of credit bureaus. */
const WORTH = { registry: 0.28, notices: 0.22, accounts: 0.24, cash: 0.13, payments: 0.12, links: 0.01 };

/** The first scorecard for trade credit: every weight is an expert's, with the evidence named. Data only. */
export const tradeScorecard: Scorecard = {
  id: 'trade',
  version: '2026-11',
  publishedOn: '2026-11-21',
  baseRate: 0.02,
  subScores: [
    {
      group: 'registry',
      tables: [
        table(
          'ceased',
          { edges: [1], points: [0, -7], missing: -0.05, monotone: 'down' },
          expert('A ceased company cannot pay'),
        ),
        table(
          'age_years',
          {
            edges: [1, 2, 3, 5, 10, 20],
            points: [-0.9, -0.6, -0.35, -0.1, 0.15, 0.35, 0.5],
            missing: -0.2,
            monotone: 'up',
          },
          INSEE,
        ),
        table(
          'staff',
          {
            edges: [1, 3, 10, 20, 50, 250],
            points: [-0.4, -0.2, 0, 0.1, 0.2, 0.3, 0.4],
            missing: -0.1,
            monotone: 'up',
          },
          INSEE,
        ),
        table(
          'sector_risk',
          {
            edges: [0.6, 0.9, 1.1, 1.4, 1.8],
            points: [0.3, 0.15, 0, -0.15, -0.35, -0.55],
            missing: -0.05,
            monotone: 'down',
          },
          SECTOR,
        ),
        table(
          'months_since_change',
          { edges: [6, 12], points: [-0.35, -0.15, 0], missing: 0, monotone: 'up' },
          expert('A recent change of seat, activity or director is a known fraud signal'),
        ),
      ],
    },
    {
      group: 'notices',
      tables: [
        table(
          'open_proceedings',
          { edges: [1, 2, 3, 4], points: [0, -0.6, -1.2, -2.4, -7], missing: -0.1, monotone: 'down' },
          NOTICES,
        ),
        table(
          'years_since_proceedings',
          { edges: [1, 3, 5, 10], points: [-1.1, -0.7, -0.35, -0.1, 0.1], missing: -0.1, monotone: 'up' },
          NOTICES,
        ),
        table(
          'filing_delay_months',
          { edges: [19, 25, 37], points: [0.1, -0.1, -0.3, -0.5], missing: -0.05, monotone: 'down' },
          FIBEN,
        ),
        table(
          'months_since_sale',
          { edges: [12, 36], points: [-0.4, -0.15, 0], missing: -0.05, monotone: 'up' },
          expert('A business that was sold leaves a company without income'),
        ),
      ],
    },
    {
      group: 'accounts',
      tables: [
        table(
          'equity_ratio',
          {
            edges: [0, 0.05, 0.15, 0.25, 0.35, 0.5],
            points: [-1.3, -0.7, -0.35, 0, 0.25, 0.45, 0.6],
            missing: -0.15,
            monotone: 'up',
          },
          ALTMAN,
        ),
        table(
          'net_margin',
          {
            edges: [-0.1, -0.02, 0, 0.02, 0.05, 0.1],
            points: [-0.8, -0.5, -0.25, 0, 0.15, 0.3, 0.35],
            missing: -0.08,
            monotone: 'up',
          },
          ALTMAN,
        ),
        table(
          'current_ratio',
          {
            edges: [0.7, 0.9, 1.1, 1.5, 2],
            points: [-0.6, -0.35, -0.1, 0.05, 0.2, 0.3],
            missing: -0.06,
            monotone: 'up',
          },
          ALTMAN,
        ),
        table(
          'liabilities_ratio',
          { edges: [0.4, 0.6, 0.75, 0.9], points: [0.25, 0.1, 0, -0.25, -0.5], missing: -0.04, monotone: 'down' },
          ALTMAN,
        ),
        table(
          'interest_cover',
          { edges: [0, 1, 2, 4, 8], points: [-0.5, -0.3, -0.1, 0, 0.15, 0.25], missing: -0.02, monotone: 'up' },
          ALTMAN,
        ),
      ],
    },
    {
      group: 'cash',
      tables: [
        table(
          'balance_change',
          {
            edges: [-0.6, -0.4, -0.2, -0.05, 0.1, 0.3],
            points: [-1, -0.6, -0.25, 0, 0.05, 0.15, 0.25],
            missing: -0.05,
            monotone: 'up',
          },
          BANK,
        ),
        table(
          'cash_buffer_days',
          { edges: [5, 10, 20, 40, 80], points: [-0.7, -0.4, -0.15, 0.05, 0.2, 0.3], missing: -0.05, monotone: 'up' },
          BANK,
        ),
        table(
          'overdraft_share',
          { edges: [0.01, 0.05, 0.15, 0.3], points: [0.15, 0, -0.2, -0.5, -0.8], missing: -0.03, monotone: 'down' },
          BANK,
        ),
        table(
          'rejected_debits',
          { edges: [1, 2, 4], points: [0.1, -0.4, -0.8, -1.2], missing: -0.02, monotone: 'down' },
          BANK,
        ),
      ],
    },
    {
      group: 'payments',
      tables: [
        table(
          'payment_delay_days',
          { edges: [2, 8, 15, 30, 60], points: [0.35, 0.15, 0, -0.3, -0.7, -1.1], missing: -0.07, monotone: 'down' },
          FIBEN,
        ),
        table(
          'late_share',
          { edges: [0.02, 0.1, 0.25, 0.5], points: [0.2, 0.05, -0.1, -0.4, -0.7], missing: -0.05, monotone: 'down' },
          FIBEN,
        ),
        table(
          'unpaid_amount',
          { edges: [1, 1000, 10_000], points: [0.05, -0.3, -0.6, -0.9], missing: -0.03, monotone: 'down' },
          FIBEN,
        ),
      ],
    },
    {
      group: 'links',
      tables: [
        table(
          'failed_links_share',
          { edges: [0.05, 0.15, 0.3], points: [0.05, -0.2, -0.5, -0.9], missing: 0, monotone: 'down' },
          LINKS,
        ),
      ],
    },
  ],
  // Odds of 49:1 (2 %) for a company that is average in everything: near the yearly failure rate of French companies.
  combiners: expertCombiners(3.9, MISSING, WORTH),
  calibration: { slope: 1, intercept: 0 },
  // 0.05 % is the floor for corporates under Basel 3.1 / CRR 3.
  probability: { floor: 0.0005, ceiling: 0.9999 },
  grades: [
    { grade: 'A', minimumScore: 780 },
    { grade: 'B', minimumScore: 700 },
    { grade: 'C', minimumScore: 620 },
    { grade: 'D', minimumScore: 540 },
    { grade: 'E', minimumScore: 460 },
    { grade: 'F', minimumScore: 340 },
    { grade: 'G', minimumScore: 0 },
  ],
  intervalErrors: 1.2816,
};
