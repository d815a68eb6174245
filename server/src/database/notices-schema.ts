import type { Generated } from 'kysely';
import type { Instant, InstantOrNull, JsonByDefault, TenantId } from './column-types.ts';

/** The tables of migration 0012 as the queries see them. */
export type NoticesSchema = {
  source_references: {
    tenant_id: TenantId;
    source: string;
    reference: string;
    company_key: string;
    created_at: Instant;
  };
  poller_cursors: {
    name: string;
    cursor: JsonByDefault;
    leased_until: InstantOrNull;
    lease_id: string | null;
    next_at: InstantOrNull;
    failures: Generated<number>;
    last_error: string | null;
    polled_at: InstantOrNull;
    succeeded_at: InstantOrNull;
  };
};
