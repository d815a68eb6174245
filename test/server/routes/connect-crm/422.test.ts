import { expect, describe, it } from 'vitest';
import { CONNECTION, NEAR, useOdoo } from '../../../harness/connections.ts';
import { connectionBody } from '../../../harness/fake-odoo.ts';
import { expectRefused, fieldsOf, type Problem } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'PUT', path: '/v1/crms/odoo/connection', body: {} } as const);
testUnusableId({ method: 'PUT', path: '/v1/crms/ID/connection', body: {} } as const, 'crm');

const inside = [{ address: '10.0.0.7', family: 4 }] as const;
const server = useServer({ ...NEAR, connections: { resolve: () => Promise.resolve(inside) } });
const far = useServer({ connections: { resolve: () => Promise.resolve(inside) } });
const odoo = useOdoo();

type Code = 'body_invalid' | 'connection_failed';

const refused = (more: Readonly<Record<string, unknown>>, code: Code): Promise<Problem> => {
  const body = { ...connectionBody(odoo(), odoo().url), ...more };
  return expectRefused(server(), { method: 'PUT', path: CONNECTION, body }, code);
};

describe('a connection is not made, and what is wrong is named,', () => {
  it.each<readonly [string, string, string, () => Readonly<Record<string, unknown>>]>([
    ['for a key that Odoo does not know', 'key', 'key_refused', () => ({ key: 'wrong' })],
    ['for a database that is not there', 'database', 'database_unknown', () => ({ database: 'nope' })],
    ['where nothing listens', 'base_url', 'unreachable', () => ({ base_url: 'http://127.0.0.1:1' })],
    ['where something speaks no TLS', 'base_url', 'tls', () => ({ base_url: odoo().url.replace('http', 'https') })],
    [
      'for another database',
      'database_uuid',
      'other_database',
      () => ({ database_uuid: '00000000-0000-4000-8000-000000000000' }),
    ],
    [
      'where the addon is missing',
      'database',
      'addon_missing',
      () => {
        odoo().traits.hasAddon = false;
        return {};
      },
    ],
    [
      'for a neutralized copy',
      'database_uuid',
      'neutralized',
      () => {
        odoo().traits.isNeutralized = true;
        return {};
      },
    ],
    [
      'while Odoo fails',
      'base_url',
      'failing',
      () => {
        odoo().traits.next = [{ status: 503, body: 'down' }];
        return {};
      },
    ],
    [
      'where it leads on to somewhere else',
      'base_url',
      'unreadable',
      () => {
        odoo().traits.next = [{ status: 301, body: '' }];
        return {};
      },
    ],
    ['for a login of another key', 'key', 'key_refused', () => ({ series: '18.0', login: 'nobody' })],
  ])('%s', async (_, field, fault, wrong) => {
    const problem = await refused(wrong(), 'connection_failed');
    expect(fieldsOf(problem)).toEqual([field]);
    expect(problem.fault).toBe(fault);
    expect(problem.detail).toMatch(/^[A-Z].*\.$/);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['base_url', { base_url: 'odoo' }],
    ['base_url', { base_url: 'http://127.0.0.1:8069/web' }],
    ['base_url', { base_url: 'http://127.0.0.1:8069/?db=prod' }],
    ['base_url', { base_url: 'http://user:secret@127.0.0.1:8069' }],
    ['database', { database: '' }],
    ['database_uuid', { database_uuid: 'prod' }],
    ['series', { series: '19' }],
    ['login', { login: 5 }],
    ['key', { key: 'two words' }],
    ['key', { key: 'a\r\nb' }],
    ['company_name', { company_name: 'a\u0000b' }],
    ['tenant_id', { tenant_id: 'other' }],
  ])('with a wrong %s: %o', async (field, wrong) => {
    const before = odoo().requests.length;
    expect([...new Set(fieldsOf(await refused(wrong, 'body_invalid')))]).toEqual([field]);
    expect(odoo().requests).toHaveLength(before);
  });
});

describe('a connection leads into no network that was not opened:', () => {
  it.each([
    ['a private address', 'https://10.0.0.1'],
    ['the address of cloud secrets', 'https://169.254.169.254'],
    ['another loopback address', 'http://127.0.0.2:8069'],
    ['the loopback by its name', 'http://localhost:8069'],
    ['the loopback in decimal', 'http://2130706434:8069'],
    ['a name of the inside', 'https://odoo.internal'],
    ['a public name that leads inside', 'https://odoo.example.com'],
    ['plain http to the outside', 'http://odoo.example.com'],
    ['another port of the outside', 'https://odoo.example.com:6379'],
    ['another scheme', 'ftp://127.0.0.1'],
  ])('%s', async (_, url) => {
    const { detail, errors } = await refused({ base_url: url }, 'body_invalid');
    expect(errors?.map(({ field }) => field)).toEqual(['base_url']);
    expect(detail).not.toContain('10.0.0.7');
  });

  it('not even this machine, unless it is opened', async () => {
    const body = connectionBody(odoo(), odoo().url);
    const problem = await expectRefused(far(), { method: 'PUT', path: CONNECTION, body }, 'body_invalid');
    expect(fieldsOf(problem)).toEqual(['base_url']);
  });
});
