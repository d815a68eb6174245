import type { ColumnType } from 'kysely';

/** `2026-11-21T10:00:00.000Z`: timestamps come out as ISO text in UTC with milliseconds, on both engines. */
export type Instant = ColumnType<string, string | Date, string | Date>;
export type InstantByDefault = ColumnType<string, string | Date | undefined, string | Date>;
export type InstantOrNull = ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
/** jsonb: written as JSON text, so that a list is never mistaken for a PostgreSQL array; read parsed. */
export type Json = ColumnType<unknown, string, string>;
export type JsonByDefault = ColumnType<unknown, string | undefined, string>;
export type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>;
/** Filled from the transaction's tenant, and never changed. */
export type TenantId = ColumnType<string, string | undefined, never>;
