import type { ExpertTable } from './expert-table.ts';

export const paymentsTables: readonly ExpertTable[] = [
  {
    feature: 'payment_delay_days',
    edges: [2, 8, 15, 30, 60],
    points: [0.35, 0.15, 0, -0.3, -0.7, -1.1],
    monotone: 'down',
    evidence: {
      kind: 'expert',
      source:
        'Altares: companies more than 30 days late fail six times as often; Wilson, Summers, Hope 2000; expert bins',
    },
  },
  {
    feature: 'late_share',
    edges: [0.02, 0.1, 0.25, 0.5],
    points: [0.2, 0.05, -0.1, -0.4, -0.7],
    monotone: 'down',
    evidence: {
      kind: 'expert',
      source:
        "Ciampi 2018 (IJBM 13); the same lateness as the average delay, so both tables together keep to Altares' factor of six; expert bins",
    },
  },
  {
    feature: 'unpaid_amount',
    edges: [1, 1000, 10_000],
    points: [0.05, -0.3, -0.6, -0.9],
    monotone: 'down',
    evidence: {
      kind: 'expert',
      source:
        'Lukason, Andresson 2019 (JRFM 12): arrears foretell bankruptcy better than ratios near the event; expert bins',
    },
  },
];
