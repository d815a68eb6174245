import type { Calendar } from './calendar.ts';
import { ownMember, type DatedFact, type FactsOf } from './dated-fact.ts';
import { filingsAfter, type Filing } from './filings.ts';
import { judgmentsAfter, lastOfEachDay } from './judgments.ts';

type Notices = (calendar: Calendar) => readonly DatedFact[];

/** Accounts are filed about seven months after the year's end; `closedMonthsAgo` names the year. */
const filed =
  (closedMonthsAgo: number, confidential = false): Notices =>
  (calendar) => [
    {
      kind: 'accounts.filed',
      value: { closedOn: calendar.monthEnd(closedMonthsAgo), confidential },
      asOf: calendar.monthsAgo(Math.max(0, closedMonthsAgo - 7)),
      reference: `C-SANDBOX-${closedMonthsAgo}`,
    },
  ];

const none: Notices = () => [];

const all =
  (...parts: readonly Notices[]): Notices =>
  (calendar) =>
    parts.flatMap((part) => part(calendar));

const notices: Readonly<Record<string, Notices>> = {
  'FR:000000018': all(filed(20), filed(8)),
  'FR:000000026': none,
  'FR:000000034': all(filed(21), filed(9)),
  'FR:000000042': all(filed(32), (calendar) => [
    { kind: 'proceedings.opened', value: 'receivership', asOf: calendar.monthsAgo(9), reference: 'A-SANDBOX-42-1' },
    { kind: 'proceedings.opened', value: 'liquidation', asOf: calendar.monthsAgo(1), reference: 'A-SANDBOX-42-2' },
  ]),
  'FR:000000059': all(filed(20), filed(8), (calendar) => [
    { kind: 'proceedings.opened', value: 'safeguard', asOf: calendar.monthsAgo(4), reference: 'A-SANDBOX-59-1' },
  ]),
  'FR:000000067': all(filed(21), (calendar) => [
    { kind: 'proceedings.opened', value: 'receivership', asOf: calendar.monthsAgo(6), reference: 'A-SANDBOX-67-1' },
  ]),
  'FR:000000075': all(filed(27), (calendar) => [
    { kind: 'business.sold', value: true, asOf: calendar.monthsAgo(5), reference: 'A-SANDBOX-75-1' },
    { kind: 'company.struck_off', value: true, asOf: calendar.monthsAgo(3), reference: 'B-SANDBOX-75-2' },
  ]),
  'FR:000000083': all(filed(20), filed(8)),
  'FR:000000091': filed(10),
  'FR:000000109': all(filed(19), filed(8)),
  'FR:000000117': all(filed(20), filed(8)),
  'FR:000000125': all(filed(20), filed(8)),
  'FR:000000133': none,
  'GB:99000018': all(filed(21), filed(9)),
  'DE:VAT:DE999999995': filed(11),
  'FR:000000141': filed(8),
  'FR:000000158': all(filed(20), filed(8)),
  'FR:000000166': (calendar) => [
    {
      kind: 'business.bought',
      value: { priceMinor: 18_000_000, currency: 'EUR' },
      asOf: calendar.monthsAgo(2),
      reference: 'A-SANDBOX-166-1',
    },
  ],
  'FR:000000174': filed(8),
  'FR:000000182': all(filed(43), filed(31)),
  'FR:000000190': all(filed(20), filed(8), (calendar) => [
    { kind: 'proceedings.opened', value: 'receivership', asOf: calendar.monthsAgo(108), reference: 'A-SANDBOX-190-1' },
    { kind: 'proceedings.plan', value: 'receivership', asOf: calendar.monthsAgo(96), reference: 'A-SANDBOX-190-2' },
    {
      kind: 'proceedings.closed',
      value: { proceedings: 'receivership', outcome: 'cleared' },
      asOf: calendar.monthsAgo(24),
      reference: 'A-SANDBOX-190-3',
    },
  ]),
  'FR:000000208': all(filed(20, true), filed(8, true)),
};

const noticeOf = ({ closedOn, filedOn, id }: Filing): DatedFact => ({
  kind: 'accounts.filed',
  value: { closedOn, confidential: false },
  asOf: filedOn,
  reference: `C-SANDBOX-${id.slice(0, 8)}`,
});

/**
 * Each answer begins with how many notices were found, because "none" is a fact and silence is not. The count never
 * falls: whatever follows from a happening is one more notice.
 */
export const noticeFacts: FactsOf = (key, calendar, happenings) => {
  const before = ownMember(notices, key)?.(calendar);
  if (before === undefined) return undefined;
  const judgments = judgmentsAfter(before, happenings);
  const filings = filingsAfter(happenings).map(noticeOf);
  const count = before.length + judgments.length + filings.length;
  return [
    { kind: 'notices.searched', value: count, asOf: calendar.today },
    ...before,
    ...filings,
    ...lastOfEachDay(judgments),
  ];
};
