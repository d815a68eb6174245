import { OUTCOMES, type Decision, type Proceedings } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proceedingsState, severityOf } from '../../../core/src/signal/proceedings.ts';
import { sectorRisk } from '../../../core/src/signal/sector-risk.ts';
import { always, companyFacts, cleanCompany, need, SECTORS } from '../arbitraries.ts';
import { answersOf, decideOn, type CompanyFacts, type ProceedingsFact } from '../company-facts.ts';

type Registry = NonNullable<CompanyFacts['registry']>;
type Notices = NonNullable<CompanyFacts['notices']>;
type Statement = NonNullable<CompanyFacts['accounts']>['statement'];
type Summary = NonNullable<CompanyFacts['cash']>['summary'];
type Paid = NonNullable<CompanyFacts['payments']>['summary'];

/** The same facts with one of them worse; undefined where there is nothing to make worse. `by` is 0 or more. */
type Worsen = (facts: CompanyFacts, by: number) => CompanyFacts | undefined;

const registry =
  (change: (facts: Registry, by: number) => Partial<Registry> | undefined): Worsen =>
  (facts, by) => {
    const changed = facts.registry && change(facts.registry, by);
    return changed && { ...facts, registry: { ...facts.registry, ...changed } };
  };

const notices =
  (change: (facts: Notices, by: number) => Partial<Notices> | undefined): Worsen =>
  (facts, by) => {
    const changed = facts.notices && change(facts.notices, by);
    return changed && { ...facts, notices: { ...facts.notices, ...changed } };
  };

/** A figure of the statement that is higher, or with `sign` -1 lower; only where `when` holds. */
const figure =
  (
    name: Exclude<keyof Statement, 'declared'>,
    sign: 1 | -1,
    when: (statement: Statement) => boolean = () => true,
  ): Worsen =>
  (facts, by) => {
    const { accounts } = facts;
    const before = accounts?.statement[name];
    if (accounts === undefined || before === undefined || !when(accounts.statement)) return undefined;
    const after = Math.max(before + sign * by, name === 'turnover' || name === 'currentAssets' ? 0 : -Infinity);
    return { ...facts, accounts: { ...accounts, statement: { ...accounts.statement, [name]: after } } };
  };

const cash =
  (change: (summary: Summary, by: number) => Partial<Summary>): Worsen =>
  (facts, by) => {
    const { cash: known } = facts;
    return known && { ...facts, cash: { ...known, summary: { ...known.summary, ...change(known.summary, by) } } };
  };

const payments =
  (change: (summary: Paid, by: number) => Partial<Paid>): Worsen =>
  (facts, by) => {
    const { payments: known } = facts;
    return known && { ...facts, payments: { ...known, summary: { ...known.summary, ...change(known.summary, by) } } };
  };

const lessOf = (value: number, by: number): number => Math.floor(value / (1 + (by % 7)));

const opened = (value: Proceedings): ProceedingsFact => ({ kind: 'proceedings.opened', value, daysAgo: 0 });

/** Proceedings opened today, at least as grave as those that run. A company closed without assets cannot come back. */
const escalate =
  (value: Proceedings): Worsen =>
  (facts) => {
    const state = proceedingsState(answersOf(facts).flatMap(({ signals }) => signals));
    const isDead = state.state === 'closed' && state.outcome === 'insufficient_assets';
    const isMilder = state.state !== 'open' || severityOf(state.proceedings) <= severityOf(value);
    if (facts.notices === undefined || isDead || !isMilder) return undefined;
    return { ...facts, notices: { ...facts.notices, proceedings: [...facts.notices.proceedings, opened(value)] } };
  };

const sectorRiskier = registry(({ sector }, by) => {
  const next = SECTORS[(SECTORS.indexOf(sector ?? '') + 1 + by) % SECTORS.length]!;
  const [before, after] = [sectorRisk(sector ?? ''), sectorRisk(next)];
  return before !== undefined && after !== undefined && after >= before ? { sector: next } : undefined;
});

const WORSE: readonly (readonly [string, Worsen])[] = [
  [
    'a younger company',
    registry(({ createdDaysAgo: age }, by) => (age === undefined ? undefined : { createdDaysAgo: lessOf(age, by) })),
  ],
  ['fewer staff', registry(({ staff }, by) => (staff === undefined ? undefined : { staff: lessOf(staff, by) }))],
  ['a riskier sector', sectorRiskier],
  ['a company that has ceased', registry(() => ({ status: 'ceased' }))],
  ['a company that is struck off', registry(() => ({ isStruckOff: true }))],
  [
    'a change that is more recent',
    registry(({ movedDaysAgo: ago }, by) => (ago === undefined ? undefined : { movedDaysAgo: lessOf(ago, by) })),
  ],
  [
    'a change where none was known',
    registry(({ movedDaysAgo }, by) => (movedDaysAgo === undefined ? { movedDaysAgo: by % 1200 } : undefined)),
  ],
  ['conciliation opened', escalate('conciliation')],
  ['safeguard opened', escalate('safeguard')],
  ['receivership opened', escalate('receivership')],
  ['liquidation opened, also by conversion', escalate('liquidation')],
  ['a notice that cannot be read', notices(() => ({ unread: 'A2026-1' }))],
  [
    'accounts filed later',
    notices(({ filedDaysAgo: ago }, by) => (ago === undefined ? undefined : { filedDaysAgo: ago + (by % 2000) })),
  ],
  [
    'a business sold',
    notices(({ soldDaysAgo }, by) => ({ soldDaysAgo: Math.min(soldDaysAgo ?? Infinity, by % 2000) })),
  ],
  ['less equity', figure('equity', -1)],
  ['more intangibles', figure('intangibles', 1)],
  ['a lower net result', figure('netResult', -1)],
  ['the same loss on less turnover', figure('turnover', -1, ({ netResult }) => (netResult ?? 0) <= 0)],
  ['a lower operating result', figure('operatingResult', -1)],
  ['more interest', figure('interestExpense', 1)],
  ['fewer current assets', figure('currentAssets', -1)],
  ['more current liabilities', figure('currentLiabilities', 1)],
  ['more financial debt', figure('financialDebt', 1)],
  ['a balance that fell further', cash(({ balanceChange }, by) => ({ balanceChange: balanceChange - by / 1000 }))],
  ['a lower balance', cash(({ balance }, by) => ({ balance: balance - by }))],
  ['a lower lowest balance', cash(({ minimumBalance }, by) => ({ minimumBalance: minimumBalance - by }))],
  ['less coming in', cash(({ inflow }, by) => ({ inflow: lessOf(inflow, by) }))],
  ['more going out', cash(({ outflow }, by) => ({ outflow: outflow + by }))],
  ['more days overdrawn', cash(({ overdraftDays }, by) => ({ overdraftDays: overdraftDays + (by % 90) }))],
  ['more rejected debits', cash(({ rejectedDebits }, by) => ({ rejectedDebits: rejectedDebits + (by % 5) }))],
  ['later payment', payments(({ averageDelayDays }, by) => ({ averageDelayDays: averageDelayDays + (by % 90) }))],
  [
    'more invoices paid late',
    payments(({ late30Share }, by) => ({ late30Share: Math.min(1, late30Share + by / 1e6) })),
  ],
  ['more left unpaid', payments(({ unpaid }, by) => ({ unpaid: unpaid + by }))],
  [
    'more failed companies around it',
    (facts, by) =>
      facts.links && { ...facts, links: { ...facts.links, share: Math.min(1, facts.links.share + by / 1e6) } },
  ],
];

const looseness = ({ outcome }: Decision): number => OUTCOMES.length - OUTCOMES.indexOf(outcome);

/**
 * A hard rule that leaves the case to a person keeps it from being refused by the model alone; the limit is 0 then.
 * That is no credit gained, and the one place where an outcome may read milder than before.
 */
const isLeftToPerson = (before: Decision, after: Decision): boolean =>
  before.outcome === 'refuse' && after.outcome === 'refer' && after.limit.minor === 0;

const by = fc.oneof(fc.constant(1), fc.nat(100), fc.nat(1_000_000), fc.nat(1_000_000_000));

const expectNoBetter = (before: Decision, after: Decision): void => {
  expect(after.assessment.score).toBeLessThanOrEqual(before.assessment.score);
  expect(after.limit.minor).toBeLessThanOrEqual(before.limit.minor);
  if (!isLeftToPerson(before, after)) expect(looseness(after)).toBeLessThanOrEqual(looseness(before));
};

describe('worse never scores higher, is never decided more freely and never gets a higher limit', () => {
  test.each(WORSE)('%s', (_title, worsen) => {
    let worsened = 0;
    always(
      fc.property(fc.oneof(companyFacts, cleanCompany), by, need, (facts, amount, minor) => {
        const worse = worsen(facts, amount);
        if (worse === undefined) return;
        worsened += 1;
        const asked = minor === undefined ? {} : { need: { minor, currency: 'EUR' as const } };
        expectNoBetter(decideOn(facts, asked), decideOn(worse, asked));
      }),
      1000,
    );
    expect(worsened).toBeGreaterThan(60);
  });
});
