import { CrmError, type Crm } from '@creditline/core';
import { json2Client } from './json2-client.ts';
import { jsonrpcClient } from './jsonrpc-client.ts';
import { pingMessage, type Message } from './mapper.ts';
import {
  OdooError,
  type InboxAnswer,
  type OdooClient,
  type OdooConnection,
  type OdooFault,
  type OdooPost,
} from './odoo-client.ts';

/** What a connection turned out to be: as it should be, at fault, or leading to another database than was connected. */
export type OdooOutcome = 'works' | OdooFault | 'neutralized' | 'other_database';

export type OdooPing = {
  readonly outcome: OdooOutcome;
  /** What is wrong, in a sentence without its first word and full stop; absent when it works. */
  readonly because?: string;
  readonly addonVersion?: string;
};

export type OdooConnector = {
  readonly crm: Crm;
  /** Asks the addon whether it is there and whose database it is in. Does not throw for anything that Odoo answers. */
  ping(connection: OdooConnection, id: string): Promise<OdooPing>;
};

export type OdooSettings = {
  readonly post: OdooPost;
  readonly now: () => Date;
  /** The tenant's connection, or why there is none to use. */
  readonly connectionOf: (
    tenantId: string,
  ) => Promise<
    { readonly ok: true; readonly connection: OdooConnection } | { readonly ok: false; readonly because: string }
  >;
  /** Told after each call; a passing failure (no answer, too busy) is told too. */
  readonly onOutcome: (tenantId: string, connectionId: string, outcome: OdooOutcome) => Promise<void>;
};

/** The first series that has JSON-2. */
const JSON2_SINCE = 19;

const isSince = ({ series }: OdooConnection): boolean => Number(/(\d+)\./.exec(series)?.[1]) >= JSON2_SINCE;

/** One message to one database. Two that are the same at the same time: one is refused, and finds itself done then. */
const openSend = (post: OdooPost, now: () => Date): Send => {
  const [json2, jsonrpc] = [json2Client(post, now), jsonrpcClient(post, now)];
  return async (connection, message) => {
    const client: OdooClient = isSince(connection) ? json2 : jsonrpc;
    const event = { ...message, database_uuid: connection.databaseUuid };
    try {
      return await client.receive(connection, event);
    } catch (error) {
      if (!(error instanceof OdooError) || error.fault !== 'refused') throw error;
      return client.receive(connection, event);
    }
  };
};

/** `copied`, or an answer out of another database than the one that was connected. */
const outcomeOf = ({ status, database_uuid: uuid }: InboxAnswer, { databaseUuid }: OdooConnection): OdooOutcome => {
  if (status === 'neutralized') return 'neutralized';
  const isOther = status === 'copied' || (uuid != null && uuid.toLowerCase() !== databaseUuid);
  return isOther ? 'other_database' : 'works';
};

/** Undefined for the right one. */
const wrongDatabase = (outcome: OdooOutcome): string | undefined => {
  if (outcome === 'neutralized') return 'the database is a neutralized copy';
  return outcome === 'other_database' ? 'the database is another one than was connected, such as a copy' : undefined;
};

type Send = (connection: OdooConnection, message: Message) => Promise<InboxAnswer>;

const pingWith =
  (send: Send): OdooConnector['ping'] =>
  async (connection, id) => {
    try {
      const answer = await send(connection, pingMessage(id));
      const outcome = outcomeOf(answer, connection);
      const because = wrongDatabase(outcome);
      return {
        outcome,
        ...(because !== undefined && { because }),
        ...(answer.version != null && { addonVersion: answer.version }),
      };
    } catch (error) {
      if (!(error instanceof OdooError)) throw error;
      return { outcome: error.fault, because: error.message };
    }
  };

/** Brings messages to the addon and tells the server how each connection did. */
export const openMessenger = ({ post, now, onOutcome }: OdooSettings) => {
  const send = openSend(post, now);
  return {
    ping: pingWith(send),
    /** Throws a CrmError for everything but an answer of the connected database. */
    deliver: async (tenantId: string, connection: OdooConnection, message: Message): Promise<InboxAnswer> => {
      const told = (outcome: OdooOutcome): Promise<void> => onOutcome(tenantId, connection.id, outcome);
      const answer = await send(connection, message).catch(async (error: unknown) => {
        if (!(error instanceof OdooError)) throw error;
        await told(error.fault);
        const { crmCode, retryAfterMs } = error;
        const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
        throw new CrmError(crmCode, error.message, { cause: error, ...wait });
      });
      const outcome = outcomeOf(answer, connection);
      await told(outcome);
      const because = wrongDatabase(outcome);
      if (because !== undefined) throw new CrmError('crm_refused', because);
      return answer;
    },
  };
};
