import type { AlertCause, AlertDelivery, Severity } from '@creditline/core';
import type { ColumnType, Generated } from 'kysely';
import type { Instant, InstantOrNull, Json, TenantId } from './column-types.ts';

/** `2026-11-21`: a date without a time, as ISO text on both engines. */
type Day = ColumnType<string, string, string>;

/** The tables of migration 0006 as the queries see them. */
export type MonitoringSchema = {
  watched_companies: {
    tenant_id: TenantId;
    company_key: string;
    identity: Json;
    name: string | null;
    is_held: Generated<boolean>;
    is_requested: Generated<boolean>;
    decision_id: string | null;
    score: number | null;
    grade: string | null;
    outcome: string | null;
    limit_minor: number | null;
    limit_currency: string | null;
    limit_decision_id: string | null;
    limit_since: InstantOrNull;
    limit_grade: string | null;
    watched_at: Instant;
    checked_at: InstantOrNull;
    due_at: InstantOrNull;
    paused_at: InstantOrNull;
    snoozed_until: InstantOrNull;
  };
  notice_inbox: {
    source: string;
    event_id: string;
    company_key: string | null;
    event_at: Instant;
    received_at: Instant;
    raw: string;
  };
  company_notices: {
    tenant_id: TenantId;
    source: string;
    event_id: string;
    company_key: string;
    kind: string;
    event_at: Instant;
    received_at: Instant;
    signals: Json;
    decision_id: string | null;
    handled_at: InstantOrNull;
  };
  alerts: {
    id: string;
    tenant_id: TenantId;
    company_key: string;
    rule_id: string;
    cause: AlertCause;
    crossing: string;
    severity: Severity;
    delivery: AlertDelivery;
    body: Json;
    decision_id: string;
    opened_at: Instant;
    closed_at: InstantOrNull;
    closed_because: string | null;
    closed_decision_id: string | null;
    task_key: string | null;
    change_sequence: number;
  };
  tasks: {
    tenant_id: TenantId;
    key: string;
    crm: string;
    account_id: string;
    kind: 'alert' | 'digest';
    owner: string | null;
    due_on: Day;
    created_at: Instant;
    crm_task_id: string | null;
    written_at: InstantOrNull;
    close_requested_at: InstantOrNull;
    closed_at: InstantOrNull;
    failed_because: string | null;
    failed_at: InstantOrNull;
    write_begun_at: InstantOrNull;
  };
  company_sequences: { tenant_id: TenantId; company_key: string; sequence: number };
  events: {
    id: string;
    tenant_id: TenantId;
    topic: string;
    company_key: string;
    sequence: number;
    occurred_at: Instant;
    data: Json;
  };
  webhook_endpoints: {
    id: string;
    tenant_id: TenantId;
    url: string;
    description: string | null;
    topics: string[];
    secrets: Json;
    created_at: Instant;
    disabled_at: InstantOrNull;
    disabled_because: string | null;
    failing_since: InstantOrNull;
  };
  webhook_deliveries: {
    tenant_id: TenantId;
    endpoint_id: string;
    event_id: string;
    created_at: Instant;
    attempts: Generated<number>;
    state: Generated<'waiting' | 'delivered' | 'failed'>;
    last_status: number | null;
    last_error: string | null;
    latency_ms: number | null;
    attempted_at: InstantOrNull;
    next_attempt_at: InstantOrNull;
    delivered_at: InstantOrNull;
  };
};
