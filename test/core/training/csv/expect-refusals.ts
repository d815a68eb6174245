import { expect, it } from 'vitest';
import type { TableOptions } from '../../../../core/training/csv/table.ts';
import type { TrainingDataErrorCode } from '../../../../core/training/csv/training-data-error.ts';
import { fileOf, refusalOf } from './file-of.ts';

type Expected = {
  readonly code: TrainingDataErrorCode;
  readonly column?: string;
  readonly row?: number;
  /** Parts of the message, in any order. */
  readonly says: readonly string[];
};

export type Case = readonly [title: string, content: string | Uint8Array, expected: Expected, options?: TableOptions];

/** One test per case: code, column, row and what the message says. */
export const expectRefusals = (cases: readonly Case[]): void => {
  for (const [title, content, { says, ...expected }, options] of cases) {
    it(`refused: ${title}`, async () => {
      const path = fileOf(content);
      const error = await refusalOf(path, options ?? { target: 'y' });
      expect({ code: error.code, column: error.column, row: error.row }).toEqual({
        column: undefined,
        row: undefined,
        ...expected,
      });
      for (const part of [`${path}: `, ...says]) expect(error.message).toContain(part);
    });
  }
};
