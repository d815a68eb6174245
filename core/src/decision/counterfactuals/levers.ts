import type { Topic } from '../reason-code.ts';
import { accountsAverage, bankDataAverage, paymentsAverage } from './average-levers.ts';
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
  resultReached,
} from './statement-levers.ts';

/**
 * What a company can do about a reason, what is most to the point first. A topic that is not here cannot be changed by
 * any lawful act of the company itself (its age, its sector, proceedings, what others did) or only by appearance
 * (moving the seat, splitting a request), and nothing is suggested for it.
 */
export const LEVERS: Readonly<Partial<Record<Topic, readonly Lever[]>>> = {
  filing: [accountsFiledAlike, accountsFiled],
  accounts_missing: [accountsFiledAlike, accountsAverage],
  cash_missing: [bankDataAverage],
  payments_missing: [paymentsAverage],
  equity: [capitalPaidIn],
  liquidity: [debtMadeLonger, capitalPaidIn],
  debt: [debtRepaid, capitalPaidIn],
  profit: [resultReached],
  coverage: [operatingResultReached],
  cash_trend: [balanceRaised],
  cash_buffer: [balanceRaised],
  overdraft: [overdraftShorter],
  rejected_debits: [debitsHonoured],
  payment_delay: [paymentSooner],
  late_share: [lateInvoicesFewer],
  unpaid: [unpaidSettled],
};
