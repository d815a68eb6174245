import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PatternOptions, Trainer } from '../../../../core/training/options.ts';
import { madeUpTrainer } from './made-up-trainer.ts';
import { runInMemory } from './run-in-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'creditline-patterns-'));
const table = join(folder, 'table.csv');
writeFileSync(table, 'name,a,b,"c;d,e",y\nX,1,2,1,0\nY,2,1,3,1\nZ,3,1,2,0\nW,4,5,5,1\n');
const PATTERNS = ['patterns', '--data', table, '--target', 'y'];

/** What the trainer is asked for by a command line. */
const asked = async (...args: readonly string[]): Promise<PatternOptions> => {
  const calls: PatternOptions[] = [];
  const patterns: Trainer['patterns'] = (options) => {
    calls.push(options);
    return Promise.resolve([]);
  };
  await runInMemory([...PATTERNS, ...args], { ...madeUpTrainer, patterns });
  return calls[0]!;
};

describe('groups of columns', () => {
  it('are asked for with the documented defaults', async () => {
    expect(await asked('--groups', 'one=a;two=b')).toEqual({
      data: table,
      target: 'y',
      test: undefined,
      positive: undefined,
      dropUnlabelled: false,
      exclude: [],
      categorical: [],
      folds: 10,
      seed: 7,
      workers: 3,
      groups: [
        { name: 'one', columns: ['a'] },
        { name: 'two', columns: ['b'] },
      ],
      onProgress: expect.any(Function),
      note: expect.any(Function),
    });
  });

  it('are written as lists, whose names may hold whatever stands in quotes', async () => {
    const { groups } = await asked('--groups', ' one = a, x=1 ;2="c;d,e", "f ""g""" ;1=b;');
    expect(groups).toEqual([
      { name: 'one', columns: ['a', 'x=1'] },
      { name: '2', columns: ['c;d,e', 'f "g"'] },
      { name: '1', columns: ['b'] },
    ]);
  });

  it('lose the columns that are excluded', async () => {
    const { groups, exclude } = await asked('--groups', 'one=a,x;two=b', '--exclude', 'x,name');
    expect(groups[0]).toEqual({ name: 'one', columns: ['a'] });
    expect(exclude).toEqual(['x', 'name']);
  });

  it('come with the other options as typed', async () => {
    const typed = '--test t.csv --positive bad --drop-unlabelled --folds 5 --seed 0 --workers 2 --categorical a';
    expect(await asked('--groups', 'one=a;two=b', ...typed.split(' '))).toMatchObject({
      test: 't.csv',
      positive: 'bad',
      dropUnlabelled: true,
      folds: 5,
      seed: 0,
      workers: 2,
      categorical: ['a'],
    });
  });
});

describe('groups that are typed wrongly exit with 2 and say what is wrong', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], '--groups is missing'],
    [['--groups', ' '], '--groups is missing'],
    [['--groups', 'one=a;b'], '"b" has no =; write groups as "balance=X1,X5;result=X2,X3"'],
    [['--groups', 'one=a;=b'], 'the group "=b" has no name'],
    [['--groups', 'one=a;two='], 'the group two names no column'],
    [['--groups', 'one=a;two=,'], 'the group two names no column'],
    [['--groups', 'one=a'], 'must name at least two groups'],
    [['--groups', ';'], 'must name at least two groups'],
    [['--groups', 'one=a;one=b'], 'names the group one more than once'],
    [['--groups', 'one=a,b;two=b'], 'the column "b" stands in two groups'],
    [['--groups', 'one=a;two=b,y'], 'the target "y" cannot stand in a group'],
    [['--groups', 'one=a;two="b'], '--groups: a quote is not closed'],
    [['--groups', 'one=a;two=b', '--exclude', 'b'], '--exclude leaves no column in the group two'],
    [['--groups', '1=a;2=b;3=c;4=d;5=e;6=f;7=g'], '--groups can name 6 groups at most, not 7'],
    [['--groups', 'one=a;two=b', '--kind', 'pairs'], 'there is no option --kind'],
    [['--group', 'one=a;two=b'], 'there is no option --group (did you mean "--groups"?)'],
  ];

  for (const [args, message] of cases) {
    it(`train patterns ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await runInMemory([...PATTERNS, ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`train: `);
      expect(stderr).toContain(message);
      expect(stderr).toContain('usage: npm run train -- patterns ');
    });
  }
});

describe('the answer', () => {
  const GROUPS = ['--groups', 'one=a;two=b,"c;d,e"'];
  const answer = {
    patterns: [
      {
        groups: ['one'],
        auc: 0.9375,
        mean_against_observed: 0.9375,
        calibration_slope: 1.0625,
        rows: 4,
        positives: 2,
      },
      {
        groups: ['one', 'two'],
        auc: 0.75,
        mean_against_observed: 1.125,
        calibration_slope: 1.0625,
        rows: 4,
        positives: 2,
      },
    ],
    lowest: 0.9375,
    highest: 1.125,
    data: table,
    target: 'y',
    seed: 7,
    seconds: expect.any(Number),
  };

  it('is JSON on stdout or in a file; other columns of the file may hold text', async () => {
    const { code, stdout, stderr } = await runInMemory([...PATTERNS, ...GROUPS, '--quiet', '--json', '-']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(answer);
    const path = join(folder, 'answer.json');
    const written = await runInMemory([...PATTERNS, ...GROUPS, '--test', table, '--json', path]);
    expect(written).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ ...answer, test: table });
  });

  it('is a table with a line for each set of groups', async () => {
    const { stdout } = await runInMemory([...PATTERNS, ...GROUPS]);
    expect(stdout).toContain('2 with the outcome (50.00 %)');
    expect(stdout).toMatch(/\ngroups +AUC +mean PD \/ observed +calibration slope\n/);
    expect(stdout).toMatch(/\none +0\.9375 +0\.938 +1\.063\n/);
    expect(stdout).toMatch(/\none, two +0\.7500 +1\.125 +1\.063\n/);
    expect(stdout).toContain('mean PD / observed: 0.938 to 1.125, 1 is right\n');
  });

  it('to a column that the file does not have is an error with its name, and exit code 1', async () => {
    const { code, stdout, stderr } = await runInMemory([...PATTERNS, '--groups', 'one=a;two=nmae', '--json', '-']);
    expect(code).toBe(1);
    expect(stderr).toContain('--groups names columns that the file does not have:\n  "nmae" (did you mean "name"?)');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'column_unknown', column: 'nmae', row: 1 } });
  });

  it('to a group with the target under another spelling is an error too', async () => {
    const { code, stdout } = await runInMemory([
      'patterns',
      '--data',
      table,
      '--target',
      'Y',
      '--groups',
      'one=a;two=y',
      '--json',
      '-',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'target_is_feature', column: 'y' } });
  });

  it('to a column of text in a group says what to do, and doing it helps', async () => {
    const groups = ['--groups', 'one=a,name;two=b'];
    const refused = await runInMemory([...PATTERNS, ...groups]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--exclude "name"');
    expect((await runInMemory([...PATTERNS, ...groups, '--exclude', 'name'])).code).toBe(0);
  });
});
