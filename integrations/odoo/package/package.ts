import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWidget } from '../widget/build-widget.ts';
import { writeAddonFiles, type AddonFiles } from './addon-files.ts';
import { compileWidget, PACKAGES, readSources, type PackageSource } from './package-sources.ts';
import { preparePackage, type PreparedPackage } from './prepare-package.ts';
import { hashOf, zipAddons } from './zip-addons.ts';

const SERIES = ['18.0', '19.0'] as const;
type Series = (typeof SERIES)[number];

const HELP = `npm run odoo:package -- [options]

Builds the Odoo packages: for each series <out>/<series>/<addon>/ (a folder for --addons-path) and
<out>/creditline-<series>-<version>.zip, and the module for Odoo Online beside them.

  --series 18.0|19.0   one series only
  --out <folder>       default: integrations/odoo/dist
  --with-tests         the folders keep tests/ and static/tests; the zips never do
  --check              checks every rule and writes nothing
  --help
`;

type Options = {
  readonly series: readonly Series[];
  readonly out: string;
  readonly hasTests: boolean;
  readonly isCheck: boolean;
};

const isSeries = (text: string): text is Series => SERIES.some((series) => series === text);

/** Undefined when the help was asked for. Throws with a sentence where the arguments are wrong. */
const readOptions = (args: readonly string[]): Options | undefined => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      series: { type: 'string' },
      out: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
      'with-tests': { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const { series } = values;
  if (series !== undefined && !isSeries(series)) throw new Error(`--series is one of ${SERIES.join(', ')}`);
  return {
    series: series === undefined ? SERIES : [series],
    out: resolve(values.out),
    hasTests: values['with-tests'],
    isCheck: values.check,
  };
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** The same fault in two series, or with and without tests, is said once. */
const complainAbout = (prepared: readonly PreparedPackage[]): number => {
  const faults = new Set(
    prepared.flatMap((each) => each.faults).map(({ file, rule, seen }) => `${file}: ${rule}: ${seen}`),
  );
  const left = new Set(
    prepared
      .flatMap(({ addons }) => addons)
      .flatMap(({ name, leftOut }) =>
        leftOut.map(({ file, faults: [first], faults: all }) => `${name}/${file}: left out, ${all.length}: ${first}`),
      ),
  );
  for (const line of [...left, ...faults]) complain(line);
  return faults.size;
};

type Job = { readonly source: PackageSource; readonly series: Series; readonly shipped: PreparedPackage };

const writeZip = ({ source, series, shipped }: Job, out: string): void => {
  const bytes = zipAddons(shipped.addons);
  const path = join(out, `${source.name}-${series}-${shipped.version}.zip`);
  mkdirSync(out, { recursive: true });
  writeFileSync(path, bytes);
  say(`${relative('', path)}  ${Math.ceil(bytes.length / 1000)} kB  sha256 ${hashOf(bytes)}`);
};

const run = async ({ series, out, hasTests, isCheck }: Options): Promise<number> => {
  const widget: AddonFiles = await compileWidget(buildWidget);
  const jobs = series.flatMap((each) =>
    PACKAGES.map((source) => {
      const sources = readSources(source, widget);
      const shipped = preparePackage(sources, { series: each, hasTests: false });
      const folders = hasTests ? preparePackage(sources, { series: each, hasTests }) : shipped;
      return { source, series: each, shipped, folders };
    }),
  );
  const faults = complainAbout(jobs.flatMap(({ shipped, folders }) => [shipped, folders]));
  const isRefused = faults > 0;
  // Tests are run on what is not fit to ship yet, so their folders are written all the same.
  for (const { source, series: each, folders } of isCheck || (isRefused && !hasTests) ? [] : jobs)
    for (const { name, files } of folders.addons) writeAddonFiles(join(out, each + source.suffix, name), files);
  if (isRefused) return (complain(`${faults} faults, no zip was written`), 1);
  if (isCheck) say(`${jobs.flatMap(({ shipped }) => shipped.addons).length} addons checked, nothing is wrong`);
  else for (const job of jobs) writeZip(job, out);
  return 0;
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) say(HELP.trimEnd());
  else process.exitCode = await run(options);
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
