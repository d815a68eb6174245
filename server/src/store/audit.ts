import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** Where a record stands in its tenant's chain. `hash` is 64 lower-case hex digits. */
export type AuditReceipt = { readonly sequence: number; readonly hash: string };
export type NewAuditRecord = { readonly kind: string; readonly body: string };

/** A row as it is verified; `recordedAt` is an ISO instant with milliseconds. */
export type AuditRow = {
  readonly tenantId: string;
  readonly sequence: number;
  readonly kind: string;
  readonly body: string;
  readonly bodySha256: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly recordedAt: string;
};
/** The last row of a tenant's chain, kept apart: it shows when the end of the chain is missing. */
export type AuditHead = { readonly tenantId: string; readonly sequence: number; readonly hash: string };

const COLUMNS = [
  'tenant_id as tenantId',
  'sequence',
  'kind',
  'body',
  'body_sha256 as bodySha256',
  'previous_hash as previousHash',
  'hash',
  'recorded_at as recordedAt',
] as const;

/** Appends one record to the tenant's chain; the row is locked until the transaction ends. */
export const appendAudit = async (tx: Tx, record: NewAuditRecord): Promise<AuditReceipt> => {
  const { rows } = await sql<AuditReceipt>`
    select sequence, hash from append_audit(${record.kind}, ${record.body})`.execute(tx);
  return rows[0]!;
};

export const readAuditRow = (tx: Tx, sequence: number): Promise<AuditRow | undefined> =>
  tx.selectFrom('audit_log').select(COLUMNS).where('sequence', '=', sequence).executeTakeFirst();

/** The first record of this kind with this body: a scorecard or a policy is recorded once per tenant. */
export const findAuditBySha256 = (tx: Tx, kind: string, bodySha256: string): Promise<AuditRow | undefined> =>
  tx
    .selectFrom('audit_log')
    .select(COLUMNS)
    .where('kind', '=', kind)
    .where('body_sha256', '=', bodySha256)
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();

/** Every row that the transaction may see, by tenant and sequence, read in pages. */
export async function* streamAudit(
  tx: Tx,
  { tenantId, pageSize = 2_000 }: { tenantId?: string | undefined; pageSize?: number } = {},
): AsyncGenerator<AuditRow> {
  let after: Pick<AuditRow, 'tenantId' | 'sequence'> | undefined;
  for (;;) {
    const page = await readAuditPage(tx, { tenantId, pageSize, after });
    yield* page;
    after = page.at(-1);
    if (page.length < pageSize) return;
  }
}

type AuditPage = {
  readonly tenantId: string | undefined;
  readonly pageSize: number;
  readonly after: Pick<AuditRow, 'tenantId' | 'sequence'> | undefined;
};

const readAuditPage = (tx: Tx, { tenantId, pageSize, after }: AuditPage): Promise<AuditRow[]> => {
  let query = tx.selectFrom('audit_log').select(COLUMNS).orderBy('tenant_id').orderBy('sequence').limit(pageSize);
  if (tenantId !== undefined) query = query.where('tenant_id', '=', tenantId);
  if (after) query = query.where(sql<boolean>`(tenant_id, sequence) > (${after.tenantId}, ${after.sequence}::bigint)`);
  return query.execute();
};

export const listAuditHeads = (tx: Tx, tenantId?: string): Promise<AuditHead[]> => {
  const query = tx.selectFrom('audit_heads').select(['tenant_id as tenantId', 'sequence', 'hash']).orderBy('tenant_id');
  return (tenantId === undefined ? query : query.where('tenant_id', '=', tenantId)).execute();
};
