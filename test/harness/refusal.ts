import { expect } from 'vitest';
import type { z } from 'zod';
import type { problemAnswer } from '../../server/src/answers/problem.ts';
import { ERRORS, type ErrorCode } from '../../server/src/errors.ts';
import { rowCounts } from './row-counts.ts';
import type { Answer, AskOptions, TestServer } from './server.ts';

export type Problem = z.infer<typeof problemAnswer>;

/** What no caller may ever see: a stack, a file of ours, or a statement. */
const INSIDES = /\bat .+:\d+:\d+|node_modules|file:\/\/|\/server\/src\/|select .+ from /i;

/** Checks the form that every error has, and answers the problem document. */
export const expectProblem = (answer: Answer, code: ErrorCode): Problem => {
  expect(answer.text).toContain(`"code":"${code}"`);
  expect(answer.status).toBe(ERRORS[code].status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = answer.json as Problem;
  expect(problem).toMatchObject({ type: `/docs/errors#${code}`, code, ...ERRORS[code] });
  expect(problem.request_id).not.toBe('');
  expect(problem.request_id).toBe(answer.headers.get('x-request-id'));
  expect(answer.text).not.toMatch(INSIDES);
  return problem;
};

export type Refused = AskOptions & { readonly method: string; readonly path: string };

export const fieldsOf = (problem: Problem): readonly string[] => (problem.errors ?? []).map(({ field }) => field);

/** Sends a request that must be refused with this code, and checks that not one row of the tenant came or went. */
export const expectRefused = async (server: TestServer, request: Refused, code: ErrorCode): Promise<Problem> => {
  const { method, path, ...options } = request;
  const before = await rowCounts(server.context, server.tenantId);
  const problem = expectProblem(await server.ask(method, path, options), code);
  expect(await rowCounts(server.context, server.tenantId)).toEqual(before);
  return problem;
};
