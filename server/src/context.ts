import type { Crm, NoticeSource, Policy, Scorecard, Source } from '@creditline/core';
import type { Connector } from './crms.ts';
import type { Database } from './database.ts';
import type { FetchSignalsRuntime } from './fetch-signals.ts';
import type { Log } from './log.ts';
import type { NoticeSecrets } from './notice-secrets.ts';
import type { Metrics } from './metrics.ts';
import type { Connections } from './open-connections.ts';
import type { Webhooks } from './open-webhooks.ts';
import type { Outbox } from './outbox.ts';

/** A scorecard or policy with the text that is recorded for it and that text's SHA-256 (hex). */
export type Recorded<T> = { readonly value: T; readonly body: string; readonly sha256: string };

/** Everything the routes and jobs work with, built once in main.ts. Time and ids come from here and nowhere else. */
export type Context = {
  readonly mode: 'sandbox' | 'live';
  readonly version: string;
  readonly database: Database;
  readonly sources: readonly Source[];
  readonly crms: readonly Crm[];
  /** Those of them that a tenant has to connect. */
  readonly connectors: readonly Connector[];
  readonly connections: Connections;
  readonly noticeSources: readonly NoticeSource[];
  /** By the name of the source; a source without any takes no signed notice. */
  readonly noticeSecrets: NoticeSecrets;
  readonly fetching: FetchSignalsRuntime;
  readonly outbox: Outbox;
  readonly metrics: Metrics;
  readonly scorecard: Recorded<Scorecard>;
  readonly policy: Recorded<Policy>;
  readonly pepper: string;
  readonly webhooks: Webhooks;
  readonly deadlineMs: number;
  /** Where people's browsers reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
};
