import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { TableOptions } from '../../../../core/training/csv/table.ts';
import type { TrainingDataErrorCode } from '../../../../core/training/csv/training-data-error.ts';
import { fileOf, lines, read, refusalOf, refused } from './file-of.ts';

type Expected = {
  readonly code: TrainingDataErrorCode;
  readonly column?: string;
  readonly row?: number;
  /** Parts of the message, in any order. */
  readonly says: readonly string[];
};

type Case = readonly [title: string, content: string | Uint8Array, expected: Expected, options?: TableOptions];

const expectCases = (cases: readonly Case[]): void => {
  for (const [title, content, { says, ...expected }, options] of cases) {
    it(title, async () => {
      const path = fileOf(content);
      const error = await refusalOf(path, options ?? { target: 'y' });
      expect({ code: error.code, column: error.column, row: error.row }).toEqual({
        column: undefined,
        row: undefined,
        ...expected,
      });
      for (const part of [`${path}: `, ...says]) expect(error.message).toContain(part);
    });
  }
};

describe('a file that cannot be read is refused', () => {
  const compressed = gzipSync(lines('a,y', ...Array.from({ length: 500 }, (_, row) => `${row * row},${row % 2}`)));
  const damaged = Buffer.from(compressed).fill(0xff, 40, 60);

  expectCases([
    ['empty', '', { code: 'file_empty', says: ['line 1 must name the columns'] }],
    ['line ends only', '\n\n', { code: 'file_empty', says: ['no header'] }],
    ['empty and compressed', gzipSync(''), { code: 'file_empty', says: ['the file is empty'] }],
    ['gzip cut off', compressed.subarray(0, 300), { code: 'gzip_broken', says: ['is cut off'] }],
    ['gzip damaged', damaged, { code: 'gzip_broken', says: ['is damaged'] }],
    ['gzip in name only', Buffer.from([0x1f, 0x8b, 1, 2, 3]), { code: 'gzip_broken', says: ['the gzip file'] }],
    ['a workbook', Buffer.from('PK\u0003\u0004xl'), { code: 'file_not_text', says: ['Save it as CSV'] }],
    ['a binary file', Buffer.from([0x50, 0, 1, 0]), { code: 'file_not_text', says: ['no text file'] }],
    [
      'a quote that is not closed',
      lines('a,y', '1,0', '"2,1', '3,0'),
      { code: 'quotes_broken', row: 3, says: ['row 3'] },
    ],
    ['a quote within a cell', lines('a,y', '1,0', '5" pipe,1'), { code: 'quotes_broken', row: 3, says: ['doubled'] }],
    ['text after a quote', lines('a,y', '"1"2,0'), { code: 'quotes_broken', row: 2, says: ['row 2'] }],
  ]);

  it('absent', async () => {
    const { code, message } = await refusalOf('/nowhere/table.csv');
    expect({ code, message }).toEqual({ code: 'file_not_found', message: '/nowhere/table.csv: there is no such file' });
  });

  it('a directory', async () => {
    const { code, message } = await refusalOf(mkdtempSync(join(tmpdir(), 'creditline-csv-')));
    expect(code).toBe('file_is_directory');
    expect(message).toContain('name one .csv or .csv.gz file');
  });
});

describe('a header that cannot be used is refused', () => {
  expectCases([
    [
      'without the target; near names are offered',
      lines('Attr1,Class,klass', '1,0,0'),
      { code: 'target_absent', column: 'class', row: 1, says: ['"class"', 'did you mean "Class" or "klass"?'] },
      { target: 'class' },
    ],
    [
      'with one column, since the separator is another',
      lines('a|y', '1|0'),
      { code: 'target_absent', column: 'y', row: 1, says: ['one column only', ', ; or a tab'] },
    ],
    [
      'with a name twice',
      lines('a,b,y,a, b,a', '1,2,0,3,4,5'),
      { code: 'header_name_duplicate', column: 'a', row: 1, says: ['"a" in columns 1, 4, 6', '"b" in columns 2, 5'] },
    ],
    [
      'with an empty name',
      lines('a,,y', '1,2,0'),
      { code: 'header_name_empty', row: 1, says: ['column 2 has no name'] },
    ],
    [
      'with empty names',
      lines(',a, ,y', '1,2,3,0'),
      { code: 'header_name_empty', row: 1, says: ['columns 1, 3 have'] },
    ],
    [
      'that lacks what is excluded',
      lines('company,sector,y', '1,2,0'),
      {
        code: 'column_unknown',
        column: 'compny',
        row: 1,
        says: ['--exclude', '"compny" (did you mean "company"?)', '"q"'],
      },
      { target: 'y', exclude: ['compny', 'q'] },
    ],
    [
      'that lacks what is categorical',
      lines('company,sector,y', '1,2,0'),
      { code: 'column_unknown', column: 'setcor', row: 1, says: ['--categorical', 'did you mean "sector"?'] },
      { target: 'y', categorical: ['setcor'] },
    ],
    [
      'whose target is excluded',
      lines('a,y', '1,0'),
      { code: 'target_is_feature', column: 'y', row: 1, says: ['cannot stand in --exclude'] },
      { target: 'y', exclude: ['y'] },
    ],
    [
      'that leaves no column to learn from',
      lines('a,y', '1,0'),
      { code: 'no_feature_columns', row: 1, says: ['no column is left'] },
      { target: 'y', exclude: ['a'] },
    ],
    [
      'that lacks columns of the training file',
      lines('size,y', '1,0'),
      { code: 'column_absent', column: 'Size2', row: 1, says: ['"Size2" (did you mean "size"?)', '"age"'] },
      { target: 'y', like: { names: ['Size2', 'age', 'size'], categories: {} } },
    ],
  ]);
});

describe('rows that cannot be used are refused', () => {
  expectCases([
    ['none', lines('a,y'), { code: 'no_rows', row: 1, says: ['no row besides the header'] }],
    ['one', lines('a,y', '1,0'), { code: 'too_few_rows', row: 2, says: ['row 2', 'at least two'] }],
    [
      'of another length',
      lines('a,b,y', '1,2,0', '1,2,3,0', '"x\ny",0', '', '1,2'),
      {
        code: 'row_ragged',
        row: 3,
        says: ['3 rows do', 'the 3 cells', 'row 3: 4 cells', 'row 4: 2 cells', 'row 7: 2 cells'],
      },
    ],
    [
      'many of another length: ten are shown',
      lines('a,y', ...Array.from({ length: 25 }, () => '1')),
      { code: 'row_ragged', row: 2, says: ['25 rows do', 'row 11: 1 cells', '... and 15 more'] },
    ],
  ]);
});

describe('a target that cannot be learned is refused', () => {
  const empty = Array.from({ length: 12 }, () => '1,');
  expectCases([
    [
      'one cell empty',
      lines('a,y', '1,0', '2,'),
      { code: 'target_empty', column: 'y', row: 3, says: ['row 3 has no value'] },
    ],
    [
      'many cells empty: ten are shown',
      lines('a,y', '1,0', ...empty),
      {
        code: 'target_empty',
        column: 'y',
        row: 3,
        says: ['12 rows', 'rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, ...', '--drop-unlabelled'],
      },
    ],
    [
      'cells empty with a text target',
      lines('a,y', '1,P I F', '2,', '3,CHGOFF'),
      { code: 'target_empty', column: 'y', row: 3, says: ['row 3'] },
      { target: 'y', positive: 'CHGOFF' },
    ],
    [
      'words',
      lines('a,y', '1,P I F', '2,CHGOFF', '3,P I F'),
      {
        code: 'target_not_binary',
        column: 'y',
        row: 2,
        says: ['0 or 1', '--positive TEXT', 'row 2: "P I F" (and 1 more)', 'row 3: "CHGOFF"'],
      },
    ],
    [
      'a third number',
      lines('a,y', '1,0', '2,1', '3,2'),
      { code: 'target_not_binary', column: 'y', row: 4, says: ['"2"'] },
    ],
    [
      'NaN',
      lines('a,y', '1,0', '2,NaN', '3,1'),
      { code: 'target_not_binary', column: 'y', row: 3, says: ['row 3: "NaN"'] },
    ],
    [
      '0 positives',
      lines('a,y', '1,0', '2,0'),
      { code: 'no_positives', column: 'y', says: ['None holds 1', '"0" (2 rows)'] },
    ],
    [
      '0 negatives',
      lines('a,y', '1,1', '2,1'),
      { code: 'no_negatives', column: 'y', says: ['None holds 0', '"1" (2 rows)'] },
    ],
    [
      'a positive that does not occur',
      lines('a,y', '1,CHGOFF', '2,P I F'),
      { code: 'no_positives', column: 'y', says: ['"CHGOF" (did you mean "CHGOFF"?)', '"P I F" (1 row)'] },
      { target: 'y', positive: 'CHGOF' },
    ],
    [
      'nothing but the positive',
      lines('a,y', '1,bad', '2,bad'),
      { code: 'no_negatives', column: 'y', says: ['None holds other than "bad"'] },
      { target: 'y', positive: 'bad' },
    ],
    [
      '0 positives in a test file',
      lines('a,y', '1,0', '2,0'),
      { code: 'no_positives', column: 'y', says: ['None holds 1'] },
      { target: 'y', like: { names: ['a'], categories: {} } },
    ],
  ]);
});

describe('columns that cannot be learned from are refused', () => {
  const long = 'x'.repeat(200);
  expectCases([
    [
      'text in numbers: every column of the kind, with what to do',
      lines('id,"name, full",b,y', `1,${long},2,0`, '2,,oops,1', '3,z,w,0'),
      {
        code: 'text_in_number_column',
        column: 'name, full',
        row: 2,
        says: [
          `column "name, full", row 2: "${'x'.repeat(37)}..." (and 1 more in this column)`,
          'column "b", row 3: "oops" (and 1 more in this column)',
          `--categorical '"name, full",b'`,
          `--exclude '"name, full",b'`,
        ],
      },
    ],
    [
      'text in numbers of more than ten columns',
      lines([...'abcdefghijkl', 'y'].join(','), `${'t,'.repeat(12)}0`, `${'1,'.repeat(12)}1`),
      {
        code: 'text_in_number_column',
        column: 'a',
        row: 2,
        says: ['column "j"', '... and 2 more', '--exclude "a,b,c,d,e,f,g,h,i,j,k,l"'],
      },
    ],
    [
      'a hexadecimal figure',
      lines('a,y', '1,0', '0x1f,1'),
      { code: 'text_in_number_column', column: 'a', row: 3, says: ['"0x1f"'] },
    ],
    [
      'thousands',
      lines('a,y', '"1,234.5",0', '2,1'),
      { code: 'text_in_number_column', column: 'a', row: 2, says: ['1,234.5'] },
    ],
    [
      'decimal commas',
      lines('a;b;y', '1,5;2;0', '2;-1.234,5;1'),
      {
        code: 'decimal_comma',
        column: 'a',
        row: 2,
        says: ['column "a", row 2: "1,5"', 'column "b", row 3: "-1.234,5"', 'decimal point'],
      },
    ],
    [
      'numbers beyond a double',
      lines('a,y', '1,0', '-1e999,1'),
      { code: 'number_out_of_range', column: 'a', row: 3, says: ['column "a", row 3: "-1e999"', '1.8e308'] },
    ],
    [
      'constant and empty columns, with the option to copy',
      lines('a,b,c,"d, e",z,y', '1,7,,x,1,0', '2,7.0,,x,,1'),
      {
        code: 'column_constant',
        column: 'b',
        row: 2,
        says: [
          '3 columns',
          'column "b" is 7 in every row',
          'column "c" is empty in every row',
          'column "d, e" is "x" in every row',
          `--exclude 'b,c,"d, e"'`,
        ],
      },
      { target: 'y', categorical: ['d, e'] },
    ],
    [
      '0 and -0 only',
      lines('a,y', '0,0', '-0,1'),
      { code: 'column_constant', column: 'a', row: 2, says: ['"a" is 0'] },
    ],
  ]);

  for (const text of ['NaN', 'nan', '-nan', 'Infinity', '-inf', 'NA', 'N/A', '#N/A', 'null', 'None', '?', '#DIV/0!']) {
    it(`${text} is no missing value; an empty cell is`, async () => {
      const { code, column, row, message } = await refused(lines('a,b,y', '1,2,0', `2,${text},1`, '3,4,1'));
      expect({ code, column, row }).toEqual({ code: 'missing_as_text', column: 'b', row: 3 });
      expect(message).toContain(`column "b", row 3: "${text}"`);
      expect(message).toContain('A missing value is an empty cell');
    });
  }

  it('a constant column of a test file is no error', async () => {
    const table = await read(lines('a,y', '1,0', '1,1'), { target: 'y', like: { names: ['a'], categories: {} } });
    expect([...table.columns[0]!]).toEqual([1, 1]);
  });
});
