import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '../commands/write-answer.ts';
import type { CardFile } from './model-card.ts';

/** Whether a file of the card is there, and as it should be. */
export type CardFileState = { readonly path: string; readonly state: 'current' | 'stale' | 'missing' };

/** The root of the repository, which the paths of the card start at. */
export const REPOSITORY = new URL('../../../', import.meta.url);

const placeOf = ({ path }: CardFile, root: URL): string => fileURLToPath(new URL(path, root));

/** Compares the files of a folder with what they should be. */
export const checkCard = (files: readonly CardFile[], root: URL): Promise<readonly CardFileState[]> =>
  Promise.all(
    files.map(async (file) => {
      const there = await readFile(placeOf(file, root), 'utf8').catch(() => undefined);
      if (there === undefined) return { path: file.path, state: 'missing' };
      return { path: file.path, state: there === file.text ? 'current' : 'stale' };
    }),
  );

export const writeCard = async (files: readonly CardFile[], root: URL): Promise<void> => {
  for (const file of files) {
    const place = placeOf(file, root);
    await mkdir(dirname(place), { recursive: true });
    await writeWhole(place, file.text);
  }
};
