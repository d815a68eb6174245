import { eventSchema } from './crms.ts';
import { accountsAnswer } from './answers/accounts.ts';
import { auditAnswer } from './answers/audit.ts';
import { cardAnswerSchema } from './answers/card.ts';
import { companiesAnswer } from './answers/companies.ts';
import { pingAnswer } from './answers/ping.ts';
import { receivedAnswer } from './answers/received.ts';
import { replayAnswer } from './answers/replay.ts';
import { scoreAnswerSchema } from './answers/score.ts';
import { refreshSchema } from './requests/refresh.ts';
import { scoreSchema } from './requests/score.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import type { ErrorCode } from './errors.ts';
import { LEDGER_DESCRIPTIONS } from './ledger-descriptions.ts';
import { CONNECTION_DESCRIPTIONS } from './connection-descriptions.ts';
import { MONITORING_DESCRIPTIONS } from './monitoring-descriptions.ts';
import { NOTICE_DESCRIPTIONS } from './notice-descriptions.ts';
import { OPERATIONS_DESCRIPTIONS } from './operations-descriptions.ts';
import { ORDER_DESCRIPTIONS } from './order-descriptions.ts';
import { PORTFOLIO_DESCRIPTIONS } from './portfolio-descriptions.ts';
import { SANDBOX_DESCRIPTIONS } from './sandbox-descriptions.ts';
import { WEBHOOK_DESCRIPTIONS } from './webhook-descriptions.ts';

const CARD = '/v1/crms/:crm/accounts/:accountId';
const REFRESH = {
  summary: 'Score an account again now',
  status: 200,
  answer: cardAnswerSchema,
  request: refreshSchema,
};
const REFRESH_ERRORS: readonly ErrorCode[] = ['body_invalid', 'body_not_json', 'not_found', 'crm_unknown'];

/** What each endpoint takes and gives, by method and path. A test fails when one is missing. */
export const ENDPOINT_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'get /v1/ping': { id: 'ping', summary: 'Does the server answer?', status: 200, answer: pingAnswer, errors: [] },
  'post /v1/score': {
    id: 'requestScore',
    summary: 'Decide about a company',
    status: 200,
    answer: scoreAnswerSchema,
    request: scoreSchema,
    errors: [
      ...BODY_ERRORS,
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
    request: eventSchema,
    errors: [...BODY_ERRORS, 'crm_unknown', 'event_unverified'],
  },
  ...LEDGER_DESCRIPTIONS,
  ...CONNECTION_DESCRIPTIONS,
  ...MONITORING_DESCRIPTIONS,
  ...NOTICE_DESCRIPTIONS,
  ...OPERATIONS_DESCRIPTIONS,
  ...ORDER_DESCRIPTIONS,
  ...PORTFOLIO_DESCRIPTIONS,
  ...SANDBOX_DESCRIPTIONS,
  ...WEBHOOK_DESCRIPTIONS,
};
