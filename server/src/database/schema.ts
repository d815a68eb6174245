import type { Generated, GeneratedAlways } from 'kysely';
import type {
  Instant,
  InstantByDefault,
  InstantOrNull,
  Json,
  JsonByDefault,
  JsonOrNull,
  TenantId,
} from './column-types.ts';
import type { ConnectionsSchema } from './connections-schema.ts';
import type { MonitoringSchema } from './monitoring-schema.ts';
import type { NoticesSchema } from './notices-schema.ts';
import type { OrdersSchema } from './orders-schema.ts';
import type { SandboxSchema } from './sandbox-schema.ts';

export type AccountState = 'assessing' | 'decided' | 'choose_company' | 'failed';

/** The tables of server/migrations as the queries see them. */
export type Schema = MonitoringSchema &
  NoticesSchema &
  OrdersSchema &
  ConnectionsSchema &
  SandboxSchema & {
    tenants: { id: string; name: string; language: string; created_at: InstantByDefault; settings: JsonByDefault };
    api_keys: {
      id: string;
      tenant_id: TenantId;
      prefix: string;
      hmac: string;
      scopes: string[];
      name: string;
      created_at: Instant;
      expires_at: InstantOrNull;
      revoked_at: InstantOrNull;
      last_used_at: InstantOrNull;
      replaced_by: string | null;
    };
    accounts: {
      tenant_id: TenantId;
      crm: string;
      account_id: string;
      fields: Json;
      company_key: string | null;
      state: Generated<AccountState>;
      problem: JsonOrNull;
      candidates: JsonOrNull;
      decision_id: string | null;
      owner: string | null;
      created_at: InstantByDefault;
      updated_at: InstantByDefault;
    };
    source_answers: {
      tenant_id: TenantId;
      company_key: string;
      source: string;
      found: boolean;
      signals: Json;
      fetched_at: Instant;
    };
    decisions: {
      id: string;
      tenant_id: TenantId;
      company_key: string;
      crm: string | null;
      account_id: string | null;
      score: number;
      grade: string;
      outcome: string;
      limit_minor: number;
      currency: string;
      body: string;
      units_consumed: number;
      decided_at: Instant;
      expires_at: Instant;
      audit_sequence: number;
      audit_hash: string;
    };
    audit_log: {
      tenant_id: GeneratedAlways<string>;
      sequence: GeneratedAlways<number>;
      kind: GeneratedAlways<string>;
      body: GeneratedAlways<string>;
      body_sha256: GeneratedAlways<string>;
      previous_hash: GeneratedAlways<string>;
      hash: GeneratedAlways<string>;
      recorded_at: GeneratedAlways<string>;
    };
    audit_heads: {
      tenant_id: GeneratedAlways<string>;
      sequence: GeneratedAlways<number>;
      hash: GeneratedAlways<string>;
    };
    outbox: {
      id: GeneratedAlways<number>;
      tenant_id: TenantId;
      topic: string;
      payload: Json;
      dedupe_key: string | null;
      created_at: InstantByDefault;
      available_at: InstantByDefault;
      attempts: Generated<number>;
      claims: Generated<number>;
      last_error: string | null;
      done_at: InstantOrNull;
      dead_at: InstantOrNull;
    };
    inbox: {
      tenant_id: TenantId;
      origin: string;
      event_id: string;
      received_at: InstantByDefault;
      raw: string;
    };
    idempotency_keys: {
      tenant_id: TenantId;
      key: string;
      request_sha256: string;
      status: number;
      body: string;
      created_at: Instant;
      expires_at: Instant;
    };
  };
