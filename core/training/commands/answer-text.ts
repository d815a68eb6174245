import type { Applied, Evaluation, Figures, PatternFigures } from '../options.ts';

type Line = { readonly name: string; readonly of: (figures: Figures) => number; readonly means: string };

const FIGURES: readonly Line[] = [
  { name: 'AUC', of: ({ auc }) => auc, means: 'a failed company ranks below a sound one' },
  { name: 'PR AUC', of: ({ prAuc }) => prAuc, means: 'precision over recall' },
  { name: 'KS', of: ({ ks }) => ks, means: 'largest gap between the two distributions' },
  { name: 'Brier', of: ({ brier }) => brier, means: 'mean squared error of the probability' },
  { name: 'calibration slope', of: ({ calibrationSlope }) => calibrationSlope, means: '1 is right' },
  { name: 'calibration intercept', of: ({ calibrationIntercept }) => calibrationIntercept, means: '0 is right' },
  { name: 'misclassified', of: ({ misclassified }) => misclassified, means: 'share on the wrong side of 0.5' },
];

const WIDTH = 24;
const row = (name: string, value: string, more = ''): string =>
  `${name.padEnd(WIDTH)}${value}${more === '' ? '' : `   ${more}`}`.trimEnd();

const number = (value: number): string => value.toFixed(4).padStart(8);

const spreadOf = (values: readonly number[]): string => {
  if (values.length < 2) return '';
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return `folds ${Math.min(...values).toFixed(4)} to ${Math.max(...values).toFixed(4)}, sd ${Math.sqrt(variance).toFixed(4)}`;
};

const figureRows = (figures: Figures, folds: readonly Figures[]): readonly string[] =>
  FIGURES.map(({ name, of, means }) => row(name, number(of(figures)), spreadOf(folds.map(of)) || means));

const rowsOf = ({ rows, positives }: Figures): string =>
  row('rows', `${rows}`.padStart(8), `${positives} with the outcome (${((100 * positives) / rows).toFixed(2)} %)`);

export const evaluationText = (evaluation: Evaluation, seconds: number): string => {
  const { folds, kind, seed, columns, derivedColumns } = evaluation;
  return [
    rowsOf(evaluation),
    row('columns', `${columns.length}`.padStart(8), `and ${derivedColumns.length} made of them`),
    row(
      'model',
      kind.padStart(8),
      `seed ${seed}, ${folds.length > 1 ? `${folds.length} folds, ` : ''}${seconds.toFixed(1)} s`,
    ),
    ...figureRows(evaluation, folds),
    '',
  ].join('\n');
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

export const appliedText = ({ scorecard, scores, figures }: Applied, seconds: number): string => {
  const sorted = scores.map(({ score }) => score).toSorted((left, right) => left - right);
  const meanPd = scores.reduce((sum, { probabilityOfDefault }) => sum + probabilityOfDefault, 0) / scores.length;
  const deciles = [0, 0.1, 0.5, 0.9, 1].map((share) => quantile(sorted, share)).join(' ');
  return [
    row('scorecard', `${scorecard.id} ${scorecard.version}`),
    figures === undefined ? row('rows', `${scores.length}`.padStart(8)) : rowsOf(figures),
    row('mean PD', number(meanPd), `${seconds.toFixed(1)} s`),
    row('score', deciles, 'lowest, 10 %, median, 90 %, highest'),
    ...(figures === undefined ? [] : figureRows(figures, [])),
    '',
  ].join('\n');
};

/** One line for each set of groups, the largest last. */
export const patternsText = (patterns: readonly PatternFigures[], seconds: number): string => {
  const names = patterns.map(({ groups }) => groups.join(', '));
  const width = Math.max('groups'.length, ...names.map((name) => name.length));
  const cells = (name: string, ...values: readonly string[]): string =>
    [name.padEnd(width), ...values.map((value) => value.padStart(20))].join('');
  const ratios = patterns.map(({ meanAgainstObserved }) => meanAgainstObserved);
  const lines = patterns.map(({ auc, meanAgainstObserved, calibrationSlope }, at) =>
    cells(names[at]!, auc.toFixed(4), meanAgainstObserved.toFixed(3), calibrationSlope.toFixed(3)),
  );
  return [
    ...patterns.slice(0, 1).map(rowsOf),
    row('time', `${seconds.toFixed(1)} s`.padStart(8)),
    cells('groups', 'AUC', 'mean PD / observed', 'calibration slope'),
    ...lines,
    `mean PD / observed: ${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}, 1 is right`,
    '',
  ].join('\n');
};
