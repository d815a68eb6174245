import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { ensureSandbox, SANDBOX_KEY, SCOPES } from '../../server/src/api-keys.ts';
import { findApiKeyByPrefix, setScopes } from '../../server/src/store/api-keys.ts';
import { testDatabase } from '../harness/database.ts';

it('the key of a sandbox that was made by an earlier version gets the scopes that came since', async () => {
  const database = await testDatabase();
  // That of the test servers: they share this database, and its one sandbox key.
  const pepper = 'a pepper for tests that is long enough';
  const maker = { database, pepper, randomBytes, newId: () => 'sandbox-key', now: () => new Date() };
  const find = () => database.inSystem((tx) => findApiKeyByPrefix(tx, SANDBOX_KEY));
  await ensureSandbox(maker);
  const { id } = (await find())!;
  await database.inSystem((tx) => setScopes(tx, { id, scopes: ['score:read'] }));
  await ensureSandbox(maker);
  expect(await find()).toMatchObject({ id, scopes: SCOPES });
});
