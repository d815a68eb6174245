import type { RequestHandler } from 'express';
import { connectionPart } from '../answers/connections.ts';
import { auditConnection } from '../audit-connection.ts';
import { connectionFailed } from '../connection-failed.ts';
import { checkedBaseUrl } from '../connection-url.ts';
import type { Context } from '../context.ts';
import { connectionSchema, findConnector } from '../crms.ts';
import type { Tx } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { connectionOwner } from '../open-connections.ts';
import { lockConnection, orderMissedWrites, saveConnection, type Connection } from '../store/connections.ts';
import { crmNameOf } from './path-parameters.ts';

/** A connection that was never broken missed nothing. */
const isGap = (before: Connection | undefined, made: Connection): boolean =>
  before === undefined || before.state !== 'active' || before.databaseUuid !== made.databaseUuid;

const save = async (tx: Tx, made: Connection, keyId: string): Promise<void> => {
  const before = await lockConnection(tx, made.crm);
  await saveConnection(tx, made);
  await auditConnection(tx, before === undefined ? 'made' : 'changed', { connection: made, keyId });
  if (isGap(before, made)) await orderMissedWrites(tx, made);
};

/** PUT /v1/crms/{crm}/connection: asks the CRM before anything is kept, in place of what was kept. */
export const connectCrm =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const { connections, database, now, newId } = context;
    const connector = findConnector(context, crmNameOf(request));
    const { name: crm } = connector.crm;
    const given = checkBody(connectionSchema, parseJson(bytesOf(request.body)));
    const baseUrl = await checkedBaseUrl(connections, given.base_url);
    const { database_uuid: databaseUuid, series, login, key } = given;
    const opened = { id: newId(), baseUrl, database: given.database, databaseUuid, series, login };
    const ping = await connector.ping({ ...opened, key }, newId());
    if (ping.outcome !== 'works') throw connectionFailed(ping);
    const at = now().toISOString();
    const made: Connection = {
      ...opened,
      crm,
      sealedKey: connections.box.seal(key, connectionOwner(tenantId, crm)),
      companyName: given.company_name ?? null,
      addonVersion: ping.addonVersion ?? null,
      state: 'active',
      createdAt: at,
      verifiedAt: at,
      lastError: null,
      lastErrorAt: null,
    };
    await database.inTenant(tenantId, (tx) => save(tx, made, keyId));
    context.outbox.nudge();
    response.json(connectionPart(made));
  };
