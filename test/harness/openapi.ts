import { Ajv } from 'ajv';
import { expect } from 'vitest';
import type { TestServer } from './server.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Members = { readonly [key: string]: Json };

const isMembers = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withNull = (schema: Members): Members => {
  const { type, ...rest } = schema;
  return typeof type === 'string' ? { ...rest, type: [type, 'null'] } : { anyOf: [schema, { type: 'null' }] };
};

/** OpenAPI 3.0 has dialect words of its own: `nullable`, and `exclusiveMinimum: true` beside `minimum`. */
const toJsonSchema = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (!isMembers(value)) return value;
  const { nullable, exclusiveMinimum, minimum, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, toJsonSchema(member)]));
  const bound: Members =
    minimum === undefined ? {} : exclusiveMinimum === true ? { exclusiveMinimum: minimum } : { minimum };
  return nullable === true ? withNull({ ...inner, ...bound }) : { ...inner, ...bound };
};

export type Operation = {
  readonly operationId: string;
  readonly parameters: readonly ({ readonly name: string; readonly in: string } | { readonly $ref: string })[];
  readonly security: readonly unknown[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Members }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content: Readonly<Record<string, { readonly schema: Members }>> }
    >
  >;
};

export type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<'schemas' | 'parameters', Readonly<Record<string, Members>>>>;
};

export const readDocument = async (server: TestServer): Promise<Document> => {
  const answer = await server.ask('GET', '/openapi.json', { key: null });
  expect(answer.status).toBe(200);
  return answer.json as Document;
};

const faultsOf = (document: Document, schema: Members, body: unknown): unknown => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const whole = toJsonSchema({ ...schema, components: document.components as unknown as Json }) as Members;
  const isValid = ajv.compile(whole);
  return isValid(body) ? [] : isValid.errors;
};

/** Checks a body against what the document says that this operation reads. Answers the faults. */
export const requestFaultsIn = (document: Document, { requestBody }: Operation, body: unknown): unknown =>
  faultsOf(document, requestBody!.content['application/json']!.schema, body);

/** Checks a body against the response that the document names for this operation and status. Answers the faults. */
export const faultsIn = (
  document: Document,
  of: { readonly operation: Operation; readonly status: number; readonly body: unknown },
): unknown => {
  const { operation, status, body } = of;
  const response = operation.responses[String(status)];
  if (response === undefined) return `${operation.operationId} does not document status ${status}`;
  const [media] = Object.values(response.content);
  return faultsOf(document, media!.schema, body);
};
