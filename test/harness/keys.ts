import { randomBytes } from 'node:crypto';
import { createApiKey, SCOPES, type KeyOrder } from '../../server/src/api-keys.ts';
import { revokeApiKey } from '../../server/src/store/api-keys.ts';
import type { TestServer } from './server.ts';

const make = ({ context, tenantId }: TestServer, order: Partial<KeyOrder> = {}) =>
  createApiKey({ ...context, randomBytes }, { tenantId, name: 'test', scopes: SCOPES, kind: 'test', ...order });

/** A key of the server's own tenant that may do only this. */
export const keyWithScopes = async (server: TestServer, scopes: KeyOrder['scopes']): Promise<string> =>
  (await make(server, { scopes })).key;

export const expiredKey = async (server: TestServer): Promise<string> =>
  (await make(server, { expiresAt: new Date(server.context.now().getTime() - 1).toISOString() })).key;

export const revokedKey = async (server: TestServer): Promise<string> => {
  const { key, id } = await make(server);
  await server.context.database.inSystem((tx) => revokeApiKey(tx, { id, now: server.context.now() }));
  return key;
};

/** The public part of a good key with another secret, as somebody who read a log would try. */
export const forgedKey = (server: TestServer): string => `${server.key.slice(0, -64)}${'a'.repeat(64)}`;
