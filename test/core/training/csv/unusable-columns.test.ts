import { describe, expect, it } from 'vitest';
import { expectRefusals } from './expect-refusals.ts';
import { lines, read, refused } from './file-of.ts';

describe('a target that cannot be learned is refused', () => {
  const empty = Array.from({ length: 12 }, () => '1,');
  expectRefusals([
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
        says: ['12 rows', 'rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more', '--drop-unlabelled'],
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
      lines('a,y', '1,P I F', '2,CHGOFF', '3,P I F', '4,'),
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
  expectRefusals([
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
