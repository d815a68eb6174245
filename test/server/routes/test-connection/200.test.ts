import type { CrmDecision } from '@creditline/core';
import { expect, it } from 'vitest';
import { connect, NEAR, readConnection, useOdoo } from '../../../harness/connections.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer(NEAR);
const odoo = useOdoo();

const test = async (): Promise<unknown> => {
  const answer = await server().ask('POST', '/v1/crms/odoo/connection/test');
  expect(answer.status).toBe(200);
  return answer.json;
};

const decision: CrmDecision = {
  decisionId: 'd-1',
  isTooLittleData: false,
  score: 742,
  grade: 'B',
  probabilityOfDefault: 0.0041,
  outcome: 'accept',
  limit: { minor: 2_500_000, currency: 'EUR' },
  reasons: [],
  decidedAt: '2026-11-21T10:00:00.000Z',
  expiresAt: '2026-12-21T10:00:00.000Z',
};

const write = (): Promise<unknown> =>
  server()
    .context.crms.find(({ name }) => name === 'odoo')!
    .writeDecision({ tenantId: server().tenantId, accountId: '42' }, decision)
    .then(
      () => 'written',
      (error: unknown) => error,
    );

it('says that a connection works, and when it was asked', async () => {
  await connect(server(), odoo());
  expect(await test()).toMatchObject({ works: true, fault: null, detail: null, connection: { state: 'active' } });
});

it('says in a word and in a sentence what is wrong, and remembers it until it works again', async () => {
  await connect(server(), odoo());
  odoo().traits.hasAddon = false;
  expect(await test()).toMatchObject({
    works: false,
    fault: 'addon_missing',
    detail: 'The addon Creditline is not installed in this database.',
    connection: { state: 'active', last_error: { fault: 'addon_missing' } },
  });
  odoo().traits.hasAddon = true;
  expect(await write()).toBe('written');
  expect(await readConnection(server())).toMatchObject({ last_error: null });
});

it('is paused by a refused key, asks no more with it, and goes on once a test works', async () => {
  await connect(server(), odoo());
  const key = odoo().traits.key;
  odoo().traits.key = 'changed';
  expect(await write()).toMatchObject({ code: 'crm_refused' });
  expect(await readConnection(server())).toMatchObject({ state: 'paused', last_error: { fault: 'key_refused' } });
  const asked = odoo().requests.length;
  expect(await write()).toMatchObject({ code: 'crm_refused', isRetryable: false });
  expect(odoo().requests).toHaveLength(asked);
  odoo().traits.key = key;
  expect(await test()).toMatchObject({ works: true, connection: { state: 'active', last_error: null } });
  expect(await write()).toBe('written');
});

it('is marked as copied by the first write that ends in a copy, and nothing is written there', async () => {
  await connect(server(), odoo());
  odoo().traits.isNeutralized = true;
  expect(await write()).toMatchObject({ code: 'crm_refused', isRetryable: false });
  expect(await readConnection(server())).toMatchObject({ state: 'copied', last_error: { fault: 'neutralized' } });
  expect(await test()).toMatchObject({ works: false, fault: 'neutralized', connection: { state: 'copied' } });
});

it('names the key that cannot be opened, because the secret of the server is another one by now', async () => {
  await connect(server(), odoo());
  await server().context.database.inTenant(server().tenantId, (tx) =>
    tx.updateTable('connections').set({ sealed_key: 'v1.AAAA' }).execute(),
  );
  expect(await write()).toMatchObject({ code: 'crm_refused' });
  expect(await test()).toMatchObject({ works: false, fault: 'key_unopenable' });
});

it('refuses a write without a connection as nothing that trying again would change', async () => {
  const { tenantId } = await server().newTenant();
  const crm = server().context.crms.find(({ name }) => name === 'odoo')!;
  await expect(crm.writeDecision({ tenantId, accountId: '42' }, decision)).rejects.toMatchObject({
    code: 'crm_refused',
    message: 'not connected',
    isRetryable: false,
  });
});
