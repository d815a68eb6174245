import { z } from 'zod';
import { sandboxEventSchema } from './crms.ts';
import type { Endpoint } from './endpoints.ts';
import { ERRORS, type ErrorCode } from './errors.ts';
import { accountsAnswer } from './answers/accounts.ts';
import { auditAnswer } from './answers/audit.ts';
import { cardAnswerSchema } from './answers/card.ts';
import { companiesAnswer } from './answers/companies.ts';
import { pingAnswer } from './answers/ping.ts';
import { problemAnswer } from './answers/problem.ts';
import { receivedAnswer } from './answers/received.ts';
import { replayAnswer } from './answers/replay.ts';
import { sandboxCompaniesAnswer } from './answers/sandbox-companies.ts';
import { scoreAnswerSchema } from './answers/score.ts';
import { refreshSchema } from './requests/refresh.ts';
import { scoreSchema } from './requests/score.ts';

type Description = {
  readonly id: string;
  readonly summary: string;
  readonly status: number;
  readonly answer: z.ZodType;
  readonly request?: z.ZodType;
  readonly errors: readonly ErrorCode[];
};

const KEYED: readonly ErrorCode[] = ['credentials_missing', 'credentials_invalid', 'scope_missing'];
const BODY: readonly ErrorCode[] = ['body_invalid', 'body_not_json', 'content_type_unsupported'];
const CARD = '/v1/crms/:crm/accounts/:accountId';
const REFRESH = {
  summary: 'Score an account again now',
  status: 200,
  answer: cardAnswerSchema,
  request: refreshSchema,
};
const REFRESH_ERRORS: readonly ErrorCode[] = ['body_invalid', 'body_not_json', 'not_found', 'crm_unknown'];

/** What each endpoint takes and gives, by method and path. A test fails when one is missing. */
const DESCRIPTIONS: Readonly<Record<string, Description>> = {
  'get /v1/ping': { id: 'ping', summary: 'Does the server answer?', status: 200, answer: pingAnswer, errors: [] },
  'post /v1/score': {
    id: 'requestScore',
    summary: 'Decide about a company',
    status: 200,
    answer: scoreAnswerSchema,
    request: scoreSchema,
    errors: [
      ...BODY,
      'company_not_found',
      'sources_unavailable',
      'company_ambiguous',
      'currency_unsupported',
      'idempotency_key_invalid',
      'idempotency_key_reused',
    ],
  },
  'get /v1/score/:id': {
    id: 'readScore',
    summary: 'Read a decision',
    status: 200,
    answer: scoreAnswerSchema,
    errors: ['not_found'],
  },
  'get /v1/score/:id/audit': {
    id: 'readAudit',
    summary: 'Read the audit record of a decision',
    status: 200,
    answer: auditAnswer,
    errors: ['not_found'],
  },
  'post /v1/score/:id/replay': {
    id: 'replayScore',
    summary: 'Decide again from the audit record and compare',
    status: 200,
    answer: replayAnswer,
    errors: ['not_found'],
  },
  'get /v1/companies': {
    id: 'findCompanies',
    summary: 'Companies that a name may mean',
    status: 200,
    answer: companiesAnswer,
    errors: [],
  },
  'get /v1/crms/:crm/accounts': {
    id: 'readAccounts',
    summary: 'Accounts that changed last',
    status: 200,
    answer: accountsAnswer,
    errors: ['crm_unknown'],
  },
  [`get ${CARD}/card`]: {
    id: 'readCard',
    summary: 'What the card of an account shows',
    status: 200,
    answer: cardAnswerSchema,
    errors: ['not_found', 'crm_unknown'],
  },
  [`post ${CARD}/card/refresh`]: { id: 'refreshCard', ...REFRESH, errors: REFRESH_ERRORS },
  [`post ${CARD}/refresh`]: { id: 'refreshAccount', ...REFRESH, errors: REFRESH_ERRORS },
  'post /v1/crms/:crm/events': {
    id: 'receiveCrmEvent',
    summary: 'A record of a CRM was created or changed',
    status: 202,
    answer: receivedAnswer,
    request: sandboxEventSchema,
    errors: [...BODY, 'crm_unknown', 'event_unverified'],
  },
  'get /v1/sandbox/companies': {
    id: 'listSandboxCompanies',
    summary: 'The fictitious companies',
    status: 200,
    answer: sandboxCompaniesAnswer,
    errors: [],
  },
};

type JsonObject = Record<string, unknown>;

const content = (schema: JsonObject, type = 'application/json'): JsonObject => ({ content: { [type]: { schema } } });

const nameOf = (schema: z.ZodType): string => String(schema.meta()?.['id']);

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => {
  const options = { target: 'openapi-3.0', io, unrepresentable: 'any', reused: 'inline' } as const;
  const json = z.toJSONSchema(schema, options) as JsonObject;
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
  readCard: [header('Accept-Language')],
  findCompanies: [query('name', true), query('country', false)],
};

/** What any address of this kind may answer. */
const commonErrors = ({ method, path, scope }: Endpoint): readonly ErrorCode[] => [
  'parameter_invalid',
  ...(scope === undefined ? [] : [...KEYED, 'database_unavailable' as const]),
  ...(path.includes(':') ? ['path_malformed' as const] : []),
  ...(method === 'get' ? [] : ['body_too_large' as const]),
];

const operationOf = (endpoint: Endpoint, description: Description): JsonObject => ({
  operationId: description.id,
  summary: description.summary,
  security: endpoint.scope === undefined ? [] : [{ apiKey: [] }],
  parameters: [...pathParameters(endpoint.path), ...(PARAMETERS[description.id] ?? [])],
  ...(description.request === undefined
    ? {}
    : { requestBody: { required: endpoint.body === 'json', ...content(schemaOf(description.request, 'input')) } }),
  responses: {
    [String(description.status)]: {
      description: description.summary,
      ...content({ $ref: `#/components/schemas/${nameOf(description.answer)}` }),
    },
    ...problems([...commonErrors(endpoint), ...description.errors, 'internal']),
  },
});

/** OpenAPI 3.0.3 of exactly the mounted endpoints, from the same zod schemas that check requests. */
export const openApiDocument = (endpoints: readonly Endpoint[], version: string): JsonObject => {
  const paths: Record<string, JsonObject> = {};
  const schemas: JsonObject = { Problem: schemaOf(problemAnswer, 'output') };
  for (const endpoint of endpoints) {
    const description = DESCRIPTIONS[`${endpoint.method} ${endpoint.path}`];
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
    components: { schemas, securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
  };
};
