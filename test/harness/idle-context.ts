import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Context } from '../../server/src/context.ts';
import { createContext, type Overrides } from '../../server/src/create-context.ts';
import { readEnv } from '../../server/src/env.ts';
import { openLog } from '../../server/src/log.ts';
import { ensureTenant } from '../../server/src/store/tenants.ts';
import { createFolder, forgetNotices, testDatabase } from './database.ts';

/** A tenant of its own, in a context whose outbox nobody drains: a job runs when the test runs it. */
export type IdlePlace = { readonly context: Context; readonly tenantId: string };

export const idleContext = async (overrides: Overrides = {}): Promise<Context> => {
  const env = {
    ...readEnv({
      CREDITLINE_DATA: join(createFolder(), 'data'),
      CREDITLINE_LOG: 'silent',
      CREDITLINE_PUBLIC_URL: 'https://creditline.example.com/',
    }),
    pepper: 'a pepper for tests that is long enough',
  };
  const database = await testDatabase();
  await forgetNotices(database);
  return createContext(env, { database, log: openLog('silent') }, overrides);
};

export const idlePlace = async (context: Context): Promise<IdlePlace> => {
  const tenantId = `t-${randomUUID()}`;
  await context.database.inSystem((tx) => ensureTenant(tx, { id: tenantId, name: 'Test', language: 'en' }));
  return { context, tenantId };
};
