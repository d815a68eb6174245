import { randomBytes } from 'node:crypto';
import { createApiKey, ensureSandbox, FIRST_TENANT, SANDBOX_KEY, SCOPES } from './api-keys.ts';
import type { Context } from './context.ts';
import { listApiKeys } from './store/api-keys.ts';
import { ensureTenant } from './store/tenants.ts';

/** Live mode's first start makes the one key with which everything else begins; it is shown once and never again. */
const ensureFirstKey = async (context: Context, show: (line: string) => void): Promise<void> => {
  const { database } = context;
  await database.inSystem((tx) => ensureTenant(tx, FIRST_TENANT));
  const keys = await database.inSystem((tx) => listApiKeys(tx));
  if (keys.some(({ prefix }) => prefix !== SANDBOX_KEY)) return;
  const order = { tenantId: FIRST_TENANT.id, name: 'first key', scopes: SCOPES, kind: 'live' } as const;
  const { key } = await createApiKey({ ...context, randomBytes }, order);
  show(`The first API key, shown only now: ${key}`);
};

/** Makes sure that somebody can ask: the published key in sandbox mode, a fresh one in live mode. */
export const prepareKeys = (context: Context, show: (line: string) => void): Promise<void> =>
  context.mode === 'sandbox' ? ensureSandbox({ ...context, randomBytes }) : ensureFirstKey(context, show);
