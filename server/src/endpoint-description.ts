import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** What openapi.json says of one endpoint besides its path and method. */
export type EndpointDescription = {
  readonly id: string;
  readonly summary: string;
  readonly status: number;
  readonly answer: z.ZodType;
  /** Where the answer is no JSON. */
  readonly answerType?: 'text/plain';
  readonly request?: z.ZodType;
  readonly errors: readonly ErrorCode[];
};

/** What any address that reads JSON may answer. */
export const BODY_ERRORS: readonly ErrorCode[] = ['body_invalid', 'body_not_json', 'content_type_unsupported'];
