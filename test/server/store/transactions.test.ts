import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { lastIn, type Tx } from '../../../server/src/database.ts';
import { readAccount, upsertAccount } from '../../../server/src/store/accounts.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const account = { crm: 'sandbox', accountId: '1' };
const now = new Date('2026-11-21T10:00:00.000Z');
const fail = (sqlState: string) => (tx: Tx) =>
  sql`do ${sql.lit(`begin raise exception 'on purpose' using errcode = '${sqlState}'; end`)}`.execute(tx);

describe.each(testEngines())('transactions on %s', (engine) => {
  it('save nothing when the work throws', async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    const work = database.inTenant(tenant, async (tx) => {
      await upsertAccount(tx, { ...account, fields: {}, now });
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    expect(await database.inTenant(tenant, (tx) => readAccount(tx, account))).toBeUndefined();
  });

  it('say so when the work swallowed an error and nothing could be saved', async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    const work = database.inTenant(tenant, async (tx) => {
      await upsertAccount(tx, { ...account, fields: {}, now });
      await fail('22023')(tx).catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ code: 'transaction_aborted' });
  });

  it.each(['40001', '40P01'])('are tried again after %s, three times in all', async (sqlState) => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    let attempts = 0;
    const succeedThirdTime = database.inTenant(tenant, async (tx) => {
      attempts += 1;
      if (attempts < 3) await fail(sqlState)(tx);
      return attempts;
    });
    expect(await succeedThirdTime).toBe(3);
    await expect(database.inTenant(tenant, fail(sqlState))).rejects.toMatchObject({ code: sqlState });
  });

  it('are tried again for the first failure of several that travel together, whichever is heard of first', async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    const fails = (sqlState: string) => async (tx: Tx) => {
      const first = fail(sqlState)(tx).catch(() => undefined);
      await readAccount(tx, account);
      return first;
    };
    let attempts = 0;
    await database.inTenant(tenant, async (tx) => {
      attempts += 1;
      if (attempts < 3) await fails('40P01')(tx);
    });
    expect(attempts).toBe(3);
    await expect(database.inTenant(tenant, fails('22023'))).rejects.toMatchObject({ code: '22023' });
  });

  it.skipIf(engine === 'embedded')('are both done when they deadlock on statements that travel together', async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    const touch = (tx: Tx, accountId: string) =>
      upsertAccount(tx, { crm: 'sandbox', accountId, fields: {}, now: new Date() });
    const bothHold = new Set<string>();
    const { promise: crossed, resolve: cross } = Promise.withResolvers<void>();
    const attempts: string[] = [];
    const work = (own: string, other: string) =>
      database.inTenant(tenant, async (tx) => {
        attempts.push(own);
        await touch(tx, own);
        if (bothHold.add(own).size === 2) cross();
        await crossed;
        const waiting = touch(tx, other).then(
          () => 'done',
          () => 'failed',
        );
        await readAccount(tx, account);
        return waiting;
      });
    expect(await Promise.all([work('a', 'b'), work('b', 'a')])).toEqual(['done', 'done']);
    expect(attempts).toHaveLength(3);
  });

  it('refuse queries that are sent after their end', async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    const leaked = await database.inTenant(tenant, (tx) => Promise.resolve({ tx }));
    await expect(readAccount(leaked.tx, account)).rejects.toMatchObject({ code: 'transaction_over' });
  });

  it('refuse a query after the one that was said to be the last', async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    const work = database.inTenant(tenant, async (tx) => {
      await upsertAccount(lastIn(tx), { ...account, fields: {}, now });
      await readAccount(tx, account);
    });
    await expect(work).rejects.toMatchObject({ code: 'transaction_over' });
  });

  it('save nothing when the last query fails, or one that went along with it', async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    const save = (tx: Tx) => upsertAccount(tx, { ...account, fields: {}, now });
    const lastFails = database.inTenant(tenant, (tx) => Promise.all([save(tx), fail('22023')(lastIn(tx))]));
    await expect(lastFails).rejects.toMatchObject({ code: '22023' });
    const firstFails = database.inTenant(tenant, (tx) => Promise.all([fail('22023')(tx), save(lastIn(tx))]));
    await expect(firstFails).rejects.toMatchObject({ code: '22023' });
    const swallowed = database.inTenant(tenant, async (tx) => {
      await fail('22023')(tx).catch(() => undefined);
      await save(lastIn(tx)).catch(() => undefined);
    });
    await expect(swallowed).rejects.toMatchObject({ code: 'transaction_aborted' });
    expect(await database.inTenant(tenant, (tx) => readAccount(tx, account))).toBeUndefined();
  });

  it('keep their tenant and their order when many are made at once', async () => {
    const { database } = await openTestDatabase(engine);
    const tenants = await Promise.all(Array.from({ length: 30 }, () => createTenant(database)));
    const seen = await Promise.all(
      tenants.map((tenant) =>
        database.inTenant(tenant, async (tx) => {
          const saved = upsertAccount(tx, { ...account, fields: { tenant }, now });
          const [, found] = await Promise.all([saved, readAccount(lastIn(tx), account)]);
          return found?.fields['tenant'];
        }),
      ),
    );
    expect(seen).toEqual(tenants);
  });

  it('give values the same form on both engines', async () => {
    const { database } = await openTestDatabase(engine);
    const { rows } = await database.inSystem((tx) =>
      sql`select 9007199254740991::bigint as big, '2026-11-21T10:00:00.123+02:00'::timestamptz as instant,
        array['a', 'b']::text[] as list, '{"a": [1]}'::jsonb as json, true as yes`.execute(tx),
    );
    expect(rows).toEqual([
      {
        big: 9_007_199_254_740_991,
        instant: '2026-11-21T08:00:00.123Z',
        list: ['a', 'b'],
        json: { a: [1] },
        yes: true,
      },
    ]);
  });
});
