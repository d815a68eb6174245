import type { CompanyIdentity, CountryCode, Outcome } from '@creditline/core';
import { shows } from './shows.ts';

/** Languages in which the sandbox describes its companies. */
export type SandboxText = { readonly en: string; readonly fr: string; readonly es: string; readonly pt: string };

/** A fictitious company. No number here is given to a real company (see README, "How the numbers were chosen"). */
export type SandboxCompany = {
  readonly key: string;
  readonly siren?: string;
  readonly companyNumber?: string;
  readonly vat?: string;
  readonly country: CountryCode;
  readonly name: string;
  readonly city: string;
  readonly postcode: string;
  readonly status: 'active' | 'ceased';
  readonly shows: SandboxText;
  /** Outcomes that fit the facts with the shipped policy and no requested amount; absent when several views are fair. */
  readonly expected?: readonly Outcome[];
};

type Place = { readonly name: string; readonly city: string; readonly postcode: string; readonly status?: 'ceased' };

const french = (siren: keyof typeof shows, place: Place, expected?: readonly Outcome[]): SandboxCompany => ({
  key: `FR:${siren}`,
  siren,
  country: 'FR',
  status: 'active',
  ...place,
  shows: shows[siren],
  ...(expected && { expected }),
});

/** Every sandbox company, in the order in which a list shows them. */
export const sandboxCompanies: readonly SandboxCompany[] = [
  french('000000018', { name: 'Verrerie des Monts', city: 'Lyon', postcode: '69007' }, ['accept']),
  french('000000026', { name: 'Nouvelle Piste', city: 'Rennes', postcode: '35000' }, ['refer']),
  french('000000034', { name: 'Transports Delmarre', city: 'Valence', postcode: '26000' }, ['refuse']),
  french('000000042', { name: 'Meubles Charvin', city: 'Grenoble', postcode: '38000' }, ['refuse']),
  french('000000059', { name: 'Imprimerie Vauclin', city: 'Rouen', postcode: '76000' }, ['request_guarantee']),
  french('000000067', { name: 'Charpentes Ribot', city: 'Limoges', postcode: '87000' }, ['request_guarantee', 'refer']),
  french('000000075', { name: 'Textiles Aubrac', city: 'Roanne', postcode: '42300', status: 'ceased' }, ['refuse']),
  french('000000083', { name: 'Martin Frères', city: 'Nantes', postcode: '44000' }),
  french('000000091', { name: 'Martin Frères', city: 'Lille', postcode: '59000' }),
  french('000000109', { name: 'Laiterie du Bocage', city: 'Vire', postcode: '14500' }),
  french('000000117', { name: 'Électricité Lenoir', city: 'Orléans', postcode: '45000' }),
  french('000000125', { name: 'Yoyo Distribution', city: 'Toulouse', postcode: '31000' }),
  french('000000133', { name: 'Camille Exemple', city: 'Angers', postcode: '49000' }, ['refer']),
  {
    key: 'GB:99000018',
    companyNumber: '99000018',
    country: 'GB',
    name: 'Example Harbour Supplies Ltd',
    city: 'Bristol',
    postcode: 'BS1 4XX',
    status: 'active',
    shows: shows['99000018'],
  },
  {
    key: 'DE:VAT:DE999999995',
    vat: 'DE999999995',
    country: 'DE',
    name: 'Musterbau Nord GmbH',
    city: 'Hamburg',
    postcode: '20095',
    status: 'active',
    shows: shows.DE999999995,
  },
  french('000000141', { name: 'Groupe Armorial', city: 'Paris', postcode: '75008' }),
  french('000000158', { name: 'Armorial Emballages', city: 'Reims', postcode: '51100' }),
  french('000000166', { name: 'Fusée Import', city: 'Marseille', postcode: '13002' }, [
    'refer',
    'refuse',
    'request_guarantee',
  ]),
  french('000000174', { name: 'Hôtel du Parc Fleuri', city: 'Vichy', postcode: '03200' }, [
    'request_guarantee',
    'refer',
    'refuse',
  ]),
  french('000000182', { name: 'Négoce Tardif', city: 'Dijon', postcode: '21000' }),
  french('000000190', { name: 'Fonderie Renouveau', city: 'Saint-Étienne', postcode: '42000' }),
  french('000000208', { name: 'Maison Discrète', city: 'Annecy', postcode: '74000' }),
];

/** The identity by which the other parts of Creditline know a sandbox company. */
export const identityOf = (company: SandboxCompany): CompanyIdentity => ({
  key: company.key,
  country: company.country,
  ...(company.siren && { siren: company.siren }),
  ...(company.companyNumber && { companyNumber: company.companyNumber }),
  ...(company.vat && { vat: company.vat }),
});
