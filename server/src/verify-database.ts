import { sql } from 'kysely';
import type { Database } from './database.ts';
import { listAuditHeads, streamAudit } from './store/audit.ts';
import { verifyAudit, type AuditVerdict } from './verify-audit.ts';

/** All rows and heads as of one moment, so that a server that writes meanwhile causes no false alarm. */
export const verifyDatabase = (database: Database, tenantId?: string): Promise<AuditVerdict> =>
  database.inSystem(async (tx) => {
    await sql`set transaction isolation level repeatable read`.execute(tx);
    return verifyAudit(streamAudit(tx, { tenantId }), await listAuditHeads(tx, tenantId));
  });
