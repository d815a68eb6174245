import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../core/training/csv/read-table.ts';
import type { TableOptions } from '../../../../core/training/csv/table.ts';

const folder = new URL('../../../../../shared/data/', import.meta.url);

/** Rows and positives as counted by whoever put the files together, with other software. */
const CASES: readonly (readonly [string, TableOptions, { rows: number; positives: number; columns: number }])[] = [
  ['polish_3year', { target: 'class' }, { rows: 10_503, positives: 495, columns: 64 }],
  ['polish_5year_train', { target: 'class' }, { rows: 4433, positives: 308, columns: 64 }],
  [
    'american_1999_2014',
    { target: 'y1', exclude: ['company', 'status_label'] },
    { rows: 65_618, positives: 490, columns: 19 },
  ],
  [
    'sba_first22427',
    {
      target: 'MIS_Status',
      positive: 'CHGOFF',
      dropUnlabelled: true,
      exclude: ['ApprovalDate', 'ChgOffDate', 'DisbursementDate'],
      categorical: ['State', 'BankState', 'RevLineCr', 'LowDoc'],
    },
    { rows: 22_308, positives: 4693, columns: 18 },
  ],
  [
    'sba_balanced_sample',
    {
      target: 'mis_status',
      positive: 'CHGOFF',
      exclude: ['approval_date', 'chg_off_date', 'disbursement_date'],
      categorical: ['state', 'bank_state', 'rev_line_cr', 'low_doc'],
    },
    { rows: 58_270, positives: 28_600, columns: 18 },
  ],
];

const areFilesAtHand = existsSync(folder);
if (!areFilesAtHand) console.info(`real tables: ${CASES.length} cases skipped, ../shared/data is not here`);

describe.skipIf(!areFilesAtHand)('published files are read whole', () => {
  for (const [name, options, expected] of CASES) {
    it(`${name}.csv.gz`, async () => {
      const table = await readTable(new URL(`${name}.csv.gz`, folder).pathname, options);
      const positives = table.target.reduce((sum, label) => sum + label, 0);
      expect({ rows: table.rows, positives, columns: table.names.length }).toEqual(expected);
      expect(table.columns.every((column) => column.length === expected.rows)).toBe(true);
      expect(table.lines.at(-1)).toBeGreaterThanOrEqual(expected.rows + 1);
    });
  }
});
