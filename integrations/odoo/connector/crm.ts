import { CrmError, type Crm, type CrmAccountKey, type EventReading, type SignedRequest } from '@creditline/core';
import type { z } from 'zod';
import { json2Client } from './json2-client.ts';
import { jsonrpcClient } from './jsonrpc-client.ts';
import {
  decisionMessage,
  overrideMessage,
  pingMessage,
  taskEndMessage,
  taskMessage,
  toCrmEvent,
  type Message,
} from './mapper.ts';
import {
  OdooError,
  type InboxAnswer,
  type OdooClient,
  type OdooConnection,
  type OdooFault,
  type OdooPost,
} from './odoo-client.ts';
import { readJson } from './read-reply.ts';
import { eventSchema } from './schema.ts';

export type { OdooConnection, OdooFault, OdooPost } from './odoo-client.ts';
export { connectionSchema as odooConnectionSchema, eventSchema } from './schema.ts';

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
  ) => Promise<{ readonly ok: true; readonly connection: OdooConnection } | { readonly ok: false; readonly because: string }>;
  /** Told after each call; a passing failure (no answer, too busy) is told too. */
  readonly onOutcome: (tenantId: string, connectionId: string, outcome: OdooOutcome) => Promise<void>;
};

/** The first series that has JSON-2. */
const JSON2_SINCE = 19;

const isSince = ({ series }: OdooConnection): boolean => Number(/(\d+)\./.exec(series)?.[1]) >= JSON2_SINCE;

const faultsOf = (issue: z.core.$ZodIssue): readonly { readonly field: string; readonly message: string }[] => {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: path, message: issue.message }];
  return issue.keys.map((key) => ({
    field: path === '' ? key : `${path}.${key}`,
    message: 'is not a field of this event',
  }));
};

const parse = (body: Uint8Array): unknown => {
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
};

/** The API key that came with the request is the proof: the addon keeps it where administrators alone can read it. */
const readEvents = ({ body }: SignedRequest): EventReading => {
  const value = parse(body);
  if (value === undefined)
    return { ok: false, reason: 'invalid', faults: [{ field: '', message: 'the body is not JSON' }] };
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return { ok: false, reason: 'invalid', faults: parsed.error.issues.flatMap(faultsOf) };
  return { ok: true, events: [toCrmEvent(parsed.data)] };
};

/** One message to one database. Two that are the same at the same time: one is refused, and finds itself done then. */
const openSend = ({ post, now }: OdooSettings) => {
  const [json2, jsonrpc] = [json2Client(post, now), jsonrpcClient(post, now)];
  return async (connection: OdooConnection, message: Message): Promise<InboxAnswer> => {
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

const WRONG_DATABASE = {
  neutralized: 'the database is a neutralized copy',
  other_database: 'the database is another one than was connected, such as a copy',
} as const;

const NUMBER = /^[1-9]\d{0,9}$/;

/** Odoo behind the port: every write is one message to the addon, in one transaction there, and the same twice is one. */
export const openOdoo = (settings: OdooSettings): OdooConnector => {
  const { connectionOf, onOutcome } = settings;
  const send = openSend(settings);

  const sendTo = async (tenantId: string, connection: OdooConnection, message: Message): Promise<InboxAnswer> => {
    try {
      const answer = await send(connection, message);
      const outcome = outcomeOf(answer, connection);
      await onOutcome(tenantId, connection.id, outcome);
      if (outcome === 'neutralized' || outcome === 'other_database') {
        throw new CrmError('crm_refused', WRONG_DATABASE[outcome]);
      }
      return answer;
    } catch (error) {
      if (!(error instanceof OdooError)) throw error;
      await onOutcome(tenantId, connection.id, error.fault);
      const { crmCode, message: because, retryAfterMs } = error;
      throw new CrmError(crmCode, because, { cause: error, ...(retryAfterMs !== undefined && { retryAfterMs }) });
    }
  };

  const tell = async ({ tenantId, accountId }: CrmAccountKey, message: Message): Promise<InboxAnswer> => {
    const found = await connectionOf(tenantId);
    if (!found.ok) throw new CrmError('crm_refused', found.because);
    // No partner has such a number, and Odoo would fail over it.
    if (!NUMBER.test(accountId)) throw new CrmError('crm_account_gone', 'Odoo has no such partner');
    const answer = await sendTo(tenantId, found.connection, message);
    if (answer.status === 'gone') throw new CrmError('crm_account_gone', 'Odoo has no such partner any more');
    return answer;
  };

  const crm: Crm = {
    name: 'odoo',
    readEvents,
    writeDecision: async (account, decision) => {
      await tell(account, decisionMessage(account.accountId, decision));
    },
    writeTask: async (account, task) => {
      const { task_id: taskId } = await tell(account, taskMessage(account.accountId, task));
      if (taskId == null) throw new CrmError('crm_unavailable', 'Odoo did not say which task it made');
      return { taskId: String(taskId) };
    },
    closeTask: async (account, end) => {
      await tell(account, taskEndMessage(account.accountId, end)).catch((error: unknown) => {
        if (!(error instanceof CrmError) || error.code !== 'crm_account_gone') throw error;
      });
    },
    writeOverride: async (account, override) => {
      await tell(account, overrideMessage(account.accountId, override));
    },
  };

  return {
    crm,
    ping: async (connection, id) => {
      try {
        const answer = await send(connection, pingMessage(id));
        const outcome = outcomeOf(answer, connection);
        const version = answer.version == null ? {} : { addonVersion: answer.version };
        const because = outcome === 'works' ? {} : { because: WRONG_DATABASE[outcome as keyof typeof WRONG_DATABASE] };
        return { outcome, ...because, ...version };
      } catch (error) {
        if (!(error instanceof OdooError)) throw error;
        return { outcome: error.fault, because: error.message };
      }
    },
  };
};
