import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportsOf, importsOf, sourceFiles, wordsOf, type SourceFile } from './source-files.ts';

const files = sourceFiles();
const within = (folder: string): readonly SourceFile[] => files.filter(({ path }) => path.startsWith(folder));
const production = files.filter(({ path }) => /^(?:core|integrations|server)\//.test(path));

/** Where a relative import leads, from the root; other imports stay as they are. */
const targetOf = (file: SourceFile, name: string): string =>
  name.startsWith('.') ? posix.join(posix.dirname(file.path), name) : name;

const wrongImports = (
  checked: readonly SourceFile[],
  isAllowed: (target: string, file: SourceFile) => boolean,
): readonly string[] =>
  checked.flatMap((file) =>
    importsOf(file)
      .map((name) => targetOf(file, name))
      .filter((target) => !isAllowed(target, file))
      .map((target) => `${file.path} imports ${target}`),
  );

const folderOf = (file: SourceFile): string => {
  const [, kind, name] = file.path.split('/');
  return kind === 'sources' ? `integrations/sources/${name}/` : `integrations/${kind}/`;
};

describe('the dependency rule', () => {
  it('core imports nothing but itself and zod', () => {
    expect(wrongImports(within('core/src/'), (target) => target.startsWith('core/src/') || target === 'zod')).toEqual(
      [],
    );
  });

  it('the trainer imports node, its CSV reader, core and itself', () => {
    const isAllowed = (target: string): boolean =>
      /^core\/(?:src|training)\//.test(target) || target.startsWith('node:') || target === 'csv-parse/sync';
    expect(wrongImports(within('core/training/'), isAllowed)).toEqual([]);
  });

  it('neither core nor an integration nor the server loads the trainer', () => {
    const isAllowed = (target: string): boolean => !target.includes('training/');
    const running = [...within('core/src/'), ...within('integrations/'), ...within('server/')];
    expect(wrongImports(running, isAllowed)).toEqual([]);
  });

  it('an integration imports core, libraries and itself, never the server or another integration', () => {
    const isAllowed = (target: string, file: SourceFile): boolean =>
      target.startsWith(folderOf(file)) ||
      // What several sources share stands beside them.
      (file.path.startsWith('integrations/sources/') && /^integrations\/sources\/[^/]+\.ts$/.test(target)) ||
      /^@creditline\/core(?:\/card-view)?$/.test(target) ||
      (!target.startsWith('@creditline/') && !/^(?:server|integrations|core|test)\//.test(target));
    expect(wrongImports(within('integrations/'), isAllowed)).toEqual([]);
  });

  it('the server meets integrations in its two registries only', () => {
    const registries = new Set(['server/src/sources.ts', 'server/src/crms.ts']);
    const isAllowed = (target: string, file: SourceFile): boolean =>
      registries.has(file.path) ||
      (!/^@creditline\/(?:source|crm)-/.test(target) && !target.startsWith('integrations/'));
    expect(wrongImports(within('server/src/'), isAllowed)).toEqual([]);
  });

  it('nobody but the tests imports the server', () => {
    expect(
      wrongImports([...within('core/'), ...within('integrations/')], (target) => !target.startsWith('server/')),
    ).toEqual([]);
  });

  it('the pages import the public types of core and no code of the server', () => {
    const isAllowed = (target: string): boolean => !target.startsWith('server/src/');
    expect(wrongImports(within('server/web/'), isAllowed)).toEqual([]);
  });
});

describe('the shape of the code', () => {
  const matching = (checked: readonly SourceFile[], pattern: RegExp): readonly string[] =>
    checked.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
  const self = (path: string): boolean => path.startsWith('test/tidy/');

  it('no file is longer than 250 lines', () => {
    const long = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  it('nothing escapes the type checker', () => {
    const escapes = /:\s*any\b|\bas any\b|<any>|@ts-(?:ignore|expect-error|nocheck)/;
    expect(
      matching(
        files.filter(({ path }) => !self(path)),
        escapes,
      ),
    ).toEqual([]);
  });

  it('the environment is read in server/src/env.ts only', () => {
    const readers = matching(
      production.filter(({ path }) => !path.endsWith('.config.ts')),
      /process\.env\b/,
    );
    expect(readers).toEqual(['server/src/env.ts']);
  });

  it('core has no clock and no chance of its own', () => {
    expect(matching(within('core/src/'), /new Date\(\)|Date\.now\(|Math\.random\(|performance\./)).toEqual([]);
  });

  it('the server takes time and ids from its context', () => {
    const sources = within('server/src/').filter(
      ({ path }) => !/\/(?:create-context|main)\.ts$|\/commands\/|\/database\//.test(path),
    );
    expect(matching(sources, /new Date\(\)|Date\.now\(|Math\.random\(/)).toEqual([]);
  });

  it('nothing is left for later', () => {
    expect(
      matching(
        files.filter(({ path }) => !self(path)),
        /\b(?:TODO|FIXME|XXX|HACK)\b|[Nn]ot implemented/,
      ),
    ).toEqual([]);
  });

  it('no test is skipped by name or runs alone', () => {
    expect(
      matching(
        files.filter(({ path }) => !self(path)),
        /\b(?:it|test|describe)\.(?:only|todo)\(|\b(?:it|test|describe)\.skip\(/,
      ),
    ).toEqual([]);
  });
});

describe('names', () => {
  /** design.md: words that say nothing, and so hide what a thing is. */
  const VAGUE = new Set([
    'manager',
    'service',
    'helper',
    'helpers',
    'util',
    'utils',
    'data',
    'info',
    'item',
    'items',
    'process',
    'handle',
    'entity',
  ]);
  const vague = (name: string): boolean => wordsOf(name).some((word) => VAGUE.has(word));
  /** "Training data" is the field's own name for it. */
  const vagueName = (name: string): boolean => vague(name.replace(/training-data|TrainingData/, ''));

  it('no file has a vague name', () => {
    expect(
      files.map(({ path }) => path).filter((path) => vagueName(posix.basename(path, posix.extname(path)))),
    ).toEqual([]);
  });

  it('no exported name is vague', () => {
    const allowed = new Set(['tooLittleData', 'isTooLittleData']);
    const names = production.flatMap((file) =>
      exportsOf(file)
        .filter((name) => vagueName(name) && !allowed.has(name))
        .map((name) => `${file.path}: ${name}`),
    );
    expect(names).toEqual([]);
  });

  it('files are in kebab-case, and index.ts stands at package roots only', () => {
    const odd = files.map(({ path }) => path).filter((path) => !/^[a-z0-9.-]+$/.test(posix.basename(path)));
    expect(odd).toEqual([]);
    expect(files.map(({ path }) => path).filter((path) => posix.basename(path) === 'index.ts')).toEqual([
      'core/src/index.ts',
    ]);
  });

  it('default exports are for tool settings only', () => {
    expect(
      files
        .filter(({ path, text }) => /^export default /m.test(text) && !path.endsWith('.config.ts'))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
