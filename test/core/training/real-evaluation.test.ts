import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/training/evaluate.ts';
import { asked } from './write-rows.ts';

const polish = new URL('../../../../shared/data/polish_5year_train.csv.gz', import.meta.url);
const isAtHand = existsSync(polish);
if (!isAtHand) console.info('evaluation of a published file: 1 case skipped, ../shared/data is not here');

describe.skipIf(!isAtHand)('a published file', () => {
  it('is foreseen by sums of single columns as well as is published', { timeout: 60_000 }, async () => {
    const { auc, calibrationSlope, rows } = await evaluate(asked(polish.pathname, { target: 'class', workers: 2 }));
    expect(rows).toBe(4433);
    expect(auc).toBeGreaterThan(0.9);
    expect(Math.abs(calibrationSlope - 1)).toBeLessThan(0.15);
  });
});
