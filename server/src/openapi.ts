import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import type { EndpointDescription } from './endpoint-description.ts';
import { ENDPOINT_DESCRIPTIONS } from './endpoint-descriptions.ts';
import { ERRORS, type ErrorCode } from './errors.ts';
import { DATABASE_HEADER } from './http/refuse-copies.ts';
import { OVERRIDES_QUERY, RESERVATIONS_QUERY } from './order-endpoints.ts';
import { problemAnswer } from './answers/problem.ts';

const KEYED: readonly ErrorCode[] = ['credentials_missing', 'credentials_invalid', 'scope_missing'];

type JsonObject = Record<string, unknown>;

const content = (schema: JsonObject, type = 'application/json'): JsonObject => ({ content: { [type]: { schema } } });

const nameOf = (schema: z.ZodType): string => String(schema.meta()?.['id']);

/** OpenAPI 3.0.3: a null has to be among the listed values too; `nullable` alone does not allow it there. */
const listNull = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(listNull);
  if (typeof json !== 'object' || json === null) return json;
  const object = Object.fromEntries(Object.entries(json).map(([name, value]) => [name, listNull(value)]));
  const listed = object['enum'];
  return object['nullable'] === true && Array.isArray(listed) ? { ...object, enum: [...listed, null] } : object;
};

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => {
  const options = { target: 'openapi-3.0', io, unrepresentable: 'any', reused: 'inline' } as const;
  const json = listNull(z.toJSONSchema(schema, options)) as JsonObject;
  // zod puts a schema with an id under `definitions` and answers a reference to it; here it is the component itself.
  const definitions = (json['definitions'] ?? {}) as Record<string, JsonObject>;
  const { $schema: _, id: _id, ...own } = definitions[nameOf(schema)] ?? json;
  return own;
};

const problems = (codes: readonly ErrorCode[]): JsonObject => {
  const byStatus = Map.groupBy([...new Set(codes)], (code) => String(ERRORS[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, members]) => [
      status,
      {
        description: members.join(', '),
        ...content({ $ref: '#/components/schemas/Problem' }, 'application/problem+json'),
      },
    ]),
  );
};

const pathParameters = (path: string): readonly JsonObject[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

const query = (name: string, required: boolean): JsonObject => ({
  name,
  in: 'query',
  required,
  schema: { type: 'string' },
});
const header = (name: string): JsonObject => ({ name, in: 'header', required: false, schema: { type: 'string' } });

const PARAMETERS: Readonly<Record<string, readonly JsonObject[]>> = {
  requestScore: [header('Idempotency-Key'), header('Accept-Language')],
  readScore: [header('Accept-Language')],
  readDeadLetters: [query('topic', false), query('cursor', false)],
  readCard: [header('Accept-Language')],
  listDeliveries: ['state', 'limit', 'cursor'].map((name) => query(name, false)),
  listEvents: ['since', 'company', 'after', 'limit', 'cursor'].map((name) => query(name, false)),
  listRescores: ['limit', 'cursor'].map((name) => query(name, false)),
  listRescoreChanges: ['limit', 'cursor'].map((name) => query(name, false)),
  readCollections: ['currency', 'limit', 'cursor'].map((name) => query(name, false)),
  findCompanies: [query('name', true), query('country', false)],
  readWatchlist: ['grade', 'paused', 'due', 'limit', 'cursor'].map((name) => query(name, false)),
  readAlerts: [
    header('Accept-Language'),
    ...['since', 'state', 'company', 'severity', 'limit', 'cursor'].map((name) => query(name, false)),
  ],
  readAlert: [header('Accept-Language')],
  checkOrder: [header('Accept-Language')],
  listReservations: RESERVATIONS_QUERY.map((name) => query(name, false)),
  requestOverride: [header('Idempotency-Key')],
  listOverrides: OVERRIDES_QUERY.map((name) => query(name, false)),
  readWatched: [query('country', false)],
  watchCompany: [query('country', false)],
  unwatchCompany: [query('country', false)],
};

const PARAMETER_COMPONENTS = {
  Database: {
    ...header(DATABASE_HEADER),
    description:
      'The UUID of the database that the caller runs in. A call from another database than the connected one is refused with 409 connection_copied, before anything is read or written; a caller that is no database leaves it out.',
    schema: { type: 'string', format: 'uuid' },
  },
};

const refusesCopies = ({ scope, fromAnyDatabase }: Endpoint): boolean =>
  scope !== undefined && fromAnyDatabase !== true;

/** What any address of this kind takes. */
const commonParameters = (endpoint: Endpoint): readonly JsonObject[] => [
  ...pathParameters(endpoint.path),
  ...(refusesCopies(endpoint) ? [{ $ref: '#/components/parameters/Database' }] : []),
];

/** What any address of this kind may answer. */
const commonErrors = (endpoint: Endpoint): readonly ErrorCode[] => [
  'parameter_invalid',
  ...(endpoint.scope === undefined ? [] : [...KEYED, 'database_unavailable' as const]),
  ...(refusesCopies(endpoint) ? ['connection_copied' as const] : []),
  ...(endpoint.path.includes(':') ? ['path_malformed' as const] : []),
  ...(endpoint.method === 'get' ? [] : ['body_too_large' as const]),
];

/** Either a key or a signature in headers, which OpenAPI has no word for. */
const securityOf = ({ scope, scopeWithKey }: Endpoint): readonly JsonObject[] => {
  if (scope !== undefined) return [{ apiKey: [] }];
  return scopeWithKey === undefined ? [] : [{}, { apiKey: [] }];
};

const operationOf = (endpoint: Endpoint, description: EndpointDescription): JsonObject => ({
  operationId: description.id,
  summary: description.summary,
  security: securityOf(endpoint),
  parameters: [...commonParameters(endpoint), ...(PARAMETERS[description.id] ?? [])],
  ...(description.request === undefined
    ? {}
    : { requestBody: { required: endpoint.body === 'json', ...content(schemaOf(description.request, 'input')) } }),
  responses: {
    [String(description.status)]: {
      description: description.summary,
      ...content({ $ref: `#/components/schemas/${nameOf(description.answer)}` }, description.answerType),
    },
    ...problems([...commonErrors(endpoint), ...description.errors, 'internal']),
  },
});

/** OpenAPI 3.0.3 of exactly the mounted endpoints, from the same zod schemas that check requests. */
export const openApiDocument = (endpoints: readonly Endpoint[], version: string): JsonObject => {
  const paths: Record<string, JsonObject> = {};
  const schemas: JsonObject = { Problem: schemaOf(problemAnswer, 'output') };
  for (const endpoint of endpoints) {
    const description = ENDPOINT_DESCRIPTIONS[`${endpoint.method} ${endpoint.path}`];
    if (description === undefined) throw new Error(`openapi: ${endpoint.method} ${endpoint.path} is not described`);
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint, description) };
    schemas[nameOf(description.answer)] = schemaOf(description.answer, 'output');
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Creditline', version, description: 'A B2B credit decision with its limit and reasons.' },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      parameters: PARAMETER_COMPONENTS,
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
    },
  };
};
