import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { odooBin, sayWhatIsSkipped, useRealOdoo, type RealOdoo } from './real-odoo.ts';

const ADDONS = ['creditline', 'creditline_sale', 'creditline_stock'];
const MINUTES = 60_000;

sayWhatIsSkipped(1);

/** Odoo's closing line, for example `0 failed, 0 error(s) of 57 tests when loading database`. */
const countsOf = (output: string) => {
  const found = /(\d+) failed, (\d+) error\(s\) of (\d+) tests/.exec(output);
  return { failed: Number(found?.[1]), errors: Number(found?.[2]), tests: Number(found?.[3]) };
};

const problemsOf = (output: string): readonly string[] =>
  output.split('\n').filter((line) => / (?:ERROR|CRITICAL|WARNING) /.test(line));

describe.skipIf(odooBin === undefined)('the addons in a real Odoo', () => {
  let real: RealOdoo;
  beforeAll(async () => {
    real = await useRealOdoo(odooBin!);
  }, 2 * MINUTES);
  afterAll(() => real.stop());

  it(
    'install without a warning, and all of their own tests pass',
    async () => {
      const { code, output } = await real.odoo('', [
        '--stop-after-init',
        '--test-enable',
        `--test-tags=${ADDONS.map((name) => `/${name}`).join(',')}`,
        `--init=${ADDONS.join(',')}`,
        `--database=${real.newDatabase()}`,
      ]);
      const counts = countsOf(output);
      console.info(`real Odoo ${real.series}: ${counts.tests} tests, ${counts.failed + counts.errors} failed`);
      expect(problemsOf(output)).toEqual([]);
      expect({ code, ...counts }).toEqual({ code: 0, failed: 0, errors: 0, tests: expect.any(Number) });
      expect(counts.tests).toBeGreaterThan(0);
    },
    40 * MINUTES,
  );
});
