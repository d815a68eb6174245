import {
  connectionAnswer,
  connectionTestedAnswer,
  disconnectedAnswer,
  keyRotatedAnswer,
} from './answers/connections.ts';
import { connectionSchema } from './crms.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import type { ErrorCode } from './errors.ts';
import { nothingSchema } from './requests/connection.ts';

const CONNECTION = '/v1/crms/:crm/connection';
const UNCONNECTED: readonly ErrorCode[] = ['not_found', 'crm_unknown'];

/** How a tenant connects its CRM, and the key that the CRM asks with; by method and path. */
export const CONNECTION_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  [`put ${CONNECTION}`]: {
    id: 'connectCrm',
    summary: 'Connect a CRM: it is asked first, and only what works is kept',
    status: 200,
    answer: connectionAnswer,
    request: connectionSchema,
    errors: [...BODY_ERRORS, 'crm_unknown', 'connection_failed'],
  },
  [`get ${CONNECTION}`]: {
    id: 'readConnection',
    summary: 'Read a connection, without its key',
    status: 200,
    answer: connectionAnswer,
    errors: UNCONNECTED,
  },
  [`post ${CONNECTION}/test`]: {
    id: 'testConnection',
    summary: 'Ask the connected CRM now, and say what is wrong',
    status: 200,
    answer: connectionTestedAnswer,
    request: nothingSchema,
    errors: ['body_invalid', 'body_not_json', ...UNCONNECTED],
  },
  [`delete ${CONNECTION}`]: {
    id: 'disconnectCrm',
    summary: 'Forget a connection and its key',
    status: 200,
    answer: disconnectedAnswer,
    errors: UNCONNECTED,
  },
  'post /v1/api-keys/rotate': {
    id: 'rotateApiKey',
    summary: 'A new key that may do the same; the one that asks works for 24 hours more',
    status: 200,
    answer: keyRotatedAnswer,
    request: nothingSchema,
    errors: ['body_invalid', 'body_not_json', 'key_not_rotatable'],
  },
};
