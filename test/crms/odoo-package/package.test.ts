import { describe, expect, it } from 'vitest';
import { textOf } from '../../../integrations/odoo/package/addon-files.ts';
import { readManifest } from '../../../integrations/odoo/package/manifest.ts';
import type { AddonSource } from '../../../integrations/odoo/package/prepare-addon.ts';
import { preparePackage } from '../../../integrations/odoo/package/prepare-package.ts';
import { hashOf, zipAddons } from '../../../integrations/odoo/package/zip-addons.ts';
import { zipNames } from '../../harness/zip-names.ts';
import { iconOf, sampleAddon, sampleManifest } from './sample-addon.ts';

const shipped = { series: '18.0', hasTests: false } as const;
const prepared = (source: AddonSource, options: { series: string; hasTests: boolean } = shipped) =>
  preparePackage([source], options).addons[0]!;
const manifestOf = (source: AddonSource, options?: { series: string; hasTests: boolean }): string =>
  textOf(prepared(source, options).files, '__manifest__.py')!;

describe('the zip', () => {
  it('is the same, byte for byte, whatever the order in which the files were read', () => {
    const { files } = sampleAddon();
    const reversed = { name: 'sample', files: new Map([...files].toReversed()) };
    const [one, other] = [sampleAddon(), reversed].map((source) => zipAddons(preparePackage([source], shipped).addons));
    expect(hashOf(one!)).toBe(hashOf(other!));
    expect(hashOf(zipAddons([sampleAddon({ 'README.rst': 'Other\n' })]))).not.toBe(hashOf(one!));
  });

  it('has one folder per addon at its top and nothing that only tests need', () => {
    expect(zipNames(zipAddons(preparePackage([sampleAddon()], shipped).addons))).toEqual([
      'sample/LICENSE',
      'sample/README.rst',
      'sample/__init__.py',
      'sample/__manifest__.py',
      'sample/i18n/fr.po',
      'sample/i18n/sample.pot',
      'sample/models/__init__.py',
      'sample/static/description/icon.png',
      'sample/static/description/index.html',
      'sample/static/src/card.js',
      'sample/static/src/card.xml',
      'sample/views/res_partner_views.xml',
    ]);
  });
});

describe('the manifest', () => {
  it('gets the series, loses the test bundles and keeps its comments', () => {
    const text = manifestOf(sampleAddon());
    expect(text).toContain('# A comment that must survive.');
    expect(text).toContain('"version": "18.0.1.2.3",  # the series is written by the packager');
    expect(text).not.toContain('assets_unit_tests');
    const read = readManifest('__manifest__.py', text);
    expect(read).toMatchObject({ ok: true, manifest: { summary: 'An addon in two strings' } });
  });

  it('keeps the test bundles, and the folder its tests, where tests are to run', () => {
    const withTests = prepared(sampleAddon(), { series: '19.0', hasTests: true });
    expect(withTests.faults).toEqual([]);
    expect(textOf(withTests.files, '__manifest__.py')).toContain('assets_unit_tests');
    expect([...withTests.files.keys()]).toContain('tests/test_card.py');
  });

  it('lists every file of a module without Python, because its import takes no globs', () => {
    const text = manifestOf(sampleAddon({ '__init__.py': undefined, 'models/__init__.py': undefined }));
    expect(text).toContain('"sample/static/src/card.js",\n            "sample/static/src/card.xml",\n');
    expect(text).not.toContain('*');
  });
});

describe('translations', () => {
  const leftOut = (catalogue: string): readonly string[] => {
    const { leftOut: left, files } = prepared(sampleAddon({ 'i18n/fr.po': catalogue }));
    expect(files.has('i18n/fr.po')).toBe(left.length === 0);
    return left.flatMap(({ faults }) => faults);
  };

  it('ship when every message is translated', () => {
    expect(leftOut('msgid "Over by %(amount)s"\nmsgstr ""\n"D\u00e9pass\u00e9 "\n"de %(amount)s"\n')).toEqual([]);
  });

  it.each([
    ['a message is missing', 'msgid "Other"\nmsgstr "Autre"\n', 'not translated: "Over by %(amount)s"'],
    ['a message is empty', 'msgid "Over by %(amount)s"\nmsgstr ""\n', 'not translated: "Over by %(amount)s"'],
    [
      'a message is a guess',
      '#, fuzzy\nmsgid "Over by %(amount)s"\nmsgstr "De %(amount)s"\n',
      'fuzzy: "Over by %(amount)s"',
    ],
    [
      'a placeholder was translated too',
      'msgid "Over by %(amount)s"\nmsgstr "De %(montant)s"\n',
      'placeholders differ (%(amount)s / %(montant)s): "Over by %(amount)s"',
    ],
  ])('are left out when %s', (_why, catalogue, fault) => {
    expect(leftOut(catalogue)).toEqual([fault]);
  });
});

describe('a package is refused', () => {
  const refusals: readonly (readonly [string, AddonSource, string, string])[] = [
    ['a long name', sampleManifest('"Sample"', `"${'a'.repeat(26)}"`), '__manifest__.py', 'manifest.name'],
    ['another licence', sampleManifest('LGPL-3', 'AGPL-3'), '__manifest__.py', 'manifest.license'],
    ['a short version', sampleManifest('19.0.1.2.3', '1.2.3'), '__manifest__.py', 'manifest.version'],
    ['an unknown key', sampleManifest('"depends"', '"dependz": [], "depends"'), '__manifest__.py', 'manifest.'],
    ['a missing key', sampleManifest(/ +"author".*\n/, ''), '__manifest__.py', 'manifest.author'],
    ['code', sampleManifest('["contacts"]', 'list("a")'), '__manifest__.py', 'manifest is one Python literal'],
    [
      'a listed file that is not there',
      sampleManifest('res_partner_views', 'gone_views'),
      '__manifest__.py',
      'every listed file exists',
    ],
    [
      'a view that nobody listed',
      sampleAddon({ 'views/other_views.xml': '<odoo/>' }),
      'views/other_views.xml',
      'every file that Odoo loads is listed in the manifest',
    ],
    [
      'a bundle without a file',
      sampleManifest('sample/static/src', 'sample/static/gone'),
      '__manifest__.py',
      'every asset is a file of this addon',
    ],
    ['no licence', sampleAddon({ LICENSE: undefined }), 'LICENSE', 'required file'],
    [
      'a wide icon',
      sampleAddon({ 'static/description/icon.png': iconOf(256, 128) }),
      'static/description/icon.png',
      'a PNG of 128x128',
    ],
    [
      'a page with a script',
      sampleAddon({ 'static/description/index.html': '<script>1</script>' }),
      'static/description/index.html',
      'the page loads nothing from elsewhere',
    ],
    [
      'a page with a picture from elsewhere',
      sampleAddon({ 'static/description/index.html': '<img src="https://example.com/a.png"/>' }),
      'static/description/index.html',
      'the page loads nothing from elsewhere',
    ],
    ['Python that is no package', sampleAddon({ '__init__.py': undefined }), '__init__.py', 'an addon with Python'],
    ['TypeScript', sampleAddon({ 'static/src/card.ts': '' }), 'static/src/card.ts', 'no TypeScript'],
    ['a source map', sampleAddon({ 'static/src/card.js.map': '{}' }), 'static/src/card.js.map', 'no TypeScript'],
    ['a minified name', sampleAddon({ 'static/src/a.min.js': '' }), 'static/src/a.min.js', 'no minified files'],
    [
      'a length that libsass cannot compute',
      sampleAddon({ 'static/src/a.scss': '.a { width: min(20rem, 100%); }' }),
      'static/src/a.scss',
      'no min(), max() or clamp() in SCSS',
    ],
    ['one long line', sampleAddon({ 'static/src/a.js': 'a;'.repeat(300) }), 'static/src/a.js', 'no minified files'],
    [
      'an installed package',
      sampleAddon({ 'static/node_modules/a.js': '' }),
      'static/node_modules/a.js',
      'no installed packages',
    ],
    ['a hidden file', sampleAddon({ '.pylintrc': '' }), '.pylintrc', 'no hidden files'],
    ['a test elsewhere', sampleAddon({ 'models/test_card.py': '' }), 'models/test_card.py', 'no test-only files'],
    ['a large file', sampleAddon({ 'README.rst': ' '.repeat(1_000_001) }), 'README.rst', 'at most 1000000 bytes'],
    [
      'a live key',
      sampleAddon({ 'README.rst': `cl_live_${'0'.repeat(12)}_${'a'.repeat(64)}` }),
      'README.rst',
      'no secrets',
    ],
    [
      'a password in code',
      sampleAddon({ 'models/__init__.py': 'password = "correct-horse-battery"' }),
      'models/__init__.py',
      'no secrets',
    ],
  ];

  it.each(refusals)('for %s, by file and rule', (_what, source, file, rule) => {
    const faults = prepared(source).faults;
    expect(faults.map((fault) => fault.file)).toContain(`sample/${file}`);
    expect(faults.map((fault) => fault.rule).join('\n')).toContain(rule);
  });

  it('for addons of two versions', () => {
    const other = sampleManifest('1.2.3', '1.2.4');
    expect(preparePackage([sampleAddon(), { ...other, name: 'sample' }], shipped).faults).toEqual([
      { file: 'sample/__manifest__.py', rule: 'addons of one package share their version', seen: '18.0.1.2.4' },
    ]);
  });

  it('never with the secret in the message', () => {
    const key = `cl_live_${'0'.repeat(12)}_${'a'.repeat(64)}`;
    expect(JSON.stringify(prepared(sampleAddon({ 'README.rst': key })).faults)).not.toContain(key);
  });
});
