import { posix } from 'node:path';
import { textOf, type AddonFiles } from './addon-files.ts';
import type { Manifest } from './manifest.ts';
import type { PackageFault } from './package-fault.ts';

/** One addon on its way into a package. */
export type Addon = { readonly name: string; readonly files: AddonFiles; readonly manifest: Manifest };

const MANIFEST = '__manifest__.py';
const REQUIRED = ['static/description/icon.png', 'static/description/index.html', 'README.rst', 'LICENSE'] as const;
const LOADED_FOLDERS = /^(?:data|demo|report|reports|security|views|wizards?)\/.*\.(?:xml|csv)$/;

const missingFiles = ({ files }: Addon): readonly PackageFault[] =>
  REQUIRED.filter((path) => !files.has(path)).map((file) => ({ file, rule: 'required file', seen: 'missing' }));

const listedFiles = ({ files, manifest }: Addon): readonly PackageFault[] => {
  const listed = [...manifest.data, ...(manifest.demo ?? [])];
  const absent = listed
    .filter((path) => !files.has(path))
    .map((path) => ({ file: MANIFEST, rule: 'every listed file exists', seen: path }));
  const twice = listed
    .filter((path, at) => listed.indexOf(path) !== at)
    .map((path) => ({ file: MANIFEST, rule: 'a file is listed once', seen: path }));
  const forgotten = [...files.keys()]
    .filter((path) => LOADED_FOLDERS.test(path) && !listed.includes(path))
    .map((file) => ({ file, rule: 'every file that Odoo loads is listed in the manifest', seen: 'not listed' }));
  return [...absent, ...twice, ...forgotten];
};

/** A directive ends with the path that it adds or removes. */
const assetPath = (asset: string | readonly string[]): string =>
  (typeof asset === 'string' ? asset : asset.at(-1)!).replace(/^\//, '');

/** The addon's own files that a path or glob of a bundle names, in the order in which Odoo loads them. */
export const filesOfAsset = ({ name, files }: Addon, asset: string | readonly string[]): readonly string[] => {
  const path = assetPath(asset);
  if (!path.startsWith(`${name}/`)) return [];
  const glob = path.slice(name.length + 1);
  return [...files.keys()].filter((file) => posix.matchesGlob(file, glob)).toSorted();
};

const assets = (addon: Addon): readonly PackageFault[] =>
  Object.values(addon.manifest.assets ?? {})
    .flat()
    .filter((asset) => filesOfAsset(addon, asset).length === 0)
    .map((asset) => ({ file: MANIFEST, rule: 'every asset is a file of this addon', seen: assetPath(asset) }));

/** PNG: 8 bytes of signature, then IHDR with width and height as 32-bit numbers at 16 and 20. */
const icon = ({ files }: Addon): readonly PackageFault[] => {
  const file = 'static/description/icon.png';
  const bytes = files.get(file);
  if (bytes === undefined) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = bytes.length > 24 && view.getUint32(0) === 0x89_50_4e_47;
  const size = isPng ? `${view.getUint32(16)}x${view.getUint32(20)}` : 'no PNG';
  return size === '128x128' ? [] : [{ file, rule: 'a PNG of 128x128', seen: size }];
};

/** The apps store strips scripts and refuses pages that load from elsewhere. */
const description = (addon: Addon): readonly PackageFault[] => {
  const file = 'static/description/index.html';
  const text = textOf(addon.files, file) ?? '';
  const outside = /<script|<link|<iframe|@import|\son\w+=|(?:src|poster)=["'](?:https?:)?\/\//i.exec(text);
  const pictures = [...text.matchAll(/<img[^>]*\ssrc=["']([^"']+)["']/g)].map(([, src = '']) => src);
  const absent = pictures.filter((src) => !addon.files.has(posix.join('static/description', src)));
  return [
    ...(outside === null ? [] : [{ file, rule: 'the page loads nothing from elsewhere', seen: outside[0] }]),
    ...absent.map((seen) => ({ file, rule: 'every picture of the page exists', seen })),
  ];
};

const python = ({ name, files }: Addon): readonly PackageFault[] => {
  const isPython = [...files.keys()].some((path) => path.endsWith('.py') && path !== MANIFEST);
  if (isPython && !files.has('__init__.py'))
    return [{ file: '__init__.py', rule: 'an addon with Python is a package', seen: `missing in ${name}` }];
  return [];
};

/** Rules about what the files of one addon say of each other. */
export const checkAddon = (addon: Addon): readonly PackageFault[] =>
  [missingFiles, listedFiles, assets, icon, description, python].flatMap((rule) => rule(addon));
