import type { Proceedings } from '@creditline/core';
import { proceedingsState, severityOf } from '../../../core/src/signal/proceedings.ts';
import { sectorDivision } from '../../../core/src/signal/sector-division.ts';
import { SECTORS } from '../arbitraries.ts';
import { answersOf, RULES, type CompanyFacts, type ProceedingsFact } from '../company-facts.ts';

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

/** Figures of a statement, each moved up (1) or down (-1) by the same amount where it is given. */
type Moves = Readonly<Partial<Record<Exclude<keyof Statement, 'declared'>, 1 | -1>>>;

/** Nothing is moved below zero that cannot be there. */
const MAY_BE_NEGATIVE: ReadonlySet<string> = new Set([
  'equity',
  'operatingResult',
  'preTaxResult',
  'netResult',
  'retainedEarnings',
  'intangibles',
]);

const largestMove = (statement: Statement, moves: Moves): number =>
  Math.min(
    ...Object.entries(moves).map(([name, sign]) =>
      sign === 1 || MAY_BE_NEGATIVE.has(name) ? Infinity : (statement[name as keyof Moves] ?? Infinity),
    ),
  );

/**
 * A statement with figures moved; only where `when` holds and the first of them is given. All figures of one balance
 * sheet move together, or it would not balance and not be used at all.
 */
const figures =
  (moves: Moves, when: (statement: Statement) => boolean = () => true): Worsen =>
  (facts, by) => {
    const statement = facts.accounts?.statement;
    const [first] = Object.keys(moves) as (keyof Moves)[];
    if (facts.accounts === undefined || statement?.[first!] === undefined || !when(statement)) return undefined;
    const step = Math.min(by, largestMove(statement, moves));
    const moved = Object.entries(moves).flatMap(([name, sign]) => {
      const before = statement[name as keyof Moves];
      return before === undefined ? [] : [[name, before + sign * step]];
    });
    return { ...facts, accounts: { ...facts.accounts, statement: { ...statement, ...Object.fromEntries(moved) } } };
  };

/** The facts without some figures of the statement, as a statement may well be. */
const without =
  (...names: readonly (keyof Statement)[]) =>
  (facts: CompanyFacts): CompanyFacts => {
    if (facts.accounts === undefined) return facts;
    const kept = Object.entries(facts.accounts.statement).filter(([name]) => !names.includes(name as keyof Statement));
    return { ...facts, accounts: { ...facts.accounts, statement: Object.fromEntries(kept) } };
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

/** Points of a sector in the shipped scorecard; the divisions have no order that could be called worse by itself. */
const sectorPoints = (sector: string | undefined): number | undefined => {
  const division = sectorDivision(sector ?? '');
  const table = RULES.scorecard.subScores
    .flatMap(({ tables }) => tables)
    .find(({ feature }) => feature === 'sector_division');
  if (division === undefined || table === undefined) return undefined;
  return table.points[table.edges.filter((edge) => division >= edge).length];
};

const notCovered = new Set(RULES.policy.rules.flatMap(({ when }) => (when.is === 'sector_in' ? when.divisions : [])));
const isNotCovered = (sector: string | undefined): boolean =>
  notCovered.has(sectorDivision(sector ?? '') ?? Number.NaN);

const sectorRiskier = registry(({ sector }, by) => {
  const next = SECTORS[(SECTORS.indexOf(sector ?? '') + 1 + by) % SECTORS.length]!;
  const [before, after] = [sectorPoints(sector), sectorPoints(next)];
  // A sector that the model is not for goes to a person whatever its points: none that it is for is worse than that.
  if (isNotCovered(sector)) return undefined;
  return before !== undefined && after !== undefined && after <= before ? { sector: next } : undefined;
});

/** One fact made worse at a time; `prepare` is applied to the facts before and after. */
export const WORSE: readonly (readonly [
  title: string,
  worsen: Worsen,
  prepare?: (facts: CompanyFacts) => CompanyFacts,
])[] = [
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
  ['debts in place of equity', figures({ equity: -1, totalLiabilities: 1 })],
  ['debts that fall due in place of equity', figures({ currentLiabilities: 1, equity: -1, totalLiabilities: 1 })],
  ['a loss of reserves', figures({ retainedEarnings: -1 })],
  ['more intangibles', figures({ intangibles: 1 })],
  ['a lower net result', figures({ netResult: -1 })],
  ['a lower result before tax', figures({ preTaxResult: -1 })],
  ['a lower operating result', figures({ operatingResult: -1 })],
  // From no interest at all to a first interest is no worse: debts that nobody is paid for are the worse sign.
  ['more interest', figures({ interestExpense: 1 }, (statement) => statement.interestExpense !== 0)],
  ['stock in place of cash', figures({ cash: -1, inventory: 1 })],
  // What follows leaves out the figures of the ratios that have no worse side: turnover over fixed assets, growth, the
  // share of depreciation in turnover and of receivables in assets. The size of the balance sheet has none either.
  ['fixed assets in place of cash', figures({ cash: -1, currentAssets: -1 }), without('turnover')],
  ['unpaid invoices in place of cash', figures({ cash: -1, receivables: 1 }), without('totalAssets')],
  ['less depreciation earned back', figures({ depreciation: -1 }), without('turnover')],
  [
    'the same losses and debts on less turnover',
    figures(
      { turnover: -1 },
      ({ netResult = 0, operatingResult = 0, totalLiabilities = 0, cash: money = 0 }) =>
        netResult <= 0 && operatingResult <= 0 && totalLiabilities >= money,
    ),
    without('currentAssets', 'depreciation', 'previousTurnover'),
  ],
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
