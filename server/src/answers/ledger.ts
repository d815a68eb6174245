import { CURRENCIES, toValue, type Currency } from '@creditline/core';
import { z } from 'zod';
import type { LedgerInvoice, LedgerReading } from '../sources.ts';
import type { LedgerAccount } from '../store/ledger-invoices.ts';
import { amountAnswer } from './score.ts';

/** What POST /v1/ledger/invoices answers: how many came, and how many of them were known exactly so. */
export const ledgerReceivedAnswer = z.object({ received: z.int(), unchanged: z.int() }).meta({ id: 'LedgerReceived' });

/** What GET /v1/ledger/accounts/{crm}/{accountId} answers. */
export const ledgerAccountAnswer = z
  .object({
    crm: z.string(),
    account: z.string(),
    company: z.string().nullable().describe('Null until it is known which company the account is'),
    invoices: z.object({
      total: z.int().describe('All that are kept'),
      paid: z.int(),
      open: z.int(),
      overdue: z.int(),
      disputed: z.int(),
    }),
    overdue: z.array(amountAnswer).describe('What is open after its date and not in dispute, one for each currency'),
    behaviour: z
      .object({
        as_of: z.string(),
        months: z.int(),
        currency: z.enum(CURRENCIES),
        invoices: z.int(),
        average_delay_days: z.number(),
        late_30_share: z.number().describe('By count, of those more than 30 days late'),
        unpaid: amountAnswer.describe('Open more than 30 days after its date'),
      })
      .nullable()
      .describe('What this account adds to the payment behaviour; null where there are too few invoices for it'),
    ignored: z.object({
      credit_notes: z.int(),
      disputed: z.int(),
      settled_otherwise: z.int().describe('Nothing is open and nothing was paid'),
      not_due: z.int(),
      old: z.int(),
      other_currencies: z.array(z.object({ currency: z.string(), invoices: z.int() })),
    }),
    last_changed_at: z.iso.datetime().nullable(),
    last_received_at: z.iso
      .datetime()
      .nullable()
      .describe('When the ledger of this CRM was last heard of, for any account'),
  })
  .meta({ id: 'LedgerAccount' });

type Shown = {
  readonly crm: string;
  readonly accountId: string;
  readonly account: LedgerAccount;
  readonly invoices: readonly LedgerInvoice[];
  readonly reading: LedgerReading;
  readonly today: string;
};

const isOverdue = ({ openMinor, isDisputed, dueOn }: LedgerInvoice, today: string): boolean =>
  openMinor > 0 && !isDisputed && dueOn < today;

const overdueAmounts = (overdue: readonly LedgerInvoice[]) => {
  const byCurrency = Map.groupBy(overdue, ({ amount }) => amount.currency);
  const sum = (members: readonly LedgerInvoice[], currency: Currency) =>
    toValue({ minor: members.reduce((total, { openMinor }) => total + openMinor, 0), currency });
  return [...byCurrency].map(([currency, members]) => sum(members, currency));
};

const behaviourOf = ({ summary, asOf }: LedgerReading) =>
  summary === undefined
    ? null
    : {
        as_of: asOf,
        months: summary.months,
        currency: summary.currency,
        invoices: summary.invoices,
        average_delay_days: summary.averageDelayDays,
        late_30_share: summary.late30Share,
        unpaid: toValue({ minor: summary.unpaid, currency: summary.currency }),
      };

export const ledgerAccount = ({ crm, accountId, account, invoices, reading, today }: Shown) => {
  const overdue = invoices.filter((invoice) => isOverdue(invoice, today));
  const { ignored } = reading;
  return {
    crm,
    account: accountId,
    company: account.companyKey,
    invoices: {
      total: invoices.length,
      paid: invoices.filter(({ paidOn }) => paidOn !== null).length,
      open: invoices.filter(({ openMinor }) => openMinor !== 0).length,
      overdue: overdue.length,
      disputed: invoices.filter(({ isDisputed }) => isDisputed).length,
    },
    overdue: overdueAmounts(overdue),
    behaviour: behaviourOf(reading),
    ignored: {
      credit_notes: ignored.creditNotes,
      disputed: ignored.disputed,
      settled_otherwise: ignored.settledOtherwise,
      not_due: ignored.notDue,
      old: ignored.old,
      other_currencies: [...ignored.otherCurrencies],
    },
    last_changed_at: account.changedAt,
    last_received_at: account.heardAt,
  };
};
