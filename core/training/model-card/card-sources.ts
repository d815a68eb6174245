import { readFile } from 'node:fs/promises';
import type { Scorecard } from '../../src/scoring/scorecard.ts';
import { tradeScorecard } from '../../src/scoring/scorecards/trade-2026-12.ts';
import type { Combined } from '../combine/combine.ts';
import { readScorecard } from '../read-scorecard.ts';
import type { ScorecardFile } from '../scorecard-file.ts';
import { readFigures, readPatterns, type Figure, type PatternFigure } from './figure-runs.ts';

/** All that the card is made of. */
export type CardSources = {
  readonly scorecard: Scorecard;
  readonly accounts: ScorecardFile;
  readonly profile: ScorecardFile;
  readonly combined: Combined;
  readonly figures: readonly Figure[];
  readonly patterns: readonly PatternFigure[];
};

const COMBINERS = new URL('../../src/scoring/scorecards/trade-2026-12/combiners.json', import.meta.url);
const FIGURES = new URL('../figures/', import.meta.url);

/** The shipped scorecard with the reports of its training, and the figures that were measured. */
export const readCardSources = async (): Promise<CardSources> => ({
  scorecard: tradeScorecard,
  accounts: await readScorecard('accounts'),
  profile: await readScorecard('profile'),
  combined: JSON.parse(await readFile(COMBINERS, 'utf8')) as Combined,
  figures: await readFigures(FIGURES),
  patterns: await readPatterns(FIGURES),
});
