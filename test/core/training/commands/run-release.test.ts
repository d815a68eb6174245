import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../../../core/training/commands/release.ts';
import { runTrain } from '../../../../core/training/commands/run-train.ts';
import { madeUpRelease } from './made-up-release.ts';
import { madeUpTrainer } from './made-up-trainer.ts';

const folder = mkdtempSync(join(tmpdir(), 'creditline-release-'));

const run = async (args: readonly string[], release: Release = madeUpRelease()) => {
  let [stdout, stderr, nowMs] = ['', '', 0];
  const terminal = {
    print: (text: string): void => void (stdout += text),
    say: (text: string): void => void (stderr += text),
    isLive: false,
    now: () => (nowMs += 100),
  };
  const code = await runTrain(args, { trainer: madeUpTrainer, release, terminal, processors: 3 });
  return { code, stdout, stderr };
};

describe('train combine', () => {
  it('writes the combiners into the shipped scorecard, and says how the probabilities held', async () => {
    const combinersFile = join(folder, 'shipped.json');
    const { code, stdout, stderr } = await run(['combine'], madeUpRelease({ combinersFile }));
    expect(code).toBe(0);
    expect(stdout).toContain('groups correlated 0.1   0.875 to 1.125');
    expect(stdout).toContain(`written to ${combinersFile}`);
    expect(stderr).toContain('drawing the groups: 0 of 5');
    expect(JSON.parse(readFileSync(combinersFile, 'utf8'))).toMatchObject({ baseRate: 0.02, report: { seed: 7 } });
  });

  it('writes elsewhere when asked to, answers JSON, and is quiet', async () => {
    const out = join(folder, 'mine.json');
    const { code, stdout, stderr } = await run(['combine', '--out', out, '--json', '-', '--quiet']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      base_rate: 0.02,
      patterns: 1,
      companies: 1000,
      seed: 7,
      correlation: 0.1,
      worth: { registry: 0.1 },
      ratios: [{ correlation: 0.1, lowest: 0.875, highest: 1.125 }],
      out,
      seconds: expect.any(Number),
    });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ missing: { ceased: -0.5 } });
  });

  it('refuses a place that is not there before it draws anything', async () => {
    const { code, stderr } = await run(['combine', '--out', join(folder, 'nowhere', 'x.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain('--out: there is no directory');
    expect(stderr).not.toContain('drawing');
  });

  it('knows its own options only', async () => {
    expect((await run(['combine', '--data', 'x.csv'])).stderr).toContain('there is no option --data');
    expect((await run(['combine', '--check'])).code).toBe(2);
  });
});

describe('train model-card', () => {
  it('writes, and names what it wrote', async () => {
    const { code, stdout } = await run(['model-card']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'written  MODEL_CARD.md\n' });
  });

  it('with --check exits with 1 when a file is stale or missing, says which, and how to mend it', async () => {
    for (const state of ['stale', 'missing'] as const) {
      const { code, stdout } = await run(['model-card', '--check'], madeUpRelease({ state }));
      expect(code).toBe(1);
      expect(stdout).toContain(`${state.padEnd(7)}  MODEL_CARD.md`);
      expect(stdout).toContain('npm run train -- model-card');
    }
    expect(await run(['model-card', '--check'])).toMatchObject({ code: 0, stdout: 'current  MODEL_CARD.md\n' });
  });

  it('says the same as JSON', async () => {
    const { code, stdout } = await run(['model-card', '--check', '--json', '-'], madeUpRelease({ state: 'stale' }));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ up_to_date: false, files: [{ path: 'MODEL_CARD.md', state: 'stale' }] });
  });
});
