import type { ColumnGroup } from '../options.ts';
import { names, optional, required } from './option-values.ts';
import { answeringOf, parsed, ROWS, rowsOf, type ParsedCommand } from './parse-command.ts';
import { UsageError } from './usage-error.ts';

/** Each group doubles the patterns; the shipped scorecard has as many. */
const MOST_GROUPS = 6;

const EXAMPLE = 'write groups as "balance=X1,X5;result=X2,X3"';

const groupOf = (text: string): ColumnGroup => {
  const sign = text.indexOf('=');
  if (sign < 0) throw new UsageError(`--groups: "${text.trim()}" has no =; ${EXAMPLE}`);
  const name = text.slice(0, sign).trim();
  if (name === '') throw new UsageError(`--groups: the group "${text.trim()}" has no name; ${EXAMPLE}`);
  const columns = names('groups', [text.slice(sign + 1)]);
  if (columns.length === 0) throw new UsageError(`--groups: the group ${name} names no column; ${EXAMPLE}`);
  return { name, columns };
};

/** A semicolon inside of quotes belongs to the name of a column. */
const BETWEEN_GROUPS = /;(?=(?:[^"]*"[^"]*")*[^"]*$)/;

const twiceIn = (texts: readonly string[]): string | undefined => texts.find((text, at) => texts.indexOf(text) !== at);

const checkGroups = (groups: readonly ColumnGroup[], target: string): void => {
  const group = twiceIn(groups.map(({ name }) => name));
  if (group !== undefined) throw new UsageError(`--groups names the group ${group} more than once`);
  if (groups.length < 2) throw new UsageError(`--groups must name at least two groups; ${EXAMPLE}`);
  if (groups.length > MOST_GROUPS)
    throw new UsageError(`--groups can name ${MOST_GROUPS} groups at most, not ${groups.length}`);
  const columns = groups.flatMap((each) => each.columns);
  const column = twiceIn(columns);
  if (column !== undefined) throw new UsageError(`--groups: the column "${column}" stands in two groups`);
  if (columns.includes(target.trim()))
    throw new UsageError(`--groups: the target "${target.trim()}" cannot stand in a group`);
};

const groupsOf = (text: string, target: string): readonly ColumnGroup[] => {
  const parts = text.split(BETWEEN_GROUPS).filter((part) => part.trim() !== '');
  const groups = parts.map(groupOf);
  checkGroups(groups, target);
  return groups;
};

const without = ({ name, columns }: ColumnGroup, exclude: readonly string[]): ColumnGroup => {
  const left = columns.filter((column) => !exclude.includes(column));
  if (left.length === 0) throw new UsageError(`--exclude leaves no column in the group ${name}`);
  return { name, columns: left };
};

/** `processors` is the number of threads when nothing else is asked for. */
export const parsePatterns = (args: readonly string[], processors: number): ParsedCommand => {
  const own = { groups: { type: 'string' }, test: { type: 'string' } } as const;
  const values = parsed(args, { ...ROWS, ...own });
  const rows = rowsOf(values, processors);
  const groups = groupsOf(required('groups', values.groups), rows.target);
  const options = {
    ...rows,
    test: optional('test', values.test),
    groups: groups.map((group) => without(group, rows.exclude)),
  };
  return { command: 'patterns', ...answeringOf(values), out: undefined, options };
};
