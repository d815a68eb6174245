import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { daysAgo, euros, invoice } from '../../../harness/ledger.ts';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = '/v1/ledger/invoices';
const now = new Date();
const good = invoice(now, { id: 'i-1', dueDaysAgo: 40 });
const paid = invoice(now, { id: 'i-2', dueDaysAgo: 40, paidLate: 3 });
const note = { ...good, amount: euros(-100), open: euros(-100) };

testUnknownQuery({ method: 'POST', path, body: {} });

const one = (changed: object) => ({ crm: 'sandbox', invoices: [changed] });
const many = Array.from({ length: 501 }, (_, index) => ({ ...good, id: `i-${index}` }));

it.each([
  ['nothing', {}, ['crm', 'invoices']],
  ['501 invoices', { crm: 'sandbox', invoices: many }, ['invoices']],
  ['an unknown CRM', { crm: 'toString', invoices: [good] }, ['crm']],
  ['an unknown field', { ...one(good), tenant: 'x' }, ['tenant']],
  ['an unknown field of an invoice', one({ ...good, partner: 'x' }), ['invoices.0.partner']],
  ['no id', one({ ...good, id: '' }), ['invoices.0.id']],
  ['an id with a NUL', one({ ...good, id: 'a\u0000' }), ['invoices.0.id']],
  ['no account', one({ ...good, account: undefined }), ['invoices.0.account']],
  ['a day that is not in the calendar', one({ ...good, due_on: '2026-02-30' }), ['invoices.0.due_on']],
  ['a day that no database holds', one({ ...good, issued_on: '0000-01-01' }), ['invoices.0.issued_on']],
  ['an instant in place of a day', one({ ...good, issued_on: '2026-02-01T00:00:00Z' }), ['invoices.0.issued_on']],
  ['a payment of the day after tomorrow', one({ ...paid, paid_on: daysAgo(now, -3) }), ['invoices.0.paid_on']],
  ['a payment of an open invoice', one({ ...good, paid_on: daysAgo(now, 1) }), ['invoices.0.paid_on']],
  ['more open than the amount', one({ ...good, open: euros(1000.01) }), ['invoices.0.open.value']],
  ['less than nothing open', one({ ...good, open: euros(-0.01) }), ['invoices.0.open.value']],
  ['a credit note with an open debt', one({ ...note, open: euros(1) }), ['invoices.0.open.value']],
  ['a credit note that is more open than it is', one({ ...note, open: euros(-101) }), ['invoices.0.open.value']],
  ['two currencies', one({ ...good, open: { value: 1, currency: 'USD' } }), ['invoices.0.open.currency']],
  [
    'no currency that has a name',
    one({ ...good, amount: { value: 1, currency: 'eur' } }),
    ['invoices.0.amount.currency'],
  ],
  ['a tenth of a cent', one({ ...good, amount: euros(1000.001) }), ['invoices.0.amount.value']],
  ['two trillion', one({ ...good, amount: euros(2e12) }), ['invoices.0.amount.value']],
  ['a word for disputed', one({ ...good, disputed: 'yes' }), ['invoices.0.disputed']],
  ['an unknown state', one({ ...good, state: 'draft' }), ['invoices.0.state']],
  ['an invoice twice', { crm: 'sandbox', invoices: [good, paid, good] }, ['invoices.2.id']],
  [
    'every fault',
    {
      crm: 'sandbox',
      invoices: [
        { ...good, open: euros(2000) },
        { ...paid, id: 'i-1', paid_on: '2199-01-01' },
      ],
    },
    ['invoices.0.open.value', 'invoices.1.id', 'invoices.1.paid_on'],
  ],
])('names the field: %s', async (_, body, fields) => {
  const problem = await expectRefused(server(), { method: 'POST', path, body }, 'body_invalid');
  expect(fieldsOf(problem)).toEqual(fields);
});

it('keeps nothing of a body with one wrong invoice', async () => {
  const body = { crm: 'sandbox', invoices: [good, { ...paid, open: euros(2000) }] };
  await expectRefused(server(), { method: 'POST', path, body }, 'body_invalid');
  const { database } = server().context;
  const kept = await database.inTenant(server().tenantId, (tx) => sql`select from ledger_invoices`.execute(tx));
  expect(kept.rows).toEqual([]);
});
