import type { Decision, DecisionInput, Observed, Signal, SourceGroup, SourceReport } from '@creditline/core';
import { addDays, tradeDefaultPolicy } from '@creditline/core';
import { answersOf, DECIDED_AT, decideOn, SOUND, type CompanyFacts } from '../company-facts.ts';

/** The shipped monitoring rules. */
export const MONITORING = tradeDefaultPolicy.monitoring!;

/** A company as the shipped scorecard and policy see it with these facts. */
export const observe = (facts: CompanyFacts, more: Partial<DecisionInput> = {}): Observed => ({
  decision: decideOn(facts, more),
  signals: answersOf(facts).flatMap(({ signals }) => signals),
});

export const sound = observe(SOUND);

export const without = (facts: CompanyFacts, group: SourceGroup): CompanyFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name !== group));

export const reports = (silent: SourceGroup, status: SourceReport['status']): readonly SourceReport[] =>
  (['registry', 'notices', 'accounts', 'cash', 'payments', 'links'] as const).map((name) => ({
    name,
    status: name === silent ? status : 'ok',
  }));

/** The same facts with other signals in the place of some. */
export const withSignals = (observed: Observed, signals: readonly Signal[]): Observed => ({ ...observed, signals });

export const daysLater = (days: number): string => addDays(DECIDED_AT, days);

/** What the sandbox's events do to a company, as facts. */
export const EVENTS = {
  liquidation_opened: {
    ...SOUND,
    notices: { ...SOUND.notices, proceedings: [{ kind: 'proceedings.opened', value: 'liquidation', daysAgo: 1 }] },
  },
  safeguard_opened: {
    ...SOUND,
    notices: { ...SOUND.notices, proceedings: [{ kind: 'proceedings.opened', value: 'safeguard', daysAgo: 1 }] },
  },
  cash_falls: {
    ...SOUND,
    cash: {
      daysAgo: 0,
      summary: {
        ...SOUND.cash.summary,
        balance: 2_000_000,
        minimumBalance: -1_000_000,
        balanceChange: -0.9,
        overdraftDays: 20,
        rejectedDebits: 3,
      },
    },
  },
  payment_incident: {
    ...SOUND,
    payments: { daysAgo: 0, summary: { averageDelayDays: 30, late30Share: 0.4, unpaid: 4_500_000 } },
  },
} as const satisfies Record<string, CompanyFacts>;

/** A decision with other figures, as no facts may happen to give. */
export const figures = (
  observed: Observed,
  {
    score,
    grade,
    limitMinor,
    ...more
  }: Partial<Decision> & {
    readonly score?: number;
    readonly grade?: Decision['assessment']['grade'];
    readonly limitMinor?: number;
  },
): Observed => {
  const { decision } = observed;
  return {
    ...observed,
    decision: {
      ...decision,
      ...more,
      assessment: {
        ...decision.assessment,
        ...more.assessment,
        ...(score === undefined ? {} : { score }),
        ...(grade === undefined ? {} : { grade }),
      },
      ...(limitMinor === undefined ? {} : { limit: { ...decision.limit, minor: limitMinor } }),
    },
  };
};
