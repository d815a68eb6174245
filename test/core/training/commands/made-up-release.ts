import type { Combined } from '../../../../core/training/combine/combine.ts';
import type { Release } from '../../../../core/training/commands/release.ts';
import type { CardFileState } from '../../../../core/training/model-card/card-files.ts';

const COMBINED: Combined = {
  baseRate: 0.02,
  missing: { ceased: -0.5 },
  combiners: [{ groups: [], intercept: 3.9, weights: {}, missing: {}, discrimination: 0, spread: 1.5 }],
  report: {
    companies: 1000,
    seed: 7,
    correlation: 0.1,
    worth: { registry: 0.1 },
    ratios: [{ correlation: 0.1, lowest: 0.875, highest: 1.125 }],
  },
};

type MadeUp = { readonly combinersFile?: string; readonly state?: CardFileState['state'] };

/** Answers as a release does, without learning or writing anything. */
export const madeUpRelease = ({ combinersFile = '/nowhere', state = 'current' }: MadeUp = {}): Release => ({
  combinersFile,
  combine: async (onProgress) => {
    onProgress('drawing the groups');
    return COMBINED;
  },
  modelCard: async (how) => [{ path: 'MODEL_CARD.md', state: how === 'write' ? 'current' : state }],
});
