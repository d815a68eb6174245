import type { CellFinding, ReadColumn } from './column-reader.ts';
import { firstLines, nameListOption, shortened } from './name-list.ts';
import type { CellProblem } from './read-number.ts';
import { TrainingDataError } from './training-data-error.ts';

/** What each kind of wrong cell is, and what would be right; the first kind that is found is the one reported. */
const CELL_PROBLEMS: readonly {
  readonly code: CellProblem;
  readonly what: string;
  readonly remedy: (names: readonly string[]) => string;
}[] = [
  {
    code: 'text_in_number_column',
    what: 'text in a column of numbers',
    remedy: (names) =>
      `If it is a level, add ${nameListOption('categorical', names)}; if it is no feature, ${nameListOption('exclude', names)}`,
  },
  {
    code: 'missing_as_text',
    what: 'a missing value that is written as text',
    remedy: () => 'A missing value is an empty cell: remove the text',
  },
  {
    code: 'decimal_comma',
    what: 'numbers with a decimal comma',
    remedy: () => 'Write numbers with a decimal point and without separators of thousands: 1234.5',
  },
  {
    code: 'number_out_of_range',
    what: 'numbers that are too large for a double (about 1.8e308)',
    remedy: () => 'Correct the number, or leave the cell empty',
  },
];

const cellsLine = ({ column, row, text, count }: CellFinding): string =>
  `column "${column}", row ${row}: ${shortened(text)}${count === 1 ? '' : ` (and ${count - 1} more in this column)`}`;

/** Throws the first kind of wrong cell with every column that has it. */
export const checkCells = (path: string, columns: readonly ReadColumn[]): void => {
  const findings = columns.flatMap((column) => column.findings);
  for (const { code, what, remedy } of CELL_PROBLEMS) {
    const found = findings.filter((finding) => finding.code === code);
    const [first] = found;
    if (first === undefined) continue;
    const names = found.map(({ column }) => column);
    const message = `${what}:${firstLines(found.map(cellsLine))}\n${remedy(names)}`;
    throw new TrainingDataError({ code, path, column: first.column, row: first.row, message });
  }
};

/** The value that every row holds; NaN is one too. */
const constantOf = ({ values }: ReadColumn): number | undefined =>
  values.every((value) => Object.is(value, values[0]) || value === values[0]) ? values[0] : undefined;

const constantLine = ({ name, levels }: ReadColumn, value: number): string => {
  if (Number.isNaN(value)) return `column "${name}" is empty in every row`;
  return `column "${name}" is ${levels === undefined ? value : shortened(levels[value]!)} in every row`;
};

/**
 * A column that says the same of every row teaches nothing and hides a mistake of whoever made the file. A value that
 * is sometimes missing is no constant: its absence may teach something.
 */
export const checkConstants = (path: string, columns: readonly ReadColumn[], firstRow: number): void => {
  const constant = columns.flatMap((column) => {
    const value = constantOf(column);
    return value === undefined ? [] : [{ name: column.name, line: constantLine(column, value) }];
  });
  if (constant.length === 0) return;
  const names = constant.map(({ name }) => name);
  const message =
    `${names.length === 1 ? 'a column' : `${names.length} columns`} with the same value in every row, from row ${firstRow} on:` +
    `${constant.map(({ line }) => `\n  ${line}`).join('')}\nLeave them out: ${nameListOption('exclude', names)}`;
  throw new TrainingDataError({ code: 'column_constant', path, column: names[0], row: firstRow, message });
};
