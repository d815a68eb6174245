import { describe, expect, it } from 'vitest';
import {
  addToOutbox,
  claimOutbox,
  completeOutbox,
  failOutbox,
  purgeOutbox,
  releaseClaims,
  type NewOutboxRow,
} from '../../../server/src/store/outbox.ts';
import { countOutbox } from '../../../server/src/store/outbox-counts.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const MINUTE_MS = 60_000;

describe.each(testEngines())('the outbox on %s', (engine) => {
  /** Rows of other tests are claimed too, so every test works in a year of its own and looks at its own tenant. */
  let year = 2030;
  const fresh = async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    year += 1;
    const start = new Date(Date.UTC(year, 0, 1));
    const later = (ms: number): Date => new Date(start.getTime() + ms);
    const add = (row: Partial<NewOutboxRow> = {}) =>
      database.inTenant(tenant, (tx) =>
        addToOutbox(tx, { topic: 'write_task', payload: { a: [1] }, availableAt: start, ...row }),
      );
    const shares = ['write_task', 'send_webhook'].map((topic) => ({ topic, limit: 1_000 }));
    const claim = async (now: Date) => {
      const rows = await database.inSystem((tx) => claimOutbox(tx, { now, rows: { shares }, leaseMs: MINUTE_MS }));
      return rows.filter(({ tenantId }) => tenantId === tenant);
    };
    return { database, tenant, start, later, add, claim };
  };

  it('gives a row again at once when the claims of a killed process are released', async () => {
    const { database, start, later, add, claim } = await fresh();
    await add();
    expect(await claim(start)).toHaveLength(1);
    expect(await claim(later(1))).toEqual([]);
    expect(await database.inSystem((tx) => releaseClaims(tx, later(2)))).toBeGreaterThanOrEqual(1);
    expect(await claim(later(2))).toMatchObject([{ attempts: 2 }]);
  });

  it('gives a row to one drainer until its lease is over', async () => {
    const { start, later, add, claim, tenant } = await fresh();
    await add();
    expect(await claim(later(-1))).toEqual([]);
    expect(await claim(start)).toMatchObject([
      { tenantId: tenant, topic: 'write_task', payload: { a: [1] }, attempts: 1 },
    ]);
    expect(await claim(later(MINUTE_MS - 1))).toEqual([]);
    expect(await claim(later(MINUTE_MS))).toMatchObject([{ attempts: 2 }]);
  });

  it('gives no row to two drainers at once', async () => {
    const { start, add, claim } = await fresh();
    for (let number = 0; number < 20; number += 1) await add();
    const claims = await Promise.all([claim(start), claim(start), claim(start)]);
    const ids = claims.flat().map(({ id }) => id);
    expect(ids.length).toBe(20);
    expect(new Set(ids).size).toBe(20);
  });

  it('adds a topic and dedupe key once per tenant', async () => {
    const { add } = await fresh();
    const other = await fresh();
    expect(await add({ dedupeKey: 'alert-1' })).toBe(true);
    expect(await add({ dedupeKey: 'alert-1' })).toBe(false);
    expect(await add({ dedupeKey: 'alert-1', topic: 'send_webhook' })).toBe(true);
    expect(await other.add({ dedupeKey: 'alert-1' })).toBe(true);
  });

  it('completes a row once, in the transaction of its effect', async () => {
    const { database, tenant, start, later, add, claim } = await fresh();
    await add();
    const [row] = await claim(start);
    const complete = () => database.inTenant(tenant, (tx) => completeOutbox(tx, { ids: [row!.id], now: start }));
    expect(await complete()).toBe(1);
    expect(await complete()).toBe(0);
    expect(await claim(later(MINUTE_MS))).toEqual([]);
  });

  it('tries a failed row again when it says so, and never a dead one', async () => {
    const { database, tenant, start, later, add, claim } = await fresh();
    await add();
    const [first] = await claim(start);
    const error = 'the CRM answered 503';
    await database.inSystem((tx) => failOutbox(tx, { row: first!, error, next: { retryAt: later(5_000) } }));
    expect(await claim(later(4_999))).toEqual([]);
    const [second] = await claim(later(5_000));
    expect(second).toMatchObject({ id: first!.id, attempts: 2, claims: 1 });
    await database.inSystem((tx) => failOutbox(tx, { row: second!, error, next: { deadAt: later(6_000) } }));
    expect(await claim(later(10 * MINUTE_MS))).toEqual([]);
    expect(await database.inTenant(tenant, countOutbox)).toMatchObject({ open: 0, dead: 1 });
  });

  it('ignores the failure of a drainer whose lease is over', async () => {
    const { database, start, later, add, claim } = await fresh();
    await add();
    const [first] = await claim(start);
    await claim(later(MINUTE_MS));
    const failure = { row: first!, error: 'too late', next: { deadAt: later(MINUTE_MS) } };
    expect(await database.inSystem((tx) => failOutbox(tx, failure))).toBe(false);
  });

  it('forgets only what is done', async () => {
    const { database, tenant, start, later, add, claim } = await fresh();
    await add();
    await add();
    const [done] = await claim(start);
    await database.inSystem((tx) => completeOutbox(tx, { ids: [done!.id], now: new Date(0) }));
    expect(await database.inSystem((tx) => purgeOutbox(tx, new Date(1)))).toBe(1);
    expect(await database.inTenant(tenant, countOutbox)).toMatchObject({ open: 1 });
    expect(await claim(later(MINUTE_MS))).toHaveLength(1);
  });
});
