import type { CardSources } from '../card-sources.ts';
import { featureWords, reasonForFreeShape } from '../feature-words.ts';
import { bullet, count, decimal, markdownTable, paragraph } from '../markdown.ts';
import type { LearnedTable, ScorecardFile } from '../../scorecard-file.ts';

const SAFER = { up: 'higher', down: 'lower', none: 'either way' } as const;

const learnedRow = (name: string, { report, tables, pairs }: ScorecardFile): readonly string[] => {
  const { data, figures, foldAucs } = report;
  return [
    name,
    `\`${data.file}\` (\`${data.sha256.slice(0, 12)}\`)`,
    count(data.rows),
    count(data.positives),
    `${tables.length} figures${pairs.length === 0 ? '' : `, ${pairs.length} pairs`}`,
    `${decimal(figures.auc)} (${decimal(Math.min(...foldAucs))} to ${decimal(Math.max(...foldAucs))})`,
    decimal(figures.calibrationSlope),
  ];
};

const reachOf = ({ report }: ScorecardFile, feature: string): number =>
  report.reach.find((each) => each.feature === feature)?.points ?? 0;

const featureRow = (file: ScorecardFile, table: LearnedTable): readonly string[] => [
  featureWords(table.feature),
  SAFER[table.monotone],
  decimal(reachOf(file, table.feature), 2),
];

const rowsOf = (file: ScorecardFile): readonly (readonly string[])[] =>
  file.tables
    .toSorted((a, b) => reachOf(file, b.feature) - reachOf(file, a.feature))
    .map((table) => featureRow(file, table));

const freeShapes = (files: readonly ScorecardFile[]): string =>
  files
    .flatMap(({ tables }) => tables.filter(({ monotone }) => monotone === 'none'))
    .map(({ feature }) => `${featureWords(feature)}: ${reasonForFreeShape(feature)}`)
    .join('; ');

/** The pairs that move most, with what they move. */
const MOST_PAIRS = 3;
const pairsOf = (file: ScorecardFile): string =>
  file.report.reach
    .filter(({ feature }) => feature.includes(' x '))
    .slice(0, MOST_PAIRS)
    .map(({ feature, points }) => `${featureWords(feature)} (${decimal(points, 2)})`)
    .join('; ');

/** What was learned from which public file, and which figures it reads. */
export const learnedSection = ({ accounts, profile }: CardSources): string =>
  [
    '## What was learned, and from what',
    markdownTable(
      ['part', 'file (SHA-256)', 'rows', 'failed', 'reads', 'AUC on unseen rows (folds)', 'calibration slope'],
      [learnedRow('accounts', accounts), learnedRow('profile: staff, sector', profile)],
      [2, 3, 6],
    ),
    paragraph(`AUC: 0.5 is a coin, 1 is perfect. Calibration slope: 1 is right, below 1 means that extremes are too extreme. Every row
      was measured by a model that had not learned from it.`),
    [
      bullet(`**Accounts**: Polish Companies Bankruptcy, 5th year file: statements of 2007-2013, failure within 12 months (Tomczak 2016, UCI
        Machine Learning Repository 365; CC BY 4.0).`),
      bullet(`**Profile**: loans guaranteed by the US Small Business Administration, charged off or repaid (Li, Mickel, Taylor 2018, Journal
        of Statistics Education 26:55-66; CC BY 4.0). A sample with as many failed as repaid loans: only the differences between companies
        are taken from it, the level comes from the base rate.`),
      bullet(`**Settings** were tried on these files and on US listed companies (Lombardo et al. 2022, Future Internet 14:244,
        sowide/bankruptcy_dataset; CC BY 4.0), of which nothing is in the scorecard.`),
    ].join('\n'),
    paragraph(`**Left out because they leak the outcome.** The term of an SBA loan (a failed loan carries the shortened term; only "240 months or
      more", which means property as security, is learned beside the others and left out afterwards, as is the year of approval);
      \`status_label\` of the US file (it marks all years of a firm that fails later). Companies in liquidation or already in default are
      for rules, not for the model, and monitoring leaves them out of every measurement.`),
    paragraph(`**Figures and their direction.** "Safer" is forced by economics where it says higher or lower: a better figure can never cost
      points. "Moves" is the standard deviation of the figure's points over the file, in log-odds: 0.69 doubles the odds.`),
    markdownTable(['accounts', 'safer', 'moves'], rowsOf(accounts), [2]),
    markdownTable(['profile', 'safer', 'moves'], rowsOf(profile), [2]),
    ...(accounts.pairs.length === 0
      ? []
      : [
          paragraph(
            `**Pairs** of figures that mean more together than alone; those that move most: ${pairsOf(accounts)}.`,
          ),
        ]),
    paragraph(`**Free shapes.** ${freeShapes([accounts, profile])}.`),
    paragraph(`A figure that is not in a statement is neutral: its table gives back its part of what a statement is worth, and nothing more.
      With all figures missing, a statement is worth as much as none.`),
  ].join('\n\n');
