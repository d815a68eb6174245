import type { ScorecardFile } from '../../scorecard-file.ts';
import type { CardSources } from '../card-sources.ts';
import { bullet, count, decimal, markdownTable, paragraph } from '../markdown.ts';

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

/** What was learned from which public file, and what was kept out of it. */
export const learnedSection = ({ accounts, profile }: CardSources): string =>
  [
    '## What was learned, and from what',
    markdownTable(
      ['part', 'file (SHA-256)', 'rows', 'failed', 'reads', 'AUC, unseen rows (folds)', 'calibration slope'],
      [learnedRow('accounts', accounts), learnedRow('profile: staff, sector', profile)],
      [2, 3, 6],
    ),
    paragraph(`AUC: 0.5 is a coin, 1 is perfect. Calibration slope: 1 is right, below 1 the extremes are too extreme. Every row was measured
      by a model that had not learned from it.`),
    [
      bullet(`**Accounts**: Polish Companies Bankruptcy, file of the 5th year: statements of 2007-2013, failure within 12 months (Tomczak
        2016, UCI Machine Learning Repository 365; CC BY 4.0).`),
      bullet(`**Profile**: US small-business loans, charged off or repaid (Li, Mickel, Taylor 2018, Journal of Statistics Education
        26:55-66; CC BY 4.0); as many failed as repaid, so only differences are taken from it, the level is the base rate.`),
      bullet(`**Settings** were tried on these and on US listed companies (Lombardo et al. 2022, sowide/bankruptcy_dataset; CC BY 4.0), of
        which nothing is in the scorecard.`),
      bullet(`**Left out because it leaks the outcome:** the term of a loan (a failed one carries the shortened term; only "240 months or
        more", which is security by property, is learned beside the others and then dropped, as is the year of approval);
        \`status_label\` of the US file, which marks all years of a firm that fails later. Companies in liquidation or already in default
        are for rules, and monitoring leaves them out of every measurement.`),
    ].join('\n'),
  ].join('\n\n');
