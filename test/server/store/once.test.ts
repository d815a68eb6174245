import { describe, expect, it } from 'vitest';
import {
  lockIdempotencyKey,
  purgeIdempotent,
  readIdempotent,
  saveIdempotent,
} from '../../../server/src/store/idempotency.ts';
import { receiveOnce } from '../../../server/src/store/inbox.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const tomorrow = new Date('2026-11-22T10:00:00.000Z');
const answer = {
  key: 'k',
  requestSha256: 'a',
  status: 200,
  body: '{"id":1}',
  createdAt: now.toISOString(),
  expiresAt: tomorrow.toISOString(),
};

describe.each(testEngines())('doing things once on %s', (engine) => {
  const fresh = async () => {
    const { database } = await openTestDatabase(engine);
    return { database, tenant: await createTenant(database), other: await createTenant(database) };
  };

  it('receives an event once per tenant and origin, also when it comes several times at once', async () => {
    const { database, tenant, other } = await fresh();
    const event = { origin: 'hubspot', eventId: '1', raw: '{ "as": "sent" }', now };
    const receive = (to: string, changes = {}) =>
      database.inTenant(to, (tx) => receiveOnce(tx, { ...event, ...changes }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => receive(tenant)));
    expect(answers.filter((isNew) => isNew)).toHaveLength(1);
    expect(await receive(tenant, { origin: 'odoo' })).toBe(true);
    expect(await receive(other)).toBe(true);
  });

  it('gives the saved answer for a key until it expires, to its tenant only', async () => {
    const { database, tenant, other } = await fresh();
    await database.inTenant(tenant, (tx) => saveIdempotent(tx, answer));
    expect(await database.inTenant(tenant, (tx) => readIdempotent(tx, 'k', now))).toEqual(answer);
    expect(await database.inTenant(other, (tx) => readIdempotent(tx, 'k', now))).toBeUndefined();
    expect(await database.inTenant(tenant, (tx) => readIdempotent(tx, 'k', tomorrow))).toBeUndefined();
  });

  it('lets an expired key be used again, and no other', async () => {
    const { database, tenant } = await fresh();
    const save = (changes = {}) => database.inTenant(tenant, (tx) => saveIdempotent(tx, { ...answer, ...changes }));
    await save();
    await expect(save()).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await save({ body: 'new', createdAt: tomorrow.toISOString(), expiresAt: '2026-11-23T10:00:00.000Z' });
    expect(await database.inTenant(tenant, (tx) => readIdempotent(tx, 'k', tomorrow))).toMatchObject({ body: 'new' });
  });

  it('lets one request at a time hold a key', async () => {
    const { database, tenant } = await fresh();
    const steps: string[] = [];
    const hold = (name: string) =>
      database.inTenant(tenant, async (tx) => {
        await lockIdempotencyKey(tx, 'k');
        steps.push(`${name} in`);
        if (!(await readIdempotent(tx, 'k', now))) await saveIdempotent(tx, answer);
        steps.push(`${name} out`);
      });
    await Promise.all([hold('a'), hold('b')]);
    expect(steps).toHaveLength(4);
    expect(steps[1]).toBe(steps[0]?.replace('in', 'out'));
  });

  it('forgets expired keys', async () => {
    const { database, tenant } = await fresh();
    const old = { ...answer, createdAt: '2020-01-01T00:00:00.000Z', expiresAt: '2020-01-02T00:00:00.000Z' };
    await database.inTenant(tenant, (tx) => saveIdempotent(tx, old));
    await database.inTenant(tenant, (tx) => saveIdempotent(tx, { ...answer, key: 'kept' }));
    expect(await database.inSystem((tx) => purgeIdempotent(tx, new Date('2021-01-01')))).toBe(1);
    expect(await database.inTenant(tenant, (tx) => readIdempotent(tx, 'kept', now))).toBeDefined();
  });
});
