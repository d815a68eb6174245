import { collectionsAnswerSchema } from './answers/collections.ts';
import { rescoreAnswerSchema, rescoreChangesAnswerSchema, rescoresAnswerSchema } from './answers/rescore.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import { rescoreSchema } from './requests/rescore.ts';

/** What the endpoints of the portfolio take and give. */
export const PORTFOLIO_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'post /v1/portfolio/rescore': {
    id: 'requestRescore',
    summary: 'Decide about the watched companies again, on the current policy or a draft',
    status: 202,
    answer: rescoreAnswerSchema,
    request: rescoreSchema,
    errors: [...BODY_ERRORS, 'rescore_running'],
  },
  'get /v1/portfolio/rescores': {
    id: 'listRescores',
    summary: 'The runs over the portfolio, the latest first',
    status: 200,
    answer: rescoresAnswerSchema,
    errors: [],
  },
  'get /v1/portfolio/rescores/:rescore': {
    id: 'readRescore',
    summary: 'How far a run over the portfolio is, and what comes of it',
    status: 200,
    answer: rescoreAnswerSchema,
    errors: ['not_found'],
  },
  'delete /v1/portfolio/rescores/:rescore': {
    id: 'cancelRescore',
    summary: 'End a run over the portfolio',
    status: 200,
    answer: rescoreAnswerSchema,
    errors: ['not_found'],
  },
  'get /v1/portfolio/rescores/:rescore/changes': {
    id: 'listRescoreChanges',
    summary: 'The companies that come out other in a run',
    status: 200,
    answer: rescoreChangesAnswerSchema,
    errors: ['not_found'],
  },
  'get /v1/portfolio/collections': {
    id: 'readCollections',
    summary: 'The watched companies by money at risk',
    status: 200,
    answer: collectionsAnswerSchema,
    errors: [],
  },
};
