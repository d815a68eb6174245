import { dayOf } from '../../calendar.ts';
import type { SignalOf } from '../../signal/answer.ts';
import type { PaymentSummary } from '../../signal/signal.ts';
import { usablePayments } from '../../signal/usable.ts';
import { factFrom, moneyValue, numberValue, ratioValue, type AskFor } from '../finding.ts';
import type { Observed, Step } from '../observed.ts';

type Payments = SignalOf<'payments.summary'>;

export const paymentsOf = ({ decision, signals }: Observed): Payments | undefined =>
  usablePayments(signals, dayOf(decision.decidedAt));

export const unpaidOf = ({ unpaid, currency }: PaymentSummary) => ({ minor: unpaid, currency });

type Change = { readonly past?: Payments; readonly now: Payments };

/** Payments now and before; nothing where the newest facts are older than those that were known. */
const changeOf = ({ before, after }: Step): Change | undefined => {
  const past = paymentsOf(before);
  const now = paymentsOf(after);
  if (now === undefined || (past !== undefined && now.asOf < past.asOf)) return undefined;
  return past === undefined ? { now } : { past, now };
};

/** Amounts in two currencies cannot be compared, but none is less than some in any of them. */
const isMoreUnpaid = ({ past, now }: Change): boolean => {
  const before = past?.value.unpaid ?? 0;
  const isComparable = past === undefined || before === 0 || past.value.currency === now.value.currency;
  return isComparable && now.value.unpaid > before;
};

/** A rise needs a figure to rise from: habits that were not known before are no change. */
const rise = ({ past, now }: Change, figure: (payments: PaymentSummary) => number): number =>
  past === undefined ? 0 : figure(now.value) - figure(past.value);

const delay = ({ averageDelayDays }: PaymentSummary): number => averageDelayDays;
const lateShare = ({ late30Share }: PaymentSummary): number => late30Share;

/** Shares are sums of binary fractions: 0.35 - 0.1 must reach 0.25. */
const NOISE = 1e-9;

export const PAYMENT_CONDITIONS: AskFor<'invoices_unpaid' | 'late_share_rises' | 'delay_rises'> = {
  invoices_unpaid: (_, step) => {
    const change = changeOf(step);
    if (change === undefined || !isMoreUnpaid(change)) return undefined;
    const { past, now } = change;
    const was = past && moneyValue(unpaidOf(past.value));
    const fact = factFrom('invoices_unpaid', now, { value: moneyValue(unpaidOf(now.value)), was });
    return { crossing: 'invoices_unpaid', fact };
  },
  late_share_rises: ({ by }, step) => {
    const change = changeOf(step);
    if (change?.past === undefined || rise(change, lateShare) < by - NOISE) return undefined;
    const [was, value] = [change.past, change.now].map((payments) => ratioValue(lateShare(payments.value)));
    return { crossing: 'late_share', fact: factFrom('late_share_rose', change.now, { value, was }) };
  },
  delay_rises: ({ days }, step) => {
    const change = changeOf(step);
    if (change?.past === undefined || rise(change, delay) < days - NOISE) return undefined;
    const [was, value] = [change.past, change.now].map((payments) => numberValue(delay(payments.value)));
    return { crossing: 'delay', fact: factFrom('delay_rose', change.now, { value, was }) };
  },
};
