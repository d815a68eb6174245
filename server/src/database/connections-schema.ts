import type { Generated } from 'kysely';
import type { Instant, InstantOrNull, TenantId } from './column-types.ts';

export type ConnectionState = 'active' | 'paused' | 'copied';

/** The tables of migration 0017 as the queries see them. */
export type ConnectionsSchema = {
  connections: {
    tenant_id: TenantId;
    crm: string;
    id: string;
    base_url: string;
    database: string;
    database_uuid: string;
    series: string;
    login: string;
    sealed_key: string;
    company_name: string | null;
    addon_version: string | null;
    state: Generated<ConnectionState>;
    created_at: Instant;
    verified_at: Instant;
    last_error: string | null;
    last_error_at: InstantOrNull;
  };
};
