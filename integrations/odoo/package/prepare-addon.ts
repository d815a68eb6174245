import { textOf, withoutTests, withText, type AddonFiles } from './addon-files.ts';
import { checkAddon, filesOfAsset, type Addon } from './check-addon.ts';
import { checkFiles } from './check-files.ts';
import { keepCompleteTranslations, type LeftOut } from './check-translation.ts';
import { editManifest } from './edit-manifest.ts';
import { readManifest, type Manifest, type ReadManifest } from './manifest.ts';
import type { PackageFault } from './package-fault.ts';

export type AddonSource = { readonly name: string; readonly files: AddonFiles };

export type PrepareOptions = {
  /** `18.0`, `19.0`: becomes the first part of the version. */
  readonly series: string;
  readonly hasTests: boolean;
};

export type PreparedAddon = AddonSource & {
  /** Absent where it cannot be read, which is among the faults then. */
  readonly manifest?: Manifest;
  readonly faults: readonly PackageFault[];
  readonly leftOut: readonly LeftOut[];
};

const MANIFEST = '__manifest__.py';

/** A module without Python is imported through the browser, and that import takes no globs. */
const isImported = (files: AddonFiles): boolean => !files.has('__init__.py');

const explicitAssets = (addon: Addon): Readonly<Record<string, readonly string[]>> => {
  if (!isImported(addon.files)) return {};
  const bundles = Object.entries(addon.manifest.assets ?? {});
  return Object.fromEntries(
    bundles.map(([bundle, assets]) => [
      bundle,
      [...new Set(assets.flatMap((asset) => filesOfAsset(addon, asset)))].map((file) => `${addon.name}/${file}`),
    ]),
  );
};

/** The manifest of the series; it is read again as it was written, so an edit that broke it is a fault too. */
const editedManifest = (source: AddonSource, options: PrepareOptions): ReadManifest & { readonly text: string } => {
  const text = textOf(source.files, MANIFEST) ?? '';
  const read = readManifest(MANIFEST, text);
  if (!read.ok) return { ...read, text };
  const assets = explicitAssets({ ...source, manifest: read.manifest });
  const edited = editManifest(text, read.spans, { ...options, explicitAssets: assets });
  return { ...readManifest(MANIFEST, edited), text: edited };
};

/** The files of an addon as they are shipped for a series, and every rule that they break. */
export const prepareAddon = ({ name, files: source }: AddonSource, options: PrepareOptions): PreparedAddon => {
  const { files: kept, leftOut } = keepCompleteTranslations(name, options.hasTests ? source : withoutTests(source));
  const { text, ...read } = editedManifest({ name, files: kept }, options);
  const files = withText(kept, MANIFEST, text);
  const faults = [
    ...checkFiles(files, options.hasTests),
    ...(read.ok ? checkAddon({ name, files, manifest: read.manifest }) : read.faults),
  ].map((fault) => ({ ...fault, file: `${name}/${fault.file}` }));
  return { name, files, leftOut, faults, ...(read.ok ? { manifest: read.manifest } : {}) };
};
