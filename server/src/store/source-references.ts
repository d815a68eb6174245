import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** What a source calls a tenant's connection. */
export type SourceReference = { readonly source: string; readonly reference: string };

/** In the tenant: says which company a reference means, or another one than before. */
export const saveSourceReference = async (
  tx: Tx,
  { source, reference, companyKey, now }: SourceReference & { readonly companyKey: string; readonly now: Date },
): Promise<void> => {
  await tx
    .insertInto('source_references')
    .values({ source, reference, company_key: companyKey, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'source', 'reference']).doUpdateSet({ company_key: companyKey }),
    )
    .execute();
};

/** In the tenant. Answers false where there is none. */
export const deleteSourceReference = async (tx: Tx, { source, reference }: SourceReference): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('source_references')
    .where('source', '=', source)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

export type ReferencedCompany = {
  readonly reference: string;
  readonly tenantId: string;
  readonly companyKey: string;
};

/** In the system: the companies, and their tenants, that these references of a source mean. */
export const findReferenced = async (
  tx: Tx,
  { source, references }: { readonly source: string; readonly references: readonly string[] },
): Promise<readonly ReferencedCompany[]> => {
  const { rows } = await sql<ReferencedCompany>`
    select reference, tenant_id as "tenantId", company_key as "companyKey" from source_references
    where source = ${source} and reference = any (${[...references]}::text[])
    order by tenant_id, reference
  `.execute(tx);
  return rows;
};
