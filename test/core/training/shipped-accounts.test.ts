import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../core/training/csv/read-table.ts';
import { learn } from '../../../core/training/learn.ts';
import { lessonOf, readsOf } from '../../../core/training/lesson-of.ts';
import { neutralMissing } from '../../../core/training/neutral-missing.ts';
import { readScorecard } from '../../../core/training/read-scorecard.ts';
import { scorecardTables } from '../../../core/training/scorecard-tables.ts';
import { allRows } from './made-up-rows.ts';

const polish = new URL('../../../../shared/data/polish_5year_train.csv.gz', import.meta.url);
const isAtHand = existsSync(polish);
if (!isAtHand) console.info('learning the shipped sub-score again: 1 case skipped, ../shared/data is not here');

describe.skipIf(!isAtHand)('the shipped accounts sub-score', () => {
  it('is to the last digit what the trainer makes of the published file', { timeout: 60_000 }, async () => {
    const shipped = await readScorecard('accounts');
    const table = await readTable(polish.pathname, { target: shipped.target.column, like: readsOf('accounts') });
    const { lesson, plan, names } = lessonOf(table, { kind: shipped.kind, derive: 'none', preset: 'accounts' });
    expect(plan).toEqual(shipped.report.plan);
    const { ensemble } = learn({ ...lesson, rows: allRows(table.rows), seed: shipped.report.seed }, plan);
    const { signs, isControl, columns } = lesson;
    const { evidence } = shipped.tables[0]!;
    const learned = scorecardTables({ ensemble, columns, names, signs, isControl, evidence });
    const { tables, pairs, intercept } = neutralMissing(learned, shipped.worth);
    expect(JSON.stringify({ intercept, tables, pairs })).toBe(
      JSON.stringify({ intercept: shipped.intercept, tables: shipped.tables, pairs: shipped.pairs }),
    );
  });
});
