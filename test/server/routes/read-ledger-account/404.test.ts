import { expect, it } from 'vitest';
import { testForeignAccount } from '../../../harness/foreign-ids.ts';
import { invoice, sendInvoices } from '../../../harness/ledger.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

testForeignAccount({ method: 'GET', path: '/v1/ledger/accounts/CRM/ID' });

const server = useServer();

it('shows no invoices of another tenant', async () => {
  await sendInvoices(server(), [invoice(new Date(), { id: 'i-1', account: 'ours', dueDaysAgo: 3 })]);
  const path = '/v1/ledger/accounts/sandbox/ours';
  expect((await server().ask('GET', path)).status).toBe(200);
  const { key } = await server().newTenant();
  await expectRefused(server(), { method: 'GET', path, key }, 'not_found');
});
