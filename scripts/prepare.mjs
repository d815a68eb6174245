// Runs on the Node that the machine has (20 or later), before anything is installed: it installs the pinned workspace,
// whose pinned Node 24 then runs everything else, and builds the pages. What is up to date already is skipped, so that
// a warm start takes no time. Everything it says goes to stderr: stdout belongs to the command that follows.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PNPM = 'pnpm@12.21.0';
const STAMPS = join(ROOT, '.prepared');
const SKIPPED = new Set(['node_modules', 'dist', '.git']);

const filesBelow = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
    .sort();

const hashOf = (paths) => {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
};

const manifests = () =>
  ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']
    .map((name) => join(ROOT, name))
    .filter((path) => existsSync(path));

const isDone = (step, hash, product) => {
  const stamp = join(STAMPS, step);
  return existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
};

const run = (what, command, options) => {
  process.stderr.write(`creditline: ${what}\n`);
  // npm hands its own settings down as npm_config_*; a nested npm warns about those it does not know.
  const { status, error, stdout, stderr } = spawnSync(command[0], command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    ...options,
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error === undefined ? '' : `${error.message}\n`}`);
  process.stderr.write(`creditline: ${what} failed\n`);
  process.exit(1);
};

const step = (name, { hash, product, what, command, options }) => {
  if (isDone(name, hash, product)) return;
  rmSync(join(STAMPS, name), { force: true });
  run(what, command, options);
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(join(STAMPS, name), hash);
};

const node = join(ROOT, 'node_modules', '.bin', 'node');

step('install', {
  hash: hashOf(manifests()),
  product: node,
  what: 'installing the pinned packages (the first time takes a minute)',
  command: ['npx', '--yes', PNPM, 'install', '--frozen-lockfile'],
  options: { cwd: ROOT },
});

const web = join(ROOT, 'server', 'web');
if (existsSync(join(web, 'vite.config.ts'))) {
  step('pages', {
    hash: hashOf([web, join(ROOT, 'core', 'src'), join(ROOT, 'integrations', 'odoo', 'widget')].flatMap(filesBelow)),
    product: join(web, 'dist', 'index.html'),
    what: 'building the pages',
    command: [node, join(web, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    options: { cwd: web },
  });
}
