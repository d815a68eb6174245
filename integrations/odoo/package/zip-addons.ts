import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import type { Addon } from './check-addon.ts';

/** The first moment that a zip can express, so that the same files give the same bytes on every day and machine. */
const WHEN = new Date(1980, 0, 1, 0, 0, 0);
const REGULAR_FILE = 0o100644;

/** One folder per addon at the top, as Odoo's import, its apps store and `--addons-path` take them. */
export const zipAddons = (addons: readonly Pick<Addon, 'name' | 'files'>[]): Uint8Array => {
  const entries = addons
    .flatMap(({ name, files }) => [...files].map(([path, bytes]) => [`${name}/${path}`, bytes] as const))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const zippable: Zippable = {};
  // `os: 3` (Unix) makes `attrs` the mode of the file, and both independent of the machine.
  for (const [path, bytes] of entries)
    zippable[path] = [bytes, { level: 9, mtime: WHEN, os: 3, attrs: REGULAR_FILE * 0x1_00_00 }];
  return zipSync(zippable);
};

/** SHA-256, in hexadecimal. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
