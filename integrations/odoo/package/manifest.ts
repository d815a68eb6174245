import { z } from 'zod';
import type { PackageFault } from './package-fault.ts';
import { PythonLiteralFault, readPythonLiteral, type EntrySpan } from './python-literal.ts';

const text = z.string().min(1);
const paths = z.array(text);
/** A path or glob, or a directive: ["remove", path], ["before", target, path]. */
const asset = z.union([text, z.array(text).min(2).max(3)]);

/**
 * The keys that Odoo 18 and 19 read (odoo/modules/module.py) and its apps store shows, without those that are
 * deprecated; a mistyped key would be ignored there in silence.
 */
const manifestSchema = z.strictObject({
  name: text.max(25, 'at most 25 characters (rule of the apps store)'),
  summary: text,
  version: z.string().regex(/^\d+\.\d+(?:\.\d+){3}$/, 'SERIES.x.y.z'),
  author: text,
  website: z.url().optional(),
  license: z.literal('LGPL-3'),
  category: text,
  depends: paths.min(1),
  data: paths.default([]),
  demo: paths.optional(),
  assets: z.record(text, z.array(asset)).optional(),
  external_dependencies: z.partialRecord(z.enum(['python', 'bin', 'apt']), paths).optional(),
  auto_install: z.union([z.boolean(), paths]).optional(),
  application: z.boolean().optional(),
  installable: z.boolean().optional(),
  images: paths.optional(),
  maintainers: paths.optional(),
  support: text.optional(),
  development_status: z.enum(['Alpha', 'Beta', 'Production/Stable', 'Mature']).optional(),
  sequence: z.number().optional(),
  countries: paths.optional(),
  excludes: paths.optional(),
  pre_init_hook: text.optional(),
  post_init_hook: text.optional(),
  uninstall_hook: text.optional(),
  post_load: text.optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest; readonly spans: readonly EntrySpan[] }
  | { readonly ok: false; readonly faults: readonly PackageFault[] };

export const readManifest = (file: string, source: string): ReadManifest => {
  const fault = (rule: string, seen: string): PackageFault => ({ file, rule, seen });
  try {
    const { value, spans } = readPythonLiteral(source);
    const parsed = manifestSchema.safeParse(value);
    if (parsed.success) return { ok: true, manifest: parsed.data, spans };
    return {
      ok: false,
      faults: parsed.error.issues.map(({ path, message }) => fault(`manifest.${path.join('.')}`, message)),
    };
  } catch (error) {
    if (!(error instanceof PythonLiteralFault)) throw error;
    return { ok: false, faults: [fault('manifest is one Python literal', error.message)] };
  }
};
