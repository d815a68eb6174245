import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { expectRefusals } from './expect-refusals.ts';
import { lines, refusalOf } from './file-of.ts';

describe('a file that cannot be read is refused', () => {
  const compressed = gzipSync(lines('a,y', ...Array.from({ length: 500 }, (_, row) => `${row * row},${row % 2}`)));
  const damaged = Buffer.from(compressed).fill(0xff, 40, 60);

  expectRefusals([
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
  expectRefusals([
    [
      'without the target; near names are offered',
      lines('Attr1,Clas,klass', '1,0,0'),
      { code: 'target_absent', column: 'class', row: 1, says: ['"class"', 'did you mean "Clas" or "klass"?'] },
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
  expectRefusals([
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
