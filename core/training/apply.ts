import { sigmoid } from './logistic.ts';
import { scoreOf } from '../src/scoring/probability-of-default.ts';
import { priorShift } from './calibrate.ts';
import { readTable } from './csv/read-table.ts';
import type { Table } from './csv/table.ts';
import { withDerived } from './derived-column.ts';
import { figuresOf } from './figures.ts';
import { learnedNames } from './learned-names.ts';
import { presetColumns } from './lesson-of.ts';
import type { Applied, ApplyOptions } from './options.ts';
import { PRESET_PLANS } from './presets/preset-plan.ts';
import { readScorecard } from './read-scorecard.ts';
import type { ScorecardFile } from './scorecard-file.ts';
import { tableLogOdds } from './table-log-odds.ts';

type NamedColumns = { readonly names: readonly string[]; readonly columns: readonly Float64Array[] };

/** The features that the scorecard reads, from the columns of a file. */
const featureColumns = (scorecard: ScorecardFile, table: Table): NamedColumns => {
  if (scorecard.preset !== undefined) {
    const preset = PRESET_PLANS[scorecard.preset];
    return { names: preset.features.map(({ name }) => name), columns: presetColumns(preset, table) };
  }
  return {
    names: learnedNames(scorecard, table.names),
    columns: withDerived(table.columns, scorecard.derived),
  };
};

const probabilitiesOf = (scorecard: ScorecardFile, table: Table, baseRate: number | undefined): Float64Array => {
  const shift = baseRate === undefined ? 0 : priorShift(scorecard.outcomeRate, baseRate);
  const { names, columns } = featureColumns(scorecard, table);
  const byName = new Map(names.map((name, at) => [name, columns[at]!]));
  return Float64Array.from({ length: table.rows }, (_, row) => {
    const logOdds = tableLogOdds(scorecard, (feature) => byName.get(feature)?.[row] ?? Number.NaN);
    return sigmoid(shift - logOdds);
  });
};

/**
 * Scores a file with the shipped accounts or profile sub-score, or with a scorecard that `fit` wrote. Probabilities are
 * at the rate of the file that the scorecard was learned on, so that they can be held against files of the same kind,
 * or at the base rate that was asked for.
 */
export const apply = async (options: ApplyOptions): Promise<Applied> => {
  const scorecard = await readScorecard(options.scorecard);
  const like = { names: scorecard.columns, categories: scorecard.categories };
  const table = await readTable(options.data, { ...options, like });
  const probabilities = probabilitiesOf(scorecard, table, options.baseRate);
  options.onProgress({ step: 'scoring', done: 1, total: 1 });
  const isMeasured = options.target !== undefined;
  return {
    scorecard: { id: scorecard.id, version: scorecard.version },
    scores: Array.from(probabilities, (probabilityOfDefault, row) => ({
      row: table.lines[row]!,
      probabilityOfDefault,
      score: scoreOf(Math.min(0.9999, Math.max(0.0005, probabilityOfDefault))),
      target: isMeasured ? (table.target[row] as 0 | 1) : undefined,
    })),
    figures: isMeasured ? figuresOf(probabilities, table.target) : undefined,
  };
};
