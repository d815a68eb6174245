import { CrmError, type Crm, type CrmAccountKey } from '@creditline/core';
import { FIELD_NAMES, decisionMessage, overrideMessage, taskEndMessage, taskMessage, type Message } from './mapper.ts';
import { openMessenger, type OdooConnector, type OdooSettings } from './messenger.ts';
import type { InboxAnswer } from './odoo-client.ts';
import { readEvents } from './read-events.ts';

export type { OdooConnector, OdooSettings } from './messenger.ts';
export type { OdooConnection } from './odoo-client.ts';
export { connectionSchema as odooConnectionSchema, eventSchema as odooEventSchema } from './schema.ts';

/** Numbers of Odoo's records; its own are below 2^31. */
const NUMBER = /^[1-9]\d{0,9}$/;

/** Odoo behind the port: every write is one message to the addon, in one transaction there, and the same twice is one. */
export const openOdoo = (settings: OdooSettings): OdooConnector => {
  const { connectionOf } = settings;
  const { deliver, ping } = openMessenger(settings);

  const tell = async ({ tenantId, accountId }: CrmAccountKey, message: Message): Promise<InboxAnswer> => {
    const found = await connectionOf(tenantId);
    if (!found.ok) throw new CrmError('crm_refused', found.because);
    // No partner has such a number, and Odoo would fail over it.
    if (!NUMBER.test(accountId)) throw new CrmError('crm_account_gone', 'Odoo has no such partner');
    const answer = await deliver(tenantId, found.connection, message);
    if (answer.status === 'gone') throw new CrmError('crm_account_gone', 'Odoo has no such partner any more');
    return answer;
  };

  const crm: Crm = {
    name: 'odoo',
    fieldNames: FIELD_NAMES,
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

  return { crm, ping };
};
