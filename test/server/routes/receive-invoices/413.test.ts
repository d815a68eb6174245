import { expect, it } from 'vitest';
import { LEDGER_LIMIT_BYTES } from '../../../../server/src/routes/receive-invoices.ts';
import { invoice, sendInvoices } from '../../../harness/ledger.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('refuses more than 512 kB', async () => {
  const raw = ' '.repeat(LEDGER_LIMIT_BYTES + 1);
  await expectRefused(server(), { method: 'POST', path: '/v1/ledger/invoices', raw }, 'body_too_large');
});

it('takes 500 invoices with ids as long as they may be', async () => {
  const now = server().context.now();
  const invoices = Array.from({ length: 500 }, (_, index) => ({
    ...invoice(now, { id: String(index).padEnd(200, 'x'), account: 'a'.repeat(200), dueDaysAgo: 40, paidLate: 1 }),
    disputed: false,
    state: 'posted',
  }));
  expect(await sendInvoices(server(), invoices)).toEqual({ received: 500, unchanged: 0 });
});
