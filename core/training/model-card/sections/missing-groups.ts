import type { Combiner } from '../../../src/scoring/scorecard.ts';
import type { CardSources } from '../card-sources.ts';
import { count, decimal, markdownTable, paragraph, percent } from '../markdown.ts';

/** The patterns worth a line: nothing, each group alone, the usual ones, and all. */
const isShown = ({ groups }: Combiner, all: number): boolean =>
  groups.length <= 1 ||
  groups.length === all ||
  ['registry notices', 'registry notices accounts'].includes(groups.join(' '));

const known = (groups: readonly string[], all: number): string => {
  if (groups.length === 0) return 'nothing';
  return groups.length === all ? 'all' : groups.join(', ');
};

/** What happens when sources are missing, and how that was checked. */
export const missingGroupsSection = ({ combined }: CardSources): string => {
  const { combiners, report } = combined;
  const full = combiners.toSorted((a, b) => b.groups.length - a.groups.length)[0]!;
  const shown = combiners.filter((combiner) => isShown(combiner, full.groups.length));
  const weights = full.groups.map((group) => `${group} ${decimal(full.weights[group] ?? 0, 2)}`).join(', ');
  return [
    '## When sources are missing',
    paragraph(`The facts come in ${full.groups.length} groups. For each of the ${combiners.length} patterns of groups that are there or not there is one combiner:
      the groups' points with their weights, and a level of its own, so that a missing source does not make companies look safer on
      average. Fewer groups never start higher. Weights: ${weights}.`),
    markdownTable(
      ['known', 'ranking power left', 'what the rest could still change'],
      shown.map(({ groups, discrimination, spread }) => [
        known(groups, full.groups.length),
        percent(discrimination, 0),
        `± ${decimal(spread, 2)}`,
      ]),
      [1, 2],
    ),
    paragraph(`Ranking power (share of the full Gini) times the freshness of the facts is the **confidence** of an answer; what the rest could
      change (one standard deviation, log-odds) widens its interval. Low confidence can only make a decision tighter, and the answer names
      the source that would add most.`),
    paragraph(`**Mean probability / observed failures**, lowest and highest over all ${combiners.length} patterns, on ${count(report.companies)} fresh drawn companies;
      1 is right, above 1 is cautious:`),
    markdownTable(
      ['correlation between groups', 'lowest', 'highest'],
      report.ratios
        .toSorted((a, b) => a.correlation - b.correlation)
        .map(({ correlation, lowest, highest }) => [decimal(correlation, 1), decimal(lowest, 2), decimal(highest, 2)]),
      [0, 1, 2],
    ),
    paragraph(`**These companies are drawn, not real.** No public file holds registry, notices, accounts, cash, payments and links of the same
      companies. Each group's evidence is the measured one (accounts, profile) or the expert's (the rest), and they are tied together by
      one assumed correlation; ${decimal(report.correlation, 1)} was used for fitting. The table shows what other assumptions would do. It says that the arithmetic
      of missing sources holds; it does not say that the points are right.`),
  ].join('\n\n');
};
