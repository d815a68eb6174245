import { describe, expect, it } from 'vitest';
import { compileWidget, PACKAGES, readSources } from '../../../integrations/odoo/package/package-sources.ts';
import { preparePackage } from '../../../integrations/odoo/package/prepare-package.ts';
import { hashOf, zipAddons } from '../../../integrations/odoo/package/zip-addons.ts';
import { buildWidget } from '../../../integrations/odoo/widget/build-widget.ts';
import { zipNames } from '../../harness/zip-names.ts';

const widget = await compileWidget(buildWidget);
const prepared = (name: string, series: string) =>
  preparePackage(
    readSources(
      PACKAGES.find((each) => each.name === name)!,
      widget,
    ),
    { series, hasTests: false },
  );

describe.each(['18.0', '19.0'])('the packages of Odoo %s', (series) => {
  it.each(PACKAGES.map(({ name }) => name))('%s breaks no rule', (name) => {
    expect(prepared(name, series).faults).toEqual([]);
  });

  it.each(PACKAGES.map(({ name }) => name))('%s is complete in French, Spanish and Portuguese', (name) => {
    const { addons } = prepared(name, series);
    expect(addons.flatMap(({ leftOut }) => leftOut)).toEqual([]);
    for (const { files } of addons)
      expect([...files.keys()]).toEqual(expect.arrayContaining(['i18n/es.po', 'i18n/fr.po', 'i18n/pt.po']));
  });

  it('hold the card as readable modules, its view model and its template', () => {
    const names = zipNames(zipAddons(prepared('creditline', series).addons));
    const card = names.filter((name) => name.startsWith('creditline/static/src/credit/'));
    expect(card).toEqual(
      expect.arrayContaining(
        ['credit-card-field.js', 'credit-card-field.xml', 'view/card-view.js', 'view/texts/pt.js'].map(
          (name) => `creditline/static/src/credit/${name}`,
        ),
      ),
    );
  });

  it('are the same bytes from the same sources', () => {
    const hash = (): string => hashOf(zipAddons(prepared('creditline', series).addons));
    expect(hash()).toBe(hash());
  });
});
