import { readScorecard } from '../read-scorecard.ts';
import { cashTables } from '../../src/scoring/scorecards/trade-2026-12/cash.ts';
import type { ExpertTable } from '../../src/scoring/scorecards/trade-2026-12/expert-table.ts';
import { linksTables } from '../../src/scoring/scorecards/trade-2026-12/links.ts';
import { noticesTables } from '../../src/scoring/scorecards/trade-2026-12/notices.ts';
import { paymentsTables } from '../../src/scoring/scorecards/trade-2026-12/payments.ts';
import { registryTables } from '../../src/scoring/scorecards/trade-2026-12/registry.ts';
import type { Combiner, StepTable } from '../../src/scoring/scorecard.ts';
import { fitCombiners, patternRatio, type Levels } from './fit-combiners.ts';
import { groupEvidence, type GroupTables } from './group-evidence.ts';
import { jointSample } from './joint-sample.ts';
import { BETWEEN, WEIGHTS } from './population.ts';

/** The share of companies that fail within 12 months for which the scorecard's own intercepts hold. */
export const BASE_RATE = 0.02;
const COMPANIES = 150_000;
const SEED = 7;
/** Correlations between groups that the probabilities are checked at, besides the one that was fitted. */
const OTHER_CORRELATIONS = [0, 0.2];

export type Combined = {
  readonly baseRate: number;
  /** What an unknown figure gives back, by feature. */
  readonly missing: Readonly<Record<string, number>>;
  readonly combiners: readonly Combiner[];
  readonly report: {
    readonly companies: number;
    readonly seed: number;
    readonly correlation: number;
    readonly worth: Readonly<Record<string, number>>;
    /** Mean probability against the observed share on fresh companies, by correlation, for every pattern of groups. */
    readonly ratios: readonly { readonly correlation: number; readonly lowest: number; readonly highest: number }[];
  };
};

const bare = (table: ExpertTable): StepTable => ({ ...table, missing: 0 });

const groupTables = async (): Promise<readonly GroupTables[]> => [
  { group: 'registry', tables: registryTables.map(bare), learned: await readScorecard('profile') },
  { group: 'notices', tables: noticesTables.map(bare) },
  { group: 'accounts', tables: [], learned: await readScorecard('accounts') },
  { group: 'cash', tables: cashTables.map(bare) },
  { group: 'payments', tables: paymentsTables.map(bare) },
  { group: 'links', tables: linksTables.map(bare) },
];

/** Nobody knows of a change where there was none, so silence is the good news itself. */
const SILENCE_IS_GOOD: ReadonlySet<string> = new Set(['months_since_change']);

/** A hard fact reaches far, but that it is unknown is worth no more than another unknown figure. */
const MOST_REACH = 1.5;

const reachOf = ({ feature, points }: { readonly feature: string; readonly points: readonly number[] }): number =>
  SILENCE_IS_GOOD.has(feature) ? 0 : Math.min(MOST_REACH, Math.max(...points) - Math.min(...points));

/**
 * What a group adds to its average company, given back by its unknown figures in proportion to their reach: all figures
 * unknown are as good as no group. Points are taken before the group's weight.
 */
const missingOf = ({ group, tables, learned }: GroupTables, levels: Levels): Readonly<Record<string, number>> => {
  const all = [...tables, ...(learned?.tables ?? [])];
  const level = Math.max(0, levels[group] ?? 0) / WEIGHTS[group];
  const whole = all.reduce((sum, table) => sum + reachOf(table), 0);
  return Object.fromEntries(
    all.map((table) => [table.feature, -Math.round(((level * reachOf(table)) / whole) * 1e9) / 1e9 + 0]),
  );
};

/** Puts the sub-scores together: joint population, one row per pattern of groups, and a check on fresh companies. */
export const combine = async (onProgress: (step: string) => void): Promise<Combined> => {
  const tables = await groupTables();
  onProgress('drawing the groups');
  const groups = tables.map((group, at) => groupEvidence(group, BASE_RATE, SEED + at));
  const terms = { groups, baseRate: BASE_RATE };
  const sampleAt = (correlation: number, seed: number) =>
    jointSample(groups, { companies: COMPANIES, baseRate: BASE_RATE, correlation, seed });
  onProgress('fitting one combiner for each pattern');
  const { combiners, levels } = fitCombiners(sampleAt(BETWEEN, SEED), terms);
  const ratios = [BETWEEN, ...OTHER_CORRELATIONS].map((correlation, at) => {
    onProgress(`checking at a correlation of ${correlation}`);
    const fresh = sampleAt(correlation, SEED + 1 + at);
    const found = combiners.map((combiner) => patternRatio(combiner, terms, fresh));
    return { correlation, lowest: Math.min(...found), highest: Math.max(...found) };
  });
  return {
    baseRate: BASE_RATE,
    missing: Object.assign({}, ...tables.map((group) => missingOf(group, levels))) as Record<string, number>,
    combiners,
    report: {
      companies: COMPANIES,
      seed: SEED,
      correlation: BETWEEN,
      worth: Object.fromEntries(groups.map(({ group, worth }) => [group, worth])),
      ratios,
    },
  };
};
