import type { ColumnType, Generated } from 'kysely';
import type { Instant, InstantOrNull, Json, JsonOrNull, TenantId } from './column-types.ts';

/** The tables of migration 0016 as the queries see them. */
export type OrdersSchema = {
  order_reservations: {
    id: string;
    tenant_id: TenantId;
    holder: string;
    crm: string;
    account_id: string | null;
    order_id: string | null;
    amount_minor: number;
    currency: string;
    reserved_at: Instant;
    until: Instant;
    ended_at: InstantOrNull;
    confirmed_at: InstantOrNull;
    kept_until: InstantOrNull;
  };
  reported_exposures: {
    tenant_id: TenantId;
    crm: string;
    account_id: string;
    company_key: string;
    open_minor: number;
    open_currency: string;
    ordered_minor: number;
    ordered_currency: string;
    reported_at: Instant;
  };
  overrides: {
    id: string;
    tenant_id: TenantId;
    company_key: string | null;
    crm: string;
    account_id: string | null;
    order_id: string | null;
    state: Generated<'requested' | 'approved' | 'refused' | 'ended'>;
    requested_minor: number;
    amount_minor: number;
    currency: string;
    reason: string;
    requested_by: Json;
    requested_at: Instant;
    ends_on: ColumnType<string | null, string | null | undefined, string | null>;
    settled_by: JsonOrNull;
    settled_at: InstantOrNull;
    settled_note: string | null;
    covers_refusal: Generated<boolean>;
    ended_by: JsonOrNull;
    ended_at: InstantOrNull;
    ended_note: string | null;
  };
};
