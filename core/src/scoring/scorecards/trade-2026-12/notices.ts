import type { ExpertTable } from './expert-table.ts';

export const noticesTables: readonly ExpertTable[] = [
  {
    feature: 'open_proceedings',
    edges: [1, 2, 3, 4],
    points: [0, -0.6, -2.2, -3.2, -7],
    monotone: 'down',
    evidence: {
      kind: 'expert',
      source:
        'France Strategie 2018-04 and 2020: 75 % of safeguard plans and 40 % of receivership plans still run after five years, 63-86 % of receiverships end in liquidation; expert points',
    },
  },
  {
    feature: 'years_since_proceedings',
    edges: [1, 3, 5, 10],
    points: [-1.1, -0.7, -0.35, -0.1, 0.1],
    monotone: 'up',
    evidence: {
      kind: 'expert',
      source:
        'Altman 2014: 15-18 % of companies that leave collective proceedings file again, most in the first three years; expert bins',
    },
  },
  {
    feature: 'filing_delay_months',
    edges: [19, 25, 37],
    points: [0.1, -0.1, -0.3, -0.5],
    monotone: 'down',
    evidence: {
      kind: 'expert',
      source:
        'Altman, Sabato, Wilson 2010 (J. Credit Risk 6(2)): filing history adds to default prediction; evidence for habitual late filers is mixed; expert bins',
    },
  },
  {
    feature: 'months_since_sale',
    edges: [12, 36],
    points: [-0.4, -0.15, 0],
    monotone: 'up',
    evidence: { kind: 'expert', source: 'No study found: a company that sold its business has no income left; expert' },
  },
];
