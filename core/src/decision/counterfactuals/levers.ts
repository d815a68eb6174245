import type { Reason } from '../decision.ts';
import type { ReasonCode, Topic } from '../reason-code.ts';
import { accountsAverage, bankAverage, paymentsAverage } from './average-levers.ts';
import {
  balanceRaised,
  debitsHonoured,
  lateInvoicesFewer,
  overdraftShorter,
  paymentSooner,
  unpaidSettled,
} from './behaviour-levers.ts';
import { accountsFiled, accountsFiledAlike } from './filing-levers.ts';
import type { Lever } from './lever.ts';
import {
  capitalPaidIn,
  debtMadeLonger,
  debtRepaid,
  operatingResultReached,
  receivablesCollected,
  resultReached,
  stockReduced,
} from './statement-levers.ts';

/**
 * What a company can do about a reason, what is most to the point first. A topic that is not here cannot be changed by
 * any lawful act of the company itself (its age, its sector, proceedings, what others did) or only by appearance
 * (moving the seat, splitting a request), and nothing is suggested for it. A code goes before its topic.
 */
export const LEVERS: Readonly<Partial<Record<Topic | ReasonCode, readonly Lever[]>>> = {
  filing: [accountsFiledAlike, accountsFiled],
  accounts_missing: [accountsFiledAlike, accountsAverage],
  cash_missing: [bankAverage],
  payments_missing: [paymentsAverage],
  equity: [capitalPaidIn],
  liquidity: [debtMadeLonger, capitalPaidIn],
  debt: [debtRepaid, capitalPaidIn],
  SHORT_DEBT_HEAVY: [debtMadeLonger, debtRepaid, capitalPaidIn],
  profit: [resultReached, operatingResultReached],
  cash_flow: [resultReached, operatingResultReached],
  coverage: [operatingResultReached],
  STOCK_SLOW: [stockReduced],
  CUSTOMERS_PAY_LATE: [receivablesCollected],
  PAYABLES_LONG: [debtMadeLonger],
  cash_trend: [balanceRaised],
  cash_buffer: [balanceRaised],
  overdraft: [overdraftShorter],
  rejected_debits: [debitsHonoured],
  payment_delay: [paymentSooner],
  late_share: [lateInvoicesFewer],
  unpaid: [unpaidSettled],
};

/** The levers for a reason, the most to the point first. */
export const leversFor = ({ code, topic }: Reason): readonly Lever[] => LEVERS[code] ?? LEVERS[topic] ?? [];
