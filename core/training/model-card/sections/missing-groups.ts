import type { Combiner } from '../../../src/scoring/scorecard.ts';
import type { CardSources } from '../card-sources.ts';
import type { PatternFigure } from '../figure-runs.ts';
import { count, decimal, markdownTable, NOT_MEASURED, paragraph, percent } from '../markdown.ts';

/** The patterns worth a line, besides all groups: nothing, what registers tell, and the strong groups. */
const SHOWN: ReadonlySet<string> = new Set([
  '',
  'registry notices',
  'accounts',
  'registry notices accounts',
  'cash',
  'payments',
]);

const isShown = ({ groups }: Combiner, all: number): boolean => groups.length === all || SHOWN.has(groups.join(' '));

const known = (groups: readonly string[], all: number): string => {
  if (groups.length === 0) return 'nothing';
  return groups.length === all ? 'all' : groups.join(', ');
};

type Range = { readonly lowest: number; readonly highest: number };

const rangeOf = ({ lowest, highest }: Range): string => `${decimal(lowest, 2)} to ${decimal(highest, 2)}`;

const drawnRows = ({ combiners, report }: CardSources['combined']): readonly (readonly string[])[] =>
  report.ratios
    .toSorted((a, b) => a.correlation - b.correlation)
    .map((ratio) => [
      `${count(report.companies)} fresh drawn companies, groups correlated ${decimal(ratio.correlation, 1)}`,
      `${combiners.length}`,
      rangeOf(ratio),
      '',
    ]);

/** `at`: the number of the command that gives it. */
const measuredRow = ({ run, measured }: PatternFigure, at: number): readonly string[] => {
  const [least, most] = [run.goalRatio[0]!, run.goalRatio[1]!];
  const goal = rangeOf({ lowest: least, highest: most });
  const what = `measured on real rows that hold all groups: ${at}. ${run.title}`;
  if (measured === undefined) return [what, '', NOT_MEASURED, goal];
  const { rows, positives } = measured.patterns[0]!;
  const isReached = measured.lowest >= least && measured.highest <= most;
  return [
    `${what} (${count(rows)} rows, ${count(positives)} failed)`,
    `${measured.patterns.length}`,
    rangeOf(measured),
    `${goal}: ${isReached ? 'reached' : 'missed'}`,
  ];
};

/** What happens when sources are missing, and how that was checked. */
export const missingGroupsSection = ({ combined, figures, patterns }: CardSources): string => {
  const { combiners, report } = combined;
  const full = combiners.toSorted((a, b) => b.groups.length - a.groups.length)[0]!;
  const shown = combiners.filter((combiner) => isShown(combiner, full.groups.length));
  const weights = full.groups.map((group) => `${group} ${decimal(full.weights[group] ?? 0, 2)}`).join(', ');
  return [
    '## When sources are missing',
    paragraph(`Facts come in ${full.groups.length} groups. Each of the ${combiners.length} patterns of groups that answered has a combiner: the groups' points times
      their weights, and a level of its own, so that a missing source does not make companies look safer. Fewer groups never start
      higher. Weights: ${weights}.`),
    markdownTable(
      ['known', 'ranking power left', 'what the rest could still change'],
      shown.map(({ groups, discrimination, spread }) => [
        known(groups, full.groups.length),
        percent(discrimination, 0),
        `± ${decimal(spread, 2)}`,
      ]),
      [1, 2],
    ),
    paragraph(`Ranking power (share of the full Gini), less what is old or incomplete, is the **confidence** of an answer. What the rest could
      change (one standard deviation, log-odds) widens its interval. Low confidence only makes a decision tighter, and the answer names the
      source that would add most.`),
    paragraph(
      `**Mean probability / observed failures**, lowest to highest over the patterns (1 is right, above 1 cautious):`,
    ),
    markdownTable(
      ['companies', 'patterns', 'mean probability / observed', 'goal'],
      [...drawnRows(combined), ...patterns.map((each, at) => measuredRow(each, figures.length + 1 + at))],
      [1, 2, 3],
    ),
    paragraph(`The **real rows** ([commands](#figures-on-public-files) of the same number) hold accounts and a market value only, cut in three groups; each group was learned alone, and each pattern got
      weights and a level of its own; the shipped combiners keep one weight per group, so that a fact is worth the same in every pattern. A rate of failures that rises between the years learned and measured moves all patterns: that is what base
      rates are for.`),
    paragraph(`**Drawn companies are not real.** No public file holds registry, notices, accounts, cash, payments and links of the same
      companies. The evidence of each group is measured (accounts, profile) or stated by an expert (the rest); one assumed correlation
      ties them together, and ${decimal(report.correlation, 1)} was used for fitting. So this shows that the arithmetic of missing sources holds, not that the
      points are right.`),
  ].join('\n\n');
};
