import type { ErrorRequestHandler, Response } from 'express';
import { AppError, ERRORS, type ErrorCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { isDatabaseUnreachable } from './is-database-unreachable.ts';
import { requestIdOf } from './request-id.ts';

const DOCUMENTATION = '/docs/errors#';

/** Errors of Express and its body parsers carry a type or a status; what they show is ours. */
const FOREIGN: Readonly<Record<string, ErrorCode>> = {
  'entity.too.large': 'body_too_large',
  'entity.parse.failed': 'body_not_json',
  'encoding.unsupported': 'content_type_unsupported',
  'charset.unsupported': 'content_type_unsupported',
  'request.aborted': 'body_not_json',
  'request.size.invalid': 'body_not_json',
};

/** What has a status of the client's but no type: a body that does not unpack, a file that is not there. */
const FOREIGN_STATUS: Readonly<Record<number, ErrorCode>> = { 400: 'body_not_json', 404: 'not_found' };

const typeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string'
    ? error.type
    : undefined;

const statusOf = (error: unknown): number =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;

/** Any thrown thing as an AppError; what we do not know becomes `internal` and shows nothing of itself. */
export const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  const code = FOREIGN[typeOf(error) ?? ''];
  if (code !== undefined) return new AppError(code, String(error), { cause: error });
  if (error instanceof URIError) return new AppError('path_malformed', error.message, { cause: error });
  const byStatus = FOREIGN_STATUS[statusOf(error)];
  if (byStatus !== undefined) return new AppError(byStatus, String(error), { cause: error });
  if (isDatabaseUnreachable(error)) {
    return new AppError('database_unavailable', String(error), { cause: error, headers: { 'Retry-After': '5' } });
  }
  return new AppError('internal', error instanceof Error ? error.message : String(error), { cause: error });
};

/** RFC 9457 problem document. */
export const problemOf = (error: AppError, requestId: string): Record<string, unknown> => {
  const { status, title } = ERRORS[error.code];
  const { detail, errors, members } = error.options;
  return {
    type: `${DOCUMENTATION}${error.code}`,
    title,
    status,
    code: error.code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    ...members,
    request_id: requestId,
  };
};

export const sendProblem = (response: Response, error: AppError): void => {
  response
    .status(error.status)
    .set(error.options.headers ?? {})
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(error, requestIdOf(response))));
};

/** The one renderer of errors: the last middleware. */
export const renderProblem =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const known = toAppError(error);
    const at = { request_id: requestIdOf(response), code: known.code };
    if (known.status >= 500) log.error({ ...at, err: known.options.cause ?? known }, known.message);
    else log.debug(at, known.message);
    // Once the answer has begun only Express can end the connection.
    if (response.headersSent) next(error);
    else sendProblem(response, known);
  };
