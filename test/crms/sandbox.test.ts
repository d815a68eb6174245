import { randomBytes } from 'node:crypto';
import type { Crm, SignedRequest } from '@creditline/core';
import { openCrms } from '../../server/src/crms.ts';
import type { Database } from '../../server/src/database.ts';
import { openConnections } from '../../server/src/open-connections.ts';
import { readAccount, upsertAccount } from '../../server/src/store/accounts.ts';
import { completeSandboxTask, listSandboxTasks } from '../../server/src/store/sandbox-tasks.ts';
import { createTenant, testDatabase } from '../harness/database.ts';
import { testCrm } from '../contracts/crm.contract.ts';

const request = (body: unknown): SignedRequest => ({
  method: 'POST',
  url: '/v1/crms/sandbox/events',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

const event = { event_id: 'e-1', type: 'account.created', account: { id: 'a-1', siren: '000000018' } };

const sandboxOf = (database: Database, now: Date): Crm => {
  const inside = { names: new Set<string>(), networks: [], loopback: false };
  const connections = openConnections({ pepper: 'a pepper for tests that is long enough', randomBytes, inside });
  return openCrms({ database, connections, now: () => now }).find(({ name }) => name === 'sandbox')!;
};

testCrm('sandbox', {
  open: async () => {
    const database = await testDatabase();
    const account = { tenantId: await createTenant(database), accountId: 'a-1' };
    const now = new Date('2026-11-21T10:00:00.000Z');
    await database.inTenant(account.tenantId, (tx) =>
      upsertAccount(tx, { crm: 'sandbox', accountId: 'a-1', fields: { name: 'Verrerie des Monts' }, now }),
    );
    return {
      crm: sandboxOf(database, now),
      account,
      readFields: async ({ tenantId, accountId }) =>
        (await database.inTenant(tenantId, (tx) => readAccount(tx, { crm: 'sandbox', accountId })))?.fields,
      readTasks: async ({ tenantId, accountId }) =>
        (await database.inTenant(tenantId, (tx) => listSandboxTasks(tx, accountId, 100))).map(
          ({ taskId, key, subject, body, owner, dueOn, priority, link, state, comments }) => ({
            taskId,
            key,
            subject,
            body,
            dueOn,
            priority,
            ...(owner !== null && { owner }),
            ...(link !== null && { link }),
            isDone: state === 'done',
            comments: comments.map(({ text }) => text),
          }),
        ),
      completeTask: ({ tenantId, accountId }, key) =>
        database.inTenant(tenantId, (tx) => completeSandboxTask(tx, { accountId, key, now })),
    };
  },
  request: ({ id, accountId, siren }) =>
    request({ event_id: id, type: 'account.created', account: { id: accountId, siren } }),
  bad: [
    { what: 'what is not JSON', request: request('{"event_id":'), fault: '' },
    { what: 'an event without an id', request: request({ ...event, event_id: undefined }), fault: 'event_id' },
    { what: 'an unknown type', request: request({ ...event, type: 'deal.won' }), fault: 'type' },
    {
      what: 'an unknown field',
      request: request({ ...event, account: { ...event.account, fax: 1 } }),
      fault: 'account.fax',
    },
    {
      what: 'an account without an id',
      request: request({ ...event, account: { siren: '000000018' } }),
      fault: 'account.id',
    },
  ],
});
