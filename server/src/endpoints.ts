import type { RequestHandler } from 'express';
import type { Scope } from './api-keys.ts';
import type { Context } from './context.ts';
import { ORDER_ENDPOINTS } from './order-endpoints.ts';
import type { Role } from './outbox.ts';
import { completeTask } from './routes/complete-task.ts';
import { findCompanies } from './routes/find-companies.ts';
import { listSandboxCompanies } from './routes/list-sandbox-companies.ts';
import { health } from './routes/health.ts';
import { makeItHappen } from './routes/make-it-happen.ts';
import { ping } from './routes/ping.ts';
import { readAccounts } from './routes/read-accounts.ts';
import { readAudit } from './routes/read-audit.ts';
import { readCard } from './routes/read-card.ts';
import { readDeadLetters } from './routes/read-dead-letters.ts';
import { readLedgerOfAccount } from './routes/read-ledger-account.ts';
import { readMetrics } from './routes/read-metrics.ts';
import { ready } from './routes/ready.ts';
import { readScore } from './routes/read-score.ts';
import { readTasks } from './routes/read-tasks.ts';
import { putSourceReference } from './routes/put-source-reference.ts';
import { receiveCrmEvent } from './routes/receive-crm-event.ts';
import { LEDGER_LIMIT_BYTES, receiveInvoices } from './routes/receive-invoices.ts';
import { NOTICE_LIMIT_BYTES, receiveSourceNotice } from './routes/receive-source-notice.ts';
import { deleteSourceReference } from './routes/delete-source-reference.ts';
import { refreshCard } from './routes/refresh-card.ts';
import { replayDeadLetter } from './routes/replay-dead-letter.ts';
import { replayDeadLetters } from './routes/replay-dead-letters.ts';
import { replayScore } from './routes/replay-score.ts';
import { requestScore } from './routes/request-score.ts';
import { changeSettings } from './routes/change-settings.ts';
import { connectCrm } from './routes/connect-crm.ts';
import { disconnectCrm } from './routes/disconnect-crm.ts';
import { readConnectionOfCrm } from './routes/read-connection.ts';
import { rotateApiKey } from './routes/rotate-api-key.ts';
import { testConnection } from './routes/test-connection.ts';
import { cancelRescore } from './routes/cancel-rescore.ts';
import { changeWebhook } from './routes/change-webhook.ts';
import { createWebhook } from './routes/create-webhook.ts';
import { deleteWebhook } from './routes/delete-webhook.ts';
import { listDeliveries } from './routes/list-deliveries.ts';
import { listEvents } from './routes/list-events.ts';
import { listRescoreChanges } from './routes/list-rescore-changes.ts';
import { listRescores } from './routes/list-rescores.ts';
import { listWebhooks } from './routes/list-webhooks.ts';
import { readWebhook } from './routes/read-webhook.ts';
import { replayDeliveries } from './routes/replay-deliveries.ts';
import { rotateWebhookSecret } from './routes/rotate-webhook-secret.ts';
import { testWebhook } from './routes/test-webhook.ts';
import { readCollections } from './routes/read-collections.ts';
import { readRescore } from './routes/read-rescore.ts';
import { requestRescore } from './routes/request-rescore.ts';
import { readSettings } from './routes/read-settings.ts';
import { readWatched } from './routes/read-watched.ts';
import { readWatchlist } from './routes/read-watchlist.ts';
import { unwatchCompany } from './routes/unwatch-company.ts';
import { watchCompany } from './routes/watch-company.ts';
import { readAlert } from './routes/read-alert.ts';
import { readAlerts } from './routes/read-alerts.ts';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** One line of the route table. Without a scope no key is asked for; `body` says that JSON is read. */
export type Endpoint = {
  readonly method: Method;
  readonly path: string;
  readonly handler: (context: Context) => RequestHandler;
  readonly scope?: Scope;
  /** The scope that is needed where a key is shown; without one the body itself proves who sent it. */
  readonly scopeWithKey?: Scope;
  readonly body?: 'json';
  /** Where it is not the usual 64 kB. */
  readonly bodyLimitBytes?: number;
  /** The query parameters it takes; any other is refused. */
  readonly query?: readonly string[];
  readonly sandboxOnly?: true;
  /** Also from a database that is not the one that is connected. */
  readonly fromAnyDatabase?: true;
  /** Answered by workers too, which answer nothing else. */
  readonly everyRole?: true;
};

const DEAD = '/v1/dead-letters';
const CARD = '/v1/crms/:crm/accounts/:accountId';
const CONNECTION = '/v1/crms/:crm/connection';
const REFERENCE = '/v1/sources/:source/references/:reference';
const WATCHED = { path: '/v1/watchlist/:company', query: ['country'] } as const;
const WEBHOOK = '/v1/webhooks/:webhook';
const DELIVERIES_QUERY = ['state', 'limit', 'cursor'];
const EVENTS_QUERY = ['since', 'company', 'after', 'limit', 'cursor'];
const PORTFOLIO = '/v1/portfolio';
const RESCORE = `${PORTFOLIO}/rescores/:rescore`;
const PAGE_QUERY = ['limit', 'cursor'];
const COLLECTIONS_QUERY = ['currency', ...PAGE_QUERY];
const ALERTS_QUERY = ['since', 'state', 'company', 'severity', 'limit', 'cursor'];
const WATCHLIST_QUERY = ['grade', 'paused', 'due', 'limit', 'cursor'];

/** Every endpoint of the API; openapi.json describes exactly these (a test compares). */
export const ENDPOINTS: readonly Endpoint[] = [
  { method: 'get', path: '/v1/ping', handler: ping },
  { method: 'get', path: '/health', handler: health, everyRole: true },
  { method: 'get', path: '/ready', handler: ready, everyRole: true },
  { method: 'get', path: '/metrics', handler: readMetrics, everyRole: true },
  { method: 'get', path: DEAD, handler: readDeadLetters, scope: 'operations', query: ['topic', 'cursor'] },
  { method: 'post', path: `${DEAD}/:letterId/replay`, handler: replayDeadLetter, scope: 'operations' },
  { method: 'post', path: `${DEAD}/replay`, handler: replayDeadLetters, scope: 'operations', body: 'json' },
  { method: 'post', path: '/v1/score', handler: requestScore, scope: 'score:write', body: 'json' },
  { method: 'get', path: '/v1/score/:id', handler: readScore, scope: 'score:read' },
  { method: 'get', path: '/v1/score/:id/audit', handler: readAudit, scope: 'score:read' },
  { method: 'post', path: '/v1/score/:id/replay', handler: replayScore, scope: 'score:read' },
  { method: 'get', path: '/v1/companies', handler: findCompanies, scope: 'score:read', query: ['name', 'country'] },
  { method: 'get', path: '/v1/crms/:crm/accounts', handler: readAccounts, scope: 'crm:read' },
  { method: 'get', path: `${CARD}/card`, handler: readCard, scope: 'crm:read' },
  { method: 'post', path: `${CARD}/card/refresh`, handler: refreshCard, scope: 'crm:write' },
  { method: 'post', path: `${CARD}/refresh`, handler: refreshCard, scope: 'crm:write' },
  { method: 'get', path: `${CARD}/tasks`, handler: readTasks, scope: 'crm:read' },
  { method: 'post', path: `${CARD}/tasks/:key/complete`, handler: completeTask, scope: 'crm:write' },
  { method: 'post', path: '/v1/crms/:crm/events', handler: receiveCrmEvent, scope: 'crm:write', body: 'json' },
  {
    method: 'put',
    path: CONNECTION,
    handler: connectCrm,
    scope: 'connections:write',
    body: 'json',
    fromAnyDatabase: true,
  },
  { method: 'get', path: CONNECTION, handler: readConnectionOfCrm, scope: 'connections:read' },
  { method: 'post', path: `${CONNECTION}/test`, handler: testConnection, scope: 'connections:write' },
  { method: 'delete', path: CONNECTION, handler: disconnectCrm, scope: 'connections:write' },
  { method: 'post', path: '/v1/api-keys/rotate', handler: rotateApiKey, scope: 'connections:write' },
  { method: 'get', path: '/v1/watchlist', handler: readWatchlist, scope: 'watchlist:read', query: WATCHLIST_QUERY },
  { method: 'get', ...WATCHED, handler: readWatched, scope: 'watchlist:read' },
  { method: 'put', ...WATCHED, handler: watchCompany, scope: 'watchlist:write', body: 'json' },
  { method: 'delete', ...WATCHED, handler: unwatchCompany, scope: 'watchlist:write' },
  { method: 'post', path: `${PORTFOLIO}/rescore`, handler: requestRescore, scope: 'portfolio:write', body: 'json' },
  { method: 'get', path: `${PORTFOLIO}/rescores`, handler: listRescores, scope: 'portfolio:read', query: PAGE_QUERY },
  { method: 'get', path: RESCORE, handler: readRescore, scope: 'portfolio:read' },
  { method: 'delete', path: RESCORE, handler: cancelRescore, scope: 'portfolio:write' },
  {
    method: 'get',
    path: `${RESCORE}/changes`,
    handler: listRescoreChanges,
    scope: 'portfolio:read',
    query: PAGE_QUERY,
  },
  {
    method: 'get',
    path: `${PORTFOLIO}/collections`,
    handler: readCollections,
    scope: 'portfolio:read',
    query: COLLECTIONS_QUERY,
  },
  ...ORDER_ENDPOINTS,
  { method: 'get', path: '/v1/alerts', handler: readAlerts, scope: 'alerts:read', query: ALERTS_QUERY },
  { method: 'get', path: '/v1/alerts/:alertId', handler: readAlert, scope: 'alerts:read' },
  { method: 'get', path: '/v1/settings', handler: readSettings, scope: 'settings:read' },
  { method: 'put', path: '/v1/settings', handler: changeSettings, scope: 'settings:write', body: 'json' },
  {
    method: 'post',
    path: '/v1/sources/:source/notices',
    handler: receiveSourceNotice,
    scopeWithKey: 'notices:write',
    body: 'json',
    bodyLimitBytes: NOTICE_LIMIT_BYTES,
  },
  { method: 'put', path: REFERENCE, handler: putSourceReference, scope: 'notices:write', body: 'json' },
  { method: 'delete', path: REFERENCE, handler: deleteSourceReference, scope: 'notices:write' },
  {
    method: 'post',
    path: '/v1/ledger/invoices',
    handler: receiveInvoices,
    scope: 'ledger:write',
    body: 'json',
    bodyLimitBytes: LEDGER_LIMIT_BYTES,
  },
  { method: 'get', path: '/v1/ledger/accounts/:crm/:accountId', handler: readLedgerOfAccount, scope: 'ledger:read' },
  {
    method: 'post',
    path: '/v1/sandbox/events',
    handler: makeItHappen,
    scope: 'crm:write',
    body: 'json',
    sandboxOnly: true,
  },
  { method: 'post', path: '/v1/webhooks', handler: createWebhook, scope: 'webhooks:write', body: 'json' },
  { method: 'get', path: '/v1/webhooks', handler: listWebhooks, scope: 'webhooks:read' },
  { method: 'get', path: WEBHOOK, handler: readWebhook, scope: 'webhooks:read' },
  { method: 'put', path: WEBHOOK, handler: changeWebhook, scope: 'webhooks:write', body: 'json' },
  { method: 'post', path: `${WEBHOOK}/rotate`, handler: rotateWebhookSecret, scope: 'webhooks:write' },
  {
    method: 'get',
    path: `${WEBHOOK}/deliveries`,
    handler: listDeliveries,
    scope: 'webhooks:read',
    query: DELIVERIES_QUERY,
  },
  { method: 'post', path: `${WEBHOOK}/replay`, handler: replayDeliveries, scope: 'webhooks:write', body: 'json' },
  { method: 'post', path: `${WEBHOOK}/test`, handler: testWebhook, scope: 'webhooks:write' },
  { method: 'delete', path: WEBHOOK, handler: deleteWebhook, scope: 'webhooks:write' },
  { method: 'get', path: '/v1/events', handler: listEvents, scope: 'webhooks:read', query: EVENTS_QUERY },
  { method: 'get', path: '/v1/sandbox/companies', handler: () => listSandboxCompanies, sandboxOnly: true },
];

export const endpointsOf = (mode: Context['mode'], role: Role = 'all'): readonly Endpoint[] =>
  ENDPOINTS.filter(({ sandboxOnly }) => sandboxOnly !== true || mode === 'sandbox').filter(
    ({ everyRole }) => everyRole === true || role !== 'worker',
  );
