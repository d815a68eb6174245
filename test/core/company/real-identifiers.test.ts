import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { identifyCompany } from '../../../core/src/company/identify-company.ts';
import { isSiret } from '../../../core/src/company/siret.ts';
import { isSiren } from '../../../core/src/company/siren.ts';

/** Captured answers of the French registry search and of the national register; they are not part of the repository. */
const RECORDS = new URL('../../../../shared/records/', import.meta.url);
const FOLDERS = ['recherche-entreprises', 'insee-sirene', 'inpi-rne'];

/** 123456789 and its establishment are what the capture searched for to see an unknown number refused. */
const KNOWN_WRONG = /^123456789/;

const stringsUnder = (value: unknown, keys: ReadonlySet<string>): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'string' && keys.has(key) ? [inner] : stringsUnder(inner, keys),
  );
};

const identifiersOf = (keys: readonly string[], shape: RegExp): string[] => {
  const files = FOLDERS.flatMap((folder) => {
    const directory = new URL(`${folder}/`, RECORDS);
    const names = existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith('.json')) : [];
    return names.map((file) => new URL(file, directory));
  });
  const found = files.flatMap((file) => stringsUnder(JSON.parse(readFileSync(file, 'utf8')), new Set(keys)));
  return [...new Set(found)].filter((text) => shape.test(text) && !KNOWN_WRONG.test(text)).toSorted();
};

const sirens = identifiersOf(['siren'], /^\d{9}$/);
const sirets = identifiersOf(['siret', 'siret_siege'], /^\d{14}$/);
const isAbsent = sirens.length === 0;
if (isAbsent) console.log('real identifiers: 3 cases skipped, the captured records are not beside the repository');

describe.skipIf(isAbsent)('identifiers in captured registry answers', () => {
  test('every SIREN passes', () => {
    expect(sirens.length).toBeGreaterThan(20);
    expect(sirens.filter((siren) => !isSiren(siren))).toEqual([]);
  });

  test('every SIRET passes, those of La Poste included', () => {
    expect(sirets.some((siret) => siret.startsWith('356000000'))).toBe(true);
    expect(sirets.filter((siret) => !isSiret(siret))).toEqual([]);
  });

  test('a SIRET leads to the company of its SIREN', () => {
    const keys = sirets
      .map((siret) => identifyCompany({ siret }))
      .map((answer) => (answer.ok ? answer.identity?.key : answer));
    expect(keys).toEqual(sirets.map((siret) => `FR:${siret.slice(0, 9)}`));
  });
});
