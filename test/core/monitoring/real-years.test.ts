import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { binCounts, quantileEdges } from '../../../core/src/monitoring/bin-counts.ts';
import { measuresOf } from '../../../core/src/monitoring/measures.ts';
import { populationStability } from '../../../core/src/monitoring/population-stability.ts';

/** American firm-years 1999-2014 (sowide/bankruptcy_dataset, CC BY 4.0); lies outside the repository. */
const file = new URL('../../../../shared/data/american_1999_2014.csv.gz', import.meta.url);
const CASES = 3;
const isAtHand = existsSync(file);
if (!isAtHand) console.log(`${CASES} cases on real firm-years are skipped: ${file.pathname} is not at hand`);

type FirmYear = { readonly year: number; readonly ratio: number; readonly hasFailed: number };

/** Total liabilities (X17) by total assets (X10), and whether the firm failed in the following year (y1). */
const firmYears = (): readonly FirmYear[] => {
  const [header, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const names = header!.trim().split(',');
  const [year, liabilities, assets, failed] = ['fyear', 'X17', 'X10', 'y1'].map((name) => names.indexOf(name));
  return lines.map((line) => {
    const cells = line.trim().split(',');
    const ratio = Number(cells[liabilities!]) / Number(cells[assets!]);
    return {
      year: Number(cells[year!]),
      ratio: Number.isFinite(ratio) ? ratio : Number.NaN,
      hasFailed: Number(cells[failed!]),
    };
  });
};

describe.runIf(isAtHand)('liabilities by assets of American firms', () => {
  const rows = isAtHand ? firmYears() : [];
  const ratios = (from: number, to: number): Float64Array =>
    Float64Array.from(
      rows.filter(({ year }) => year >= from && year <= to),
      ({ ratio }) => ratio,
    );

  test('no single year has moved far from 1999-2005, and the index grows as time goes on', () => {
    const reference = ratios(1999, 2005);
    const edges = quantileEdges(reference);
    const years = Array.from({ length: 9 }, (_, index) => 2006 + index);
    const results = years.map((year) =>
      populationStability(binCounts(reference, edges), binCounts(ratios(year, year), edges)),
    );
    console.log(
      results
        .map(
          ({ index, test: tested, verdict }, at) =>
            `${years[at]}: ${index!.toFixed(4)} p ${tested!.pValue.toExponential(1)} ${verdict}`,
        )
        .join('\n'),
    );
    for (const { index, verdict, currentRows } of results) {
      expect(currentRows).toBeGreaterThan(3000);
      expect(index).toBeLessThan(0.1);
      expect(verdict).toBe('stable');
    }
    expect(results.at(-1)!.index).toBeGreaterThan(results[0]!.index!);
  });

  test('the same firm-years, dealt to two halves, are stable', () => {
    const all = ratios(1999, 2014);
    const edges = quantileEdges(all);
    const half = (rest: number): Float64Array => all.filter((_, row) => row % 2 === rest);
    const { verdict, index } = populationStability(binCounts(half(0), edges), binCounts(half(1), edges));
    expect(verdict).toBe('stable');
    expect(index).toBeLessThan(0.002);
  });

  test('more liabilities rank failing firms first', () => {
    const known = rows.filter(({ ratio }) => !Number.isNaN(ratio));
    const { auc, positives } = measuresOf(
      Float64Array.from(known, ({ ratio }) => Math.min(1, Math.max(0, ratio / 10))),
      Uint8Array.from(known, ({ hasFailed }) => hasFailed),
    );
    expect(positives).toBeGreaterThan(400);
    expect(auc).toBeGreaterThan(0.7);
  });
});
