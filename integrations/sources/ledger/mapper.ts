import {
  CURRENCIES,
  addDays,
  daysBetween,
  dayOf,
  type Currency,
  type IsoDate,
  type Money,
  type PaymentSummary,
} from '@creditline/core';

/** One invoice of a tenant to a company, as its ERP last reported it. Negative amounts are credit notes. */
export type LedgerInvoice = {
  readonly dueOn: IsoDate;
  /** The day when the last of it was paid; null while it is open, or where no payment settled it. */
  readonly paidOn: IsoDate | null;
  readonly amount: Money;
  /** What is still to be paid, minor units of the amount's currency. */
  readonly openMinor: number;
  readonly isDisputed: boolean;
  /** The day when its ledger was last heard of, with or without news of this invoice. */
  readonly heardOn: IsoDate;
};

export type ReadingDay = {
  readonly today: IsoDate;
  /** Makes amounts of different currencies comparable, in any one unit. */
  readonly worthOf: (amount: Money) => number;
};

/** What invoices say of how a company pays, and by name what was left out of it. */
export type LedgerReading = {
  /** Absent where there are too few invoices to speak of habits. */
  readonly summary?: PaymentSummary;
  /** The last day that the ledger speaks for. */
  readonly asOf: IsoDate;
  /** Invoices that were summarised, or would have been if there were more. */
  readonly counted: number;
  readonly ignored: {
    readonly creditNotes: number;
    /** In dispute: an open one is not late, a paid one is no habit. */
    readonly disputed: number;
    /** Nothing is open and nothing was paid: set off against a credit note, or written off. */
    readonly settledOtherwise: number;
    readonly notDue: number;
    /** Due more than a year ago, and not open any more. */
    readonly old: number;
    readonly otherCurrencies: readonly { readonly currency: Currency; readonly invoices: number }[];
  };
};

/** As the payments that come with a request: how a company paid more than a year ago says little of now. */
const WINDOW_DAYS = 365;
const DAYS_PER_MONTH = 30.4;
/** An invoice that is open for this long after its date is not forgotten in a drawer any more. */
const UNPAID_DAYS = 30;
/** An ERP sends what changes, so that some quiet days mean that nothing did; more may mean that it stopped sending. */
const TRUSTED_SILENCE_DAYS = 14;
/** One or two invoices paid in time are chance. An invoice left unpaid is bad news on its own. */
const FEWEST_INVOICES = 3;

type Fate = 'counted' | Exclude<keyof LedgerReading['ignored'], 'otherCurrencies'>;

/** The last day of which the ledger of this invoice can be believed to be complete. */
const knownUntil = ({ heardOn }: LedgerInvoice, today: IsoDate): IsoDate => {
  const end = dayOf(addDays(`${heardOn}T00:00:00.000Z`, TRUSTED_SILENCE_DAYS));
  return end < today ? end : today;
};

/**
 * Days after the due date, early is 0; an open invoice is late until the last day that is known. No more than the window:
 * an invoice that leaves it must never have been worth less than one that stays.
 */
const delayOf = (invoice: LedgerInvoice, today: IsoDate): number => {
  const end = invoice.paidOn ?? knownUntil(invoice, today);
  return Math.min(WINDOW_DAYS, Math.max(0, daysBetween(invoice.dueOn, end)));
};

const isUnpaid = (invoice: LedgerInvoice, today: IsoDate): boolean =>
  invoice.paidOn === null && delayOf(invoice, today) > UNPAID_DAYS;

const fateOf = (invoice: LedgerInvoice, today: IsoDate): Fate => {
  const { amount, isDisputed, paidOn, openMinor, dueOn } = invoice;
  if (amount.minor <= 0) return 'creditNotes';
  if (isDisputed) return 'disputed';
  if (paidOn === null && openMinor === 0) return 'settledOtherwise';
  if (paidOn === null && dueOn > knownUntil(invoice, today)) return 'notDue';
  if (daysBetween(dueOn, today) > WINDOW_DAYS && !isUnpaid(invoice, today)) return 'old';
  return 'counted';
};

const total = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);

type InCurrency = { readonly currency: Currency; readonly invoices: readonly LedgerInvoice[] };

/** By what they are worth together, the most first; by name where that is the same. */
const byCurrency = (invoices: readonly LedgerInvoice[], worthOf: ReadingDay['worthOf']): readonly InCurrency[] => {
  const groups = Map.groupBy(invoices, ({ amount }) => amount.currency);
  const worthOfAll = (members: readonly LedgerInvoice[], currency: Currency): number =>
    worthOf({ minor: total(members.map(({ amount }) => amount.minor)), currency });
  return [...groups]
    .map(([currency, members]) => ({ currency, invoices: members, worth: worthOfAll(members, currency) }))
    .toSorted((a, b) => b.worth - a.worth || (a.currency < b.currency ? -1 : 1));
};

/** A year is twelve months and not a begun thirteenth; an invoice that is open for longer makes the window longer. */
const monthsSince = (oldest: IsoDate, today: IsoDate): number => {
  const days = daysBetween(oldest, today);
  const months = Math.max(1, Math.ceil(days / DAYS_PER_MONTH));
  return days <= WINDOW_DAYS ? Math.min(12, months) : months;
};

const summaryOf = ({ currency, invoices }: InCurrency, today: IsoDate): PaymentSummary | undefined => {
  const delays = invoices.map((invoice) => delayOf(invoice, today));
  const unpaid = total(invoices.filter((invoice) => isUnpaid(invoice, today)).map(({ openMinor }) => openMinor));
  if (invoices.length < FEWEST_INVOICES && unpaid === 0) return undefined;
  return {
    months: monthsSince(invoices.map(({ dueOn }) => dueOn).toSorted()[0]!, today),
    currency,
    invoices: invoices.length,
    averageDelayDays: Math.round((total(delays) / delays.length) * 10) / 10,
    late30Share: Math.round((delays.filter((delay) => delay > UNPAID_DAYS).length / delays.length) * 1000) / 1000,
    // More than integers hold exactly is as much as they hold.
    unpaid: Math.min(Number.MAX_SAFE_INTEGER, unpaid),
  };
};

/**
 * How a company pays, by the invoices of one tenant to it. The figures are those of payments that a request states, so
 * that the same invoices weigh the same: late shares by count, unpaid is what is open more than 30 days after its date.
 */
export const readLedger = (invoices: readonly LedgerInvoice[], { today, worthOf }: ReadingDay): LedgerReading => {
  const fates = Map.groupBy(invoices, (invoice) => fateOf(invoice, today));
  const currencies = byCurrency(fates.get('counted') ?? [], worthOf);
  // A ledger may hold currencies that no policy can value.
  const main = currencies.find(({ currency }) => CURRENCIES.includes(currency));
  const others = currencies.filter((one) => one !== main);
  const summary = main && summaryOf(main, today);
  const count = (fate: Fate): number => fates.get(fate)?.length ?? 0;
  return {
    ...(summary === undefined ? {} : { summary }),
    asOf:
      invoices
        .map((invoice) => knownUntil(invoice, today))
        .toSorted()
        .at(-1) ?? today,
    counted: main?.invoices.length ?? 0,
    ignored: {
      creditNotes: count('creditNotes'),
      disputed: count('disputed'),
      settledOtherwise: count('settledOtherwise'),
      notDue: count('notDue'),
      old: count('old'),
      otherCurrencies: others.map((other) => ({ currency: other.currency, invoices: other.invoices.length })),
    },
  };
};
