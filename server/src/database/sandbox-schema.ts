import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Instant, InstantOrNull, JsonByDefault, TenantId } from './column-types.ts';

/** The tables of migration 0010 as the queries see them. */
export type SandboxSchema = {
  sandbox_tasks: {
    id: GeneratedAlways<number>;
    tenant_id: TenantId;
    key: string;
    account_id: string;
    subject: string;
    body: string;
    owner: string | null;
    due_on: ColumnType<string, string, string>;
    priority: 'high' | 'normal' | 'low';
    link: string | null;
    state: Generated<'open' | 'done'>;
    comments: JsonByDefault;
    created_at: Instant;
    closed_at: InstantOrNull;
  };
  sandbox_happenings: {
    position: GeneratedAlways<number>;
    tenant_id: TenantId;
    id: string;
    company_key: string;
    event: string;
    happened_at: Instant;
  };
};
