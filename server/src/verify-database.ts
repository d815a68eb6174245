import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';
import { listAuditHeads, streamAudit } from './store/audit.ts';
import { findForgedDecision } from './store/decisions.ts';
import { verifyAudit, type AuditFault, type AuditVerdict } from './verify-audit.ts';

/** The chain may be sound while the table that answers are read from was changed beside it. */
const answerFault = async (tx: Tx, tenantId: string | undefined): Promise<AuditFault | undefined> => {
  const forged = await findForgedDecision(tx, tenantId);
  return forged && { tenant: forged.tenantId, sequence: forged.sequence, fault: 'answer' };
};

/** All rows and heads as of one moment, so that a server that writes meanwhile causes no false alarm. */
export const verifyDatabase = (database: Database, tenantId?: string): Promise<AuditVerdict> =>
  database.inSystem(async (tx) => {
    await sql`set transaction isolation level repeatable read`.execute(tx);
    // It reads every record there is: the limit that requests have would end it in any grown database.
    await sql`set local statement_timeout = 0`.execute(tx);
    const verdict = await verifyAudit(streamAudit(tx, { tenantId }), await listAuditHeads(tx, tenantId));
    const fault = verdict.ok ? await answerFault(tx, tenantId) : undefined;
    return fault === undefined ? verdict : { ...verdict, ok: false, firstFault: fault };
  });
