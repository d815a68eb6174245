import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** The files of one addon by their path inside its folder, with slashes. */
export type AddonFiles = ReadonlyMap<string, Uint8Array>;

/** Written by Python and macOS wherever a folder is used; never part of an addon and no mistake of its author. */
const LITTER = new Set(['__pycache__', '.DS_Store']);

const below = (folder: string, prefix: string): readonly (readonly [string, Uint8Array])[] =>
  readdirSync(join(folder, prefix), { withFileTypes: true })
    .filter(({ name }) => !LITTER.has(name))
    .flatMap((entry) => {
      const path = posix.join(prefix, entry.name);
      return entry.isDirectory()
        ? below(folder, path)
        : [[path, new Uint8Array(readFileSync(join(folder, path)))] as const];
    });

export const readAddonFiles = (folder: string): AddonFiles => new Map(below(folder, ''));

const isSame = (path: string, bytes: Uint8Array): boolean => existsSync(path) && readFileSync(path).equals(bytes);

/**
 * The folder holds exactly these files afterwards. What is the same already is not touched, because an Odoo may be
 * running from this folder.
 */
export const writeAddonFiles = (folder: string, files: AddonFiles): void => {
  mkdirSync(folder, { recursive: true });
  for (const path of readAddonFiles(folder).keys()) if (!files.has(path)) rmSync(join(folder, path));
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    if (isSame(target, bytes)) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
};

export const textOf = (files: AddonFiles, path: string): string | undefined => {
  const bytes = files.get(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
};

export const withText = (files: AddonFiles, path: string, text: string): AddonFiles =>
  new Map([...files, [path, new TextEncoder().encode(text)]]);

const TEST_ONLY = /^(?:tests|static\/tests?)\//;

export const withoutTests = (files: AddonFiles): AddonFiles =>
  new Map([...files].filter(([path]) => !TEST_ONLY.test(path)));
