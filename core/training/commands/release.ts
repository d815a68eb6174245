import { fileURLToPath } from 'node:url';
import type { Combined } from '../combine/combine.ts';
import type { CardFileState } from '../model-card/card-files.ts';

/** The steps after learning: the sub-scores put together, and the card of the whole. */
export type Release = {
  readonly combine: (onProgress: (step: string) => void) => Promise<Combined>;
  /** Where the shipped combiners stand. */
  readonly combinersFile: string;
  /** Writes the card and its pictures, or only looks whether they are as the reports say. */
  readonly modelCard: (how: 'write' | 'check') => Promise<readonly CardFileState[]>;
};

const COMBINERS = new URL('../../src/scoring/scorecards/trade-2026-12/combiners.json', import.meta.url);

/**
 * Loaded when asked for: both read the shipped scorecard, and while one of its files is being replaced the commands that
 * learn must still start.
 */
export const release: Release = {
  combinersFile: fileURLToPath(COMBINERS),
  combine: async (onProgress) => {
    const { combine } = await import('../combine/combine.ts');
    return combine(onProgress);
  },
  modelCard: async (how) => {
    const { readCardSources } = await import('../model-card/card-sources.ts');
    const { modelCard } = await import('../model-card/model-card.ts');
    const { checkCard, REPOSITORY, writeCard } = await import('../model-card/card-files.ts');
    const files = modelCard(await readCardSources());
    if (how === 'write') await writeCard(files, REPOSITORY);
    return checkCard(files, REPOSITORY);
  },
};
