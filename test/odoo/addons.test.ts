import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPo } from '../../integrations/odoo/package/read-po.ts';
import { odooBin, sayWhatIsSkipped, useRealOdoo, type RealOdoo } from './real-odoo.ts';

const ADDONS = ['creditline', 'creditline_sale', 'creditline_stock'];
const MINUTES = 60_000;
const EXPORT = readFileSync(fileURLToPath(new URL('export-templates.py', import.meta.url)), 'utf8');
const ADDONS_FOLDER = new URL('../../integrations/odoo/addons/', import.meta.url);

sayWhatIsSkipped(3);

/** Odoo's closing line, for example `0 failed, 0 error(s) of 57 tests when loading database`. */
const countsOf = (output: string) => {
  const found = /(\d+) failed, (\d+) error\(s\) of (\d+) tests/.exec(output);
  return { failed: Number(found?.[1]), errors: Number(found?.[2]), tests: Number(found?.[3]) };
};

/** Errors, and what Odoo itself warns of while it loads an addon; tests may make the addons warn. */
const problemsOf = (output: string): readonly string[] =>
  output
    .split('\n')
    .filter((line) => / (?:ERROR|CRITICAL) /.test(line) || / WARNING \S+ (?:odoo\.(?!addons)|py\.warnings)/.test(line));

const messagesOf = (catalogue: string): readonly string[] => readPo(catalogue).map(({ source }) => source);

describe.skipIf(odooBin === undefined)('the addons in a real Odoo', () => {
  let real: RealOdoo;
  let database: string;
  let ran: { readonly code: number | null; readonly output: string };
  beforeAll(async () => {
    real = await useRealOdoo(odooBin!);
    database = real.newDatabase();
    const tags = `--test-tags=${ADDONS.map((name) => `/${name}`).join(',')}`;
    ran = await real.odoo('', [
      `--database=${database}`,
      `--init=${ADDONS.join(',')}`,
      '--stop-after-init',
      '--test-enable',
      tags,
    ]);
    const { tests, failed, errors } = countsOf(ran.output);
    if (Number.isNaN(tests)) throw new Error(`Odoo did not come to the tests:\n${ran.output.slice(-4000)}`);
    console.info(`real Odoo ${real.series}: ${tests} tests, ${failed} failed, ${errors} errors`);
  }, 40 * MINUTES);
  afterAll(() => real.stop());

  it('install without a warning of Odoo', () => {
    expect(problemsOf(ran.output)).toEqual([]);
  });

  it('pass all of their own tests', () => {
    const counts = countsOf(ran.output);
    expect({ code: ran.code, ...counts }).toEqual({ code: 0, failed: 0, errors: 0, tests: expect.any(Number) });
    expect(counts.tests).toBeGreaterThan(0);
  });

  it(
    'have every message that Odoo 19 collects in their templates',
    async ({ skip }) => {
      skip(real.series !== '19.0', 'the templates are those of 19.0');
      const { output } = await real.odoo('shell', ['-d', database, '--no-http'], { input: EXPORT });
      const line = /^CATALOGUES (.*)$/m.exec(output)?.[1];
      const collected = JSON.parse(line ?? '{}') as Record<string, string>;
      expect(Object.keys(collected)).toEqual(ADDONS);
      for (const [name, catalogue] of Object.entries(collected)) {
        const template = readFileSync(new URL(`${name}/i18n/${name}.pot`, ADDONS_FOLDER), 'utf8');
        expect(messagesOf(template).toSorted()).toEqual(messagesOf(catalogue).toSorted());
      }
    },
    5 * MINUTES,
  );
});
