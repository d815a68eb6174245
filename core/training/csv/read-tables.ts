import { readTable } from './read-table.ts';
import type { Table, TableOptions } from './table.ts';

export type TableFiles = TableOptions & {
  readonly data: string;
  /** A second file with the same columns, which is not learned from. */
  readonly test?: string | undefined;
};

/** The file to learn from and, when one is named, the file to measure on, read with the same columns and levels. */
export const readTables = async ({
  data,
  test,
  ...options
}: TableFiles): Promise<{ readonly training: Table; readonly test: Table | undefined }> => {
  const training = await readTable(data, options);
  return { training, test: test === undefined ? undefined : await readTable(test, { ...options, like: training }) };
};
