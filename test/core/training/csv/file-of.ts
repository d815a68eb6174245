import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readTable } from '../../../../core/training/csv/read-table.ts';
import type { Table, TableOptions } from '../../../../core/training/csv/table.ts';
import { TrainingDataError } from '../../../../core/training/csv/training-data-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'creditline-csv-'));
let written = 0;

/** A file of this test alone. */
export const fileOf = (content: string | Uint8Array, name = 'table.csv'): string => {
  written += 1;
  const path = join(folder, `${written}-${name}`);
  writeFileSync(path, content);
  return path;
};

export const lines = (...rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');

export const read = (content: string | Uint8Array, options: TableOptions = { target: 'y' }): Promise<Table> =>
  readTable(fileOf(content), options);

/** What a file is refused with; reading it must fail. */
export const refusalOf = async (path: string, options: TableOptions = { target: 'y' }): Promise<TrainingDataError> => {
  const outcome: unknown = await readTable(path, options).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(TrainingDataError);
  return outcome as TrainingDataError;
};

export const refused = (content: string | Uint8Array, options?: TableOptions): Promise<TrainingDataError> =>
  refusalOf(fileOf(content), options);
