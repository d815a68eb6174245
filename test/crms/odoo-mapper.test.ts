import { identifyCompany } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { toCrmEvent } from '../../integrations/odoo/connector/mapper.ts';
import { eventSchema } from '../../integrations/odoo/connector/schema.ts';

type Fields = Readonly<Record<string, unknown>>;

const read = (account: Fields) =>
  toCrmEvent(eventSchema.parse({ event_id: 'e-1', type: 'account.updated', account: { id: '42', ...account } }))
    .account!;

const registry = (scheme: string, value: string) => ({ registry: { scheme, value } });

describe('which company a partner of Odoo is', () => {
  it.each<readonly [string, Fields, Fields]>([
    ['a SIREN', { country: 'FR', ...registry('siren', '000000018') }, { siren: '000000018' }],
    ['a SIRET', { country: 'FR', ...registry('siret', '000 000 018 00013') }, { siret: '000 000 018 00013' }],
    ['a SIRET that is called a SIREN', registry('siren', '00000001800013'), { siret: '00000001800013' }],
    [
      'a French number that is called a company number',
      { country: 'FR', ...registry('company_number', '000000018') },
      { siren: '000000018' },
    ],
    ['one of La Réunion', { country: 'RE', ...registry('company_number', '000000018') }, { siren: '000000018' }],
    [
      'a number of Companies House',
      { country: 'GB', ...registry('company_number', '01234567') },
      { company_number: '01234567' },
    ],
    ['a LEI', { country: 'DE', ...registry('lei', '5299000J2N45DDNE4Y28') }, { lei: '5299000J2N45DDNE4Y28' }],
  ])('is told by %s', (_, account, company) => {
    expect(read(account).company).toMatchObject(company);
  });

  it.each<readonly [string, Fields]>([
    ['a number of a register that we do not know', { country: 'DE', ...registry('company_number', 'HRB 12345') }],
    ['a number that is called other', { country: 'FR', ...registry('other', '000000018') }],
    ['the stroke that stands for no VAT number', { country: 'FR', vat: '/' }],
    ['a tax number of a country without European VAT', { country: 'US', vat: '12-3456789' }],
    ['a Swiss one', { country: 'CH', vat: 'CHE-123.456.788 TVA' }],
  ])('is not told by %s, so that its name counts', (_, account) => {
    const { company } = read({ name: 'Verrerie des Monts', ...account });
    expect(company).toEqual({ name: 'Verrerie des Monts', country: account['country'] });
    expect(identifyCompany(company).ok).toBe(true);
  });

  it.each([
    ['DE', 'de 136 695 976', 'DE136695976'],
    ['DE', '136695976', 'DE136695976'],
    ['GR', '094014201', 'EL094014201'],
    ['GR', 'EL094014201', 'EL094014201'],
    ['FR', '83404833048', 'FR83404833048'],
    ['RE', '83404833048', 'FR83404833048'],
    ['GB', 'XI110305878', 'XI110305878'],
  ])('of %s is told by the VAT number %s', (country, vat, expected) => {
    expect(read({ country, vat }).company.vat).toBe(expected);
  });

  it('keeps a wrong VAT number, so that it is told and not passed over', () => {
    const identified = identifyCompany(read({ country: 'FR', vat: 'FR83404833049', name: 'x' }).company);
    expect(identified).toMatchObject({ ok: false, faults: [{ field: 'vat' }] });
  });
});

it('reads the rest of the record, with amounts in minor units and terms of at most 180 days', () => {
  expect(
    read({
      name: 'Verrerie des Monts',
      country: 'fr',
      city: 'Rennes',
      postcode: '35000',
      owner: 'ana@example.com',
      requested_amount: { value: 12_500.5, currency: 'EUR' },
      payment_terms_days: 365,
      language: 'fr_FR',
    }),
  ).toEqual({
    id: '42',
    company: { name: 'Verrerie des Monts', country: 'FR' },
    city: 'Rennes',
    postcode: '35000',
    owner: 'ana@example.com',
    requestedAmount: { minor: 1_250_050, currency: 'EUR' },
    paymentTermsDays: 180,
  });
});
