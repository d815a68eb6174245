import type { CardSources } from '../card-sources.ts';
import type { Figure, FigureRun, PatternFigure } from '../figure-runs.ts';
import { count, decimal, markdownTable, NOT_MEASURED, paragraph } from '../markdown.ts';

const publishedOf = ({ published, publishedIn }: FigureRun): string =>
  published === undefined ? 'none comparable' : `${decimal(published)} (${publishedIn})`;

const goalOf = ({ run, measured }: Figure): string => {
  if (run.goal === undefined) return '';
  const [least, most] = run.goalSlope ?? [-Infinity, Infinity];
  const goal = `${decimal(run.goal)}${run.goalSlope === undefined ? '' : `, slope ${decimal(least!, 1)} to ${decimal(most!, 1)}`}`;
  if (measured === undefined) return goal;
  const { auc, calibration_slope: slope } = measured;
  return `${goal}: ${auc >= run.goal && slope >= least! && slope <= most! ? 'reached' : 'missed'}`;
};

const figureRow = ({ run, measured }: Figure, at: number): readonly string[] => [
  `${at + 1}. ${run.title}`,
  measured === undefined ? '' : `${count(measured.rows)} / ${count(measured.positives)}`,
  measured === undefined ? NOT_MEASURED : `**${decimal(measured.auc)}**`,
  measured === undefined ? '' : decimal(measured.pr_auc),
  measured === undefined ? '' : decimal(measured.calibration_slope, 2),
  goalOf({ run, measured }),
  publishedOf(run),
];

const commandsOf = ({ run }: Figure | PatternFigure, at: number): readonly string[] => [
  ...(run.before ?? []),
  `${run.command}  # ${at + 1}`,
];

/** Why learned accounts do not count in full, in the figures of the run that found it. */
const trustText = ({ figures, combined }: CardSources): string => {
  const at = figures.findIndex(({ run }) => run.name === 'polish_3year_apply');
  const measured = figures[at]?.measured;
  const weight = combined.combiners.toSorted((a, b) => b.groups.length - a.groups.length)[0]!.weights.accounts ?? 0;
  const slope = measured === undefined ? NOT_MEASURED : decimal(measured.calibration_slope, 2);
  return `Row ${at + 1} is the reason for the accounts' weight of ${decimal(weight, 2)} below: on other years and another horizon their extremes were too
    extreme (slope ${slope}; without the faults of the files a little less so, see [what was tried](#what-was-tried)), and a change
    of country costs at least as much.`;
};

/** Figures on public files, each with the command that gives it. */
export const figuresSection = (sources: CardSources): string =>
  [
    '## Figures on public files',
    paragraph(`Each row is the answer of a command, with the public files in a folder \`data\`; the answers are kept in
      [core/training/figures](core/training/figures/README.md). "${NOT_MEASURED}": there is no answer of the present trainer.`),
    markdownTable(
      ['what', 'rows / failed', 'AUC', 'PR AUC', 'slope', 'goal', 'best published AUC'],
      sources.figures.map(figureRow),
      [1, 2, 3, 4, 5],
    ),
    paragraph(trustText(sources)),
    `\`\`\`sh\n${[...sources.figures, ...sources.patterns].flatMap(commandsOf).join('\n')}\n\`\`\``,
  ].join('\n\n');
