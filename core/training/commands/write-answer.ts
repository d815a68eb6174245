import { stat, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Applied } from '../options.ts';
import { UsageError } from './usage-error.ts';

/** Learning can take an hour, and so a place that cannot be written to is refused before it begins. */
export const checkPlace = async (option: string, path: string | undefined): Promise<void> => {
  if (path === undefined || path === '-') return;
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (folder?.isDirectory() !== true) throw new UsageError(`--${option}: there is no directory ${dirname(path)}`);
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory() === true) throw new UsageError(`--${option}: ${path} is a directory; name a file`);
};

/** The file is there whole or not at all. */
export const writeWhole = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.partial`, text);
  await rename(`${path}.partial`, path);
};

export const scoresCsv = ({ scores }: Applied): string => {
  const hasTarget = scores.some(({ target }) => target !== undefined);
  const lines = scores.map(
    ({ row, score, probabilityOfDefault, target }) =>
      `${row},${score},${probabilityOfDefault}${hasTarget ? `,${target ?? ''}` : ''}\n`,
  );
  return `row,score,probability_of_default${hasTarget ? ',target' : ''}\n${lines.join('')}`;
};
