import type { EntrySpan } from './python-literal.ts';

type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** What `--with-tests` keeps and a zip must not carry. */
const TEST_BUNDLES = new Set(['web.assets_tests', 'web.assets_unit_tests', 'web.qunit_suite_tests']);

const isTestBundle = ({ path }: EntrySpan): boolean =>
  path.length === 2 && path[0] === 'assets' && TEST_BUNDLES.has(path[1]!);

/** The whole entry with its comma, its indentation and its line. */
const removal = (source: string, { start, end }: EntrySpan): Edit => {
  const lead = /[ \t]*$/.exec(source.slice(0, start))![0].length;
  const tail = /^\s*,?[ \t]*(?:#[^\n]*)?\n?/.exec(source.slice(end))![0].length;
  return { start: start - lead, end: end + tail, text: '' };
};

const replaced = ({ valueStart, end }: EntrySpan, text: string): Edit => ({ start: valueStart, end, text });

const applied = (source: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);

const listed = (paths: readonly string[]): string =>
  `[\n${paths.map((path) => `            "${path}",\n`).join('')}        ]`;

export type ManifestEdits = {
  /** Replaces the first two numbers of the version, for example `18.0`. */
  readonly series: string;
  readonly hasTests: boolean;
  /** Paths to write out in place of the globs of a bundle; Odoo refuses globs in an imported module. */
  readonly explicitAssets: Readonly<Record<string, readonly string[]>>;
};

/** The manifest's text with a few values changed in their places: comments, order and layout stay. */
export const editManifest = (source: string, spans: readonly EntrySpan[], edits: ManifestEdits): string => {
  const changes = spans.flatMap((span): readonly Edit[] => {
    const [key, bundle = ''] = span.path;
    if (span.path.length === 1 && key === 'version') {
      const version = source.slice(span.valueStart, span.end).replace(/\d+\.\d+/, edits.series);
      return [replaced(span, version)];
    }
    if (isTestBundle(span)) return edits.hasTests ? [] : [removal(source, span)];
    const explicit = key === 'assets' && span.path.length === 2 ? edits.explicitAssets[bundle] : undefined;
    return explicit === undefined ? [] : [replaced(span, listed(explicit))];
  });
  return applied(source, changes);
};
