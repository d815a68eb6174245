import type { ExpertTable } from './expert-table.ts';

export const cashTables: readonly ExpertTable[] = [
  {
    feature: 'balance_change',
    edges: [-0.6, -0.4, -0.2, -0.05, 0.1, 0.3],
    points: [-1, -0.6, -0.25, 0, 0.05, 0.15, 0.25],
    monotone: 'up',
    evidence: {
      kind: 'expert',
      source: 'Norden, Weber 2010 (RFS 23): account activity is abnormal about 12 months before default; expert bins',
    },
  },
  {
    feature: 'cash_buffer_days',
    edges: [5, 10, 20, 40, 80],
    points: [-0.7, -0.4, -0.15, 0.05, 0.2, 0.3],
    monotone: 'up',
    evidence: {
      kind: 'expert',
      source: 'JPMorgan Chase Institute 2016, 2020: cash buffers predict survival, median 15-27 days; expert bins',
    },
  },
  {
    feature: 'overdraft_share',
    edges: [0.01, 0.05, 0.15, 0.3],
    points: [0.15, 0, -0.2, -0.5, -0.8],
    monotone: 'down',
    evidence: {
      kind: 'expert',
      source:
        'Norden, Weber 2010: limit violations precede default; Jimenez, Lopez, Saurina 2009 (RFS 22); expert bins',
    },
  },
  {
    feature: 'rejected_debits',
    edges: [1, 2, 4],
    points: [0.1, -0.4, -0.8, -1.2],
    monotone: 'down',
    evidence: {
      kind: 'expert',
      source:
        'Banque de France CIPE 2004: 5.6 % of industrial companies a year have an incident; Fougere et al. 2013; SEPA codes AM04, AC04, AC06; expert bins',
    },
  },
];
