import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../../core/training/csv/table.ts';
import { readTable } from '../../../../core/training/csv/read-table.ts';
import { fileOf, lines, read } from './file-of.ts';

const PLAIN = lines('a,b,y', '1,2.5,0', '-3e2,,1', '.5,4,0');

const expectPlain = (table: Table): void => {
  expect(table.names).toEqual(['a', 'b']);
  expect(table.columns.map((column) => [...column])).toEqual([
    [1, -300, 0.5],
    [2.5, Number.NaN, 4],
  ]);
  expect([...table.target]).toEqual([0, 1, 0]);
  expect(table.rows).toBe(3);
};

describe('a table is the same however its file was written', () => {
  const withBom = (encoding: 'utf16le' | 'utf8', text: string): Buffer => Buffer.from(`\ufeff${text}`, encoding);
  const cases: readonly (readonly [string, string | Uint8Array])[] = [
    ['plain', PLAIN],
    ['without a line end at the end', PLAIN.trimEnd()],
    ['compressed', gzipSync(PLAIN)],
    ['compressed in two parts', Buffer.concat([gzipSync(PLAIN.slice(0, 9)), gzipSync(PLAIN.slice(9))])],
    ['with a byte order mark', withBom('utf8', PLAIN)],
    ['compressed with a byte order mark', gzipSync(withBom('utf8', PLAIN))],
    ['UTF-16, little end first', withBom('utf16le', PLAIN)],
    ['UTF-16, big end first', withBom('utf16le', PLAIN).swap16()],
    ['with CRLF', PLAIN.replaceAll('\n', '\r\n')],
    ['with CR', PLAIN.replaceAll('\n', '\r')],
    ['with a header in CRLF and rows in LF', PLAIN.replace('\n', '\r\n')],
    ['with semicolons', PLAIN.replaceAll(',', ';')],
    ['with tabs', PLAIN.replaceAll(',', '\t')],
    ['with semicolons and commas in a quoted name', PLAIN.replaceAll(',', ';').replace('a;', '" a ";')],
    ['with quotes', lines('"a","b","y"', '"1","2.5","0"', '"-3e2","","1"', '".5","4","0"')],
    ['with spaces around', lines(' a , b,y ', ' 1 ,2.5, 0', '-3e2, ,1', '.5,4 ,0 ')],
    ['with empty lines', PLAIN.replaceAll('\n', '\n\n')],
    ['with semicolons after empty lines', `\n\r\n${PLAIN.replaceAll(',', ';')}`],
    ['with a target of 0.0 and 1.0', lines('a,b,y', '1,2.5,0.0', '-3e2,,1.0', '.5,4,0.0')],
    ['with the target first', lines('y,a,b', '0,1,2.5', '1,-3e2,', '0,.5,4')],
  ];

  for (const [name, content] of cases) it(`written ${name}`, async () => expectPlain(await read(content)));

  it('whether it is compressed is seen in the bytes and not in the name', async () => {
    expectPlain(await readTable(fileOf(PLAIN, 'plain.csv.gz'), { target: 'y' }));
    expectPlain(await readTable(fileOf(gzipSync(PLAIN), 'compressed.csv'), { target: 'y' }));
  });
});

describe('what a cell means', () => {
  it('a quoted cell may hold separators, quotes and line breaks, and rows keep the lines of an editor', async () => {
    const text = lines(
      '"size, in ""staff""",place,y',
      '1,"Lyon, ""2e""",0',
      '2,"two\r\nlines",1',
      '3,x,0',
      '',
      '4,x,1',
    );
    const table = await read(text, { target: 'y', categorical: ['place'] });
    expect(table.names).toEqual(['size, in "staff"', 'place']);
    expect(table.categories).toEqual({ place: ['x', 'Lyon, "2e"', 'two\r\nlines'] });
    expect([...table.lines]).toEqual([2, 3, 5, 7]);
  });

  it('names with spaces and brackets are asked for without the spaces', async () => {
    const roa = ' ROA(C) before interest and depreciation before interest';
    const table = await read(lines(`Bankrupt?,${roa}, Net Income Flag`, '1,0.37,1', '0,0.46,0'), {
      target: ' Bankrupt?',
      exclude: [' Net Income Flag'],
    });
    expect(table.names).toEqual([roa.trim()]);
  });

  it('a number too small for a double is 0, one near the largest is kept', async () => {
    const { columns } = await read(lines('a,y', '1e-400,0', '1.7976931348623157e308,1'));
    expect([...columns[0]!]).toEqual([0, Number.MAX_VALUE]);
  });

  it('levels are coded by frequency, then by code unit, whatever the order of the rows', async () => {
    const rows = ['b,0', 'B,1', 'é,0', 'a,1', 'a,0', ',1', 'a,0', 'é,1'];
    const options = { target: 'y', categorical: ['place'] };
    const table = await read(lines('place,y', ...rows), options);
    const reversed = await read(lines('place,y', ...rows.toReversed()), options);
    expect(table.categories).toEqual({ place: ['a', 'é', 'B', 'b'] });
    expect([...table.columns[0]!]).toEqual([3, 2, 1, 0, 0, Number.NaN, 0, 1]);
    expect(reversed.categories).toEqual(table.categories);
    expect([...reversed.columns[0]!].toReversed()).toEqual([...table.columns[0]!]);
  });

  it('a column called __proto__ is a column like any other', async () => {
    const table = await read(lines('__proto__,constructor,y', 'a,1,0', 'b,2,1'), {
      target: 'y',
      categorical: ['__proto__'],
    });
    expect(Object.entries(table.categories)).toEqual([['__proto__', ['a', 'b']]]);
    expect(table.names).toEqual(['__proto__', 'constructor']);
  });

  it('a text can be the outcome, and a number in another notation as well', async () => {
    const text = await read(lines('a,y', '1,CHGOFF', '2,P I F', '3, CHGOFF '), { target: 'y', positive: 'CHGOFF' });
    expect([...text.target]).toEqual([1, 0, 1]);
    const number = await read(lines('a,y', '1,1.0', '2,2.0', '3,2'), { target: 'y', positive: '2' });
    expect([...number.target]).toEqual([0, 1, 1]);
  });

  it('rows without an outcome are left out when that is asked for, with all that stands in them', async () => {
    const content = lines('a,place,y', '1,x,0', 'oops,z,', '2,x,1', '3,w, ');
    const table = await read(content, {
      target: 'y',
      categorical: ['place'],
      dropUnlabelled: true,
      exclude: ['place'],
    });
    expect(table.rows).toBe(2);
    expect([...table.lines]).toEqual([2, 4]);
    expect([...table.columns[0]!]).toEqual([1, 2]);
  });

  it('Windows-1252 is read as such, and said', async () => {
    const notes: string[] = [];
    const table = await read(Buffer.from(lines('année,y', '1,0', '2,1'), 'latin1'), {
      target: 'y',
      note: (sentence) => notes.push(sentence),
    });
    expect(table.names).toEqual(['année']);
    expect(notes).toEqual([expect.stringContaining('was read as Windows-1252')]);
  });

  it('one value and a missing one are no constant', async () => {
    const { columns } = await read(lines('a,y', '1,0', ',1'));
    expect([...columns[0]!]).toEqual([1, Number.NaN]);
  });
});

describe('a table read like another', () => {
  const training = { names: ['a', 'place'], categories: { place: ['x', 'w'] } };

  it('has its columns in its order, and levels that it does not know are missing values', async () => {
    const notes: string[] = [];
    const table = await read(lines('other,place,y,a', 'text,w,0,1', 'text,q,1,1', 'text,,0,1', 'text,x,0,1'), {
      target: 'y',
      like: training,
      note: (sentence) => notes.push(sentence),
    });
    expect(table.names).toEqual(['a', 'place']);
    expect(table.columns.map((column) => [...column])).toEqual([
      [1, 1, 1, 1],
      [1, Number.NaN, Number.NaN, 0],
    ]);
    expect(table.categories).toEqual(training.categories);
    expect(notes).toEqual([
      expect.stringContaining('1 column not trained on and so ignored: "other"'),
      expect.stringContaining('column "place": 1 cell with a level that was not trained on'),
    ]);
  });

  it('needs no target, and one row is enough', async () => {
    const table = await read(lines('a,place', '1,x'), { like: training });
    expect(table.target).toHaveLength(0);
    expect(table.rows).toBe(1);
  });
});
