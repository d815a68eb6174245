import type { AddonSource } from '../../../integrations/odoo/package/prepare-addon.ts';

/** Hand-written: the smallest addon that the packager lets through. */
const MANIFEST = `# A comment that must survive.
{
    "name": "Sample",
    "summary": "An addon "
    "in two strings",
    "version": "19.0.1.2.3",  # the series is written by the packager
    "author": "Creditline",
    "license": "LGPL-3",
    "category": "Accounting",
    "depends": ["contacts"],
    "data": ["views/res_partner_views.xml"],
    "assets": {
        "web.assets_backend": ["sample/static/src/**/*"],
        "web.assets_unit_tests": ["sample/static/tests/**/*"],
    },
}
`;

/** The first 24 bytes of a PNG, which is all that says its size. */
const png = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x89_50_4e_47);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
};

const TEMPLATE = 'msgid ""\nmsgstr "Language: \\n"\n\n#: code\nmsgid "Over by %(amount)s"\nmsgstr ""\n';

const TEXTS: Readonly<Record<string, string>> = {
  '__init__.py': 'from . import models\n',
  '__manifest__.py': MANIFEST,
  LICENSE: 'LGPL-3\n',
  'README.rst': 'Sample\n======\n',
  'models/__init__.py': '\n',
  'views/res_partner_views.xml': '<odoo/>\n',
  'static/src/card.js': 'export const card = 1;\n',
  'static/src/card.xml': '<templates/>\n',
  'static/tests/card.test.js': 'test("card");\n',
  'static/description/index.html': '<section><h2>Sample</h2></section>\n',
  'tests/__init__.py': 'from . import test_card\n',
  'tests/test_card.py': '\n',
  'i18n/sample.pot': TEMPLATE,
  'i18n/fr.po': TEMPLATE.replace('msgstr ""\n', 'msgstr "D\u00e9pass\u00e9 de %(amount)s"\n').replace(
    'msgstr "Language: \\n"',
    'msgstr "Language: fr\\n"',
  ),
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The sample with some files written anew; `undefined` takes a file away. */
export const sampleAddon = (changed: Readonly<Record<string, string | Uint8Array | undefined>> = {}): AddonSource => {
  const files = new Map(Object.entries(TEXTS).map(([path, text]) => [path, encode(text)] as const));
  files.set('static/description/icon.png', png(128, 128));
  for (const [path, content] of Object.entries(changed)) {
    if (content === undefined) files.delete(path);
    else files.set(path, typeof content === 'string' ? encode(content) : content);
  }
  return { name: 'sample', files };
};

export const sampleManifest = (from: string | RegExp, to: string): AddonSource => {
  const text = MANIFEST.replace(from, to);
  if (text === MANIFEST) throw new Error('the sample manifest has no such text');
  return sampleAddon({ '__manifest__.py': text });
};

export const iconOf = png;
