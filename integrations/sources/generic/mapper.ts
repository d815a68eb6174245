import { toMinor } from '@creditline/core';
import type { CompanyInput, Fact, Notice, Signal } from '@creditline/core';
import type { GenericFact, GenericNotice } from './schema.ts';

type CashFact = Extract<GenericFact, { kind: 'cash.summary' }>['value'];
type PaymentsFact = Extract<GenericFact, { kind: 'payments.summary' }>['value'];

const cashOf = (value: CashFact): Fact => {
  const minor = (amount: number): number => toMinor(amount, value.currency).minor;
  return {
    kind: 'cash.summary',
    value: {
      days: value.days,
      currency: value.currency,
      balance: minor(value.balance),
      minimumBalance: minor(value.minimum_balance),
      inflow: minor(value.inflow),
      outflow: minor(value.outflow),
      balanceChange: value.balance_change,
      overdraftDays: value.overdraft_days,
      rejectedDebits: value.rejected_debits,
    },
  };
};

const paymentsOf = (value: PaymentsFact): Fact => ({
  kind: 'payments.summary',
  value: {
    months: value.months,
    currency: value.currency,
    invoices: value.invoices,
    averageDelayDays: value.average_delay_days,
    late30Share: value.late_30_share,
    unpaid: toMinor(value.unpaid, value.currency).minor,
  },
});

const factOf = (given: GenericFact): Fact => {
  switch (given.kind) {
    case 'cash.summary':
      return cashOf(given.value);
    case 'payments.summary':
      return paymentsOf(given.value);
    case 'accounts.filed':
      return {
        kind: given.kind,
        value: { closedOn: given.value.closed_on, confidential: given.value.confidential },
      };
    case 'company.status':
      return { kind: given.kind, value: given.value };
    case 'company.struck_off':
      return { kind: given.kind, value: given.value };
    case 'proceedings.opened':
    case 'proceedings.plan':
      return { kind: given.kind, value: given.value };
    case 'proceedings.closed':
      return { kind: given.kind, value: given.value };
  }
};

const signalOf = (given: GenericFact, source: string): Signal => ({
  ...factOf(given),
  source,
  asOf: given.as_of,
  ...(given.reference !== undefined && { reference: given.reference }),
});

const companyOf = (given: GenericNotice['company']): CompanyInput =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

export const toNotice = (given: GenericNotice, source: string): Notice => ({
  eventId: given.event_id,
  company: companyOf(given.company),
  eventAt: new Date(given.event_at).toISOString(),
  kind: given.kind,
  signals: (given.facts ?? []).map((fact) => signalOf(fact, source)),
});
