import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** A fixture of this repository; `provenance.json` beside it says where it comes from. */
export const fixture = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`test/fixtures/${path}`, root), 'utf8')) as unknown;

/** A recorded answer that lies outside the repository, or nothing where it is not at hand. */
export const record = (path: string): unknown => {
  const file = new URL(`../shared/records/${path}`, root);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined;
};

export const areRecordsAtHand = existsSync(new URL('../shared/records/', root));
