import { deletedReferenceAnswer, noticesAnswer, sourceReferenceAnswer } from './answers/notices.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import { sourceReferenceSchema } from './requests/source-reference.ts';
import { noticeSchema } from './sources.ts';

const REFERENCE = '/v1/sources/:source/references/:reference';

/** The addresses under /v1/sources. Sources with a form of their own are described in their own documents. */
export const NOTICE_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'post /v1/sources/:source/notices': {
    id: 'receiveSourceNotice',
    summary: 'A source tells that something happened to a company',
    status: 202,
    answer: noticesAnswer,
    request: noticeSchema,
    errors: [
      ...BODY_ERRORS,
      'credentials_invalid',
      'scope_missing',
      'source_unknown',
      'notice_unverified',
      'notices_not_configured',
      'database_unavailable',
    ],
  },
  [`put ${REFERENCE}`]: {
    id: 'putSourceReference',
    summary: 'Say which company a reference of a source means',
    status: 200,
    answer: sourceReferenceAnswer,
    request: sourceReferenceSchema,
    errors: [...BODY_ERRORS, 'source_unknown'],
  },
  [`delete ${REFERENCE}`]: {
    id: 'deleteSourceReference',
    summary: 'Forget a reference of a source',
    status: 200,
    answer: deletedReferenceAnswer,
    errors: ['not_found', 'source_unknown'],
  },
};
