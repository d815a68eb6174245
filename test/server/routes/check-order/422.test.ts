import { expect, it } from 'vitest';
import { euros, plantCustomer } from '../../../harness/orders.ts';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'POST', path: '/v1/orders/check', body: {} });

const server = useServer();
const path = '/v1/orders/check';
const company = { siren: '000000018' };
const account = { crm: 'sandbox', id: 'a-1' };
const amount = euros(10);

it.each([
  ['nothing', {}, ['amount']],
  ['account and company', { account, company, amount }, ['account']],
  ['neither', { amount }, ['account']],
  ['a CRM that is not there', { account: { crm: 'fax', id: '1' }, amount }, ['account.crm']],
  ['an account without id', { account: { crm: 'sandbox' }, amount }, ['account.id']],
  ['a SIREN with a wrong check digit', { company: { siren: '000000019' }, amount }, ['company.siren']],
  ['a company by its name alone', { company: { name: 'Verrerie', country: 'FR' }, amount }, ['company']],
  ['a company without anything', { company: {}, amount }, ['company.siren']],
  ['no amount', { account, amount: euros(0) }, ['amount.value']],
  ['a refund', { account, amount: euros(-5) }, ['amount.value']],
  ['half a cent', { account, amount: euros(0.005) }, ['amount.value']],
  ['an unknown currency', { account, amount: { value: 1, currency: 'XYZ' } }, ['amount.currency']],
  ['an exposure without orders', { account, amount, exposure: { open: euros(1) } }, ['exposure.ordered']],
  [
    'an exposure beyond all measure',
    { account, amount, exposure: { open: euros(-1e13), ordered: euros(1e13) } },
    ['exposure.open.value', 'exposure.ordered.value'],
  ],
  [
    'order ids that are no text',
    { account, amount, exposure: { open: euros(1), ordered: euros(0), orders: [17] } },
    ['exposure.orders.0'],
  ],
  ['an order id with a NUL', { account, amount, order: { id: 'a\u0000' } }, ['order.id']],
  ['no minutes', { account, amount, minutes: 0 }, ['minutes']],
  ['more than a day', { account, amount, minutes: 1_441 }, ['minutes']],
  ['half minutes', { account, amount, minutes: 1.5 }, ['minutes']],
  ['a word for yes', { account, amount, reserve: 'yes' }, ['reserve']],
  ['an unknown field', { account, amount, draft: true }, ['draft']],
])('names what is wrong with %s, and writes nothing', async (_, body, fields) => {
  const problem = await expectRefused(server(), { method: 'POST', path, body }, 'body_invalid');
  expect(fieldsOf(problem).toSorted()).toEqual([...fields].toSorted());
});

it.each([
  ['amount.currency', { amount: { value: 1, currency: 'GBP' } }],
  ['exposure.ordered.currency', { amount, exposure: { open: euros(1), ordered: { value: 1, currency: 'GBP' } } }],
])('names a currency without a rate at %s, and keeps nothing of what came with it', async (field, body) => {
  const customer = await plantCustomer(server());
  const sent = { account: customer.account, order: { id: 'S1' }, ...body };
  const problem = await expectRefused(server(), { method: 'POST', path, body: sent }, 'currency_unsupported');
  expect(fieldsOf(problem)).toEqual([field]);
});
