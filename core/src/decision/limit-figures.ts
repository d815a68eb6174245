import type { Currency, Money } from '../money.ts';
import type { IsoDate, Signal } from '../signal/signal.ts';
import { tangibleNetWorth } from '../signal/statement-features.ts';
import { usableCash, usableStatement } from '../signal/usable.ts';
import { convert } from './exposure.ts';
import type { LimitFigures } from './credit-limit.ts';
import type { Policy } from './policy.ts';

const inCurrency = (minor: number | undefined, currency: Currency, policy: Policy): number | undefined =>
  minor === undefined ? undefined : convert({ minor, currency }, policy.currency, policy.rates)?.minor;

/** Lowest balance plus free cash flow over the window, never below nothing. */
const cashCapacity = (signals: readonly Signal[], today: IsoDate, policy: Policy): number | undefined => {
  const cash = usableCash(signals, today)?.value;
  if (cash === undefined) return undefined;
  const capacity = Math.max(0, cash.minimumBalance) + Math.max(0, cash.inflow - cash.outflow);
  return inCurrency(capacity, cash.currency, policy);
};

const netWorth = (signals: readonly Signal[], today: IsoDate, policy: Policy): number | undefined => {
  const statement = usableStatement(signals, today)?.value;
  return statement === undefined ? undefined : inCurrency(tangibleNetWorth(statement), statement.currency, policy);
};

/** Facts and the need -> the figures of the caps. A figure in a currency without a rate counts as not known. */
export const limitFigures = (
  signals: readonly Signal[],
  today: IsoDate,
  { policy, need }: { readonly policy: Policy; readonly need?: Money },
): LimitFigures => {
  const netWorthMinor = netWorth(signals, today, policy);
  const cashMinor = cashCapacity(signals, today, policy);
  return {
    ...(netWorthMinor === undefined ? {} : { netWorthMinor }),
    ...(cashMinor === undefined ? {} : { cashMinor }),
    ...(need === undefined ? {} : { needMinor: need.minor }),
  };
};
