import type { SignedRequest } from '@creditline/core';
import { testCrm, type CrmCase } from '../contracts/crm.contract.ts';
import { givenOdoo, openGivenOdoo } from '../harness/given-odoo.ts';
import { answerEachTest, openFakeOdoo } from '../harness/open-fake-odoo.ts';

const request = (body: unknown): SignedRequest => ({
  method: 'POST',
  url: '/v1/crms/odoo/events',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

const event = {
  event_id: 'e-1',
  type: 'account.created',
  account: { id: '42', registry: { scheme: 'siren', value: '000000018' } },
};

const withAccount = (account: Readonly<Record<string, unknown>>) =>
  request({ ...event, account: { ...event.account, ...account } });

const events: Pick<CrmCase, 'request' | 'bad'> = {
  request: ({ id, accountId, siren }) =>
    request({
      event_id: id,
      type: 'account.created',
      account: { id: accountId, registry: { scheme: 'siren', value: siren } },
    }),
  bad: [
    { what: 'what is not JSON', request: request('{"event_id":'), fault: '' },
    { what: 'an event without an id', request: request({ ...event, event_id: undefined }), fault: 'event_id' },
    { what: 'an unknown type', request: request({ ...event, type: 'sale.order' }), fault: 'type' },
    { what: 'an unknown field', request: withAccount({ fax: '1' }), fault: 'account.fax' },
    { what: 'an account without an id', request: withAccount({ id: undefined }), fault: 'account.id' },
    { what: 'False, as Python writes an empty field', request: withAccount({ vat: false }), fault: 'account.vat' },
    {
      what: 'an unknown register',
      request: withAccount({ registry: { scheme: 'duns', value: '1' } }),
      fault: 'account.registry.scheme',
    },
  ],
};

for (const series of ['19.0', '18.0']) {
  const opened = openFakeOdoo(series);
  answerEachTest(opened);
  testCrm(`odoo ${series}`, {
    ...events,
    open: () =>
      Promise.resolve({
        crm: opened.crm,
        account: { tenantId: 't-1', accountId: '42' },
        readFields: ({ accountId }) => Promise.resolve(opened.odoo.fieldsOf(accountId)),
        readTasks: ({ accountId }) => Promise.resolve(opened.odoo.tasksOf(accountId)),
        completeTask: (_, key) => Promise.resolve(opened.odoo.tickOff(key)),
        readOverride: (overrideId) => Promise.resolve(opened.odoo.overrideOf(overrideId)),
      }),
  });
}

/** The contract's own tests and one for each request that must be refused. */
const CASES = 11 + events.bad.length;

const given = givenOdoo(CASES);
if (given !== undefined) testCrm(`a real Odoo ${given.series}`, { ...events, open: () => openGivenOdoo(given) });
