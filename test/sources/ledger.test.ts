import type { Currency, Source } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { ledger, readLedger, type LedgerInvoice } from '@creditline/source-ledger';
import { describe, expect, it } from 'vitest';
import { testSource } from '../contracts/source.contract.ts';

/** All invoices here are hand-written. */
const now = new Date('2026-11-21T10:00:00.000Z');
const today = '2026-11-21';
const TENANT = 'tenant-1';
const worthOf = ({ minor, currency }: { minor: number; currency: Currency }): number =>
  currency === 'JPY' ? minor / 160 : minor / 100;

const one = (changed: Partial<LedgerInvoice> = {}): LedgerInvoice => ({
  dueOn: '2026-10-01',
  paidOn: '2026-10-01',
  amount: { minor: 100_000, currency: 'EUR' },
  openMinor: 0,
  isDisputed: false,
  heardOn: today,
  ...changed,
});
const open = (dueOn: string, changed: Partial<LedgerInvoice> = {}): LedgerInvoice =>
  one({ dueOn, paidOn: null, openMinor: 100_000, ...changed });

const opened = (invoices: readonly LedgerInvoice[], asked: unknown[] = []): Source =>
  ledger({
    worthOf,
    invoicesOf: async (question) => {
      asked.push(question);
      return question.companyKey === 'FR:000000018' ? invoices : [];
    },
  });

/** The contract asks as nobody in particular; these records are somebody's. */
const asTenant = (source: Source): Source => ({
  ...source,
  fetchSignals: (company, context) => source.fetchSignals(company, { ...context, tenantId: TENANT }),
});

testSource('ledger', {
  open: () => asTenant(opened([one(), one(), one()])),
  known: { key: 'FR:000000018', country: 'FR' },
  unknown: { key: 'FR:000000026', country: 'FR' },
  now,
  silence: 'not_found',
});

const ask = (source: Source, tenantId?: string) =>
  source.fetchSignals(
    { key: 'FR:000000018', country: 'FR' },
    { signal: new AbortController().signal, now, ...(tenantId === undefined ? {} : { tenantId }) },
  );

describe('the ledger as a source', () => {
  it('tells nobody but the tenant whose records they are', async () => {
    const asked: unknown[] = [];
    expect(await ask(opened([one(), one(), one()], asked))).toEqual({ found: false, signals: [] });
    expect(asked).toEqual([]);
  });

  it('knows a company with a single invoice, and makes up no habit of it', async () => {
    expect(await ask(opened([one()]), TENANT)).toEqual({ found: true, signals: [] });
  });

  it('covers a company of any country and is never older than a minute', () => {
    expect(opened([]).covers({ key: 'BR:1', country: 'BR' })).toBe(true);
    expect(opened([]).freshForMs).toBeLessThanOrEqual(60_000);
  });

  it('asks for what was due in the last year and some days', async () => {
    const asked: unknown[] = [];
    await ask(opened([], asked), TENANT);
    expect(asked).toEqual([{ tenantId: TENANT, companyKey: 'FR:000000018', dueSince: '2025-11-16' }]);
  });

  it('throws a SourceError when the records cannot be read', async () => {
    const broken = ledger({ worthOf, invoicesOf: () => Promise.reject(new Error('down')) });
    const error = await ask(broken, TENANT).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ code: 'source_unavailable', isRetryable: true });
  });
});

describe('how invoices are summarised', () => {
  const read = (invoices: readonly LedgerInvoice[]) => readLedger(invoices, { today, worthOf });
  const three = [one(), one(), one()];

  it('counts from the due date to the payment, early as 0, and to today while it is open', () => {
    const { summary } = read([
      one({ paidOn: '2026-09-20' }),
      one({ paidOn: '2026-10-11' }),
      open('2026-10-12', { openMinor: 30_000 }),
    ]);
    expect(summary).toEqual({
      months: 2,
      currency: 'EUR',
      invoices: 3,
      averageDelayDays: 16.7,
      late30Share: 0.333,
      unpaid: 30_000,
    });
  });

  it('takes an invoice for unpaid after 30 days, as the payments of a request do', () => {
    expect(read([...three, open('2026-10-22')]).summary).toMatchObject({ unpaid: 0, late30Share: 0 });
    expect(read([...three, open('2026-10-21')]).summary).toMatchObject({ unpaid: 100_000, late30Share: 0.25 });
  });

  it('waits for the due date, and takes a payment before it as one in time', () => {
    const reading = read([...three, open('2026-12-01'), one({ dueOn: '2026-12-01', paidOn: '2026-11-20' })]);
    expect(reading).toMatchObject({ counted: 4, ignored: { notDue: 1 } });
    expect(reading.summary).toMatchObject({ invoices: 4, averageDelayDays: 0 });
  });

  it('leaves out by name: disputed, credit notes, what no payment settled, and what is older than a year', () => {
    const reading = read([
      ...three,
      open('2026-08-01', { isDisputed: true }),
      one({ paidOn: '2026-11-01', isDisputed: true }),
      open('2026-08-01', { amount: { minor: -5_000, currency: 'EUR' }, openMinor: -5_000 }),
      one({ paidOn: null }),
      one({ dueOn: '2025-11-20', paidOn: '2026-06-01' }),
    ]);
    expect(reading.summary).toMatchObject({ invoices: 3, averageDelayDays: 0, unpaid: 0 });
    expect(reading.ignored).toMatchObject({ disputed: 2, creditNotes: 1, settledOtherwise: 1, old: 1 });
  });

  it('does not forget what is still open after more than a year', () => {
    const { summary } = read([...three, open('2024-11-21')]);
    expect(summary).toMatchObject({ invoices: 4, unpaid: 100_000, months: 25, averageDelayDays: 91.3 });
  });

  it('speaks of no habit before three invoices were due, but of one that is left unpaid', () => {
    expect(read([one(), one()]).summary).toBeUndefined();
    expect(read([one(), open('2026-12-01'), open('2026-12-02')]).summary).toBeUndefined();
    expect(read([open('2026-09-01')]).summary).toMatchObject({ invoices: 1, unpaid: 100_000 });
  });

  it('summarises the currency that is worth most and names the others', () => {
    const yen = { minor: 400_000, currency: 'JPY' } as const;
    // More by its digits than the euros here, and less by what it is worth.
    const reading = read([...three, one({ amount: yen }), one({ amount: { minor: 1, currency: 'USD' } })]);
    expect(reading.summary).toMatchObject({ currency: 'EUR', invoices: 3 });
    expect(reading.ignored.otherCurrencies).toEqual([
      { currency: 'JPY', invoices: 1 },
      { currency: 'USD', invoices: 1 },
    ]);
  });

  it('never summarises a currency that no policy values', () => {
    const dirhams = { minor: 900_000_000, currency: 'AED' as Currency };
    const reading = read([...three, one({ amount: dirhams }), one({ amount: dirhams })]);
    expect(reading.summary).toMatchObject({ currency: 'EUR', invoices: 3 });
    expect(reading.ignored.otherCurrencies).toEqual([{ currency: 'AED', invoices: 2 }]);
    expect(read([one({ amount: dirhams })])).toMatchObject({ counted: 0 });
  });

  it('does not take the silence of an ERP that stopped sending for a debt that grows', () => {
    const silent = [...three, open('2026-10-01')].map((invoice) => ({ ...invoice, heardOn: '2026-10-10' }));
    expect(read(silent)).toMatchObject({ asOf: '2026-10-24', summary: { averageDelayDays: 5.8, unpaid: 0 } });
    expect(read(silent.map((invoice) => ({ ...invoice, heardOn: '2026-11-07' }))).asOf).toBe(today);
  });

  it('sums amounts beyond what integers hold without becoming wrong', () => {
    const huge = { minor: 100_000_000_000_000, currency: 'EUR' } as const;
    const many = Array.from({ length: 200 }, () => open('2026-01-01', { amount: huge, openMinor: huge.minor }));
    expect(read(many).summary?.unpaid).toBe(Number.MAX_SAFE_INTEGER);
  });
});
