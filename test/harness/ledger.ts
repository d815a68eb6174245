import { expect } from 'vitest';
import type { TestServer } from './server.ts';

export type SentInvoice = Readonly<Record<string, unknown>> & { readonly id: string };

const DAY_MS = 86_400_000;

/** A UTC day so many days before `now`; negative is to come. */
export const daysAgo = (now: Date, days: number): string =>
  new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);

export const euros = (value: number) => ({ value, currency: 'EUR' });

/** An invoice of 1,000 EUR that was due some days ago, and paid so many days after that, or is open. */
export const invoice = (
  now: Date,
  {
    id,
    account = 'a-1',
    dueDaysAgo,
    paidLate,
  }: { id: string; account?: string; dueDaysAgo: number; paidLate?: number },
) => ({
  id,
  account,
  issued_on: daysAgo(now, dueDaysAgo + 30),
  due_on: daysAgo(now, dueDaysAgo),
  ...(paidLate === undefined ? {} : { paid_on: daysAgo(now, dueDaysAgo - paidLate) }),
  amount: euros(1000),
  open: euros(paidLate === undefined ? 1000 : 0),
});

/** POST /v1/ledger/invoices that must be taken. */
export const sendInvoices = async (server: TestServer, invoices: readonly SentInvoice[]) => {
  const answer = await server.ask('POST', '/v1/ledger/invoices', { body: { crm: 'sandbox', invoices } });
  expect([answer.status, answer.text]).toEqual([202, expect.stringContaining('"received"')]);
  return answer.json as { readonly received: number; readonly unchanged: number };
};
