import type { PolicyCase } from '../policy.ts';

/** Whole euros as minor units. */
const euros = (value: number): number => value * 100;

/** What the default policy must say; they travel with it, and a test runs them. */
export const tradeDefaultCases: readonly PolicyCase[] = [
  {
    name: 'a sound company with all sources is accepted',
    facts: {},
    expect: { outcome: 'accept', limitMinor: euros(60_000) },
  },
  {
    name: 'the need binds when it is the smallest cap',
    facts: { needMinor: euros(25_000) },
    expect: { outcome: 'accept', limitMinor: euros(25_000) },
  },
  {
    name: 'a need above the limit asks for a guarantee',
    facts: { needMinor: euros(100_000) },
    expect: { outcome: 'request_guarantee', reason: 'LIMIT_BELOW_NEED' },
  },
  {
    name: 'a need far above the limit goes to a person',
    facts: { needMinor: euros(900_000) },
    expect: { outcome: 'refer', reason: 'LIMIT_BELOW_NEED' },
  },
  {
    name: 'a ceased company is refused',
    facts: { ceased: true },
    expect: { outcome: 'refuse', reason: 'COMPANY_CEASED', limitMinor: 0 },
  },
  {
    name: 'liquidation is refused whatever the score',
    facts: { proceedings: 'liquidation' },
    expect: { outcome: 'refuse', reason: 'LIQUIDATION_OPEN', limitMinor: 0 },
  },
  {
    name: 'safeguard asks for a guarantee',
    facts: { proceedings: 'safeguard' },
    expect: { outcome: 'request_guarantee', reason: 'SAFEGUARD_OPEN', limitMinor: 0 },
  },
  {
    name: 'receivership goes to a person',
    facts: { proceedings: 'receivership' },
    expect: { outcome: 'refer', reason: 'RECEIVERSHIP_OPEN', limitMinor: 0 },
  },
  {
    name: 'without legal notices there is no limit',
    facts: { missing: ['notices'] },
    expect: { outcome: 'refer', reason: 'NOTICES_MISSING', limitMinor: 0 },
  },
  {
    name: 'accounts that cannot be right go to a person',
    facts: { statementFault: 'unbalanced' },
    expect: { outcome: 'refer', reason: 'ACCOUNTS_IMPLAUSIBLE', limitMinor: euros(1_000) },
  },
  {
    name: 'low confidence goes to a person',
    facts: { confidence: 0.3 },
    expect: { outcome: 'refer', reason: 'TOO_LITTLE_DATA' },
  },
  {
    name: 'a natural person is always seen by a person',
    facts: { naturalPerson: true },
    expect: { outcome: 'refer', reason: 'NATURAL_PERSON_REVIEW' },
  },
  {
    name: 'an interval across the cut-off asks for a guarantee',
    facts: { probabilityOfDefault: 0.04, probabilityHigh: 0.08, grade: 'D' },
    expect: { outcome: 'request_guarantee', reason: 'RISK_NEEDS_GUARANTEE' },
  },
  {
    name: 'an interval beyond what a guarantee covers goes to a person',
    facts: { probabilityOfDefault: 0.09, probabilityHigh: 0.19, grade: 'E' },
    expect: { outcome: 'refer', reason: 'INTERVAL_WIDE' },
  },
  {
    name: 'a risk above the margin asks for a guarantee',
    facts: { probabilityOfDefault: 0.08, probabilityHigh: 0.11, grade: 'E' },
    expect: { outcome: 'request_guarantee', reason: 'RISK_NEEDS_GUARANTEE' },
  },
  {
    name: 'a risk beyond any guarantee is refused',
    facts: { probabilityOfDefault: 0.21, probabilityHigh: 0.3, grade: 'F' },
    expect: { outcome: 'refuse', reason: 'RISK_TOO_HIGH', limitMinor: 0 },
  },
  {
    name: 'a company that is not surely the account goes to a person',
    facts: { matchConfidence: 0.6 },
    expect: { outcome: 'refer', reason: 'COMPANY_UNSURE' },
  },
  {
    name: 'without accounts a small fixed cap stands in',
    facts: { missing: ['accounts'] },
    expect: { outcome: 'accept', limitMinor: euros(10_000) },
  },
  {
    name: 'safeguard soon after earlier proceedings goes to a person',
    facts: { proceedings: 'safeguard', closedYears: 1 },
    expect: { outcome: 'refer', reason: 'SAFEGUARD_OPEN', limitMinor: 0 },
  },
  {
    name: 'proceedings closed less than two years ago go to a person',
    facts: { closedYears: 1.9 },
    expect: { outcome: 'refer', reason: 'PROCEEDINGS_PAST', limitMinor: euros(60_000) },
  },
  {
    name: 'proceedings closed two years ago are left to the model',
    facts: { closedYears: 2 },
    expect: { outcome: 'accept' },
  },
  {
    name: 'invoices paid more than 45 days late on average ask for a guarantee',
    facts: { figures: { payment_delay_days: 46 } },
    expect: { outcome: 'request_guarantee', reason: 'PAYS_LATE', limitMinor: euros(60_000) },
  },
  {
    name: 'a delay of 45 days is left to the model',
    facts: { figures: { payment_delay_days: 45 } },
    expect: { outcome: 'accept' },
  },
  {
    name: 'a company among failed ones goes to a person',
    facts: { figures: { failed_links_share: 0.51 } },
    expect: { outcome: 'refer', reason: 'LINKS_FAILED', limitMinor: euros(60_000) },
  },
  {
    name: 'a bank goes to a person',
    facts: { figures: { sector_division: 64 } },
    expect: { outcome: 'refer', reason: 'SECTOR_NOT_COVERED' },
  },
  {
    name: 'a public body goes to a person',
    facts: { figures: { sector_division: 84 } },
    expect: { outcome: 'refer', reason: 'SECTOR_NOT_COVERED' },
  },
  {
    name: 'a sound company without any room for credit is asked for a guarantee',
    facts: { netWorthMinor: 0 },
    expect: { outcome: 'request_guarantee', reason: 'NO_ROOM_FOR_CREDIT', limitMinor: 0 },
  },
];
