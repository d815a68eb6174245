import { readTable } from '../../../../core/training/csv/read-table.ts';
import { readTables } from '../../../../core/training/csv/read-tables.ts';
import type { Evaluation, Figures, Trainer } from '../../../../core/training/options.ts';

const FIGURES: Figures = {
  rows: 4,
  positives: 2,
  auc: 0.9375,
  prAuc: 0.5,
  brier: 0.125,
  ks: 0.75,
  calibrationSlope: 1.0625,
  calibrationIntercept: -0.03125,
  misclassified: 0.25,
};

const evaluation = (columns: readonly string[]): Evaluation => ({
  ...FIGURES,
  folds: [FIGURES, { ...FIGURES, auc: 0.875 }],
  kind: 'pairs',
  seed: 7,
  columns,
  derivedColumns: ['a / b'],
});

/** Reads real files and answers made-up figures: what the commands print can then be said to the digit. */
export const madeUpTrainer: Trainer = {
  evaluate: async (options) => {
    options.onProgress({ step: 'learning', done: 0, total: 2 });
    const { training } = await readTables(options);
    options.note('made up');
    return evaluation(training.names);
  },
  fit: async (options) => {
    const { training } = await readTables(options);
    return { evaluation: evaluation(training.names), file: { id: options.id, version: options.version } };
  },
  apply: async ({ data, target, scorecard }) => {
    const table = await readTable(data, { target });
    return {
      scorecard: { id: scorecard, version: '1' },
      scores: Array.from(table.lines, (row, index) => ({
        row,
        score: 600 + index,
        probabilityOfDefault: 0.02,
        target: target === undefined ? undefined : (table.target[index] as 0 | 1),
      })),
      figures: target === undefined ? undefined : FIGURES,
    };
  },
  patterns: async (options) => {
    await readTables({ ...options, only: options.groups.flatMap(({ columns }) => columns) });
    return [
      { ...FIGURES, groups: [options.groups[0]!.name], meanAgainstObserved: 0.9375 },
      { ...FIGURES, groups: options.groups.map(({ name }) => name), meanAgainstObserved: 1.125, auc: 0.75 },
    ];
  },
};
