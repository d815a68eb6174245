import { baseRates, publishedFailureRates } from '../../../../core/src/decision/policies/base-rates.ts';
import type { CardSources } from '../../../../core/training/model-card/card-sources.ts';
import { FIGURE_RUNS, PATTERN_RUNS } from '../../../../core/training/model-card/figure-runs.ts';
import stated from '../../../../core/training/model-card/stated.json' with { type: 'json' };

/** Figures with decimals or thousands; years, articles and counts in words are no measurements. */
const FIGURE = /(?<![\w./])\d[\d,]*(?:\.\d+)?(?: %)?(?![\w])/g;

/** Names of licences and laws, and what explains a unit. */
const NAMES = /CC BY\s+4\.0|Basel\s+3\.1|1002\.9\(|0\.5 is a coin|0\.7 doubles|not below 1 %/g;

const tokensOf = (text: string): readonly string[] =>
  [...text.matchAll(FIGURE)].map(([token]) => token).filter((token) => /\.\d|,\d{3}| %/.test(token));

const prose = (card: string): string => card.replaceAll(/```[^]*?```/g, '').replaceAll(NAMES, '');

export const citedFigures = (card: string): readonly string[] => tokensOf(prose(card));

const leavesOf = (value: unknown): readonly (number | string)[] => {
  if (typeof value === 'number' || typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
};

const thousands = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 0 });

/** A number as the card may round it. */
const roundings = (value: number): readonly string[] => [
  ...[1, 2, 3, 4].map((digits) => Math.abs(value).toFixed(digits)),
  ...[0, 1, 2].map((digits) => `${(100 * Math.abs(value)).toFixed(digits)} %`),
  thousands(value),
];

/** Every figure that the card may cite, in the forms it may cite it. */
export const knownFigures = ({
  scorecard,
  accounts,
  profile,
  combined,
  figures,
  patterns,
}: CardSources): ReadonlySet<string> => {
  const reports = [accounts, profile].map(
    ({ report: { data, figures: own, foldAucs, ordinary, calibration, reach } }) => [
      data,
      own,
      foldAucs,
      ordinary,
      calibration,
      reach,
    ],
  );
  const expert = scorecard.subScores.flatMap(({ tables }) =>
    tables
      .filter(({ evidence }) => evidence.kind === 'expert')
      .map(({ points, evidence }) => [Math.min(...points), Math.max(...points), evidence]),
  );
  const combiners = combined.combiners.map(({ discrimination, spread, weights }) => ({
    discrimination,
    spread,
    weights,
  }));
  const leaves = leavesOf([
    reports,
    expert,
    combiners,
    combined.report,
    scorecard.baseRate,
    scorecard.probability,
    [publishedFailureRates, baseRates],
    [figures, FIGURE_RUNS, patterns, PATTERN_RUNS, stated],
  ]);
  return new Set(leaves.flatMap((leaf) => (typeof leaf === 'number' ? roundings(leaf) : tokensOf(leaf))));
};
