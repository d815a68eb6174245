import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../server/src/api-keys.ts';
import { ENDPOINTS, type Endpoint } from '../../../server/src/endpoints.ts';
import { decidedCard, scoreSiren, sendEvent, SOLID } from '../../harness/answers.ts';
import { keyWithScopes } from '../../harness/keys.ts';
import { expectProblem, expectRefused, fieldsOf } from '../../harness/refusal.ts';
import { writeSandboxTask } from '../../harness/sandbox-task.ts';
import { useServer } from '../../harness/use-server.ts';

/** Taken from the route table itself, so that a new route keeps these promises from its first day. */
const server = useServer();

const named = (endpoints: readonly Endpoint[]) =>
  endpoints.map((endpoint) => [`${endpoint.method.toUpperCase()} ${endpoint.path}`, endpoint] as const);

/** Names that every server knows. */
const KNOWN: Readonly<Record<string, string>> = { crm: 'sandbox', source: 'generic' };

const filled = (path: string, ids: Readonly<Record<string, string>> = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? KNOWN[name] ?? 'unknown');

const request = ({ method, path, body }: Endpoint, address = filled(path)) => ({
  method: method.toUpperCase(),
  path: address,
  ...(body === undefined ? {} : { body: {} }),
});

describe('every route with a scope', () => {
  const keyed = ENDPOINTS.filter(({ scope }) => scope !== undefined);

  it.each(named(keyed))('%s asks for a key', async (_, endpoint) => {
    await expectRefused(server(), { ...request(endpoint), key: null }, 'credentials_missing');
  });

  it.each(named(keyed))('%s refuses a key without its scope', async (_, endpoint) => {
    const others = SCOPES.filter((scope) => scope !== endpoint.scope);
    const key = await keyWithScopes(server(), others);
    await expectRefused(server(), { ...request(endpoint), key }, 'scope_missing');
  });
});

describe('every route', () => {
  it.each(named(ENDPOINTS))('%s forbids everybody on the way to keep its answer', async (_, endpoint) => {
    const { method, path, ...sent } = request(endpoint);
    expect((await server().ask(method, path, sent)).headers.get('cache-control')).toBe('no-store');
  });

  it.each(named(ENDPOINTS))('%s names a parameter that it does not know', async (_, endpoint) => {
    const sent = request(endpoint, `${filled(endpoint.path)}?no_such_parameter=1`);
    const problem = await expectRefused(server(), sent, 'parameter_invalid');
    expect(fieldsOf(problem)).toEqual(['no_such_parameter']);
  });

  it.each(named(ENDPOINTS))('%s refuses a method that nobody mounted', async (_, endpoint) => {
    await expectRefused(server(), { method: 'PATCH', path: filled(endpoint.path) }, 'method_not_allowed');
  });

  it.each(named(ENDPOINTS.filter(({ path }) => path.includes(':'))))(
    '%s refuses ids that no database holds',
    async (_, endpoint) => {
      for (const [, name] of endpoint.path.matchAll(/:(\w+)/g)) {
        const sent = request(endpoint, filled(endpoint.path, { [name!]: '%00' }));
        expect(fieldsOf(await expectRefused(server(), sent, 'parameter_invalid'))).toEqual([name]);
      }
    },
  );

  it.each(named(ENDPOINTS.filter(({ method }) => method !== 'get')))(
    '%s takes at most its limit',
    async (_, endpoint) => {
      const raw = ' '.repeat((endpoint.bodyLimitBytes ?? 65_536) + 1);
      await expectRefused(server(), { ...request(endpoint), raw }, 'body_too_large');
    },
  );
});

describe('every route with the id of something that belongs to a tenant', () => {
  it.each(named(ENDPOINTS.filter(({ path }) => /:(?:id|accountId)\b/.test(path))))(
    '%s answers another tenant as if it were not there',
    async (_, endpoint) => {
      const { id } = await scoreSiren(server(), SOLID);
      await sendEvent(server(), { account: { id: 'mine', siren: SOLID } });
      await decidedCard(server(), 'mine');
      await writeSandboxTask(server(), 'mine', { key: 'unknown' });
      const path = filled(endpoint.path, { id, accountId: 'mine' });
      expect((await server().ask(endpoint.method.toUpperCase(), path)).status).toBe(200);
      const { key } = await server().newTenant();
      expectProblem(await server().ask(endpoint.method.toUpperCase(), path, { key }), 'not_found');
    },
  );
});
