import { expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../server/src/api-keys.ts';
import type { ErrorCode } from '../../server/src/errors.ts';
import { expiredKey, forgedKey, keyWithScopes, revokedKey } from './keys.ts';
import { rawRequest, useRawSockets } from './raw-request.ts';
import { expectProblem, expectRefused, fieldsOf } from './refusal.ts';
import { useServer } from './use-server.ts';

/** One address with a method; `body` is sent as JSON where the route reads one. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
};

/** 401: every way in which a key can be missing or wrong. */
export const testNeedsKey = (route: Route): void => {
  const server = useServer();
  const refused = (key: string | null, code: ErrorCode, headers: Record<string, string> = {}) =>
    expectRefused(server(), { ...route, key, headers }, code);

  it('asks for a key and says how to send it', async () => {
    const problem = await refused(null, 'credentials_missing');
    expect(problem.detail).toContain('Authorization: Bearer');
    const answer = await server().ask(route.method, route.path, { body: route.body, key: null });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['another scheme', 'Basic Y2w6dGVzdA=='],
    ['no token', 'Bearer'],
    ['two tokens', 'Bearer cl_test_sandbox cl_test_sandbox'],
    ['a key without scheme', 'cl_test_sandbox'],
    ['a short key', 'Bearer cl_test_123'],
    ['a name of Object.prototype', 'Bearer __proto__'],
  ])('refuses %s', async (_, authorization) => {
    await refused(null, 'credentials_invalid', { authorization });
  });

  it('refuses a key that was never made', async () => {
    await refused(`cl_test_${'0'.repeat(12)}_${'a'.repeat(64)}`, 'credentials_invalid');
  });

  it('refuses the public part of a good key with another secret', async () => {
    await refused(forgedKey(server()), 'credentials_invalid');
  });

  it('refuses a revoked key', async () => {
    await refused(await revokedKey(server()), 'credentials_invalid');
  });

  it('refuses a key that is past its end', async () => {
    await refused(await expiredKey(server()), 'credentials_invalid');
  });
};

/** 403: a key with every scope but the one that is needed. */
export const testNeedsScope = (route: Route, scope: Scope): void => {
  const server = useServer();
  it(`refuses a key that lacks ${scope}, and names it`, async () => {
    const others = SCOPES.filter((other) => other !== scope);
    const key = await keyWithScopes(server(), others);
    expect((await expectRefused(server(), { ...route, key }, 'scope_missing')).detail).toContain(scope);
  });
};

const METHODS = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST', 'GET'] as const;

/** 405: every other method is refused with the ones that are there. */
export const testOtherMethods = (path: string, allowed: readonly string[]): void => {
  const server = useServer();
  it.each(METHODS.filter((method) => !allowed.includes(method)))(
    `refuses %s and answers Allow: ${allowed.join(', ')}`,
    async (method) => {
      await expectRefused(server(), { method, path }, 'method_not_allowed');
      const answer = await server().ask(method, path);
      expect(answer.headers.get('allow')).toBe(allowed.join(', '));
    },
  );

  if (allowed.includes('HEAD')) return;
  it('refuses HEAD without a body', async () => {
    const answer = await server().ask('HEAD', path);
    expect([answer.status, answer.text]).toEqual([405, '']);
  });
};

/** 422: a parameter that the address does not have is named, not ignored. */
export const testUnknownQuery = (route: Route): void => {
  const server = useServer();
  it.each(['verbose', '__proto__', 'constructor'])('names the unknown parameter %s', async (name) => {
    const path = `${route.path}${route.path.includes('?') ? '&' : '?'}${name}=1`;
    expect(fieldsOf(await expectRefused(server(), { ...route, path }, 'parameter_invalid'))).toEqual([name]);
  });
};

/** 422: ids that PostgreSQL could not even hold, or that nobody gave. */
export const testUnusableId = (route: Route, field: string): void => {
  const server = useServer();
  it.each([
    ['a NUL', '%00'],
    ['a line break', 'a%0Ab'],
    ['an escape sequence', '%1B%5B2J'],
    ['a DEL', 'a%7F'],
    ['201 characters', 'x'.repeat(201)],
  ])(`refuses ${field} with %s`, async (_, id) => {
    const path = route.path.replace('ID', id);
    expect(fieldsOf(await expectRefused(server(), { ...route, path }, 'parameter_invalid'))).toEqual([field]);
  });
};

/** 400: an address that is not percent-encoded UTF-8. */
export const testMalformedPath = (route: Route): void => {
  const server = useServer();
  it.each(['%E0%A4%A', '%FF', '%'])('says that %s cannot be decoded', async (id) => {
    await expectRefused(server(), { ...route, path: route.path.replace('ID', id) }, 'path_malformed');
  });
};

const tooLarge = JSON.stringify({ company: { name: 'x'.repeat(65 * 1024) } });

/** 413: one byte over the limit is refused, and also what only unpacks to more. */
export const testBodyLimit = (route: Route): void => {
  const server = useServer();
  it('refuses a body of 65 kB', async () => {
    await expectRefused(server(), { ...route, raw: tooLarge }, 'body_too_large');
  });

  it('refuses 64 kB and one byte', async () => {
    await expectRefused(server(), { ...route, raw: ' '.repeat(64 * 1024 + 1) }, 'body_too_large');
  });
};

/** 415: a body that does not say that it is JSON. */
export const testContentType = (route: Route): void => {
  const server = useServer();
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/jsonp', ''])(
    'refuses a body of type "%s"',
    async (type) => {
      const raw = JSON.stringify(route.body);
      await expectRefused(server(), { ...route, raw, headers: { 'content-type': type } }, 'content_type_unsupported');
    },
  );
};

/** 400: bytes that are not JSON text. */
export const testNotJson = (route: Route): void => {
  useRawSockets();
  const server = useServer();
  it.each([
    ['half an object', '{"company":'],
    ['a comma too many', '{"company":{"siren":"000000018",}}'],
    ['a bare word', 'hello'],
    ['NaN', '{"requested_amount":{"value":NaN,"currency":"EUR"}}'],
    ['invalid UTF-8', Uint8Array.of(0x22, 0xff, 0xfe, 0x22)],
    ['UTF-16', Uint8Array.from(Buffer.from('\uFEFF{}', 'utf16le'))],
  ])('says that the body is not JSON: %s', async (_, raw) => {
    await expectRefused(server(), { ...route, raw }, 'body_not_json');
  });

  it('says so too when the body is not packed as it claims', async () => {
    const { url, key } = server();
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    };
    const request = { method: route.method, target: route.path, headers, body: Buffer.from('{}') };
    expectProblem(await rawRequest(url, request), 'body_not_json');
  });
};
