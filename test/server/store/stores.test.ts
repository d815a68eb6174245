import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listAccounts, readAccount, setAccountState, upsertAccount } from '../../../server/src/store/accounts.ts';
import {
  findApiKeyByPrefix,
  insertApiKey,
  listApiKeys,
  revokeApiKey,
  touchApiKey,
} from '../../../server/src/store/api-keys.ts';
import { readSourceAnswers, saveSourceAnswer } from '../../../server/src/store/source-answers.ts';
import { ensureTenant, readTenant } from '../../../server/src/store/tenants.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const later = new Date('2026-11-21T11:00:00.000Z');
const account = { crm: 'sandbox', accountId: '1' };

describe.each(testEngines())('the stores on %s', (engine) => {
  const fresh = async () => {
    const { database } = await openTestDatabase(engine);
    return { database, tenant: await createTenant(database, 'fr') };
  };

  it('create a tenant once and leave an existing one as it is', async () => {
    const { database, tenant } = await fresh();
    await database.inSystem((tx) => ensureTenant(tx, { id: tenant, name: 'Another name', language: 'es' }));
    expect(await database.inTenant(tenant, (tx) => readTenant(tx, tenant))).toMatchObject({
      id: tenant,
      language: 'fr',
    });
  });

  it('find an api key by its prefix, note its use, and revoke it once', async () => {
    const { database, tenant } = await fresh();
    const key = {
      id: randomUUID(),
      tenantId: tenant,
      prefix: randomUUID(),
      hmac: 'ab',
      scopes: ['score', 'admin'],
      name: 'CI',
      createdAt: now.toISOString(),
    };
    await database.inTenant(tenant, (tx) => insertApiKey(tx, key));
    const unused = { ...key, expiresAt: null, revokedAt: null, lastUsedAt: null, replacedBy: null };
    expect(await database.inSystem((tx) => findApiKeyByPrefix(tx, key.prefix))).toEqual(unused);
    await database.inSystem((tx) => touchApiKey(tx, { id: key.id, now: later }));
    const revoke = () => database.inTenant(tenant, (tx) => revokeApiKey(tx, { id: key.id, now: later }));
    expect([await revoke(), await revoke()]).toEqual([true, false]);
    const used = { ...unused, revokedAt: later.toISOString(), lastUsedAt: later.toISOString() };
    expect(await database.inTenant(tenant, listApiKeys)).toEqual([used]);
  });

  it('keep what a CRM says of an account apart from what became of it', async () => {
    const { database, tenant } = await fresh();
    await database.inTenant(tenant, async (tx) => {
      await upsertAccount(tx, { ...account, fields: { name: 'Before' }, owner: 'ana', now });
      const problem = { code: 'source_unavailable' };
      expect(await setAccountState(tx, { ...account, state: 'failed', problem, now })).toBe(true);
      await upsertAccount(tx, { ...account, fields: { name: 'After', tags: ['a'] }, now: later });
      expect(await readAccount(tx, account)).toEqual({
        ...account,
        fields: { name: 'After', tags: ['a'] },
        companyKey: null,
        state: 'failed',
        problem,
        candidates: null,
        decisionId: null,
        owner: 'ana',
        createdAt: now.toISOString(),
        updatedAt: later.toISOString(),
      });
    });
  });

  it('clear the problem of an account with its next state', async () => {
    const { database, tenant } = await fresh();
    const candidates = [{ siren: '000000018' }];
    await database.inTenant(tenant, async (tx) => {
      await upsertAccount(tx, { ...account, fields: {}, now });
      await setAccountState(tx, { ...account, state: 'failed', problem: { code: 'x' }, now });
      await setAccountState(tx, { ...account, state: 'choose_company', candidates, now });
      expect(await readAccount(tx, account)).toMatchObject({ state: 'choose_company', problem: null, candidates });
      expect(await setAccountState(tx, { crm: 'sandbox', accountId: 'unknown', state: 'decided', now })).toBe(false);
    });
  });

  it('list the accounts that changed last first', async () => {
    const { database, tenant } = await fresh();
    const listed = await database.inTenant(tenant, async (tx) => {
      await upsertAccount(tx, { ...account, fields: {}, now: later });
      await upsertAccount(tx, { crm: 'sandbox', accountId: '2', fields: {}, now });
      await upsertAccount(tx, { crm: 'odoo', accountId: '3', fields: {}, now });
      return listAccounts(tx, 'sandbox', 10);
    });
    expect(listed.map(({ accountId }) => accountId)).toEqual(['1', '2']);
  });

  it('keep the freshest answer of a source, whichever comes last', async () => {
    const { database, tenant } = await fresh();
    const signal = { kind: 'company.status', value: 'active', source: 'registry', asOf: '2026-11-21' } as const;
    const answer = {
      companyKey: 'FR:000000018',
      source: 'registry',
      found: true,
      signals: [signal],
      fetchedAt: later.toISOString(),
    };
    const saved = await database.inTenant(tenant, async (tx) => {
      await saveSourceAnswer(tx, { ...answer, fetchedAt: now.toISOString(), signals: [] });
      await saveSourceAnswer(tx, answer);
      await saveSourceAnswer(tx, { ...answer, fetchedAt: now.toISOString(), found: false });
      await saveSourceAnswer(tx, { ...answer, source: 'notices', found: false, signals: [] });
      return readSourceAnswers(tx, 'FR:000000018');
    });
    expect(saved).toEqual([
      { source: 'notices', found: false, signals: [], fetchedAt: later.toISOString() },
      { source: 'registry', found: true, signals: [signal], fetchedAt: later.toISOString() },
    ]);
  });
});
