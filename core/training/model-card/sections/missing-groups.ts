import type { Combiner } from '../../../src/scoring/scorecard.ts';
import type { CardSources } from '../card-sources.ts';
import { count, decimal, markdownTable, paragraph, percent } from '../markdown.ts';

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

/** What happens when sources are missing, and how that was checked. */
export const missingGroupsSection = ({ combined }: CardSources): string => {
  const { combiners, report } = combined;
  const full = combiners.toSorted((a, b) => b.groups.length - a.groups.length)[0]!;
  const shown = combiners.filter((combiner) => isShown(combiner, full.groups.length));
  const weights = full.groups.map((group) => `${group} ${decimal(full.weights[group] ?? 0, 2)}`).join(', ');
  const ratios = report.ratios
    .toSorted((a, b) => a.correlation - b.correlation)
    .map(
      ({ correlation, lowest, highest }) =>
        `${decimal(lowest, 2)} to ${decimal(highest, 2)} with groups correlated ${decimal(correlation, 1)}`,
    )
    .join('; ');
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
    paragraph(`**Mean probability / observed failures** over all ${combiners.length} patterns, on ${count(report.companies)} fresh drawn companies (1 is right, above 1
      cautious): ${ratios}.`),
    paragraph(`**These companies are drawn, not real.** No public file holds registry, notices, accounts, cash, payments and links of the same
      companies. The evidence of each group is measured (accounts, profile) or stated by an expert (the rest); one assumed correlation
      ties them together, and ${decimal(report.correlation, 1)} was used for fitting. So this shows that the arithmetic of missing sources holds, not that the
      points are right.`),
  ].join('\n\n');
};
