import type { CardSources } from '../card-sources.ts';
import type { Figure, FigureRun } from '../figure-runs.ts';
import { count, decimal, markdownTable, paragraph } from '../markdown.ts';

const NOT_MEASURED = 'not measured';

const publishedOf = ({ published, publishedIn }: FigureRun): string =>
  published === undefined ? 'none comparable found' : `${decimal(published)} (${publishedIn})`;

const figureRow = ({ run, measured }: Figure, at: number): readonly string[] => [
  `${at + 1}. ${run.title}`,
  measured === undefined ? '' : `${count(measured.rows)} / ${count(measured.positives)}`,
  measured === undefined ? NOT_MEASURED : `**${decimal(measured.auc)}**`,
  measured === undefined ? '' : decimal(measured.pr_auc),
  measured === undefined ? '' : decimal(measured.calibration_slope, 2),
  run.goal === undefined ? '' : decimal(run.goal),
  publishedOf(run),
];

const commandsOf = ({ run }: Figure, at: number): readonly string[] => [
  `# ${at + 1}`,
  ...(run.before ?? []),
  run.command,
];

/** Why learned accounts do not count in full, in the figures of the run that found it. */
const trustText = ({ figures, combined }: CardSources): string => {
  const measured = figures.find(({ run }) => run.name === 'polish_3year_apply')?.measured;
  const weight = combined.combiners.toSorted((a, b) => b.groups.length - a.groups.length)[0]!.weights.accounts ?? 0;
  const slope = measured === undefined ? `slope ${NOT_MEASURED}` : `slope ${decimal(measured.calibration_slope, 2)}`;
  return `Row 4 is why accounts weigh ${decimal(weight, 2)} and not 1 in the combiners: on statements of other years and another horizon its extremes
    were too extreme (${slope}), and a change of country costs at least as much.`;
};

/** Figures on public files, each with the command that gives it. */
export const figuresSection = (sources: CardSources): string =>
  [
    '## Figures on public files',
    paragraph(`Each row is the answer of a command below, run on the public files in a folder \`data\` and kept in
      [core/training/figures](core/training/figures). "${NOT_MEASURED}": nobody has run it since the trainer changed.`),
    markdownTable(
      ['what', 'rows / failed', 'AUC', 'PR AUC', 'slope', 'goal (AUC)', 'best published AUC'],
      sources.figures.map(figureRow),
      [1, 2, 3, 4, 5],
    ),
    paragraph(trustText(sources)),
    `<details><summary>The commands</summary>\n\n\`\`\`sh\n${sources.figures.flatMap(commandsOf).join('\n')}\n\`\`\`\n\n</details>`,
  ].join('\n\n');
