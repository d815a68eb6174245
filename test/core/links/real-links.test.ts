import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { CompanyNetwork, IsoDate, LinkHolder } from '@creditline/core';
import { LINK_RULES, linkedFailures } from '@creditline/core';
import { describe, expect, test } from 'vitest';

/**
 * Staging answers of API Entreprise (etalab/siade_staging_data, MIT): shareholders and subsidiaries from the tax return,
 * officers from the commercial register, beneficial owners from the national register. Not part of the repository.
 */
const RECORDS = new URL('../../../../shared/records/api-entreprise-sandbox/', import.meta.url);
const isAbsent = !existsSync(RECORDS);
if (isAbsent) console.log('real links: 6 cases skipped, the captured records are not beside the repository');

type Capital = {
  readonly capital: {
    readonly actionnaires: readonly {
      readonly type: string;
      readonly pourcentage: number;
      readonly personne_morale_attributes: { readonly siren: string };
    }[];
  };
  readonly participations: {
    readonly filiales: readonly { readonly siren: string; readonly pourcentage_detention: number }[];
  };
};
type Officer = { readonly type: string; readonly fonction: string; readonly [field: string]: unknown };
type Owner = {
  readonly beneficiaire_uuid: string;
  readonly modalites: { readonly detention_de_capital: { readonly parts_totale: number } };
};
type Wrapped<T> = readonly { readonly data: T }[];

const read = (name: string): unknown => {
  const { payload } = JSON.parse(readFileSync(new URL(`${name}.json`, RECORDS), 'utf8')) as {
    readonly payload: { readonly data?: unknown };
  };
  return payload.data;
};

const keyOf = (siren: string): string => `FR:${siren}`;

/** Auditors check the books of a thousand companies and direct none of them. */
const directs = ({ type, fonction }: Officer): boolean =>
  type === 'personne_physique' && !fonction.startsWith('COMMISSAIRE AUX COMPTES');

/** A register without ids: name and birthday under a key of the source give one that says nothing. */
const opaqueId = ({ nom, prenom, date_naissance: born }: Officer): string =>
  createHmac('sha256', 'key of this test')
    .update(JSON.stringify([nom, prenom, born]))
    .digest('hex')
    .slice(0, 16);

const ownersOf = (company: string, { capital, participations }: Capital): readonly LinkHolder[] => [
  ...capital.actionnaires
    .filter(({ type }) => type === 'personne_morale')
    .map(({ pourcentage, personne_morale_attributes: { siren } }) => ({
      id: keyOf(siren),
      subject: 'legal_person' as const,
      roles: [{ company, role: 'shareholding' as const, held: pourcentage / 100 }],
    })),
  {
    id: company,
    subject: 'legal_person',
    roles: participations.filiales.map(({ siren, pourcentage_detention: held }) => ({
      company: keyOf(siren),
      role: 'shareholding' as const,
      held: held / 100,
    })),
  },
];

const officersOf = (company: string, officers: Wrapped<Officer>): readonly LinkHolder[] =>
  officers
    .map(({ data }) => data)
    .filter(directs)
    .map((officer) => ({
      id: opaqueId(officer),
      subject: 'natural_person' as const,
      roles: [{ company, role: 'directorship' as const }],
    }));

const beneficialOwnersOf = (company: string, owners: Wrapped<Owner>): readonly LinkHolder[] =>
  owners.map(({ data: { beneficiaire_uuid: id, modalites } }) => ({
    id,
    subject: 'natural_person' as const,
    roles: [{ company, role: 'shareholding' as const, held: modalites.detention_de_capital.parts_totale / 100 }],
  }));

const COMPANY = keyOf('552049447');
const PARENT = keyOf('519243024');
const CHILD = keyOf('130007669');

const networkWith = (companies: CompanyNetwork['companies']): CompanyNetwork => ({
  company: COMPANY,
  holders: [
    ...ownersOf(COMPANY, read('dgfip_liens_capitalistiques__200') as Capital),
    ...officersOf(COMPANY, read('infogreffe_mandataires_sociaux__200') as Wrapped<Officer>),
    ...beneficialOwnersOf(COMPANY, read('inpi_rne_beneficiaires_effectifs__200') as Wrapped<Owner>),
  ],
  companies,
});

/** The records know no proceedings: these dates are hand-written. */
const childFailedOn = (failedOn: IsoDate) => networkWith([{ key: PARENT }, { key: CHILD, failedOn }]);

describe.skipIf(isAbsent)('links in captured answers', () => {
  test('name the parent, the subsidiary, the president and two beneficial owners, and not the auditor', () => {
    const { holders } = networkWith([]);
    expect(holders.map(({ subject, roles }) => [subject, roles.map(({ held }) => held)])).toEqual([
      ['legal_person', [1]],
      ['legal_person', [0.42]],
      ['natural_person', [undefined]],
      ['natural_person', [0.49]],
      ['natural_person', [0.51]],
    ]);
    expect(holders.slice(0, 2).map(({ id, roles }) => [id, roles[0]?.company])).toEqual([
      [PARENT, COMPANY],
      [COMPANY, CHILD],
    ]);
  });

  test('hold no name and no birthday of anybody', () => {
    const officers = (read('infogreffe_mandataires_sociaux__200') as Wrapped<Officer> | undefined) ?? [];
    type AnyOwner = Readonly<Record<string, unknown>>;
    const owners = (read('inpi_rne_beneficiaires_effectifs__200') as Wrapped<AnyOwner> | undefined) ?? [];
    const hidden = [...officers, ...owners]
      .flatMap(({ data }) => [data['nom'], data['nom_usage'], data['prenom'], data['prenoms'], data['date_naissance']])
      .flat()
      .filter((text) => typeof text === 'string');
    expect(hidden.length).toBeGreaterThan(6);
    const kept = JSON.stringify(networkWith([]));
    expect(hidden.filter((text) => kept.includes(text))).toEqual([]);
  });

  test('count nothing while no proceedings were looked up', () => {
    expect(linkedFailures(networkWith([]), '2026-11-21')).toMatchObject({ linked: 0, share: LINK_RULES.prior });
  });

  test('give the share of parent and subsidiary: both sound, then one failed that day', () => {
    expect(linkedFailures(networkWith([{ key: PARENT }, { key: CHILD }]), '2026-11-21')).toMatchObject({
      linked: 2,
      failed: 0,
      share: 0.006667,
    });
    const failed = childFailedOn('2026-11-21');
    expect(linkedFailures(failed, '2026-11-21')).toMatchObject({ linked: 2, failed: 1, share: 0.34 });
    expect(linkedFailures(failed, '2026-11-20')).toMatchObject({ linked: 2, failed: 0, share: 0.006667 });
  });

  test('show another company of a beneficial owner, once the register tells of it', () => {
    const given = networkWith([{ key: PARENT }, { key: CHILD }, { key: 'FR:000000216', failedOn: '2026-11-21' }]);
    const [owner] = (read('inpi_rne_beneficiaires_effectifs__200') as Wrapped<Owner> | undefined) ?? [];
    const holders = given.holders.map((holder) =>
      holder.id === owner?.data.beneficiaire_uuid
        ? { ...holder, roles: [...holder.roles, { company: 'FR:000000216', role: 'directorship' as const }] }
        : holder,
    );
    expect(linkedFailures({ ...given, holders }, '2026-11-21')).toMatchObject({ linked: 3, failed: 1, share: 0.255 });
  });

  test('are absent for a company that the registers do not know', () => {
    expect(read('dgfip_liens_capitalistiques__404')).toBeUndefined();
    expect(read('infogreffe_mandataires_sociaux__404')).toBeUndefined();
  });
});
