import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RandomBytes } from './api-keys.ts';

/** A secret that other users of this machine can read, or that was cut short, protects nothing. */
export class PepperError extends Error {
  readonly code = 'pepper_unusable';
}

const OTHERS_MAY_READ = 0o077;
const SHORTEST = 32;

const readExisting = (path: string): string | undefined => {
  try {
    const pepper = readFileSync(path, 'utf8').trim();
    if (process.platform !== 'win32' && (statSync(path).mode & OTHERS_MAY_READ) !== 0) {
      throw new PepperError(`${path} can be read by other users; run chmod 600 on it`);
    }
    if (pepper.length < SHORTEST)
      throw new PepperError(`${path} does not hold a whole secret; restore it from a backup`);
    return pepper;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Of two servers that start at once the first one's secret holds: it appears whole, or not at all. */
const createOnce = (path: string, randomBytes: RandomBytes): void => {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
};

/**
 * The secret that API keys are hashed with: from the environment, else from a file beside (not in) the data folder, so
 * that a copy of the data alone does not help to guess keys. The file is made at the first start.
 */
export const readPepper = (given: string | undefined, directory: string, randomBytes: RandomBytes): string => {
  if (given !== undefined) return given;
  const path = `${directory}.pepper`;
  const existing = readExisting(path);
  if (existing !== undefined) return existing;
  mkdirSync(dirname(path), { recursive: true });
  createOnce(path, randomBytes);
  return readFileSync(path, 'utf8').trim();
};
