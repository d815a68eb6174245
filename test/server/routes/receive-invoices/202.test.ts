import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { daysAgo, euros, invoice, sendInvoices } from '../../../harness/ledger.ts';
import { useServer } from '../../../harness/use-server.ts';
import { plantAccount, plantWatched } from '../../../harness/watched-company.ts';

const [ONE, TWO] = ['000000018', '000000026'] as const;
const now = new Date();
// The clock stands still, so that no look that was ordered begins and all of them can be counted.
const server = useServer({ now: () => now });

type Row = { readonly invoice_id: string; readonly company_key: string | null; readonly open_minor: number };

const rows = async (account: string): Promise<readonly Row[]> => {
  const { database } = server().context;
  const found = await database.inTenant(server().tenantId, (tx) =>
    sql<Row>`select invoice_id, company_key, open_minor from ledger_invoices
      where account_id = ${account} order by invoice_id`.execute(tx),
  );
  return found.rows;
};

const looks = async (siren: string): Promise<number> => {
  const { database } = server().context;
  const found = await database.inTenant(server().tenantId, (tx) =>
    sql`select from outbox where topic = 'reassess-company' and payload ->> 'companyKey' = ${`FR:${siren}`}`.execute(
      tx,
    ),
  );
  return found.rows.length;
};

const watched = async (account: string, siren: string): Promise<void> => {
  await plantWatched(server(), { siren, now });
  await plantAccount(server(), { accountId: account, siren, now });
};

describe('invoices that an ERP reports', () => {
  it('are kept once, however often they are sent', async () => {
    const sent = [
      invoice(now, { id: 'once-1', account: 'once', dueDaysAgo: 5 }),
      invoice(now, { id: 'once-2', account: 'once', dueDaysAgo: 50, paidLate: 2 }),
    ];
    expect(await sendInvoices(server(), sent)).toEqual({ received: 2, unchanged: 0 });
    expect(await sendInvoices(server(), sent)).toEqual({ received: 2, unchanged: 2 });
    const partly = { ...sent[0]!, open: euros(400) };
    expect(await sendInvoices(server(), [partly, sent[1]!])).toEqual({ received: 2, unchanged: 1 });
    expect(await rows('once')).toEqual([
      { invoice_id: 'once-1', company_key: null, open_minor: 40_000 },
      { invoice_id: 'once-2', company_key: null, open_minor: 0 },
    ]);
  });

  it('may be credit notes, free of charge, paid early, settled without a payment, or in dispute', async () => {
    const open = invoice(now, { id: 'odd-1', account: 'odd', dueDaysAgo: 5 });
    const sent = [
      { ...open, amount: euros(-100), open: euros(-40) },
      { ...open, id: 'odd-2', amount: euros(0), open: euros(0) },
      { ...open, id: 'odd-3', due_on: daysAgo(now, -20), paid_on: daysAgo(now, 1), open: euros(0) },
      { ...open, id: 'odd-4', open: euros(0), paid_on: null },
      { ...open, id: 'odd-5', disputed: true, state: 'posted' },
    ];
    expect(await sendInvoices(server(), sent)).toEqual({ received: 5, unchanged: 0 });
  });

  it('may be in a currency that no policy values, and may be none: nothing changed', async () => {
    const dinars = (value: number) => ({ value, currency: 'KWD' });
    const open = invoice(now, { id: 'kwd-1', account: 'kwd', dueDaysAgo: 5 });
    expect(await sendInvoices(server(), [{ ...open, amount: dinars(1.125), open: dinars(1.125) }])).toMatchObject({
      received: 1,
    });
    expect((await server().ask('GET', '/v1/ledger/accounts/sandbox/kwd')).json).toMatchObject({
      behaviour: null,
      ignored: { other_currencies: [{ currency: 'KWD', invoices: 1 }] },
    });
    expect(await sendInvoices(server(), [])).toEqual({ received: 0, unchanged: 0 });
  });

  it('are forgotten when they are cancelled, and nothing is to be forgotten twice', async () => {
    await sendInvoices(server(), [invoice(now, { id: 'gone-1', account: 'gone', dueDaysAgo: 5 })]);
    const cancelled = { id: 'gone-1', account: 'gone', state: 'cancelled' };
    expect(await sendInvoices(server(), [cancelled])).toEqual({ received: 1, unchanged: 0 });
    expect(await rows('gone')).toEqual([]);
    expect(await sendInvoices(server(), [cancelled])).toEqual({ received: 1, unchanged: 1 });
  });

  it('are of the company of their account, and of no other tenant', async () => {
    await watched('placed', ONE);
    await sendInvoices(server(), [invoice(now, { id: 'placed-1', account: 'placed', dueDaysAgo: 5 })]);
    expect(await rows('placed')).toMatchObject([{ company_key: `FR:${ONE}` }]);
    const { key, tenantId } = await server().newTenant();
    const body = { crm: 'sandbox', invoices: [invoice(now, { id: 'placed-1', account: 'placed', dueDaysAgo: 9 })] };
    expect((await server().ask('POST', '/v1/ledger/invoices', { body, key })).json).toEqual({
      received: 1,
      unchanged: 0,
    });
    const { database } = server().context;
    const foreign = await database.inTenant(tenantId, (tx) => sql`select company_key from ledger_invoices`.execute(tx));
    expect(foreign.rows).toEqual([{ company_key: null }]);
  });
});

describe('a watched company whose figures changed', () => {
  it('is looked at once for 500 invoices, and once for batches that follow at once', async () => {
    await watched('bulk', TWO);
    const batch = (part: number) =>
      Array.from({ length: 500 }, (_, index) =>
        invoice(now, { id: `bulk-${part}-${index}`, account: 'bulk', dueDaysAgo: 20, paidLate: 1 }),
      );
    const before = await looks(TWO);
    await sendInvoices(server(), batch(1));
    expect(await looks(TWO)).toBe(before + 1);
    await sendInvoices(server(), batch(2));
    await sendInvoices(server(), batch(2));
    expect(await looks(TWO)).toBe(before + 1);
  });

  it('is looked at again where the last look has begun, and not for news that is none', async () => {
    const siren = '000000034';
    await watched('begun', siren);
    const sent = invoice(now, { id: 'begun-1', account: 'begun', dueDaysAgo: 40 });
    await sendInvoices(server(), [sent]);
    const { database } = server().context;
    await database.inTenant(server().tenantId, (tx) =>
      sql`update outbox set attempts = 1, claims = 1 where payload ->> 'companyKey' = ${`FR:${siren}`}`.execute(tx),
    );
    await sendInvoices(server(), [sent]);
    expect(await looks(siren)).toBe(1);
    await sendInvoices(server(), [{ ...sent, open: euros(1) }]);
    expect(await looks(siren)).toBe(2);
  });

  it('is looked at on both sides when an invoice moves to another account', async () => {
    const [from, to] = ['000000042', '000000059'] as const;
    await watched('from', from);
    await watched('to', to);
    const { database } = server().context;
    await sendInvoices(server(), [invoice(now, { id: 'moves', account: 'from', dueDaysAgo: 40 })]);
    await database.inTenant(server().tenantId, (tx) => sql`update outbox set done_at = now()`.execute(tx));
    await sendInvoices(server(), [invoice(now, { id: 'moves', account: 'to', dueDaysAgo: 40 })]);
    expect([await looks(from), await looks(to)]).toEqual([2, 1]);
  });

  it('is not looked at while nobody watches it', async () => {
    const siren = '000000067';
    await plantAccount(server(), { accountId: 'unwatched', siren, now });
    await sendInvoices(server(), [invoice(now, { id: 'unwatched-1', account: 'unwatched', dueDaysAgo: 40 })]);
    expect(await looks(siren)).toBe(0);
  });
});
