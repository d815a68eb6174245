import type { SignalOf } from '../../signal/answer.ts';
import type { CashSummary, PaymentSummary } from '../../signal/signal.ts';
import { usableCash, usablePayments } from '../../signal/usable.ts';
import type { ChangeFigure, CounterfactualCode } from '../counterfactual.ts';
import { money, roundedUp, stepsDown } from './amounts.ts';
import { changeFacts, type ChangedFact } from './change-facts.ts';
import type { Lever } from './lever.ts';

type Summary = CashSummary | PaymentSummary;

type SummaryLever<S extends Summary> = {
  readonly code: CounterfactualCode;
  /** What the figure would be, the nearest first. */
  readonly amounts: (summary: S) => readonly number[];
  readonly change: (summary: S, amount: number) => S;
  readonly now: (summary: S) => number;
  readonly show: (amount: number, summary: S) => ChangeFigure;
};

type Reading<S extends Summary> = {
  readonly find: (...asked: Parameters<typeof usableCash>) => { readonly value: S; readonly asOf: string } | undefined;
  readonly fact: (value: S, asOf: string) => ChangedFact;
};

/**
 * A summary keeps its day: were it dated today, it would also be fresher, and the result would not be that of the one
 * figure that is named.
 */
const summaryLever =
  <S extends Summary>({ find, fact }: Reading<S>) =>
  ({ code, amounts, change, now, show }: SummaryLever<S>): Lever => ({
    code,
    steps: (situation) => {
      const signal = find(situation.signals, situation.today);
      if (signal === undefined) return [];
      const { value: summary, asOf } = signal;
      // Another source's summary of the same day would take the place of the one that is varied.
      const replaced = (): Parameters<typeof changeFacts>[1] => {
        const kind = fact(summary, asOf).kind;
        return situation.signals.filter((known) => known.kind === kind && known.asOf === asOf);
      };
      return amounts(summary).map((amount) => ({
        to: show(amount, summary),
        from: show(now(summary), summary),
        input: () => changeFacts(situation, replaced(), [fact(change(summary, amount), asOf)]),
      }));
    },
  });

const cashLever = summaryLever<CashSummary>({
  find: (signals, today): SignalOf<'cash.summary'> | undefined => usableCash(signals, today),
  fact: (value, asOf) => ({ kind: 'cash.summary', value, asOf }),
});

const paymentLever = summaryLever<PaymentSummary>({
  find: (signals, today): SignalOf<'payments.summary'> | undefined => usablePayments(signals, today),
  fact: (value, asOf) => ({ kind: 'payments.summary', value, asOf }),
});

const count = (value: number): ChangeFigure => ({ type: 'number', value });
const percent = (value: number): ChangeFigure => ({ type: 'ratio', value });

/** The balance on the first day of the window; undefined where the change was measured from nothing. */
const startOf = ({ balance, balanceChange }: CashSummary): number | undefined =>
  balance > 0 && balanceChange > -1 ? balance / (1 + balanceChange) : undefined;

/** A reserve of two months of outgoings is ample for trade credit; more would suggest idle money. */
const AMPLE_DAYS = 60;
const PARTS_OF_THE_WAY = [0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1];

const withBalance = (summary: CashSummary, balance: number): CashSummary => {
  const start = startOf(summary);
  return { ...summary, balance, ...(start === undefined ? {} : { balanceChange: balance / start - 1 }) };
};

/** Nearer to where the window began, or to an ample reserve; the lowest balance stays what it was. */
export const balanceRaised = cashLever({
  code: 'BALANCE_RAISED',
  amounts: (summary) => {
    const { balance, outflow, days, currency } = summary;
    const goal = Math.max(startOf(summary) ?? 0, (outflow / days) * AMPLE_DAYS);
    return PARTS_OF_THE_WAY.map((part) => roundedUp(balance + part * (goal - balance), currency)).filter(
      // From deep in the red the way would be longer than the goal is worth.
      (minor, index, all) => minor > balance && minor - balance <= goal && minor !== all[index - 1],
    );
  },
  change: withBalance,
  now: ({ balance }) => balance,
  show: (minor, { currency }) => money(minor, currency),
});

export const overdraftShorter = cashLever({
  code: 'OVERDRAFT_SHORTER',
  amounts: ({ overdraftDays }) => stepsDown(overdraftDays),
  change: (summary, overdraftDays) => ({
    ...summary,
    overdraftDays,
    ...(overdraftDays === 0 ? { minimumBalance: Math.max(0, summary.minimumBalance) } : {}),
  }),
  now: ({ overdraftDays }) => overdraftDays,
  show: count,
});

export const debitsHonoured = cashLever({
  code: 'DEBITS_HONOURED',
  amounts: ({ rejectedDebits }) => stepsDown(rejectedDebits),
  change: (summary, rejectedDebits) => ({ ...summary, rejectedDebits }),
  now: ({ rejectedDebits }) => rejectedDebits,
  show: count,
});

export const paymentSooner = paymentLever({
  code: 'PAYMENT_SOONER',
  amounts: ({ averageDelayDays }) => stepsDown(averageDelayDays),
  change: (summary, averageDelayDays) => ({ ...summary, averageDelayDays }),
  now: ({ averageDelayDays }) => averageDelayDays,
  show: count,
});

export const lateInvoicesFewer = paymentLever({
  code: 'LATE_INVOICES_FEWER',
  amounts: ({ late30Share }) => stepsDown(late30Share, 0.01),
  change: (summary, late30Share) => ({ ...summary, late30Share }),
  now: ({ late30Share }) => late30Share,
  show: percent,
});

/** Overdue invoices are owed in full, so there is no smaller amount to suggest. */
export const unpaidSettled = paymentLever({
  code: 'UNPAID_SETTLED',
  amounts: ({ unpaid }) => (unpaid > 0 ? [0] : []),
  change: (summary, unpaid) => ({ ...summary, unpaid }),
  now: ({ unpaid }) => unpaid,
  show: (minor, { currency }) => money(minor, currency),
});
