import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../harness/redis.ts';
import { serveOdoo, type ServedOdoo } from './serve-odoo.ts';

const PACKAGER = fileURLToPath(new URL('../../integrations/odoo/package/package.ts', import.meta.url));

/** The path of `odoo-bin` or of a command that takes its arguments. A real Odoo is no dependency of this repository. */
export const odooBin = process.env['ODOO_BIN'];

/** Said by each suite that needs an Odoo, so that what did not run is never taken for what passed. */
export const sayWhatIsSkipped = (cases: number): void => {
  if (odooBin === undefined) console.warn(`real Odoo: ${cases} cases SKIPPED, ODOO_BIN is not given`);
};

type Ran = { readonly code: number | null; readonly output: string };

type RunOptions = { readonly input?: string; readonly env?: Readonly<Record<string, string>> };

const run = (command: string, args: readonly string[], { input = '', env = {} }: RunOptions = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.end(input);
  });

const beside = (bin: string): readonly string[] =>
  ['addons', 'odoo/addons'].map((folder) => join(dirname(bin), folder)).filter((folder) => existsSync(folder));

export type RealOdoo = {
  /** `18.0`, `19.0` */
  readonly series: string;
  /** Where `npm run odoo:package -- --with-tests` put the addons and zips. */
  readonly out: string;
  /** A name that no other run has; dropped at the end. */
  readonly newDatabase: () => string;
  /** `subcommand` is the empty string for the server itself. */
  readonly odoo: (subcommand: string, args: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** A server for people on 127.0.0.1, its scheduled work included. Answers once it can be opened. */
  readonly serve: (database: string) => Promise<ServedOdoo>;
  readonly stop: () => Promise<void>;
};

/**
 * The Odoo of ODOO_BIN with the addons packaged for its series. Its PostgreSQL is found by libpq's own variables
 * (PGHOST, PGPORT, PGUSER); ODOO_ADDONS lists Odoo's own addons folders where they do not stand beside ODOO_BIN.
 */
export const useRealOdoo = async (bin: string): Promise<RealOdoo> => {
  const { output: version } = await run(bin, ['--version']);
  const series = /\d+\.\d+/.exec(version)?.[0];
  if (series === undefined) throw new Error(`${bin} --version says no series: ${version}`);
  const out = mkdtempSync(join(tmpdir(), 'creditline-odoo-'));
  // Odoo does not run as root, so whoever runs it must be able to read the addons.
  chmodSync(out, 0o755);
  const packaged = await run(process.execPath, [PACKAGER, '--with-tests', '--series', series, '--out', out]);
  if (packaged.code !== 0) throw new Error(`the addons cannot be packaged:\n${packaged.output}`);
  const own = process.env['ODOO_ADDONS']?.split(',') ?? beside(bin);
  const addonsPath = [...own, join(out, series)].join(',');
  const databases: string[] = [];
  return {
    series,
    out,
    newDatabase: () => {
      const name = `creditline_test_${process.pid}_${databases.length}`;
      databases.push(name);
      return name;
    },
    odoo: async (subcommand, args, options) => {
      const addons = ['--addons-path', addonsPath];
      const http = subcommand === '' ? ['--http-interface', '127.0.0.1', '--http-port', String(await freePort())] : [];
      return run(bin, [...(subcommand === '' ? [] : [subcommand]), ...addons, ...http, ...args], options);
    },
    serve: (database) => serveOdoo({ bin, addonsPath, database }),
    stop: async () => {
      for (const name of databases) await run('dropdb', ['--if-exists', '--force', name]);
      rmSync(out, { recursive: true, force: true });
    },
  };
};
