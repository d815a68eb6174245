import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { upsertAccount } from '../../../server/src/store/accounts.ts';
import {
  orderLatenessLooks,
  orderLedgerLooks,
  saveBatch,
  type ReportedInvoice,
} from '../../../server/src/store/ledger-batch.ts';
import {
  placeInvoices,
  purgeInvoices,
  readAccountInvoices,
  readCompanyInvoices,
  readLedgerAccount,
} from '../../../server/src/store/ledger-invoices.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';
import { watch } from '../../harness/watch.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const account = { crm: 'sandbox', accountId: 'a-1' };
const KEY = 'FR:000000018';

const open: ReportedInvoice = {
  id: 'i-1',
  account: 'a-1',
  issuedOn: '2026-09-21',
  dueOn: '2026-10-21',
  paidOn: null,
  amountMinor: 100_000,
  openMinor: 100_000,
  currency: 'EUR',
  isDisputed: false,
};
const paid: ReportedInvoice = { ...open, id: 'i-2', paidOn: '2026-10-25', openMinor: 0 };

describe.each(testEngines())('the ledger on %s', (engine) => {
  const place = async () => {
    const { database } = await openTestDatabase(engine);
    const tenantId = await createTenant(database);
    const batch = (invoices: readonly ReportedInvoice[], cancelled: readonly string[] = []) =>
      database.inTenant(tenantId, (tx) => saveBatch(tx, { crm: 'sandbox', invoices, cancelled, now }));
    const read = () =>
      database.inTenant(tenantId, (tx) => readCompanyInvoices(tx, { companyKey: KEY, dueSince: '2025-11-16' }));
    return { database, tenantId, batch, read };
  };

  it('answers which companies a batch changed, and nothing for what was known', async () => {
    const { database, tenantId, batch, read } = await place();
    await database.inTenant(tenantId, (tx) => upsertAccount(tx, { ...account, fields: {}, companyKey: KEY, now }));
    expect(await batch([open, paid])).toEqual({ changed: 2, companyKeys: [KEY] });
    expect(await batch([open, paid])).toEqual({ changed: 0, companyKeys: [] });
    expect((await read()).toSorted((a, b) => a.openMinor - b.openMinor)).toEqual([
      {
        dueOn: '2026-10-21',
        paidOn: '2026-10-25',
        amount: { minor: 100_000, currency: 'EUR' },
        openMinor: 0,
        isDisputed: false,
        heardOn: '2026-11-21',
      },
      expect.objectContaining({ paidOn: null, openMinor: 100_000 }),
    ]);
    expect(await batch([], ['i-1', 'unknown'])).toEqual({ changed: 1, companyKeys: [KEY] });
    expect(await read()).toHaveLength(1);
    const shown = await database.inTenant(tenantId, (tx) => readLedgerAccount(tx, account));
    const at = now.toISOString();
    expect(shown).toEqual({ isKnown: true, companyKey: KEY, changedAt: at, heardAt: at });
  });

  it('orders one look for batches that come at once from two sides', async () => {
    const { database, tenantId } = await place();
    await watch(database, tenantId, KEY);
    const order = (batchId: string) =>
      database.inTenant(tenantId, (tx) => orderLedgerLooks(tx, { companyKeys: [KEY], batchId, availableAt: now }));
    await order('one');
    await order('two');
    const looks = await database.inTenant(tenantId, (tx) => sql`select from outbox`.execute(tx));
    expect(looks.rows).toHaveLength(1);
  });

  it('finds what the day made late, places what came early, and forgets what is long settled', async () => {
    const { database, tenantId, batch, read } = await place();
    await watch(database, tenantId, KEY);
    await database.inTenant(tenantId, (tx) =>
      sql`update watched_companies set checked_at = ${'2026-11-20T23:59:59Z'}`.execute(tx),
    );
    await batch([open, { ...paid, issuedOn: '2022-01-01', dueOn: '2022-02-01', paidOn: '2022-02-02' }]);
    const placed = { ...account, companyKey: KEY, decisionId: 'd-1', now };
    await database.inTenant(tenantId, (tx) => placeInvoices(tx, placed));
    expect(await read()).toHaveLength(1);
    const ordered = () => database.inSystem((tx) => orderLatenessLooks(tx, { now, limit: 500 }));
    expect([await ordered(), await ordered()]).toEqual([1, 0]);
    await database.inSystem((tx) => purgeInvoices(tx, '2023-11-21'));
    expect(await database.inTenant(tenantId, (tx) => readAccountInvoices(tx, account))).toHaveLength(1);
  });
});
