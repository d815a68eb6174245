import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { z } from 'zod';
import type { connectionAnswer } from '../../server/src/answers/connections.ts';
import { connectionBody, fakeOdoo, listenOdoo, type FakeOdoo } from './fake-odoo.ts';
import type { TestServer } from './server.ts';

export type ShownConnection = z.output<typeof connectionAnswer>;

/** What a server needs to reach a fake Odoo of this machine. */
export const NEAR = { env: { CREDITLINE_PRIVATE_CRMS: '127.0.0.1' } } as const;

export const CONNECTION = '/v1/crms/odoo/connection';

export type NearOdoo = FakeOdoo & { readonly url: string };

/** One listening fake Odoo for a test file, as new at the start of each test. */
export const useOdoo = (): (() => NearOdoo) => {
  const odoo = fakeOdoo();
  const traits = { ...odoo.traits };
  let at: Awaited<ReturnType<typeof listenOdoo>> | undefined;
  beforeAll(async () => {
    at = await listenOdoo(odoo);
  });
  beforeEach(() => void Object.assign(odoo.traits, { ...traits, next: [] }));
  afterAll(() => at?.close());
  return () => ({ ...odoo, url: at!.url });
};

/** PUT …/connection that must succeed. */
export const connect = async (
  server: TestServer,
  odoo: NearOdoo,
  { key = server.key, ...more }: Readonly<Record<string, unknown>> & { readonly key?: string } = {},
): Promise<ShownConnection> => {
  const body = { ...connectionBody(odoo, odoo.url), ...more };
  const answer = await server.ask('PUT', CONNECTION, { body, key });
  expect(answer.text).toContain('"state":"active"');
  expect(answer.status).toBe(200);
  return answer.json as ShownConnection;
};

export const readConnection = async (server: TestServer): Promise<ShownConnection> => {
  const answer = await server.ask('GET', CONNECTION);
  expect(answer.status).toBe(200);
  return answer.json as ShownConnection;
};
