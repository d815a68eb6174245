import type { Notice } from '@creditline/core';
import { companiesHouseNotices } from '@creditline/source-companies-house';
import { describe, expect, it } from 'vitest';
import { signStandard } from '../harness/sign-notice.ts';
import { areRecordsAtHand, record } from './fixture.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
if (!areRecordsAtHand) console.info('companies-house: 2 cases skipped, ../shared/records is not here');

const read = (event: unknown) => {
  const body = Buffer.from(JSON.stringify(event));
  const request = { method: 'POST', url: '/', headers: signStandard(SECRET, body, now), body };
  return companiesHouseNotices().readNotices(request, { secrets: [SECRET], now });
};

/** Hand-written after the public description of the stream's resources. */
const event = (kind: string, data: unknown, more: object = {}) => ({
  resource_kind: kind,
  resource_uri: '/company/SC123456/x',
  resource_id: 'x-1',
  data,
  event: { timepoint: 1, published_at: '2026-11-20T18:28:02', type: 'changed' },
  ...more,
});
const only = (given: unknown): Notice => {
  const reading = read(given);
  expect(reading).toMatchObject({ ok: true, notices: [{}] });
  return (reading.ok ? reading.notices : [])[0]!;
};
const facts = (given: unknown) => only(given).signals.map(({ kind, value, asOf }) => [kind, value, asOf]);

const PUBLISHED = '2026-11-20';

describe('the status of a profile', () => {
  it.each([
    ['active', [['company.status', 'active', PUBLISHED]]],
    ['dissolved', [['company.status', 'ceased', PUBLISHED]]],
    [
      'liquidation',
      [
        ['company.status', 'active', PUBLISHED],
        ['proceedings.opened', 'liquidation', PUBLISHED],
      ],
    ],
    [
      'administration',
      [
        ['company.status', 'active', PUBLISHED],
        ['proceedings.opened', 'receivership', PUBLISHED],
      ],
    ],
    ['a status of next year', []],
    ['__proto__', []],
  ])('%s', (status, expected) => {
    expect(facts(event('company-profile', { company_status: status }))).toEqual(expected);
  });

  it('a dissolution is dated by the register, a proposal to strike off is left to a person', () => {
    const gone = { company_status: 'dissolved', date_of_cessation: '2026-11-03' };
    expect(facts(event('company-profile', gone))).toEqual([['company.status', 'ceased', '2026-11-03']]);
    const proposed = { company_status: 'active', company_status_detail: 'active-proposal-to-strike-off' };
    expect(facts(event('company-profile', proposed))[1]).toEqual([
      'notices.unread',
      'active-proposal-to-strike-off',
      PUBLISHED,
    ]);
  });
});

it('each case of an insolvency is dated by itself, and one that ended is closed', () => {
  const cases = [
    {
      number: 1,
      type: 'in-administration',
      dates: [
        { type: 'administration-started-on', date: '2025-02-03' },
        { type: 'administration-ended-on', date: '2026-02-03' },
      ],
    },
    { number: '2', type: 'compulsory-liquidation', dates: [{ type: 'wound-up-on', date: '2126-01-01' }] },
    { number: '3', type: 'receiver-manager' },
  ];
  expect(facts(event('company-insolvency', { cases }))).toEqual([
    ['notices.searched', 3, PUBLISHED],
    ['proceedings.opened', 'receivership', '2025-02-03'],
    ['proceedings.closed', { proceedings: 'receivership', outcome: 'other' }, '2026-02-03'],
    ['proceedings.opened', 'liquidation', PUBLISHED],
    ['notices.unread', 'receiver-manager', PUBLISHED],
  ]);
});

it('a resource that was deleted carries nothing and asks to look again', () => {
  const deleted = event('company-insolvency', undefined, {
    event: { timepoint: 2, published_at: '2026-11-20T18:28:02+01:00', type: 'deleted' },
  });
  expect(only(deleted)).toMatchObject({ signals: [], eventAt: '2026-11-20T17:28:02.000Z' });
});

it('finds the company in the address of a filing, and ignores filings and kinds that say nothing', () => {
  expect(only(event('filing-history', { category: 'gazette' })).company).toEqual({ company_number: 'SC123456' });
  for (const none of [
    event('filing-history', { category: 'officers' }),
    event('company-officers', {}),
    event('company-profile', {}, { resource_uri: '/company/NOT-A-NUMBER', resource_id: 'x' }),
  ]) {
    expect(read(none)).toEqual({ ok: true, notices: [], ignored: 1 });
  }
});

describe.skipIf(!areRecordsAtHand)('real resources', () => {
  it('the insolvency that the register gives is read, without its practitioners', () => {
    const resource = record('companies-house/insolvency-data-api__output_retrieve_by_company_number.json') as {
      readonly companyInsolvency: unknown;
    };
    expect(facts(event('company-insolvency', resource.companyInsolvency))).toEqual([
      ['notices.searched', 1, PUBLISHED],
      ['proceedings.opened', 'liquidation', '2022-01-01'],
    ]);
    expect(JSON.stringify(only(event('company-insolvency', resource.companyInsolvency)))).not.toContain('practitioner');
  });

  it('the profile that the register gives is read', () => {
    const changed = record('companies-house/company-profile-api__output_with_links_resource-resourceChanged.json') as {
      readonly deleted_data: unknown;
    };
    expect(facts(event('company-profile', changed.deleted_data))).toEqual([['company.status', 'active', PUBLISHED]]);
  });
});
