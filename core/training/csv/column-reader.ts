import { readNumber, type CellProblem } from './read-number.ts';

/** The first cell of a column with a problem, and how many cells have it. */
export type CellFinding = {
  readonly code: CellProblem;
  readonly column: string;
  readonly row: number;
  readonly text: string;
  readonly count: number;
};

export type ReadColumn = {
  readonly name: string;
  readonly values: Float64Array;
  /** Levels by code, of a categorical column only. */
  readonly levels?: readonly string[];
  readonly findings: readonly CellFinding[];
  /** Cells whose level is not among the known ones. */
  readonly unknownLevels: number;
};

export type ColumnReader = {
  readonly read: (cell: string, row: number) => void;
  readonly finish: () => ReadColumn;
};

const growingFloats = () => {
  let kept = new Float64Array(1024);
  let length = 0;
  return {
    push: (value: number): void => {
      if (length === kept.length) {
        const wider = new Float64Array(2 * length);
        wider.set(kept);
        kept = wider;
      }
      kept[length] = value;
      length += 1;
    },
    finish: (): Float64Array => kept.slice(0, length),
  };
};

export const numberColumn = (name: string): ColumnReader => {
  const values = growingFloats();
  const findings = new Map<CellProblem, CellFinding>();
  return {
    read: (cell, row) => {
      const read = readNumber(cell);
      if (typeof read === 'number') return values.push(read);
      const first = findings.get(read) ?? { code: read, column: name, row, text: cell, count: 0 };
      findings.set(read, { ...first, count: first.count + 1 });
      values.push(Number.NaN);
    },
    finish: () => ({ name, values: values.finish(), findings: [...findings.values()], unknownLevels: 0 }),
  };
};

type Level = { readonly text: string; readonly code: number; count: number };

const byFrequency = (left: Level, right: Level): number => {
  if (left.count !== right.count) return right.count - left.count;
  return left.text < right.text ? -1 : 1;
};

/** A column of levels that are met as the file is read; the codes are given at its end, by frequency. */
export const levelColumn = (name: string): ColumnReader => {
  const values = growingFloats();
  const met = new Map<string, Level>();
  const codeOf = (text: string): number => {
    const level = met.get(text) ?? { text, code: met.size, count: 0 };
    level.count += 1;
    met.set(text, level);
    return level.code;
  };
  return {
    read: (cell) => {
      const text = cell.trim();
      values.push(text === '' ? Number.NaN : codeOf(text));
    },
    finish: () => {
      const sorted = [...met.values()].toSorted(byFrequency);
      const final = new Float64Array(sorted.length);
      sorted.forEach(({ code }, index) => (final[code] = index));
      const recoded = values.finish().map((code) => (Number.isNaN(code) ? code : final[code]!));
      return { name, values: recoded, levels: sorted.map(({ text }) => text), findings: [], unknownLevels: 0 };
    },
  };
};

/** A column with the levels of another table; a level that this one does not have is a missing value. */
export const knownLevelColumn = (name: string, levels: readonly string[]): ColumnReader => {
  const values = growingFloats();
  const codes = new Map(levels.map((text, code) => [text, code]));
  let unknownLevels = 0;
  return {
    read: (cell) => {
      const text = cell.trim();
      const code = codes.get(text);
      if (code === undefined && text !== '') unknownLevels += 1;
      values.push(code ?? Number.NaN);
    },
    finish: () => ({ name, values: values.finish(), levels, findings: [], unknownLevels }),
  };
};
