import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WIDGET = fileURLToPath(new URL('.', import.meta.url));
const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const SHELLS = { 2: 'credit-card-field.js', 3: 'credit-card-field-owl3.js' } as const;

/** A folder of Odoo's modules knows no packages: the view model stands beside the widget. */
const VIEW_MODEL = /(["'])@creditline\/core\/card-view\1/g;

const compile = (folder: string): void => {
  const args = [TSC, '-p', WIDGET, '--outDir', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the widget does not compile:\n${stdout}${stderr}`);
};

/** What tsc leaves of a file of types; Odoo's own reading of modules takes it for code and breaks on it. */
const NOTHING = /^\s*export \{\};\s*$/;

/** Every compiled file below a folder, by its path in it. */
const compiledBelow = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const)
    .filter(([, text]) => !NOTHING.test(text));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

/**
 * Compiles the widget file by file into a folder of an addon's static/src, with its template, its style and the view
 * model in `view/`. OWL 2 is for Odoo 18 and 19, OWL 3 for 20: Odoo loads every file below static/src, so only the shell
 * of the series' own OWL is written. Throws with the compiler's words.
 */
export const buildWidget = (targetFolder: string, owl: keyof typeof SHELLS = 2): void => {
  const folder = mkdtempSync(join(tmpdir(), 'creditline-compiled-'));
  const otherShells = new Set<string>(Object.values(SHELLS).filter((name) => name !== SHELLS[owl]));
  try {
    compile(folder);
    for (const [path, text] of compiledBelow(join(folder, 'core', 'src', 'card', 'view')))
      write(join(targetFolder, 'view', path), text);
    for (const [path, text] of compiledBelow(join(folder, 'integrations', 'odoo', 'widget', 'src')))
      if (!otherShells.has(path)) write(join(targetFolder, path), text.replaceAll(VIEW_MODEL, "'./view/card-view.js'"));
    for (const name of ['credit-card-field.xml', 'credit-card-field.scss'])
      cpSync(join(WIDGET, 'src', name), join(targetFolder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
