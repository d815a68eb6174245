import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { TrainingDataError } from './csv/training-data-error.ts';
import { PRESETS } from './options.ts';
import type { ScorecardFile } from './scorecard-file.ts';

const SHIPPED = new URL('../src/scoring/scorecards/trade-2026-12/', import.meta.url);

const pathOf = (name: string): string =>
  PRESETS.some((preset) => preset === name) ? fileURLToPath(new URL(`${name}.json`, SHIPPED)) : name;

const LISTS = ['columns', 'derived', 'tables', 'pairs'] as const satisfies readonly (keyof ScorecardFile)[];

const isScorecard = (value: unknown): value is ScorecardFile => {
  if (typeof value !== 'object' || value === null) return false;
  const file: Readonly<Record<string, unknown>> = { ...value };
  return file['format'] === 'creditline-scorecard/1' && LISTS.every((name) => Array.isArray(file[name]));
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * `accounts` or `profile` of the shipped scorecard, or the path of a file that `fit` wrote.
 * @throws TrainingDataError `file_not_found`, `scorecard_unreadable`
 */
export const readScorecard = async (name: string): Promise<ScorecardFile> => {
  const path = pathOf(name);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new TrainingDataError({
      code: 'file_not_found',
      path,
      message: `there is no such scorecard; give ${PRESETS.join(', ')} or a file that \`fit\` wrote`,
    });
  const scorecard = parsed(text);
  if (isScorecard(scorecard)) return scorecard;
  throw new TrainingDataError({ code: 'scorecard_unreadable', path, message: 'is not a scorecard that `fit` wrote' });
};
