import type { ScorecardFile } from '../../scorecard-file.ts';
import { INTERVAL_LEVEL, observedInterval } from '../calibration-plot.ts';
import type { CardSources } from '../card-sources.ts';
import { decimal, markdownTable, paragraph, percent } from '../markdown.ts';
import { plotPath } from '../plot-files.ts';

const image = ({ id, report }: ScorecardFile): string => {
  const [first, last] = [report.calibration[0]!, report.calibration.at(-1)!];
  return `![${id}: predicted against observed share of failures in tenths of the rows; in the safest tenth ${percent(first.predicted)} predicted and ${percent(first.observed)} observed, in the riskiest ${percent(last.predicted)} and ${percent(last.observed)}](${plotPath(id)})`;
};

/** Tenths whose prediction chance does not explain. */
const outside = ({ report }: ScorecardFile): number =>
  report.calibration.filter((tenth) => {
    const [low, high] = observedInterval(tenth);
    return tenth.predicted < low || tenth.predicted > high;
  }).length;

const tenthRows = (name: string, { report }: ScorecardFile): readonly (readonly string[])[] => [
  [`${name}, predicted`, ...report.calibration.map(({ predicted }) => percent(predicted))],
  [`${name}, observed`, ...report.calibration.map(({ observed }) => percent(observed))],
];

/** Predicted against observed, by tenths of the rows, as a picture and as a table that says the same. */
export const calibrationSection = ({ accounts, profile }: CardSources): string =>
  [
    '## Do the probabilities come true?',
    paragraph(`Unseen rows in tenths, from the safest to the riskiest: mean predicted probability against the share that failed, at the rate
      of the training file (not of a country). Bars are ${percent(INTERVAL_LEVEL, 0)} intervals; the prediction lies outside in ${outside(accounts)} of ${accounts.report.calibration.length} tenths of accounts
      and in ${outside(profile)} of the profile, which orders companies roughly and no more.`),
    `${image(accounts)}\n${image(profile)}`,
    markdownTable(
      ['tenth', ...accounts.report.calibration.map((_, at) => `${at + 1}`)],
      [...tenthRows('accounts', accounts), ...tenthRows('profile', profile)],
      accounts.report.calibration.map((_, at) => at + 1),
    ),
    paragraph(`Brier score: accounts ${decimal(accounts.report.figures.brier, 4)}, profile ${decimal(profile.report.figures.brier, 4)}. Calibration intercept: ${decimal(accounts.report.figures.calibrationIntercept)}
      and ${decimal(profile.report.figures.calibrationIntercept)}; 0 is right.`),
  ].join('\n\n');
