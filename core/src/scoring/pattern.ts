import { SOURCE_GROUPS, type SourceGroup } from '../signal/signal.ts';

/** Which groups are there, as a bit mask: bit i stands for `SOURCE_GROUPS[i]`, whatever the scorecard. */
export type Pattern = number;

export const PATTERNS = 2 ** SOURCE_GROUPS.length;

export const bitOf = (group: SourceGroup): Pattern => 1 << SOURCE_GROUPS.indexOf(group);

export const patternOf = (groups: readonly SourceGroup[]): Pattern =>
  groups.reduce((pattern, group) => pattern | bitOf(group), 0);

export const groupsOf = (pattern: Pattern): readonly SourceGroup[] =>
  SOURCE_GROUPS.filter((_group, index) => ((pattern >> index) & 1) === 1);
