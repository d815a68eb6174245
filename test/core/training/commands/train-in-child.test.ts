import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SCRIPT = new URL('start-made-up.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'creditline-train-'));
const good = join(folder, 'good.csv');
writeFileSync(good, 'a,b,y\n1,2,0\n2,,1\n3,1,0\n4,5,1\n');
const bad = join(folder, 'bad.csv');
writeFileSync(bad, 'a,b,y\n1,2,0\n2,oops,1\n');

const train = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, [SCRIPT, ...args], { env: { PATH: '' } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
};

describe('npm run train', () => {
  it('answers JSON alone on stdout, while progress and notes go to stderr', async () => {
    const { code, stdout, stderr } = await train('evaluate', '--data', good, '--target', 'y', '--json', '-');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      auc: 0.9375,
      pr_auc: 0.5,
      brier: 0.125,
      ks: 0.75,
      calibration_slope: 1.0625,
      calibration_intercept: -0.03125,
      misclassified: 0.25,
      rows: 4,
      positives: 2,
      seconds: expect.any(Number),
      kind: 'pairs',
      seed: 7,
      data: good,
      target: 'y',
      calibration: 'platt',
      columns: ['a', 'b'],
      derived_columns: ['a / b'],
      folds: [expect.objectContaining({ auc: 0.9375, rows: 4 }), expect.objectContaining({ auc: 0.875 })],
    });
    expect(stderr).toBe('learning: 0 of 2, 0.0 s\nnote: made up\n');
  });

  it('is silent on stderr when asked to be quiet', async () => {
    const { code, stdout, stderr } = await train('evaluate', '--data', good, '--target', 'y', '--quiet');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('AUC');
    expect(stdout).toContain('0.9375');
    expect(stdout).toContain('folds 0.8750 to 0.9375');
    expect(stdout).toContain('2 with the outcome (50.00 %)');
  });

  it('names column and row of a file that cannot be used, on stderr and as JSON, and exits with 1', async () => {
    const { code, stdout, stderr } = await train('evaluate', '--data', bad, '--target', 'y', '--json', '-');
    expect(code).toBe(1);
    expect(stderr).toContain('column "b", row 3: "oops"');
    expect(stderr).toContain('--exclude "b"');
    expect(stderr).not.toContain('at readTable');
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'text_in_number_column',
        message: expect.stringContaining('column "b", row 3: "oops"'),
        column: 'b',
        row: 3,
      },
    });
  });

  it('prints nothing on stdout for such a file when no JSON is asked for', async () => {
    const { code, stdout, stderr } = await train('evaluate', '--data', join(folder, 'none.csv'), '--target', 'y');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('there is no such file');
  });

  it('exits with 2 and shows the usage on stderr when it is typed wrongly', async () => {
    const { code, stdout, stderr } = await train('evaluate', '--data', good);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('train: --target is missing');
    expect(stderr).toContain('usage: npm run train -- evaluate --data FILE --target COLUMN');
  });

  it('writes a scorecard file', async () => {
    const out = join(folder, 'my-card.json');
    const { code, stdout } = await train('fit', '--data', good, '--target', 'y', '--out', out, '--json', '-');
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({ id: 'my-card', version: '1' });
    expect(JSON.parse(stdout)).toMatchObject({
      auc: 0.9375,
      scorecard: { id: 'my-card', version: '1', file: out },
    });
    expect(existsSync(`${out}.partial`)).toBe(false);
  });
});
