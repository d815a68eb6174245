import type { ExpertTable } from './expert-table.ts';

export const registryTables: readonly ExpertTable[] = [
  {
    feature: 'ceased',
    edges: [1],
    points: [0, -7],
    monotone: 'down',
    evidence: { kind: 'expert', source: 'A ceased company cannot pay' },
  },
  {
    feature: 'age_years',
    edges: [1, 2, 3, 5, 10, 20],
    points: [-0.9, -0.6, -0.35, -0.1, 0.15, 0.35, 0.5],
    monotone: 'up',
    evidence: {
      kind: 'expert',
      source:
        'FIBEN (Banque de France): 1.59 % of companies under 5 years fail in a year, 0.93 % over 5, 0.67 % over 25; INSEE survival of cohorts 2014 and 2018; expert bins',
    },
  },
  {
    feature: 'months_since_change',
    edges: [6, 12],
    points: [-0.35, -0.15, 0],
    monotone: 'up',
    evidence: {
      kind: 'expert',
      source: 'A recent change of seat, activity or director is a known fraud signal; expert',
    },
  },
];
