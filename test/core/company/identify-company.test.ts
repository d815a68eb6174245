import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompanyInput } from '../../../core/src/company/company.ts';
import { identifyCompany } from '../../../core/src/company/identify-company.ts';
import { frenchVatOf } from '../../../core/src/company/vat.ts';

const faultsOf = (input: CompanyInput) => {
  const answer = identifyCompany(input);
  return answer.ok ? [] : answer.faults;
};

const fieldsAtFault = (input: CompanyInput): string[] => faultsOf(input).map((fault) => fault.field);

describe('a company is identified', () => {
  test.each([
    [{ siren: '000 000 018' }, { key: 'FR:000000018', country: 'FR', siren: '000000018' }],
    [
      { siret: '732 829 320 00074' },
      { key: 'FR:732829320', country: 'FR', siren: '732829320', siret: '73282932000074' },
    ],
    [
      { vat: 'FR 83 404 833 048', country: 'fr' },
      { key: 'FR:404833048', country: 'FR', siren: '404833048', vat: 'FR83404833048' },
    ],
    [
      { vat: 'FR16000063601', country: 'MC' },
      { key: 'FR:VAT:FR16000063601', country: 'FR', vat: 'FR16000063601' },
    ],
    [{ vat: 'DE 136695976' }, { key: 'DE:VAT:DE136695976', country: 'DE', vat: 'DE136695976' }],
    [
      { vat: 'EL094012834', country: 'GR' },
      { key: 'GR:VAT:EL094012834', country: 'GR', vat: 'EL094012834' },
    ],
    [{ company_number: '445790' }, { key: 'GB:00445790', country: 'GB', companyNumber: '00445790' }],
    [
      { company_number: 'SC1234', vat: 'GB980780684', country: 'GB' },
      { key: 'GB:SC001234', country: 'GB', companyNumber: 'SC001234', vat: 'GB980780684' },
    ],
    [
      { lei: '213800KUD8LAJWSQ9D15', country: 'GB' },
      { key: 'LEI:213800KUD8LAJWSQ9D15', country: 'GB', lei: '213800KUD8LAJWSQ9D15' },
    ],
    [
      { siren: '732829320', lei: '213800KUD8LAJWSQ9D15', name: 'Anybody' },
      { key: 'FR:732829320', country: 'FR', siren: '732829320', lei: '213800KUD8LAJWSQ9D15' },
    ],
    [
      { siren: '732829320', country: 'RE' },
      { key: 'FR:732829320', country: 'FR', siren: '732829320' },
    ],
    [
      { siren: '732829320', vat: undefined },
      { key: 'FR:732829320', country: 'FR', siren: '732829320' },
    ],
  ] as const)('by %j', (input, identity) => {
    expect(identifyCompany(input)).toStrictEqual({ ok: true, identity });
  });

  test('under one key by its SIREN, its SIRET or its French VAT number', () => {
    const inputs = [{ siren: '732829320' }, { siret: '73282932000074' }, { vat: frenchVatOf('732829320') }];
    const keys = inputs
      .map((input) => identifyCompany(input))
      .map((answer) => (answer.ok ? answer.identity?.key : undefined));
    expect(new Set(keys)).toEqual(new Set(['FR:732829320']));
  });

  test('by nothing but its name when there is nothing else, and then it is still to be found', () => {
    expect(identifyCompany({ name: '  Dupont   & Fils ' })).toStrictEqual({
      ok: true,
      nameOnly: { name: 'Dupont & Fils' },
    });
    expect(identifyCompany({ name: 'Acme', country: 'gb' })).toStrictEqual({
      ok: true,
      nameOnly: { name: 'Acme', country: 'GB' },
    });
  });
});

describe('a fault names its field', () => {
  test.each([
    [{ siren: '000000019' }, ['siren']],
    [{ siren: '000000000' }, ['siren']],
    [{ siren: '' }, ['siren']],
    [{ siret: '   ' }, ['siret']],
    [{ vat: '' }, ['vat']],
    [{ company_number: '' }, ['company_number']],
    [{ lei: '' }, ['lei']],
    [{ siren: '000000018', name: '' }, ['name']],
    [{ siren: '000000018', country: '' }, ['country']],
    [{ name: '!!!' }, ['name']],
    [{ name: 'Acme', country: 'UK' }, ['country']],
    [{ name: 'Acme', country: 'France' }, ['country']],
    [{ siren: '1', vat: 'DE1', lei: 'x' }, ['siren', 'vat', 'lei']],
    [{}, ['siren']],
    [{ country: 'FR' }, ['siren']],
    [{ lei: '213800KUD8LAJWSQ9D15' }, ['country']],
  ])('%j', (input, fields) => {
    expect(fieldsAtFault(input)).toEqual(fields);
  });

  test('and says what would be right', () => {
    expect(faultsOf({ siren: '000000019' })[0]?.message).toBe(
      '000000019 fails the check digit: a SIREN is 9 digits that pass the Luhn check',
    );
    expect(faultsOf({ name: 'Acme', country: 'UK' })[0]?.message).toBe('UK is not an ISO 3166-1 code: write GB');
    expect(faultsOf({})[0]?.message).toMatch(/give siren, siret, vat, company_number \(GB\) or lei/);
  });

  test.each([
    [{ siren: '000000018', siret: '73282932000074' }, ['siren', 'siret']],
    [{ siren: '000000018', vat: 'FR83404833048' }, ['siren', 'vat']],
    [{ siret: '73282932000074', vat: 'FR83404833048' }, ['siret', 'vat']],
    [{ siren: '000000018', siret: '73282932000074', vat: 'FR83404833048' }, ['siren', 'siret', 'vat']],
    [{ siren: '000000018', country: 'DE' }, ['siren', 'country']],
    [{ siren: '000000018', vat: 'DE136695976' }, ['siren', 'vat']],
    [{ company_number: '00445790', country: 'FR' }, ['company_number', 'country']],
    [{ company_number: '00445790', siren: '000000018' }, ['siren', 'company_number']],
    [{ vat: 'DE136695976', country: 'FR' }, ['vat', 'country']],
    [{ vat: 'FR83404833048', country: 'MC' }, ['vat', 'country']],
  ])('a contradiction is a fault of both: %j', (input, fields) => {
    expect(fieldsAtFault(input)).toEqual(fields);
  });

  test('and tells a contradiction from both sides', () => {
    expect(faultsOf({ siren: '000000018', country: 'DE' }).map((fault) => fault.message)).toEqual([
      '000000018 (FR) contradicts country DE: give identifiers of the country of registration',
      'DE contradicts siren 000000018 (FR): give identifiers of the country of registration',
    ]);
  });

  test('whatever is sent, the answer is an identity, a name or a fault, and never an exception', () => {
    const text = fc.option(
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z]{0,2}\d{0,14}$/)),
      {
        nil: undefined,
      },
    );
    const input = fc.record({
      siren: text,
      siret: text,
      vat: text,
      company_number: text,
      lei: text,
      country: text,
      name: text,
    });
    fc.assert(
      fc.property(input, (given) => {
        const answer = identifyCompany(given);
        const count = answer.ok ? [answer.identity, answer.nameOnly].filter(Boolean).length : answer.faults.length;
        expect(count).toBeGreaterThan(0);
      }),
    );
  });
});
