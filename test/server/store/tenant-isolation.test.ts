import { describe, expect, it } from 'vitest';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';
import { upsertAccount, readAccount } from '../../../server/src/store/accounts.ts';

describe.each(testEngines())('tenant isolation on %s', (engine) => {
  it('keeps accounts apart', async () => {
    const { database } = await openTestDatabase(engine);
    const [one, other] = [await createTenant(database), await createTenant(database)];
    await database.inTenant(one, (tx) =>
      upsertAccount(tx, { crm: 'sandbox', accountId: '1', fields: {}, now: new Date() }),
    );
    expect(await database.inTenant(other, (tx) => readAccount(tx, { crm: 'sandbox', accountId: '1' }))).toBeUndefined();
  });
});
