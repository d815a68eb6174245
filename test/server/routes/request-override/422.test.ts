import { expect, it } from 'vitest';
import { dayAhead, euros, SELLER } from '../../../harness/orders.ts';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'POST', path: '/v1/overrides', body: {} });

/** Just before midnight in UTC it is the next day already in Paris, the time zone that a tenant starts with. */
const now = new Date('2026-11-22T23:30:00.000Z');
const server = useServer({ now: () => now });
const path = '/v1/overrides';
const body = { company: { siren: '000000018' }, amount: euros(5), reason: 'Because', by: SELLER };

it.each([
  ['no person', { ...body, by: undefined }, 'by'],
  ['a person without a name', { ...body, by: { id: 'u-1' } }, 'by.name'],
  ['a person with more than a name', { ...body, by: { ...SELLER, email: 'c@example.com' } }, 'by.email'],
  ['no reason', { ...body, reason: '' }, 'reason'],
  ['a reason without end', { ...body, reason: 'x'.repeat(1_001) }, 'reason'],
  ['no amount', { ...body, amount: euros(0) }, 'amount.value'],
  ['an end that is no day', { ...body, ends_on: '2026-11-31' }, 'ends_on'],
  ['an end of yesterday in the zone of the tenant', { ...body, ends_on: '2026-11-22' }, 'ends_on'],
  ['an end in 367 days', { ...body, ends_on: '2027-11-25' }, 'ends_on'],
  ['an approval without end', { ...body, approve: true }, 'ends_on'],
  ['no subject', { ...body, company: undefined }, 'account'],
  ['a CRM that is not there', { ...body, company: undefined, account: { crm: 'fax', id: '1' } }, 'account.crm'],
])('names what is wrong with %s, and writes nothing', async (_, sent, field) => {
  const problem = await expectRefused(server(), { method: 'POST', path, body: sent }, 'body_invalid');
  expect(fieldsOf(problem)).toEqual([field]);
});

it.each(['2026-11-23', '2027-11-24'])('takes %s, the first and the last day that there are', async (endsOn) => {
  expect((await server().ask('POST', path, { body: { ...body, ends_on: endsOn } })).status).toBe(201);
});

it('refuses a currency that no check could compare', async () => {
  const sent = { ...body, amount: { value: 5, currency: 'GBP' } };
  const problem = await expectRefused(server(), { method: 'POST', path, body: sent }, 'currency_unsupported');
  expect(fieldsOf(problem)).toEqual(['amount.currency']);
});

it('refuses a key of another body', async () => {
  const headers = { 'idempotency-key': server().context.newId() };
  await server().ask('POST', path, { body, headers });
  const sent = { ...body, ends_on: dayAhead(server(), 3) };
  await expectRefused(server(), { method: 'POST', path, body: sent, headers }, 'idempotency_key_reused');
});
