import type {
  AccountsStatement,
  Answer,
  CashSummary,
  DecisionInput,
  Fact,
  PaymentSummary,
  Proceedings,
  Signal,
  SourceGroup,
  SubjectKind,
} from '@creditline/core';
import { addDays, dayOf, decide, tradeDefaultPolicy, tradeScorecard, type Decision } from '@creditline/core';

export const DECIDED_AT = '2026-11-21T10:00:00.000Z';
export const TODAY = dayOf(DECIDED_AT);
export const RULES = { scorecard: tradeScorecard, policy: tradeDefaultPolicy } as const;

/** A fact and how many days before the decision it is about. */
type Dated<T> = T & { readonly daysAgo: number };

export type ProceedingsFact = Dated<
  | { readonly kind: 'proceedings.opened' | 'proceedings.plan'; readonly value: Proceedings }
  | Extract<Fact, { kind: 'proceedings.closed' }>
>;

export type RegistryFacts = {
  readonly createdDaysAgo?: number;
  readonly status: 'active' | 'ceased';
  readonly isStruckOff: boolean;
  readonly subject: SubjectKind;
  readonly staff?: number;
  readonly sector?: string;
  readonly movedDaysAgo?: number;
  /** Facts that no table reads: name, legal form, capital, parent. */
  readonly others: readonly Fact[];
};

export type NoticeFacts = {
  readonly proceedings: readonly ProceedingsFact[];
  readonly filedDaysAgo?: number;
  readonly soldDaysAgo?: number;
  readonly isBuyer: boolean;
  readonly unread?: string;
};

export type AccountsFacts = Dated<{ readonly statement: Omit<AccountsStatement, 'closedOn' | 'months' | 'currency'> }>;
export type CashFacts = Dated<{ readonly summary: Omit<CashSummary, 'currency'> }>;
/** Of twenty invoices, where no number is given. */
export type PaymentFacts = Dated<{
  readonly summary: Omit<PaymentSummary, 'currency' | 'months' | 'invoices'> & { readonly invoices?: number };
}>;
export type LinkFacts = Dated<{ readonly share: number; readonly linked: number }>;

/** All that the sources know of one company, a group without an entry has no answer. */
export type CompanyFacts = {
  readonly registry?: RegistryFacts;
  readonly notices?: NoticeFacts;
  readonly accounts?: AccountsFacts;
  readonly cash?: CashFacts;
  readonly payments?: PaymentFacts;
  readonly links?: LinkFacts;
};

const dayBefore = (daysAgo: number): string => dayOf(addDays(DECIDED_AT, -daysAgo));

const signal = (source: string, daysAgo: number, fact: Fact): Signal => ({
  ...fact,
  source,
  asOf: dayBefore(daysAgo),
});

const optional = <T>(value: T | undefined, make: (value: T) => Signal): readonly Signal[] =>
  value === undefined ? [] : [make(value)];

const SIGNALS: { readonly [G in SourceGroup]: (facts: NonNullable<CompanyFacts[G]>) => readonly Signal[] } = {
  registry: (facts) => [
    signal('registry', 0, { kind: 'company.status', value: facts.status }),
    signal('registry', 0, { kind: 'company.subject', value: facts.subject }),
    ...(facts.isStruckOff ? [signal('registry', 3, { kind: 'company.struck_off', value: true })] : []),
    ...optional(facts.createdDaysAgo, (daysAgo) =>
      signal('registry', 0, { kind: 'company.created', value: dayBefore(daysAgo) }),
    ),
    ...optional(facts.staff, (min) => signal('registry', 200, { kind: 'company.staff', value: { min } })),
    ...optional(facts.sector, (value) => signal('registry', 0, { kind: 'company.sector', value })),
    ...optional(facts.movedDaysAgo, (daysAgo) =>
      signal('registry', daysAgo, { kind: 'company.moved', value: 'director' }),
    ),
    ...facts.others.map((fact) => signal('registry', 0, fact)),
  ],
  notices: (facts) => [
    signal('notices', 0, { kind: 'notices.searched', value: facts.proceedings.length }),
    ...facts.proceedings.map(({ daysAgo, ...fact }) => signal('notices', daysAgo, fact as Fact)),
    ...optional(facts.filedDaysAgo, (daysAgo) =>
      signal('notices', Math.max(0, daysAgo - 100), {
        kind: 'accounts.filed',
        value: { closedOn: dayBefore(daysAgo), confidential: false },
      }),
    ),
    ...optional(facts.soldDaysAgo, (daysAgo) => signal('notices', daysAgo, { kind: 'business.sold', value: true })),
    ...(facts.isBuyer ? [signal('notices', 40, { kind: 'business.bought', value: { currency: 'EUR' } })] : []),
    ...optional(facts.unread, (value) => signal('notices', 9, { kind: 'notices.unread', value })),
  ],
  accounts: ({ daysAgo, statement }) => [
    signal('accounts', daysAgo, {
      kind: 'accounts.statement',
      value: { closedOn: dayBefore(daysAgo), months: 12, currency: 'EUR', ...statement },
    }),
  ],
  cash: ({ daysAgo, summary }) => [
    signal('cash', daysAgo, { kind: 'cash.summary', value: { currency: 'EUR', ...summary } }),
  ],
  payments: ({ daysAgo, summary }) => [
    signal('payments', daysAgo, {
      kind: 'payments.summary',
      value: { currency: 'EUR', months: 6, invoices: 20, ...summary },
    }),
  ],
  links: ({ daysAgo, ...value }) => [signal('links', daysAgo, { kind: 'links.failed', value })],
};

const answerOf = (group: SourceGroup, signals: readonly Signal[]): Answer => ({
  source: group,
  groups: [group],
  found: true,
  signals,
  fetchedAt: DECIDED_AT,
});

/** One source for each group, so that a source and its group are the same thing. */
export const answersOf = (facts: CompanyFacts): readonly Answer[] => {
  const answers = <T>(group: SourceGroup, known: T | undefined, signalsOf: (facts: T) => readonly Signal[]) =>
    known === undefined ? [] : [answerOf(group, signalsOf(known))];
  return [
    ...answers('registry', facts.registry, SIGNALS.registry),
    ...answers('notices', facts.notices, SIGNALS.notices),
    ...answers('accounts', facts.accounts, SIGNALS.accounts),
    ...answers('cash', facts.cash, SIGNALS.cash),
    ...answers('payments', facts.payments, SIGNALS.payments),
    ...answers('links', facts.links, SIGNALS.links),
  ];
};

/** The decision's input, with nothing asked for unless `more` says so. */
export const inputOf = (facts: CompanyFacts, more: Partial<DecisionInput> = {}): DecisionInput => ({
  id: 'decision-1',
  decidedAt: DECIDED_AT,
  company: { key: 'FR:000000018', country: 'FR', siren: '000000018' },
  match: { confidence: 1, by: 'identifier' },
  answers: answersOf(facts),
  sources: [],
  ...more,
});

export const decideOn = (facts: CompanyFacts, more: Partial<DecisionInput> = {}): Decision =>
  decide(inputOf(facts, more), RULES);

/** Euros as money. */
export const euros = (value: number) => ({ minor: value * 100, currency: 'EUR' }) as const;

/**
 * A sound company, fully known: each of its figures is at least as good as not knowing it, which the property of missing
 * sources starts from. Hand-written.
 */
export const SOUND = {
  registry: {
    createdDaysAgo: 6000,
    status: 'active',
    isStruckOff: false,
    subject: 'legal_person',
    staff: 60,
    sector: '2562',
    others: [{ kind: 'company.name', value: 'SOLIDE SA' }],
  },
  notices: { proceedings: [], filedDaysAgo: 330, isBuyer: false },
  accounts: {
    daysAgo: 330,
    statement: {
      turnover: 900_000_000,
      previousTurnover: 840_000_000,
      operatingResult: 70_000_000,
      preTaxResult: 68_000_000,
      netResult: 51_000_000,
      depreciation: 54_000_000,
      interestExpense: 2_000_000,
      totalAssets: 500_000_000,
      currentAssets: 380_000_000,
      inventory: 30_000_000,
      receivables: 160_000_000,
      cash: 190_000_000,
      equity: 360_000_000,
      retainedEarnings: 200_000_000,
      totalLiabilities: 140_000_000,
      currentLiabilities: 137_000_000,
      financialDebt: 40_000_000,
    },
  },
  cash: {
    daysAgo: 2,
    summary: {
      days: 90,
      balance: 60_000_000,
      minimumBalance: 40_000_000,
      inflow: 240_000_000,
      outflow: 200_000_000,
      balanceChange: 0.2,
      overdraftDays: 0,
      rejectedDebits: 0,
    },
  },
  payments: { daysAgo: 5, summary: { averageDelayDays: 1, late30Share: 0, unpaid: 0 } },
  links: { daysAgo: 20, share: 0, linked: 3 },
} as const satisfies CompanyFacts;

/** As sound a company with figures as most have them: half in debt, its receivables and stock not small. Hand-written. */
export const ORDINARY = {
  ...SOUND,
  registry: { ...SOUND.registry, sector: '4690' },
  accounts: {
    daysAgo: 330,
    statement: {
      turnover: 900_000_000,
      previousTurnover: 860_000_000,
      operatingResult: 60_000_000,
      preTaxResult: 54_000_000,
      netResult: 40_000_000,
      depreciation: 25_000_000,
      interestExpense: 3_000_000,
      totalAssets: 500_000_000,
      currentAssets: 300_000_000,
      inventory: 80_000_000,
      receivables: 110_000_000,
      cash: 60_000_000,
      equity: 200_000_000,
      retainedEarnings: 120_000_000,
      totalLiabilities: 300_000_000,
      currentLiabilities: 150_000_000,
      financialDebt: 60_000_000,
    },
  },
} as const satisfies CompanyFacts;
