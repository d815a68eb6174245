import type { RequestHandler } from 'express';
import { auditConnection } from '../audit-connection.ts';
import type { Context } from '../context.ts';
import { findConnector } from '../crms.ts';
import { callerOf } from '../http/authenticate.ts';
import { deleteConnection, lockConnection } from '../store/connections.ts';
import { notConnected } from './not-connected.ts';
import { crmNameOf } from './path-parameters.ts';

/** DELETE /v1/crms/{crm}/connection: the key is forgotten and nothing is written any more. Accounts and decisions stay. */
export const disconnectCrm =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const { name: crm } = findConnector(context, crmNameOf(request)).crm;
    await context.database.inTenant(tenantId, async (tx) => {
      const connection = await lockConnection(tx, crm);
      if (connection === undefined) throw notConnected(crm);
      await deleteConnection(tx, crm);
      await auditConnection(tx, 'removed', { connection, keyId });
    });
    response.json({ crm, disconnected: true });
  };
