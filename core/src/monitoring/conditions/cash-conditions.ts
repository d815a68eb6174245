import { dayOf } from '../../calendar.ts';
import type { SignalOf } from '../../signal/answer.ts';
import type { CashSummary } from '../../signal/signal.ts';
import { usableCash } from '../../signal/usable.ts';
import type { ReasonValue } from '../../decision/decision.ts';
import type { AlertFactCode } from '../alert.ts';
import { factFrom, numberValue, ratioValue, type AskFor, type Finding } from '../finding.ts';
import type { Observed, Step } from '../observed.ts';

export const cashOf = ({ decision, signals }: Observed): SignalOf<'cash.summary'> | undefined =>
  usableCash(signals, dayOf(decision.decidedAt));

type Met = (cash: CashSummary) => boolean;
type Shown = {
  readonly crossing: string;
  readonly code: AlertFactCode;
  readonly value: (cash: CashSummary) => ReasonValue;
};

/** Met now and not before. Facts older than those before came back because newer ones are absent: no news. */
const newlyMet = ({ before, after }: Step, isMet: Met, { crossing, code, value }: Shown): Finding | undefined => {
  const then = cashOf(before);
  const now = cashOf(after);
  if (now === undefined || !isMet(now.value)) return undefined;
  if (then !== undefined && (isMet(then.value) || now.asOf < then.asOf)) return undefined;
  return {
    crossing,
    fact: factFrom(code, now, { value: value(now.value), was: then && value(then.value) }),
  };
};

export const CASH_CONDITIONS: AskFor<'balance_falls' | 'overdrawn' | 'debits_returned'> = {
  balance_falls: ({ change }, step) =>
    newlyMet(step, ({ balanceChange }) => balanceChange <= change, {
      crossing: 'balance_falls',
      code: 'balance_fell',
      value: ({ balanceChange }) => ratioValue(balanceChange),
    }),
  overdrawn: ({ days }, step) =>
    newlyMet(step, ({ overdraftDays }) => overdraftDays >= days, {
      crossing: 'overdrawn',
      code: 'overdrawn',
      value: ({ overdraftDays }) => numberValue(overdraftDays),
    }),
  debits_returned: ({ count }, step) =>
    newlyMet(step, ({ rejectedDebits }) => rejectedDebits >= count, {
      crossing: 'debits_returned',
      code: 'debits_returned',
      value: ({ rejectedDebits }) => numberValue(rejectedDebits),
    }),
};
