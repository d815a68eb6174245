import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { EvaluateOptions, FitOptions } from '../../../core/training/options.ts';
import type { Rows } from './made-up-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'creditline-training-'));
let written = 0;

/** A path of this test alone. */
export const placeFor = (name: string): string => {
  written += 1;
  return join(folder, `${written}-${name}`);
};

const cell = (value: number): string => (Number.isNaN(value) ? '' : String(value));

/** The rows as a .csv.gz file with the columns a, b, c ... and the outcome y. */
export const fileFrom = ({ columns, target }: Rows, names = ['a', 'b', 'c', 'd', 'e']): string => {
  const header = [...columns.map((_, at) => names[at]!), 'y'].join(',');
  const lines = Array.from(target, (outcome, row) =>
    [...columns.map((column) => cell(column[row]!)), outcome].join(','),
  );
  const path = placeFor('rows.csv.gz');
  writeFileSync(path, gzipSync([header, ...lines, ''].join('\n')));
  return path;
};

type Asked = EvaluateOptions & FitOptions & { readonly notes: string[]; readonly steps: number[] };

/** Options as the command line gives them, with what was told on the way. */
export const asked = (data: string, more: Partial<EvaluateOptions & FitOptions> = {}): Asked => {
  const notes: string[] = [];
  const steps: number[] = [];
  return {
    data,
    test: undefined,
    calibration: 'platt',
    target: 'y',
    exclude: [],
    categorical: [],
    kind: 'additive',
    preset: undefined,
    derive: 'none',
    folds: 3,
    seed: 7,
    workers: 1,
    dropUnlabelled: false,
    positive: undefined,
    id: 'made-up',
    version: '1',
    onProgress: ({ done }) => steps.push(done),
    note: (sentence) => notes.push(sentence),
    notes,
    steps,
    ...more,
  };
};
