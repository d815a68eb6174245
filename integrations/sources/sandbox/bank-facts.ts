import type { CashSummary } from '@creditline/core';
import type { Calendar } from './calendar.ts';
import { ownMember, type FactsOf } from './dated-fact.ts';
import { turnAfter, type Turn } from './happening.ts';

/** Ninety days of a bank account, in euros; the balance now is start + in - out. */
type Account = {
  readonly start: number;
  readonly in: number;
  readonly out: number;
  readonly lowest: number;
  readonly overdraftDays?: number;
  readonly rejectedDebits?: number;
};

const summary = (account: Account): CashSummary => {
  const balance = account.start + account.in - account.out;
  return {
    days: 90,
    currency: 'EUR',
    balance: balance * 100,
    minimumBalance: account.lowest * 100,
    inflow: account.in * 100,
    outflow: account.out * 100,
    balanceChange: Math.round((balance / account.start - 1) * 10_000) / 10_000,
    overdraftDays: account.overdraftDays ?? 0,
    rejectedDebits: account.rejectedDebits ?? 0,
  };
};

const good: Account = { start: 140_000, in: 960_000, out: 930_000, lowest: 95_000 };
const bad: Account = {
  start: 140_000,
  in: 780_000,
  out: 885_000,
  lowest: -60_000,
  overdraftDays: 30,
  rejectedDebits: 4,
};

type AccountAt = (calendar: Calendar) => Account;
const always =
  (account: Account): AccountAt =>
  () =>
    account;

const accounts: Readonly<Record<string, AccountAt>> = {
  'FR:000000018': always({ start: 1_900_000, in: 3_480_000, out: 3_030_000, lowest: 1_720_000 }),
  'FR:000000034': always({
    start: 200_000,
    in: 610_000,
    out: 750_000,
    lowest: -45_000,
    overdraftDays: 25,
    rejectedDebits: 3,
  }),
  'FR:000000042': always({
    start: 6_000,
    in: 42_000,
    out: 46_500,
    lowest: -9_000,
    overdraftDays: 61,
    rejectedDebits: 7,
  }),
  'FR:000000059': always({ start: 240_000, in: 1_420_000, out: 1_390_000, lowest: 150_000 }),
  'FR:000000067': always({ start: 52_000, in: 490_000, out: 505_000, lowest: 4_000 }),
  'FR:000000083': always({ start: 520_000, in: 2_180_000, out: 2_090_000, lowest: 430_000 }),
  'FR:000000091': always({
    start: 14_000,
    in: 168_000,
    out: 174_000,
    lowest: -11_000,
    overdraftDays: 18,
    rejectedDebits: 1,
  }),
  'FR:000000117': always({ start: 205_000, in: 575_000, out: 560_000, lowest: 160_000 }),
  'FR:000000125': (calendar) => (calendar.minute % 2 === 0 ? good : bad),
  'FR:000000133': always({ start: 18_000, in: 31_000, out: 29_500, lowest: 9_000 }),
  'GB:99000018': always({ start: 420_000, in: 1_620_000, out: 1_575_000, lowest: 350_000 }),
  'FR:000000141': always({ start: 760_000, in: 520_000, out: 490_000, lowest: 610_000 }),
  'FR:000000158': always({ start: 230_000, in: 2_020_000, out: 2_055_000, lowest: 70_000 }),
  'FR:000000166': always({ start: 22_000, in: 48_000, out: 61_000, lowest: 3_000 }),
  'FR:000000174': always({
    start: 30_000,
    in: 245_000,
    out: 258_000,
    lowest: -14_000,
    overdraftDays: 22,
    rejectedDebits: 1,
  }),
  'FR:000000182': always({ start: 66_000, in: 540_000, out: 538_000, lowest: 21_000 }),
  'FR:000000190': always({ start: 850_000, in: 3_110_000, out: 3_020_000, lowest: 690_000 }),
  'FR:000000208': always({ start: 310_000, in: 890_000, out: 865_000, lowest: 260_000 }),
};

/** Of a company whose bank was not connected before something happened there. */
const usual: Account = { start: 90_000, in: 410_000, out: 402_000, lowest: 61_000 };

const balanceOf = (account: Account): number => account.start + account.in - account.out;

/** Seven tenths of the balance are gone, on top of whatever had gone wrong already. */
const fallen = (account: Account): Account => {
  const start = Math.max(balanceOf(account), Math.round(account.in / 12));
  const inflow = Math.round(account.in * 0.8);
  return {
    start,
    in: inflow,
    out: inflow + Math.round(start * 0.7),
    lowest: Math.min(account.lowest, -Math.round(start * 0.2)),
    overdraftDays: Math.min(90, (account.overdraftDays ?? 0) + 24),
    rejectedDebits: (account.rejectedDebits ?? 0) + 3,
  };
};

const isSound = (account: Account): boolean =>
  (account.overdraftDays ?? 0) === 0 && (account.rejectedDebits ?? 0) === 0 && balanceOf(account) > 0.8 * account.start;

const sound = (account: Account): Account => {
  if (isSound(account)) return account;
  const start = Math.round(account.in / 6);
  return { start, in: account.in, out: account.in - Math.round(account.in / 30), lowest: Math.round(start * 0.7) };
};

const accountAfter = (account: Account | undefined, turn: Turn | undefined): Account | undefined => {
  if (turn === undefined) return account;
  if (turn.is === 'worse') return fallen(account ?? usual);
  if (account !== undefined) return sound(account);
  return turn.wasWorse ? usual : undefined;
};

/** The window ends on the day of the question, as a bank's does. A company whose cash falls has connected its bank. */
export const bankFacts: FactsOf = (key, calendar, happenings) => {
  const account = accountAfter(ownMember(accounts, key)?.(calendar), turnAfter(happenings, 'cash_falls'));
  return account && [{ kind: 'cash.summary', value: summary(account), asOf: calendar.today }];
};
