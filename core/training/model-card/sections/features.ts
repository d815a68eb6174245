import type { LearnedTable, ScorecardFile } from '../../scorecard-file.ts';
import type { CardSources } from '../card-sources.ts';
import { featureWords, reasonForFreeShape } from '../feature-words.ts';
import { decimal, markdownTable, paragraph } from '../markdown.ts';

const SAFER = { up: 'higher', down: 'lower', none: 'free' } as const;

const reachOf = ({ report }: ScorecardFile, feature: string): number =>
  report.reach.find((each) => each.feature === feature)?.points ?? 0;

type Cells = readonly [words: string, safer: string, moves: string];

const cellsOf = (file: ScorecardFile, { feature, monotone }: LearnedTable): Cells => [
  featureWords(feature),
  SAFER[monotone],
  decimal(reachOf(file, feature), 2),
];

const byReach = (file: ScorecardFile): readonly Cells[] =>
  file.tables
    .toSorted((a, b) => reachOf(file, b.feature) - reachOf(file, a.feature))
    .map((table) => cellsOf(file, table));

/** Two figures on a line, read down the left half first. */
const inHalves = (cells: readonly Cells[]): readonly (readonly string[])[] => {
  const half = Math.ceil(cells.length / 2);
  return cells.slice(0, half).map((left, at) => [...left, ...(cells[half + at] ?? ['', '', ''])]);
};

const MOST_PAIRS = 2;
const pairsOf = ({ pairs, report }: ScorecardFile): readonly string[] => {
  const most = report.reach
    .filter(({ feature }) => feature.includes(' x '))
    .slice(0, MOST_PAIRS)
    .map(({ feature, points }) => `"${featureWords(feature, '" with "')}" (${decimal(points, 2)})`);
  return pairs.length === 0
    ? []
    : [`**Pairs** are read together where that says more; most moving: ${most.join('; ')}.`];
};

const freeShapes = (files: readonly ScorecardFile[]): string =>
  files
    .flatMap(({ tables }) => tables.filter(({ monotone }) => monotone === 'none'))
    .map(({ feature }) => `${featureWords(feature)} (${reasonForFreeShape(feature)})`)
    .join('; ');

/** Which figures the learned parts read, which way safer lies, and why some are left free. */
export const featuresSection = ({ accounts, profile }: CardSources): string =>
  [
    '### Figures and their direction',
    paragraph(`Where economics says that higher or lower is safer, the model was forced to it: a better figure alone never costs points.
      "Moves" is the standard deviation of a figure's points over the file, in log-odds (0.7 doubles the odds).`),
    markdownTable(['accounts', 'safer', 'moves', 'accounts', 'safer', 'moves'], inHalves(byReach(accounts)), [2, 5]),
    paragraph(
      `Profile: ${byReach(profile)
        .map(([words, safer, moves]) => `${words} (${safer}, ${moves})`)
        .join(', ')}. ${pairsOf(accounts).join('')}`,
    ),
    paragraph(`**Free shapes:** ${freeShapes([accounts, profile])}.`),
    paragraph(`**A figure that is not stated** is neutral: it gives back its part of what a statement is worth, so that a statement without
      figures is worth as much as none.`),
  ].join('\n\n');
