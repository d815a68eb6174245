import { describe, expect, test } from 'vitest';
import { factLines } from '../../server/web/src/audit/fact-lines.ts';
import { createFormats } from '../../server/web/src/session/create-formats.ts';
import { factsEn } from '../../server/web/src/texts/facts-en.ts';
import { factsFr } from '../../server/web/src/texts/facts-fr.ts';

const formats = createFormats('en', () => new Date('2026-11-21T10:00:00.000Z'));
const linesOf = (value: unknown, texts = factsEn) =>
  factLines([{ kind: 'links.network', value, source: 'register', asOf: '2026-11-20' }], { texts, formats });

/** Hand-written. */
const network = {
  company: 'FR:000000018',
  holders: [
    {
      id: 'person-1',
      subject: 'natural_person',
      roles: [
        { company: 'FR:000000018', role: 'directorship', from: '2020-01-31' },
        { company: 'FR:000001008', role: 'shareholding', held: 0.3, until: '2024-06-30' },
      ],
      mandates: 1260,
    },
    { id: 'FR:000001024', subject: 'legal_person', roles: [] },
  ],
  companies: [{ key: 'FR:000001008', failedOn: '2026-01-15' }, { key: 'FR:000001024' }],
};

describe('the facts of a decision record', () => {
  test('show one line for each person, owner and linked company, in words', () => {
    expect(linesOf(network).map(({ fact, value }) => `${fact} | ${value}`)).toEqual([
      'Directors, owners and linked companies: company | FR:000000018',
      'Directors, owners and linked companies: person or owner | known as person-1, kind natural person, ' +
        'in company FR:000000018, as director, since Jan 31, 2020, ' +
        'in company FR:000001008, as shareholder, holds 30%, until Jun 30, 2024, companies in all 1,260',
      'Directors, owners and linked companies: person or owner | known as FR:000001024, kind legal person',
      'Directors, owners and linked companies: linked company | number FR:000001008, failed on Jan 15, 2026',
      'Directors, owners and linked companies: linked company | number FR:000001024',
    ]);
  });

  test('have keys of their own, however many lines bear one name', () => {
    const keys = linesOf(network).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('are written in the language of the reader', () => {
    expect(linesOf(network, factsFr)[3]).toMatchObject({
      fact: 'Dirigeants, associés et sociétés liées: société liée',
      value: 'numéro FR:000001008, défaillante le Jan 15, 2026',
    });
  });

  test('keep plain values and single figures as they were', () => {
    const lines = factLines(
      [
        { kind: 'company.status', value: 'active', source: 'register', asOf: '2026-11-20' },
        { kind: 'links.failed', value: { share: 0.25, linked: 8 }, source: 'vendor', asOf: '2026-11-20' },
      ],
      { texts: factsEn, formats },
    );
    expect(lines.map(({ fact, value }) => `${fact} | ${value}`)).toEqual([
      'Status | active',
      'Linked companies: share that failed | 25%',
      'Linked companies: linked | 8',
    ]);
  });
});
