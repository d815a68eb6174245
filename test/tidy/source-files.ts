import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SKIPPED = new Set(['node_modules', 'dist', '.git', '.data', '.prepared']);
const CODE = /\.(?:ts|tsx|mjs|css)$/;

export type SourceFile = { readonly path: string; readonly text: string };

const below = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? below(join(folder, entry.name)) : [join(folder, entry.name)]));

/** Every code file of the project with its text; paths are relative to the root, with slashes. */
export const sourceFiles = (): readonly SourceFile[] =>
  below(ROOT)
    .filter((path) => CODE.test(path))
    .map((path) => ({ path: relative(ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));

/** Module names of import and export statements and of dynamic imports. */
export const importsOf = ({ text }: SourceFile): readonly string[] =>
  [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g),
  ].map((match) => match[1] ?? match[2] ?? '');

/** Names that a file declares for others. */
export const exportsOf = ({ text }: SourceFile): readonly string[] =>
  [...text.matchAll(/^export (?:declare )?(?:async )?(?:const|function\*?|type|class|interface) (\w+)/gm)].map(
    (match) => match[1]!,
  );

/** `listSandboxCompanies` and `list-sandbox-companies` -> list, sandbox, companies. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
