import type { RequestHandler } from 'express';
import type { Scope } from './api-keys.ts';
import type { Context } from './context.ts';
import { findCompanies } from './routes/find-companies.ts';
import { listSandboxCompanies } from './routes/list-sandbox-companies.ts';
import { ping } from './routes/ping.ts';
import { readAccounts } from './routes/read-accounts.ts';
import { readAudit } from './routes/read-audit.ts';
import { readCard } from './routes/read-card.ts';
import { readScore } from './routes/read-score.ts';
import { receiveCrmEvent } from './routes/receive-crm-event.ts';
import { refreshCard } from './routes/refresh-card.ts';
import { replayScore } from './routes/replay-score.ts';
import { requestScore } from './routes/request-score.ts';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** One line of the route table. Without a scope no key is asked for; `body` says that JSON is read. */
export type Endpoint = {
  readonly method: Method;
  readonly path: string;
  readonly handler: (context: Context) => RequestHandler;
  readonly scope?: Scope;
  readonly body?: 'json';
  /** The query parameters it takes; any other is refused. */
  readonly query?: readonly string[];
  readonly sandboxOnly?: true;
};

const CARD = '/v1/crms/:crm/accounts/:accountId';

/** Every endpoint of the API; openapi.json describes exactly these (a test compares). */
export const ENDPOINTS: readonly Endpoint[] = [
  { method: 'get', path: '/v1/ping', handler: ping },
  { method: 'post', path: '/v1/score', handler: requestScore, scope: 'score:write', body: 'json' },
  { method: 'get', path: '/v1/score/:id', handler: readScore, scope: 'score:read' },
  { method: 'get', path: '/v1/score/:id/audit', handler: readAudit, scope: 'score:read' },
  { method: 'post', path: '/v1/score/:id/replay', handler: replayScore, scope: 'score:read' },
  { method: 'get', path: '/v1/companies', handler: findCompanies, scope: 'score:read', query: ['name', 'country'] },
  { method: 'get', path: '/v1/crms/:crm/accounts', handler: readAccounts, scope: 'crm:read' },
  { method: 'get', path: `${CARD}/card`, handler: readCard, scope: 'crm:read' },
  { method: 'post', path: `${CARD}/card/refresh`, handler: refreshCard, scope: 'crm:write' },
  { method: 'post', path: `${CARD}/refresh`, handler: refreshCard, scope: 'crm:write' },
  { method: 'post', path: '/v1/crms/:crm/events', handler: receiveCrmEvent, scope: 'crm:write', body: 'json' },
  { method: 'get', path: '/v1/sandbox/companies', handler: () => listSandboxCompanies, sandboxOnly: true },
];

export const endpointsOf = (mode: Context['mode']): readonly Endpoint[] =>
  ENDPOINTS.filter(({ sandboxOnly }) => sandboxOnly !== true || mode === 'sandbox');
