import type { RequestHandler } from 'express';
import { connectionPart } from '../answers/connections.ts';
import type { Context } from '../context.ts';
import { findConnector } from '../crms.ts';
import { lastIn } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { readConnection } from '../store/connections.ts';
import { notConnected } from './not-connected.ts';
import { crmNameOf } from './path-parameters.ts';

/** GET /v1/crms/{crm}/connection: everything but the key. */
export const readConnectionOfCrm =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { name } = findConnector(context, crmNameOf(request)).crm;
    const { tenantId } = callerOf(response);
    const connection = await context.database.inTenant(tenantId, (tx) => readConnection(lastIn(tx), name));
    if (connection === undefined) throw notConnected(name);
    response.json(connectionPart(connection));
  };
