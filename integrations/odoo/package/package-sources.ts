import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAddonFiles, type AddonFiles } from './addon-files.ts';
import type { AddonSource } from './prepare-addon.ts';

const ODOO = fileURLToPath(new URL('..', import.meta.url));

/** What one zip holds, and where below this folder its addons stand. */
export type PackageSource = {
  readonly name: string;
  readonly folder: string;
  readonly addons: readonly string[];
  /** `<series><suffix>` is the folder of its unpacked addons below dist. */
  readonly suffix: string;
};

export const PACKAGES: readonly PackageSource[] = [
  { name: 'creditline', folder: 'addons', addons: ['creditline', 'creditline_sale', 'creditline_stock'], suffix: '' },
  // Beside the others it would be offered for installation where the addon belongs.
  { name: 'creditline_online', folder: 'datamodule', addons: ['creditline_online'], suffix: '-online' },
];

/** Addons that show the card, with the folder in which they keep its compiled files. */
const WIDGET_FOLDERS: Readonly<Record<string, string>> = {
  creditline: 'static/src/credit',
  creditline_online: 'static/src/credit',
};

/** The widget's compiled files by their path below its folder. */
export const compileWidget = async (build: (folder: string) => unknown): Promise<AddonFiles> => {
  const folder = mkdtempSync(join(tmpdir(), 'creditline-widget-'));
  try {
    await build(folder);
    return readAddonFiles(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const withWidget = (name: string, files: AddonFiles, widget: AddonFiles): AddonFiles => {
  const folder = WIDGET_FOLDERS[name];
  if (folder === undefined) return files;
  return new Map([...files, ...[...widget].map(([path, bytes]) => [`${folder}/${path}`, bytes] as const)]);
};

/** The addons of a package from the repository, each with the licence and, where it shows the card, the widget. */
export const readSources = (source: PackageSource, widget: AddonFiles): readonly AddonSource[] => {
  const licence = new Uint8Array(readFileSync(join(ODOO, 'LICENSE')));
  return source.addons.map((name) => {
    const files = withWidget(name, readAddonFiles(join(ODOO, source.folder, name)), widget);
    return { name, files: new Map([...files, ['LICENSE', licence] as const]) };
  });
};
