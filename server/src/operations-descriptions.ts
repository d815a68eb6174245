import { deadLettersAnswer, healthAnswer, metricsAnswer, readyAnswer, replayedAnswer } from './answers/operations.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import { replayDeadLettersSchema } from './requests/dead-letters.ts';

/** What those who run Creditline ask. */
export const OPERATIONS_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'get /health': { id: 'health', summary: 'Is the process alive?', status: 200, answer: healthAnswer, errors: [] },
  'get /ready': {
    id: 'ready',
    summary: 'Can the process do its work?',
    status: 200,
    answer: readyAnswer,
    errors: ['database_unavailable'],
  },
  'get /metrics': {
    id: 'readMetrics',
    summary: 'Figures for Prometheus',
    status: 200,
    answer: metricsAnswer,
    answerType: 'text/plain',
    errors: [],
  },
  'get /v1/dead-letters': {
    id: 'readDeadLetters',
    summary: 'Work that was given up',
    status: 200,
    answer: deadLettersAnswer,
    errors: [],
  },
  'post /v1/dead-letters/replay': {
    id: 'replayDeadLetters',
    summary: 'Try all given-up work anew, or that of one topic',
    status: 200,
    answer: replayedAnswer,
    request: replayDeadLettersSchema,
    errors: BODY_ERRORS,
  },
  'post /v1/dead-letters/:letterId/replay': {
    id: 'replayDeadLetter',
    summary: 'Try one given-up piece of work anew',
    status: 200,
    answer: replayedAnswer,
    errors: ['not_found'],
  },
};
