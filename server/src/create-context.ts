import { randomBytes, randomUUID } from 'node:crypto';
import { tradeDefaultPolicy, tradeScorecard, type Crm, type Source } from '@creditline/core';
import type { Context } from './context.ts';
import { openConnectors, openCrms } from './crms.ts';
import { lastIn, type Database } from './database.ts';
import { addressOf } from './address-of.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { usableSecrets } from './notice-sources.ts';
import { openOutbox, type SetTimer } from './outbox.ts';
import { readPepper } from './pepper.ts';
import { openQueue, type Queue } from './queue.ts';
import { openConnections, type ConnectionSettings } from './open-connections.ts';
import { openWebhooks, type WebhookSettings } from './open-webhooks.ts';
import { recorded } from './recorded-rules.ts';
import { createFlights, type Timers } from './source-flights.ts';
import { openNoticeSources, openSources } from './sources.ts';
import { readCompanyInvoices } from './store/ledger-invoices.ts';
import { listHappenings } from './store/sandbox-happenings.ts';
import { worthIn } from './worth-in.ts';
import { VERSION } from './version.ts';

/** What tests put in the place of the machine's own: a clock, ids, sources, CRMs. */
export type Overrides = {
  readonly now?: () => Date;
  readonly newId?: () => string;
  readonly sources?: readonly Source[];
  readonly crms?: readonly Crm[];
  /** How names are found and how long a receiver may take. */
  readonly webhooks?: Pick<WebhookSettings, 'resolve' | 'timeoutMs'>;
  readonly connections?: Pick<ConnectionSettings, 'resolve' | 'timeoutMs'>;
  /** Called when no work gets done although some is due, and opening the queue anew did not help. */
  readonly onStuck?: () => void;
};

const timers: Timers = {
  set: (callback, delayMs) => setTimeout(callback, delayMs),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

const setTimer: SetTimer = (work, delayMs) => {
  const timer = setTimeout(work, delayMs);
  return { clear: () => clearTimeout(timer) };
};

const queueOf = ({ redisUrl, queueName }: Env, log: Log): (() => Queue) | undefined =>
  redisUrl === undefined
    ? undefined
    : () =>
        openQueue({
          url: redisUrl,
          name: queueName,
          onProblem: (problem) => log.warn({ problem }, 'the queue failed'),
        });

const sourcesOf = (env: Env, database: Database): readonly Source[] =>
  openSources({
    ...env,
    fetch: (url, init) => fetch(url, init),
    happenings: (tenantId, companyKey) => database.inTenant(tenantId, (tx) => listHappenings(lastIn(tx), companyKey)),
    ledger: {
      invoicesOf: ({ tenantId, ...asked }) =>
        database.inTenant(tenantId, (tx) => readCompanyInvoices(lastIn(tx), asked)),
      worthOf: worthIn(tradeDefaultPolicy),
    },
  });

/** Builds everything that routes and jobs work with. Nothing runs yet. */
export const createContext = (
  env: Env,
  opened: { readonly database: Database; readonly log: Log },
  overrides: Overrides = {},
): Context => {
  const { database, log } = opened;
  const now = overrides.now ?? (() => new Date());
  const metrics = createMetrics();
  const pepper = readPepper(env.pepper, env.directory, randomBytes);
  const noticeSources = openNoticeSources();
  const connections = openConnections({ pepper, randomBytes, inside: env.privateCrms, ...overrides.connections });
  const connectors = openConnectors({ database, connections, now });
  return {
    mode: env.mode,
    version: VERSION,
    database,
    sources: overrides.sources ?? sourcesOf(env, database),
    crms: overrides.crms ?? openCrms({ database, connections, now }, connectors),
    connectors,
    connections,
    noticeSources,
    noticeSecrets: usableSecrets(env, noticeSources),
    fetching: {
      timers,
      flights: createFlights({
        clock: () => performance.now(),
        timers,
        log: (failure) => log.warn(failure, 'a source failed'),
      }),
    },
    outbox: openOutbox({
      database,
      log,
      now,
      metrics,
      setTimer,
      chance: Math.random,
      role: env.role,
      openQueue: queueOf(env, log),
      onStuck: overrides.onStuck ?? (() => undefined),
    }),
    metrics,
    scorecard: recorded(tradeScorecard),
    policy: recorded(tradeDefaultPolicy),
    pepper,
    webhooks: openWebhooks({
      pepper,
      randomBytes,
      jitter: Math.random,
      clock: () => performance.now(),
      loopback: env.webhookLoopback,
      ...overrides.webhooks,
    }),
    deadlineMs: env.deadlineMs,
    publicUrl: env.publicUrl ?? addressOf(env.host, env.port),
    log,
    now,
    newId: overrides.newId ?? randomUUID,
  };
};
