import type { ExpertTable } from './expert-table.ts';

export const linksTables: readonly ExpertTable[] = [
  {
    feature: 'failed_links_share',
    edges: [0.02, 0.05, 0.15, 0.3],
    points: [0.05, 0, -0.2, -0.5, -0.9],
    monotone: 'down',
    evidence: {
      kind: 'expert',
      source:
        'Tobback et al. 2017 (DSS 102): failed companies of the same directors; the smallest edge is the prior of the smoothed share; expert bins, capped',
    },
  },
];
