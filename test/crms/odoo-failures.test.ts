import { CrmError, type CrmDecision } from '@creditline/core';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import errors from '../fixtures/odoo/errors.json' with { type: 'json' };
import type { OdooReply } from '../harness/fake-odoo.ts';
import { answerEachTest, openFakeOdoo, type OpenedOdoo } from '../harness/open-fake-odoo.ts';

const ACCOUNT = { tenantId: 't-1', accountId: '42' };
let count = 0;

const decision = (): CrmDecision => ({
  decisionId: `d-${(count += 1)}`,
  isTooLittleData: false,
  score: 742,
  grade: 'B',
  probabilityOfDefault: 0.0041,
  outcome: 'accept',
  limit: { minor: 2_500_000, currency: 'EUR' },
  reasons: [],
  decidedAt: '2026-11-21T10:00:00.000Z',
  expiresAt: '2026-12-21T10:00:00.000Z',
});

const write = async ({ crm }: OpenedOdoo): Promise<CrmError> => {
  const failure: unknown = await crm.writeDecision(ACCOUNT, decision()).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CrmError);
  return failure as CrmError;
};

const ok = (body: unknown): OdooReply => ({ status: 200, body });
const { json2, jsonrpc } = errors;

const JSON2: readonly (readonly [string, OdooReply, CrmError['code'], string])[] = [
  ['a key that Odoo does not know', json2.key_refused, 'crm_refused', 'key_refused'],
  ['a user without the rights', json2.rights_missing, 'crm_refused', 'rights_missing'],
  ['an Odoo without the addon', json2.addon_missing, 'crm_refused', 'addon_missing'],
  ['an addon without the method', json2.method_missing, 'crm_refused', 'addon_missing'],
  ['no database of this name', { status: 404, body: errors.json2_database_unknown }, 'crm_refused', 'database_unknown'],
  ['a failure inside Odoo', json2.failing, 'crm_unavailable', 'failing'],
  ['a proxy that finds no Odoo', { status: 502, body: '<html>' }, 'crm_unavailable', 'failing'],
  ['a maintenance page', ok('<html>back soon</html>'), 'crm_unavailable', 'unreadable'],
  ['another answer than the addon gives', ok({ hello: 1 }), 'crm_unavailable', 'unreadable'],
  ['a redirect', { status: 301, body: '' }, 'crm_unavailable', 'unreadable'],
  ['too many calls', { status: 429, body: '' }, 'crm_rate_limited', 'busy'],
];

const JSONRPC: typeof JSON2 = [
  ['a key that Odoo does not know', ok(jsonrpc.key_refused), 'crm_refused', 'key_refused'],
  ['a user without the rights', ok(jsonrpc.rights_missing), 'crm_refused', 'rights_missing'],
  ['an Odoo without the addon', ok(jsonrpc.addon_missing), 'crm_refused', 'addon_missing'],
  ['an addon without the method', ok(jsonrpc.method_missing), 'crm_refused', 'addon_missing'],
  ['no database of this name', ok(jsonrpc.database_unknown), 'crm_refused', 'database_unknown'],
  ['a failure inside Odoo', ok(jsonrpc.failing), 'crm_unavailable', 'failing'],
  ['a proxy that finds no Odoo', { status: 503, body: '<html>' }, 'crm_unavailable', 'failing'],
  ['an answer of something else', ok('<html>'), 'crm_unavailable', 'unreadable'],
  ['an answer that is not of the addon', ok({ result: { hello: 1 } }), 'crm_unavailable', 'unreadable'],
  ['too many calls', { status: 429, body: '' }, 'crm_rate_limited', 'busy'],
];

describe.each([
  ['19.0', JSON2],
  ['18.0', JSONRPC],
] as const)('Odoo %s', (series, cases) => {
  const opened = openFakeOdoo(series);
  answerEachTest(opened);
  const { odoo, outcomes } = opened;

  it.each(cases)('tells %s for what it is, and quotes nothing of the answer', async (_, reply, code, fault) => {
    odoo.traits.next = [reply];
    const error = await write(opened);
    expect(error).toMatchObject({ code, isRetryable: code !== 'crm_refused' });
    expect(outcomes.at(-1)).toBe(fault);
    expect(`${error.message} ${String(error.cause)}`).not.toMatch(/42|Verrerie|service\/model|127\.0\.0\.1/);
  });

  it('asks a second time what was refused: of two that are the same at once, one is told so', async () => {
    const refusal = series === '19.0' ? json2.refused : ok(jsonrpc.refused);
    odoo.traits.next = [refusal];
    await opened.crm.writeDecision(ACCOUNT, decision());
    expect(outcomes.at(-1)).toBe('works');
    odoo.traits.next = [refusal, refusal];
    expect(await write(opened)).toMatchObject({ code: 'crm_refused' });
    expect([outcomes.at(-1), odoo.traits.next]).toEqual(['refused', []]);
  });

  it('writes nothing into a neutralized copy, nor into another database, and says so', async () => {
    odoo.traits.isNeutralized = true;
    expect(await write(opened)).toMatchObject({ code: 'crm_refused', isRetryable: false });
    expect(outcomes.at(-1)).toBe('neutralized');
    odoo.traits.isNeutralized = false;
    const real = odoo.traits.uuid;
    odoo.traits.uuid = '00000000-0000-4000-8000-000000000000';
    expect(await write(opened)).toMatchObject({ code: 'crm_refused', isRetryable: false });
    expect(outcomes.at(-1)).toBe('other_database');
    odoo.traits.uuid = real;
  });

  it('takes a partner that Odoo no longer has for gone', async () => {
    const gone = { ...ACCOUNT, accountId: '999999' };
    await expect(opened.crm.writeDecision(gone, decision())).rejects.toMatchObject({ code: 'crm_account_gone' });
    expect(outcomes.at(-1)).toBe('works');
  });

  it('tells of an override once for each of its states', async () => {
    const override = {
      overrideId: 'o-1',
      state: 'approved',
      by: { id: '5', name: 'Lea Martin' },
      endsOn: '2026-12-01',
      amount: { minor: 1_250_050, currency: 'EUR' },
      orderId: 'S00042',
      coversRefusal: true,
    } as const;
    await opened.crm.writeOverride!(ACCOUNT, override);
    await opened.crm.writeOverride!(ACCOUNT, override);
    const told = odoo.events.filter(({ kind }) => kind === 'override');
    expect(told[0]).toMatchObject({
      account_id: '42',
      override_id: 'o-1',
      state: 'approved',
      by: { id: '5', name: 'Lea Martin' },
      ends_on: '2026-12-01',
      amount: { value: 12_500.5, currency: 'EUR' },
      order: { id: 'S00042' },
      covers_refusal: true,
      database_uuid: odoo.traits.uuid,
    });
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    await opened.crm.writeOverride!(ACCOUNT, { ...override, state: 'ended' });
    expect(odoo.events.at(-1)?.id).not.toBe(told[0]?.id);
  });
});

it('waits as long as Odoo asks for', async () => {
  const opened = openFakeOdoo('19.0');
  nock(opened.connection.baseUrl).post(/^\//).reply(429, '', { 'retry-after': '30' });
  expect(await write(opened)).toMatchObject({ code: 'crm_rate_limited', retryAfterMs: 30_000 });
});

it('tells a connection that breaks off for one that may come back', async () => {
  const opened = openFakeOdoo('19.0');
  nock(opened.connection.baseUrl)
    .post(/^\//)
    .replyWithError(Object.assign(new Error('to 10.0.0.7'), { code: 'ECONNRESET' }));
  const error = await write(opened);
  expect(error).toMatchObject({ code: 'crm_unavailable', message: 'the connection was broken off' });
});

it('does not call the certificate of an address unreachable', async () => {
  const opened = openFakeOdoo('19.0');
  nock(opened.connection.baseUrl)
    .post(/^\//)
    .replyWithError(Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }));
  expect(await opened.ping(opened.connection, 'p-1')).toEqual({
    outcome: 'tls',
    because: 'its certificate is self-signed',
  });
});

describe('JSON-2', () => {
  const opened = openFakeOdoo('saas~19.1');
  answerEachTest(opened);
  it('sends the key as a bearer token, names the database in a header, and neither in the address', async () => {
    await opened.crm.writeDecision(ACCOUNT, decision());
    const { headers, path } = opened.odoo.requests.at(-1)!;
    expect(path).toBe('/json/2/creditline.inbox/receive');
    expect(headers).toMatchObject({ authorization: `bearer ${opened.connection.key}`, 'x-odoo-database': 'prod' });
  });
});

describe('JSON-RPC', () => {
  const opened = openFakeOdoo('saas~18.4');
  answerEachTest(opened);
  const logins = () =>
    opened.odoo.requests.filter(({ body }) => JSON.stringify(body).includes('"authenticate"')).length;

  it('asks for the number of the user once, and again after the key was refused', async () => {
    await opened.crm.writeDecision(ACCOUNT, decision());
    await opened.crm.writeDecision(ACCOUNT, decision());
    expect(logins()).toBe(1);
    opened.odoo.traits.next = [{ status: 200, body: jsonrpc.key_refused }];
    await write(opened);
    await opened.crm.writeDecision(ACCOUNT, decision());
    expect(logins()).toBe(2);
  });

  it('refuses a login that Odoo does not know with this key', async () => {
    const stranger = { ...opened.connection, id: 'c-2', login: 'nobody' };
    expect(await opened.ping(stranger, 'p-1')).toMatchObject({ outcome: 'key_refused' });
  });
});
