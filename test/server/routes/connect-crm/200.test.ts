import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { decidedCard, sendEvent, SOLID } from '../../../harness/answers.ts';
import { connect, CONNECTION, NEAR, readConnection, useOdoo } from '../../../harness/connections.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer(NEAR);
const odoo = useOdoo();

const rowsOf = (table: 'connections' | 'audit_log'): Promise<string> =>
  server().context.database.inTenant(server().tenantId, async (tx) => {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(tx);
    return JSON.stringify(rows);
  });

const WAIT = { timeout: 10_000 };

it('asks the addon first, and answers everything of the connection but its key', async () => {
  const made = await connect(server(), odoo(), { company_name: 'Acme Distribution' });
  const { uuid, database, login, key } = odoo().traits;
  expect(made).toMatchObject({
    crm: 'odoo',
    state: 'active',
    base_url: odoo().url,
    database,
    database_uuid: uuid,
    login,
    company_name: 'Acme Distribution',
    addon_version: '19.0.1.0.0',
    last_error: null,
  });
  expect(odoo().events.at(-1)).toMatchObject({ kind: 'ping', database_uuid: uuid });
  expect(await readConnection(server())).toEqual(made);
  for (const text of [JSON.stringify(made), await rowsOf('connections'), await rowsOf('audit_log')]) {
    expect(text).not.toContain(key);
  }
  expect(await rowsOf('audit_log')).toContain('connection.made');
});

it('puts another connection in the place of the first, and keeps the first when the other does not work', async () => {
  const first = await connect(server(), odoo());
  const body = { ...first, key: 'wrong' };
  const { crm: _crm, state: _state, company_name: _name, addon_version: _version, ...given } = body;
  const { created_at: _created, verified_at: _verified, last_error: _error, ...wrong } = given;
  expect((await server().ask('PUT', CONNECTION, { body: wrong })).status).toBe(422);
  expect(await readConnection(server())).toEqual(first);
  odoo().traits.key = 'another-key';
  await connect(server(), odoo(), { key: server().key, company_name: 'Renamed' });
  expect(await readConnection(server())).toMatchObject({ company_name: 'Renamed' });
});

it('writes then what the CRM did not get before: the last decision of each account', async () => {
  const { key } = await server().newTenant();
  const event = {
    event_id: 'e-1',
    type: 'account.created',
    account: { id: '42', name: 'Verrerie des Monts', country: 'FR', registry: { scheme: 'siren', value: SOLID } },
  };
  expect((await server().ask('POST', '/v1/crms/odoo/events', { key, body: event })).status).toBe(202);
  const card = async () => (await server().ask('GET', '/v1/crms/odoo/accounts/42/card', { key })).json;
  await expect.poll(card, WAIT).toMatchObject({ state: 'decided' });
  expect(odoo().fieldsOf('42')).toBeUndefined();
  await connect(server(), odoo(), { key });
  await expect
    .poll(() => odoo().fieldsOf('42'), WAIT)
    .toMatchObject({
      account_id: '42',
      company_name: expect.any(String),
      score: expect.any(Number),
      probability_of_default: expect.any(Number),
      limit: { value: expect.any(Number), currency: 'EUR' },
      reasons: expect.arrayContaining([{ code: expect.any(String), direction: 'up', text: expect.any(String) }]),
      expires_at: expect.any(String),
    });
});

it('leaves the accounts of other CRMs alone', async () => {
  await sendEvent(server(), { account: { id: 'a-1', siren: SOLID } });
  await decidedCard(server(), 'a-1');
  const before = odoo().events.length;
  await connect(server(), odoo());
  expect(
    odoo()
      .events.slice(before)
      .map(({ kind }) => kind),
  ).toEqual(['ping']);
});
