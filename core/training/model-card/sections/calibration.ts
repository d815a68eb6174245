import type { ScorecardFile } from '../../scorecard-file.ts';
import type { CardSources } from '../card-sources.ts';
import { decimal, markdownTable, paragraph, percent } from '../markdown.ts';
import { plotPath } from '../plot-files.ts';

const image = ({ id, report }: ScorecardFile): string => {
  const [first, last] = [report.calibration[0]!, report.calibration.at(-1)!];
  return `![${id}: predicted against observed share of failures in tenths of the rows; in the safest tenth ${percent(first.predicted)} predicted and ${percent(first.observed)} observed, in the riskiest ${percent(last.predicted)} and ${percent(last.observed)}](${plotPath(id)})`;
};

/** Predicted against observed, by tenths of the rows, as a picture and as a table that says the same. */
export const calibrationSection = ({ accounts, profile }: CardSources): string =>
  [
    '## Do the probabilities come true?',
    paragraph(`Rows that the model had not seen, in ten groups from the safest to the riskiest: mean predicted probability against the share
      that failed, at the rate of the training file (not the base rate of a country). Bars are 95 % intervals.`),
    image(accounts),
    image(profile),
    markdownTable(
      ['tenth', 'accounts predicted', 'observed', 'profile predicted', 'observed'],
      accounts.report.calibration.map(({ predicted, observed }, at) => {
        const other = profile.report.calibration[at]!;
        return [`${at + 1}`, percent(predicted), percent(observed), percent(other.predicted), percent(other.observed)];
      }),
      [0, 1, 2, 3, 4],
    ),
    paragraph(`Brier score: accounts ${decimal(accounts.report.figures.brier, 4)}, profile ${decimal(profile.report.figures.brier, 4)}. Calibration intercept: ${decimal(accounts.report.figures.calibrationIntercept)}
      and ${decimal(profile.report.figures.calibrationIntercept)}; 0 is right.`),
  ].join('\n\n');
