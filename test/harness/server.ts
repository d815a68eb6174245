import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Source } from '@creditline/core';
import { createApiKey, SCOPES, type Scope } from '../../server/src/api-keys.ts';
import type { Context } from '../../server/src/context.ts';
import type { Overrides } from '../../server/src/create-context.ts';
import { readEnv } from '../../server/src/env.ts';
import { openLog } from '../../server/src/log.ts';
import { startServer } from '../../server/src/start-server.ts';
import { ensureTenant } from '../../server/src/store/tenants.ts';
import { createFolder, forgetNotices, testDatabase } from './database.ts';

export type TestServerOptions = {
  readonly mode?: 'sandbox' | 'live';
  readonly sources?: readonly Source[];
  readonly now?: () => Date;
  /** Variables of the environment that this test is about. */
  readonly env?: Readonly<Record<string, string>>;
  readonly rechercheEntreprisesUrl?: string;
  readonly bodaccUrl?: string;
  readonly webhooks?: Overrides['webhooks'];
  readonly connections?: Overrides['connections'];
  /** Webhooks may go to receivers on this machine. */
  readonly webhookLoopback?: true;
};

/** A request's answer, its body parsed when it is JSON. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
};

export type AskOptions = {
  readonly body?: unknown;
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | null;
};

export type TestServer = {
  readonly url: string;
  readonly context: Context;
  /** A tenant of this test alone, and its key with every scope. */
  readonly tenantId: string;
  readonly key: string;
  /** Another tenant with a key, to try foreign ids with. */
  newTenant(scopes?: readonly Scope[]): Promise<{ readonly tenantId: string; readonly key: string }>;
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  close(): Promise<void>;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const makeTenant = async (context: Context, scopes: readonly Scope[] = SCOPES) => {
  const tenantId = `t-${randomUUID()}`;
  await context.database.inSystem((tx) => ensureTenant(tx, { id: tenantId, name: 'Test', language: 'en' }));
  const { key } = await createApiKey({ ...context, randomBytes }, { tenantId, name: 'test', scopes, kind: 'test' });
  return { tenantId, key };
};

const bodyOf = ({ body, raw }: AskOptions): string | Uint8Array | undefined =>
  raw ?? (body === undefined ? undefined : JSON.stringify(body));

/** The real server on a free port, over the worker's shared embedded database, as a tenant of its own. */
export const startTestServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const database = await testDatabase();
  await forgetNotices(database);
  const directory = join(createFolder(), 'data');
  const env = {
    ...readEnv({
      PORT: '0',
      CREDITLINE_DATA: directory,
      CREDITLINE_MODE: options.mode ?? 'sandbox',
      CREDITLINE_LOG: 'silent',
      CREDITLINE_WEBHOOK_LOOPBACK: String(options.webhookLoopback ?? false),
      // Nobody is polled but by the tests of the pollers.
      CREDITLINE_POLL_MINUTES: '0',
      ...options.env,
    }),
    pepper: 'a pepper for tests that is long enough',
    ...(options.rechercheEntreprisesUrl === undefined
      ? {}
      : { rechercheEntreprisesUrl: options.rechercheEntreprisesUrl }),
    ...(options.bodaccUrl === undefined ? {} : { bodaccUrl: options.bodaccUrl }),
  };
  const overrides = {
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.webhooks === undefined ? {} : { webhooks: options.webhooks }),
    ...(options.connections === undefined ? {} : { connections: options.connections }),
  };
  const server = await startServer(env, { log: openLog('silent'), database, ...overrides });
  const own = await makeTenant(server.context);
  return {
    ...own,
    url: server.url,
    context: server.context,
    newTenant: (scopes) => makeTenant(server.context, scopes),
    ask: async (method, path, asked = {}) => {
      const key = asked.key === undefined ? own.key : asked.key;
      const body = bodyOf(asked);
      const response = await fetch(`${server.url}${path}`, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...asked.headers,
        },
        ...(body === undefined ? {} : { body: body as BodyInit }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, json: parse(text) };
    },
    close: server.close,
  };
};
