import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EvaluateOptions, Trainer } from '../../../../core/training/options.ts';
import { madeUpTrainer } from './made-up-trainer.ts';
import { runInMemory } from './run-in-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'creditline-train-'));
const table = join(folder, 'table.csv');
writeFileSync(table, 'a,b,y\n1,2,0\n\n2,,1\n3,1,0\n4,5,1\n');
const EVALUATE = ['evaluate', '--data', table, '--target', 'y'];
const FIT = ['fit', '--data', table, '--target', 'y', '--out', join(folder, 'card.json')];
const APPLY = ['apply', '--scorecard', 'accounts', '--data', table];

/** What the trainer is asked for by a command line. */
const asked = async (...args: readonly string[]): Promise<EvaluateOptions> => {
  const calls: EvaluateOptions[] = [];
  const evaluate: Trainer['evaluate'] = (options) => {
    calls.push(options);
    return madeUpTrainer.evaluate({ ...options, test: undefined, positive: undefined, exclude: [], categorical: [] });
  };
  const { code } = await runInMemory([...EVALUATE, ...args], { ...madeUpTrainer, evaluate });
  expect(code).toBe(0);
  return calls[0]!;
};

describe('help', () => {
  it('is on stdout, for the whole and for each command with examples', async () => {
    for (const args of [['--help'], ['-h'], ['nonsense', '--help']]) {
      const { code, stdout, stderr } = await runInMemory(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('npm run train -- evaluate | fit | apply | patterns | combine | model-card');
    }
    for (const command of ['evaluate', 'fit', 'apply', 'patterns', 'combine', 'model-card']) {
      const { code, stdout, stderr } = await runInMemory([command, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^npm run train -- ${command} `));
      expect(stdout).toMatch(/\nExamples?\n {2}npm run /);
    }
  });
});

describe('a command line that is typed wrongly exits with 2 and says what is wrong', () => {
  const nowhere = join(folder, 'nowhere', 'x.json');
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], 'name a command: evaluate, fit, apply, patterns, combine or model-card'],
    [['evalute'], 'there is no command "evalute" (did you mean "evaluate"?)'],
    [['--data', table], 'there is no command "--data"'],
    [['evaluate', '--target', 'y'], '--data is missing'],
    [['evaluate', '--data', table], '--target is missing'],
    [[...EVALUATE, '--fold', '5'], 'there is no option --fold (did you mean "--folds"?)'],
    [[...EVALUATE, '--quite'], 'there is no option --quite (did you mean "--quiet"?)'],
    [[...EVALUATE, '-x'], 'there is no option -x'],
    [[...EVALUATE, 'more'], "Unexpected argument 'more'"],
    [[...EVALUATE, '--folds'], '--folds'],
    [[...EVALUATE, '--folds', '1'], '--folds must be a whole number from 2 to 100, not "1"'],
    [[...EVALUATE, '--folds', '2.5'], 'not "2.5"'],
    [[...EVALUATE, '--seed', '1e3'], '--seed must be a whole number from 0 to 4294967295'],
    [[...EVALUATE, '--workers', '0'], '--workers must be a whole number'],
    [[...EVALUATE, '--seed', '1', '--seed', '2'], '--seed is given more than once'],
    [[...EVALUATE, '--kind', 'pair'], '--kind must be additive or pairs, not "pair" (did you mean "pairs"?)'],
    [[...EVALUATE, '--preset', 'x'], '--preset must be accounts or profile'],
    [[...EVALUATE, '--derive', 'yes'], '--derive must be auto or none'],
    [[...EVALUATE, '--exclude', '"a'], '--exclude: a quote is not closed'],
    [[...EVALUATE, '--positive', ''], '--positive is empty'],
    [[...EVALUATE, '--out', 'x'], 'there is no option --out'],
    [[...EVALUATE, '--json', nowhere], '--json: there is no directory'],
    [[...EVALUATE, '--json', folder], 'is a directory; name a file'],
    [['fit', '--data', table, '--target', 'y'], '--out is missing'],
    [['fit', '--data', table, '--target', 'y', '--out', nowhere], '--out: there is no directory'],
    [['fit', '--data', table, '--target', 'y', '--out', 'x', '--test', table], 'there is no option --test'],
    [[...FIT, '--calibration', 'isotonic'], '--calibration is for evaluate: fit keeps platt, since isotonic steps'],
    [[...EVALUATE, '--calibration', 'isotonc'], '--calibration must be platt or isotonic, not "isotonc" (did you mean'],
    [['apply', '--data', table], '--scorecard is missing'],
    [[...APPLY, '--base-rate', '0'], '--base-rate must be a share above 0 and below 1, such as 0.02, not "0"'],
    [[...APPLY, '--base-rate', '1'], 'not "1"'],
    [[...APPLY, '--base-rate', '0.0'], 'not "0.0"'],
    [[...APPLY, '--base-rate', '2%'], 'not "2%"'],
    [[...APPLY, '--base-rate=-0.1'], 'not "-0.1"'],
    [[...EVALUATE, '--base-rate', '0.02'], 'there is no option --base-rate'],
    [['apply', '--data', table, '--scorecard', 'accounts', '--positive', 'x'], 'name it with --target'],
  ];

  for (const [args, message] of cases) {
    it(`train ${args.map((arg) => arg.replace(folder, '')).join(' ')}`, async () => {
      const { code, stdout, stderr } = await runInMemory(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`train: `);
      expect(stderr).toContain(message);
      expect(stderr).toContain('usage: npm run train -- ');
    });
  }
});

describe('what the trainer is asked for', () => {
  it('has the documented defaults', async () => {
    expect(await asked()).toEqual({
      data: table,
      target: 'y',
      test: undefined,
      positive: undefined,
      dropUnlabelled: false,
      exclude: [],
      categorical: [],
      calibration: 'platt',
      kind: 'pairs',
      preset: undefined,
      derive: 'auto',
      folds: 10,
      seed: 7,
      workers: 3,
      onProgress: expect.any(Function),
      note: expect.any(Function),
    });
  });

  it('is what was typed', async () => {
    const typed =
      '--test b.csv --positive=CHGOFF --drop-unlabelled --kind additive --preset profile --derive none --folds 5 --seed 0 --workers 2 --calibration isotonic'.split(
        ' ',
      );
    expect(await asked(...typed)).toMatchObject({
      test: 'b.csv',
      positive: 'CHGOFF',
      dropUnlabelled: true,
      kind: 'additive',
      preset: 'profile',
      derive: 'none',
      folds: 5,
      seed: 0,
      workers: 2,
      calibration: 'isotonic',
    });
  });

  it('lists names as a CSV line does, as often as the option stands', async () => {
    const { exclude, categorical } = await asked(
      '--exclude',
      'a, ROA(C) % ',
      '--exclude',
      '"x, ""y""",a',
      '--categorical',
      '',
    );
    expect(exclude).toEqual(['a', 'ROA(C) %', 'x, "y"']);
    expect(categorical).toEqual([]);
  });
});

describe('answers', () => {
  it('JSON can go into a file, and then stdout stays empty', async () => {
    const path = join(folder, 'answer.json');
    const { code, stdout, stderr } = await runInMemory([...EVALUATE, '--json', path]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain(`written to ${path}`);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ auc: 0.9375, folds: [{ rows: 4 }, { rows: 4 }] });
  });

  it('the test file is named in the answer', async () => {
    const { stdout } = await runInMemory([...EVALUATE, '--test', table, '--json', '-']);
    expect(JSON.parse(stdout)).toMatchObject({ data: table, test: table });
  });

  it('apply answers a score for every row by its line, and figures when there is a target', async () => {
    const apply = ['apply', '--scorecard', 'accounts', '--data', table, '--target', 'y'];
    const { code, stdout } = await runInMemory([...apply, '--json', '-']);
    const answer = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ auc: 0.9375, scorecard: { id: 'accounts', version: '1' }, target: 'y' });
    expect(answer.scores[1]).toEqual({ row: 4, score: 601, probability_of_default: 0.02 });
    expect(answer.scores).toHaveLength(4);
    expect((await runInMemory(apply)).stdout).toMatch(/mean PD +0\.0200[^]*AUC +0\.9375/);
  });

  it('apply writes the scores as CSV, and leaves them out of the JSON', async () => {
    const out = join(folder, 'scores.csv');
    const apply = ['apply', '--scorecard', 'accounts', '--data', table, '--out', out];
    const { stdout } = await runInMemory([...apply, '--target', 'y', '--json', '-']);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 4, out });
    expect(JSON.parse(stdout)).not.toHaveProperty('scores');
    expect(readFileSync(out, 'utf8')).toBe(
      'row,score,probability_of_default,target\n2,600,0.02,0\n4,601,0.02,1\n5,602,0.02,0\n6,603,0.02,1\n',
    );
  });

  it('apply hands the base rate on and says it, and has none of its own', async () => {
    const rates: (number | undefined)[] = [];
    const apply: Trainer['apply'] = (options) => {
      rates.push(options.baseRate);
      return madeUpTrainer.apply(options);
    };
    const trainer = { ...madeUpTrainer, apply };
    const { stdout } = await runInMemory([...APPLY, '--target', 'y', '--base-rate', '.025', '--json', '-'], trainer);
    expect(JSON.parse(stdout)).toMatchObject({ base_rate: 0.025 });
    const without = await runInMemory([...APPLY, '--target', 'y', '--json', '-'], trainer);
    expect(JSON.parse(without.stdout)).not.toHaveProperty('base_rate');
    expect(rates).toEqual([0.025, undefined]);
  });

  it('apply needs no target', async () => {
    const unlabelled = join(folder, 'unlabelled.csv');
    writeFileSync(unlabelled, 'a\n1\n');
    const { stdout } = await runInMemory(['apply', '--scorecard', 'accounts', '--data', unlabelled, '--json', '-']);
    expect(JSON.parse(stdout)).toEqual({
      rows: 1,
      seconds: expect.any(Number),
      scorecard: { id: 'accounts', version: '1' },
      data: unlabelled,
      scores: [{ row: 2, score: 600, probability_of_default: 0.02 }],
    });
  });

  it('a failure that nobody foresaw exits with 1 and is JSON as well', async () => {
    const evaluate = () => Promise.reject(new RangeError('out of bounds'));
    const { code, stdout, stderr } = await runInMemory([...EVALUATE, '--json', '-'], { ...madeUpTrainer, evaluate });
    expect(code).toBe(1);
    expect(stderr).toContain('RangeError: out of bounds');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'unexpected', column: null, row: null } });
  });
});
