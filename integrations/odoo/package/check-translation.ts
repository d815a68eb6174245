import type { AddonFiles } from './addon-files.ts';
import { textOf } from './addon-files.ts';
import { readPo, type PoEntry } from './read-po.ts';

/** `%(name)s`, `%s`, `%d`, `%%`; `${name}`; tags and the escapes of XML views. */
const PLACEHOLDER = /%(?:\([^)]*\))?[sdif%]|\$\{[^}]*\}|<\/?[a-z][^>]*>/g;

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)].map(([found]) => found).toSorted();

const keyOf = ({ context, source }: PoEntry): string => `${context ?? ''}\u0004${source}`;

const faultOf = (template: PoEntry, translated: PoEntry | undefined): string | undefined => {
  const said = JSON.stringify(template.source.slice(0, 60));
  if (translated === undefined || translated.translation === '') return `not translated: ${said}`;
  if (translated.isFuzzy) return `fuzzy: ${said}`;
  const wanted = placeholders(template.source).join(' ');
  const given = placeholders(translated.translation).join(' ');
  return wanted === given ? undefined : `placeholders differ (${wanted || 'none'} / ${given || 'none'}): ${said}`;
};

/** What stops a catalogue from being complete for a template; empty when nothing does. */
export const checkTranslation = (template: string, catalogue: string): readonly string[] => {
  const translated = new Map(readPo(catalogue).map((entry) => [keyOf(entry), entry]));
  return readPo(template).flatMap((entry) => faultOf(entry, translated.get(keyOf(entry))) ?? []);
};

export type LeftOut = { readonly file: string; readonly faults: readonly string[] };

/**
 * The files without catalogues that are not complete: half a translation on a screen reads worse than none.
 * A catalogue without a template (`i18n/<addon>.pot`) cannot be judged and is left out too.
 */
export const keepCompleteTranslations = (
  name: string,
  files: AddonFiles,
): { readonly files: AddonFiles; readonly leftOut: readonly LeftOut[] } => {
  const template = textOf(files, `i18n/${name}.pot`);
  const leftOut = [...files.keys()]
    .filter((path) => /^i18n\/[^/]+\.po$/.test(path))
    .map((file) => ({
      file,
      faults: template === undefined ? ['no template'] : checkTranslation(template, textOf(files, file) ?? ''),
    }))
    .filter(({ faults }) => faults.length > 0);
  const names = new Set(leftOut.map(({ file }) => file));
  return { files: new Map([...files].filter(([path]) => !names.has(path))), leftOut };
};
