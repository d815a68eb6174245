import { expect, it } from 'vitest';
import { daysAgo, euros, invoice, sendInvoices } from '../../../harness/ledger.ts';
import { useServer } from '../../../harness/use-server.ts';
import { plantAccount } from '../../../harness/watched-company.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const server = useServer({ now: () => now });
const read = async (account: string) => (await server().ask('GET', `/v1/ledger/accounts/sandbox/${account}`)).json;

const NOTHING = {
  credit_notes: 0,
  disputed: 0,
  settled_otherwise: 0,
  not_due: 0,
  old: 0,
  other_currencies: [],
};

it('says of an account without an invoice that none came', async () => {
  await plantAccount(server(), { accountId: 'empty', siren: '000000018', now });
  expect(await read('empty')).toEqual({
    crm: 'sandbox',
    account: 'empty',
    company: 'FR:000000018',
    invoices: { total: 0, paid: 0, open: 0, overdue: 0, disputed: 0 },
    overdue: [],
    behaviour: null,
    ignored: NOTHING,
    last_changed_at: null,
    last_received_at: null,
  });
});

it('counts what came, sums what is overdue, and names what it leaves out', async () => {
  const open = invoice(now, { id: 'x-1', account: 'x', dueDaysAgo: 40 });
  await sendInvoices(server(), [
    { ...open, open: euros(250) },
    { ...open, id: 'x-2', due_on: daysAgo(now, 10) },
    { ...open, id: 'x-3', due_on: daysAgo(now, -10) },
    invoice(now, { id: 'x-4', account: 'x', dueDaysAgo: 100, paidLate: 5 }),
    invoice(now, { id: 'x-5', account: 'x', dueDaysAgo: 500, paidLate: 90 }),
    { ...open, id: 'x-6', disputed: true },
    { ...open, id: 'x-7', amount: euros(-100), open: euros(0) },
    { ...open, id: 'x-8', open: euros(0) },
    { ...open, id: 'x-9', amount: { value: 20, currency: 'USD' }, open: { value: 20, currency: 'USD' } },
  ]);
  expect(await read('x')).toEqual({
    crm: 'sandbox',
    account: 'x',
    company: null,
    invoices: { total: 9, paid: 2, open: 5, overdue: 3, disputed: 1 },
    overdue: [euros(1250), { value: 20, currency: 'USD' }],
    behaviour: {
      as_of: '2026-11-21',
      months: 4,
      currency: 'EUR',
      invoices: 3,
      average_delay_days: 18.3,
      late_30_share: 0.333,
      unpaid: euros(250),
    },
    ignored: {
      credit_notes: 1,
      disputed: 1,
      settled_otherwise: 1,
      not_due: 1,
      old: 1,
      other_currencies: [{ currency: 'USD', invoices: 1 }],
    },
    last_changed_at: now.toISOString(),
    last_received_at: now.toISOString(),
  });
});
