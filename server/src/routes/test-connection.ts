import type { RequestHandler } from 'express';
import { connectionPart } from '../answers/connections.ts';
import { openConnection } from '../connection-book.ts';
import { sentenceOf } from '../connection-failed.ts';
import type { Context } from '../context.ts';
import { findConnector, type Ping } from '../crms.ts';
import type { Tx } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { nothingSchema } from '../requests/connection.ts';
import {
  lockConnection,
  noteConnectionFault,
  noteConnectionWorks,
  orderMissedWrites,
  readConnection,
  type Connection,
} from '../store/connections.ts';
import { notConnected } from './not-connected.ts';
import { crmNameOf } from './path-parameters.ts';

const UNOPENABLE: Ping = {
  outcome: 'key_unopenable',
  because: 'the stored key cannot be opened since the secret of this server changed: connect again',
};

/** One that works again is told what it missed. A connection that was made anew meanwhile is left alone. */
const settle = async (tx: Tx, asked: Connection, { ping, now }: { ping: Ping; now: Date }): Promise<Connection> => {
  const before = await lockConnection(tx, asked.crm);
  if (before === undefined) throw notConnected(asked.crm);
  if (before.id !== asked.id) return before;
  if (ping.outcome === 'works') {
    await noteConnectionWorks(tx, asked, { addonVersion: ping.addonVersion ?? null, now });
    if (before.state !== 'active') await orderMissedWrites(tx, asked);
  } else {
    await noteConnectionFault(tx, asked, { fault: ping.outcome, now });
  }
  return (await readConnection(tx, asked.crm))!;
};

/** POST /v1/crms/{crm}/connection/test: asks the CRM now. What is wrong is the answer, and no error of this call. */
export const testConnection =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const { connections, database, now, newId } = context;
    const connector = findConnector(context, crmNameOf(request));
    checkBody(nothingSchema, parseJson(bytesOf(request.body)));
    const { name } = connector.crm;
    const stored = await database.inTenant(tenantId, (tx) => readConnection(tx, name));
    if (stored === undefined) throw notConnected(name);
    const opened = openConnection(connections, tenantId, stored);
    const ping = opened === undefined ? UNOPENABLE : await connector.ping(opened, newId());
    const works = ping.outcome === 'works';
    const connection = await database.inTenant(tenantId, (tx) => settle(tx, stored, { ping, now: now() }));
    if (works) context.outbox.nudge();
    response.json({
      works,
      fault: works ? null : ping.outcome,
      detail: works ? null : sentenceOf(ping),
      connection: connectionPart(connection),
    });
  };
