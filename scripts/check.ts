import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Check = { readonly name: string; readonly command: readonly [string, ...string[]] };

/** Every check runs, so that one look shows all that is wrong. */
const CHECKS: readonly Check[] = [
  { name: 'types: core', command: ['tsc', '-p', 'core'] },
  { name: 'types: server, integrations, tests', command: ['tsc', '-p', '.'] },
  { name: 'types: pages', command: ['tsc', '-p', 'server/web'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'tidy', command: ['vitest', 'run', '--config', 'test/tidy/vitest.config.ts'] },
];

type Outcome = Check & { readonly status: number; readonly output: string; readonly seconds: number };

const run = (check: Check): Promise<Outcome> =>
  new Promise((resolve) => {
    const startedAt = performance.now();
    const [command, ...args] = check.command;
    // npm puts node_modules/.bin on the PATH, so each tool is the pinned one.
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const end = (status: number): void =>
      resolve({ ...check, status, output, seconds: (performance.now() - startedAt) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      end(1);
    });
    child.on('close', (status) => end(status ?? 1));
  });

const main = async (): Promise<void> => {
  let failed = 0;
  for (const check of CHECKS) {
    const { name, status, output, seconds } = await run(check);
    if (status !== 0) failed += 1;
    process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n`);
    if (status !== 0) process.stdout.write(`${output.trimEnd()}\n\n`);
  }
  process.stdout.write(`${CHECKS.length - failed} checks passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
};

await main();
