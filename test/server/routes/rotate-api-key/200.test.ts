import { expect, it } from 'vitest';
import type { Scope } from '../../../../server/src/api-keys.ts';
import { listApiKeys } from '../../../../server/src/store/api-keys.ts';
import { keyWithScopes } from '../../../harness/keys.ts';
import { useServer } from '../../../harness/use-server.ts';

const HOUR_MS = 3_600_000;
let now = new Date('2026-11-21T10:00:00.000Z');
const server = useServer({ now: () => now });

type Rotated = {
  readonly key: string;
  readonly key_id: string;
  readonly old_valid_until: string;
  readonly expires_at: string | null;
};

const rotate = async (key: string): Promise<Rotated> => {
  const answer = await server().ask('POST', '/v1/api-keys/rotate', { key });
  expect(answer.status).toBe(200);
  return answer.json as Rotated;
};
const statusOf = async (key: string): Promise<number> => (await server().ask('GET', '/v1/settings', { key })).status;
const later = (hours: number): string => new Date(now.getTime() + hours * HOUR_MS).toISOString();
const keysOfTenant = () => server().context.database.inTenant(server().tenantId, (tx) => listApiKeys(tx));

const scopes: readonly Scope[] = ['settings:read', 'connections:write'];

it('answers a new key with the same scopes, and the old one works for 24 hours more', async () => {
  const old = await keyWithScopes(server(), scopes);
  const rotated = await rotate(old);
  expect(rotated).toMatchObject({ old_valid_until: later(24), expires_at: null });
  expect(rotated.key).toMatch(/^cl_test_[0-9a-f]{12}_[0-9a-f]{64}$/);
  expect([await statusOf(old), await statusOf(rotated.key)]).toEqual([200, 200]);
  const kept = (await keysOfTenant()).find(({ id }) => id === rotated.key_id);
  expect(kept).toMatchObject({ scopes, name: 'test' });
  now = new Date(now.getTime() + 24 * HOUR_MS);
  expect([await statusOf(old), await statusOf(rotated.key)]).toEqual([401, 200]);
});

it('keeps no key, only its hash, and names both in the audit log without either', async () => {
  const { key, key_id: id } = await rotate(await keyWithScopes(server(), scopes));
  const { rows } = await server().context.database.inTenant(server().tenantId, async (tx) => ({
    rows: await tx.selectFrom('audit_log').select(['kind', 'body']).execute(),
  }));
  const text = JSON.stringify([rows, await keysOfTenant()]);
  expect(text).not.toContain(key.slice(-64));
  expect(rows.filter(({ kind, body }) => kind === 'api_key.rotated' && body.includes(id))).toHaveLength(1);
});

it('makes another one when the answer was lost: a successor that was never used ends', async () => {
  const old = await keyWithScopes(server(), scopes);
  const lost = await rotate(old);
  const found = await rotate(old);
  expect(found.old_valid_until).toBe(lost.old_valid_until);
  expect([await statusOf(lost.key), await statusOf(found.key)]).toEqual([401, 200]);
});

it('leaves one successor in use when two rotate at once', async () => {
  const old = await keyWithScopes(server(), scopes);
  const [one, other] = await Promise.all([rotate(old), rotate(old)]);
  const statuses = [await statusOf(one.key), await statusOf(other.key)];
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 401]);
});
