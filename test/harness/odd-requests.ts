import * as fc from 'fast-check';
import { ENDPOINTS } from '../../server/src/endpoints.ts';
import type { RawRequest } from './raw-request.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Bodies that are right, one for each shape that a route reads. */
const VALID: readonly Json[] = [
  {
    company: { siren: '000000018', name: 'Verrerie des Monts', country: 'FR' },
    requested_amount: { value: 25_000, currency: 'EUR' },
    product: 'glass',
    payment_terms_days: 30,
    bank_data: ['token'],
    financials: { closed_on: '2025-12-31', months: 12, currency: 'EUR', turnover: 1e6, equity: -5, cash: 0.1 },
    payments: [{ due_on: '2026-10-01', paid_on: null, amount: { value: 10, currency: 'EUR' } }],
    force: true,
  },
  { company: { name: 'Martin Frères' } },
  {
    event_id: 'e-1',
    type: 'account.created',
    account: { id: 'a-1', siren: '000000026', city: 'Rennes', requested_amount: { value: 1, currency: 'EUR' } },
  },
  { force: true },
];

const ODD_TEXTS = [
  '',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e',
  "'; drop table decisions; --",
  '9'.repeat(400),
  '000000018',
  'NaN',
  '-0',
  '2026-02-30',
  '١٢٣',
];

const oddText = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary', maxLength: 60 }));

const oddValue: fc.Arbitrary<Json> = fc.oneof(
  oddText,
  fc.constantFrom<Json>(null, true, 0, -0, -1, 0.1 + 0.2, 5e-324, 1.7e308, Number.MAX_SAFE_INTEGER + 1, [], {}),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

type Change = {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add';
  readonly key: string;
  readonly value: Json;
};

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(60),
  how: fc.constantFrom('replace', 'remove', 'add'),
  key: oddText,
  value: oddValue,
});

/** Counts through the members of a value in depth-first order and changes the one at `at`. */
const changed = (value: Json, { at, how, key, value: next }: Change): Json => {
  let index = 0;
  const walk = (inner: Json): Json => {
    if (Array.isArray(inner)) return inner.map((element) => visit(element));
    if (typeof inner !== 'object' || inner === null) return inner;
    const members = Object.entries(inner).flatMap(([name, member]): [string, Json][] => {
      if (how === 'remove' && index === at) {
        index += 1;
        return [];
      }
      const kept: [string, Json] = [name, visit(member)];
      return how === 'add' && index === at ? [kept, [key, next]] : [kept];
    });
    return Object.fromEntries(members);
  };
  const visit = (inner: Json): Json => {
    index += 1;
    return how === 'replace' && index - 1 === at ? next : walk(inner);
  };
  return walk(value);
};

const mutated = fc
  .tuple(fc.constantFrom(...VALID), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([valid, changes]) => changes.reduce(changed, valid));

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const body = fc.oneof(
  { weight: 5, arbitrary: mutated.map((value) => bytes(JSON.stringify(value))) },
  { weight: 2, arbitrary: fc.json().map(bytes) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom('', '{', '[', 'null', '"', '{"a":1e999}', '['.repeat(5_000)).map(bytes) },
);

/** What HTTP allows in a header's value; anything else never comes to the application. */
const headerText = fc
  .array(fc.oneof(fc.integer({ min: 0x21, max: 0x7e }), fc.integer({ min: 0xa1, max: 0xff })), { maxLength: 300 })
  .map((codes) => String.fromCharCode(...codes));

const headers = fc.dictionary(
  fc.constantFrom(
    'accept-language',
    'idempotency-key',
    'x-request-id',
    'accept',
    'origin',
    'cookie',
    'content-type',
    'content-encoding',
    'authorization',
    'x-forwarded-for',
    'if-none-match',
    'range',
  ),
  headerText,
  { maxKeys: 2 },
);

const SEGMENTS = [
  'sandbox',
  'a-1',
  '%00',
  '%2e%2e',
  '%E0%A4%A',
  '..',
  '%F0%9F%98%80',
  '__proto__',
  'constructor',
  '*',
  "'",
];
const segment = fc.oneof(
  fc.constantFrom(...SEGMENTS),
  fc.string({ maxLength: 30 }).map((text) => encodeURIComponent(text)),
);

const query = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.tuple(segment, segment).map(([name, value]) => `?${name}=${value}&name=${value}`) },
);

const routePath = fc
  .tuple(
    fc.constantFrom(...ENDPOINTS.map(({ path }) => path)),
    fc.array(segment, { minLength: 2, maxLength: 2 }),
    query,
  )
  .map(([path, ids, end]) => `${path.replace(/:crm/, 'sandbox').replace(/:\w+/g, () => ids[0]!)}${end}`);

const anyPath = fc.array(segment, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`);

const method = fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');

const POSTS = ['/v1/score', '/v1/score', '/v1/crms/sandbox/events', '/v1/crms/sandbox/accounts/a-1/refresh'];

/** A body of some kind to a route that reads one, with a good key. */
export const oddBody: fc.Arbitrary<RawRequest> = fc
  .record({ target: fc.constantFrom(...POSTS), body })
  .map((request) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, ...request }));

/** Any method to any address, with odd headers. */
export const oddRequest: fc.Arbitrary<RawRequest> = fc.record(
  { method, target: fc.oneof({ weight: 4, arbitrary: routePath }, { weight: 1, arbitrary: anyPath }), headers, body },
  { requiredKeys: ['method', 'target', 'headers'] },
);
