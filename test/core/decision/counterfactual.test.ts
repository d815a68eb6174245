import { decide, REASON_CODES, type Decision, type DecisionInput, type ReasonCode } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import type { CounterfactualCode } from '../../../core/src/decision/counterfactual.ts';
import { changedInput } from '../../../core/src/decision/counterfactuals-of.ts';
import { LEVERS, leversFor } from '../../../core/src/decision/counterfactuals/levers.ts';
import type { Step } from '../../../core/src/decision/counterfactuals/lever.ts';
import { euros, inputOf, ORDINARY, RULES, TODAY, type CompanyFacts } from '../company-facts.ts';

/** Hand-written: an ordinary company with one weakness. */
const accounts = (figures: Partial<NonNullable<CompanyFacts['accounts']>['statement']>, daysAgo = 330) => ({
  ...ORDINARY,
  accounts: { daysAgo, statement: { ...ORDINARY.accounts.statement, ...figures } },
});
const cash = (figures: Partial<NonNullable<CompanyFacts['cash']>['summary']>) => ({
  ...ORDINARY,
  cash: { ...ORDINARY.cash, summary: { ...ORDINARY.cash.summary, ...figures } },
});
const payments = (figures: Partial<NonNullable<CompanyFacts['payments']>['summary']>) => ({
  ...ORDINARY,
  payments: { ...ORDINARY.payments, summary: { ...ORDINARY.payments.summary, ...figures } },
});
const without = (...groups: (keyof CompanyFacts)[]): CompanyFacts =>
  Object.fromEntries(Object.entries(ORDINARY).filter(([group]) => !groups.includes(group as keyof CompanyFacts)));

const stepsOf = (code: CounterfactualCode, facts: CompanyFacts): readonly Step[] => {
  const input = inputOf(facts);
  const lever = Object.values(LEVERS)
    .flat()
    .find((one) => one.code === code)!;
  return lever.steps({ input, rules: RULES, today: TODAY, signals: input.answers.flatMap(({ signals }) => signals) });
};

const madeBy = (step: Step | undefined) => step!.input().answers.at(-1)!.signals;
const valueOf = (step: Step | undefined, kind: string) => madeBy(step).find((signal) => signal.kind === kind)?.value;

describe('what a lever changes', () => {
  test('capital paid in raises equity and every asset that holds it by the same amount', () => {
    const facts = accounts({ equity: 10_000_000, totalLiabilities: 490_000_000, cash: 5_000_000 });
    const [first] = stepsOf('CAPITAL_PAID_IN', facts);
    expect(first!.to).toEqual({ type: 'money', value: euros(100_000) });
    expect(valueOf(first, 'accounts.statement')).toMatchObject({
      equity: 20_000_000,
      totalAssets: 510_000_000,
      currentAssets: 310_000_000,
      cash: 15_000_000,
      totalLiabilities: 490_000_000,
    });
  });

  test('capital never exceeds what the company owns today', () => {
    expect(stepsOf('CAPITAL_PAID_IN', accounts({})).at(-1)!.to).toEqual({ type: 'money', value: euros(5_000_000) });
    expect(stepsOf('CAPITAL_PAID_IN', accounts({ totalAssets: 90_000, equity: 1000 }))).toEqual([]);
  });

  test('short-term debt is moved, not forgiven, and only what was borrowed', () => {
    const facts = accounts({ financialDebt: 60_000_000, totalLiabilities: 300_000_000 });
    const steps = stepsOf('DEBT_MADE_LONGER', facts);
    expect(steps.at(-1)!.to).toEqual({ type: 'money', value: euros(600_000) });
    expect(valueOf(steps.at(-1), 'accounts.statement')).toMatchObject({
      currentLiabilities: 90_000_000,
      totalLiabilities: 300_000_000,
      financialDebt: 60_000_000,
    });
  });

  test('debt is repaid from cash that the statement and the bank both show, and the bank has less afterwards', () => {
    const facts = accounts({ cash: 200_000_000, inventory: 0, receivables: 100_000_000 });
    const step = stepsOf('DEBT_REPAID', facts).at(-1)!;
    expect(step.to).toEqual({ type: 'money', value: euros(300_000) });
    const made = step.input().answers.flatMap(({ signals }) => signals);
    expect(made.find(({ kind }) => kind === 'accounts.statement')?.value).toMatchObject({
      cash: 170_000_000,
      currentAssets: 270_000_000,
      totalAssets: 470_000_000,
      totalLiabilities: 270_000_000,
      financialDebt: 30_000_000,
    });
    expect(made.find(({ kind }) => kind === 'cash.summary')?.value).toMatchObject({
      balance: 30_000_000,
      minimumBalance: 30_000_000,
    });
    expect(stepsOf('DEBT_REPAID', accounts({ cash: 0 }))).toEqual([]);
  });

  test.each([
    ['RECEIVABLES_COLLECTED', 'receivables', 110],
    ['STOCK_REDUCED', 'inventory', 80],
  ] as const)('%s turns one asset into cash, and at most half of it', (code, figure, millions) => {
    const step = stepsOf(code, ORDINARY).at(-1)!;
    const moved = (step.to.value as { minor: number }).minor;
    expect(moved).toBeLessThanOrEqual(millions * 500_000);
    expect(valueOf(step, 'accounts.statement')).toMatchObject({
      [figure]: millions * 1_000_000 - moved,
      cash: 60_000_000 + moved,
      currentAssets: 300_000_000,
      totalAssets: 500_000_000,
    });
  });

  test('a reason has the lever that is to its point, its code before its topic', () => {
    const reason = (code: ReasonCode) => ({ code, topic: REASON_CODES[code], direction: 'down', points: -20 }) as const;
    const codesFor = (code: ReasonCode) => leversFor(reason(code)).map((lever) => lever.code);
    expect(codesFor('STOCK_SLOW')).toEqual(['STOCK_REDUCED']);
    expect(codesFor('SHORT_DEBT_HEAVY')[0]).toBe('DEBT_MADE_LONGER');
    expect(codesFor('NET_DEBT_HEAVY')[0]).toBe('DEBT_REPAID');
    expect(codesFor('TURNOVER_UNUSUAL')).toEqual([]);
    // Receivables may be unusually few, and collecting more of them would make that worse.
    expect(codesFor('RECEIVABLES_UNUSUAL')).toEqual([]);
  });

  test('a loss comes first to break-even, where no result is a loss', () => {
    const facts = accounts({ netResult: -20_000_000, operatingResult: -30_000_000, preTaxResult: -25_000_000 });
    const [first] = stepsOf('RESULT_REACHED', facts);
    expect(first!.to).toEqual({ type: 'money', value: euros(0) });
    expect(first!.from).toEqual({ type: 'money', value: euros(-200_000) });
    expect(valueOf(first, 'accounts.statement')).toMatchObject({ netResult: 0, operatingResult: 0, preTaxResult: 0 });
  });

  test('the latest accounts are those of the last closing day for which there has been time to draw them up', () => {
    const late = {
      ...ORDINARY,
      notices: { ...ORDINARY.notices, filedDaysAgo: 900 },
      accounts: accounts({}, 900).accounts,
    };
    const [step, more] = stepsOf('ACCOUNTS_FILED_ALIKE', late);
    expect(more).toBeUndefined();
    // 900 days before 21 November 2026 is 4 June 2024.
    expect(step).toMatchObject({
      from: { type: 'date', value: '2024-06-04' },
      to: { type: 'date', value: '2026-06-04' },
    });
    expect(valueOf(step, 'accounts.filed')).toEqual({ closedOn: '2026-06-04', confidential: false });
    expect(valueOf(step, 'accounts.statement')).toMatchObject({ closedOn: '2026-06-04', turnover: 900_000_000 });
    expect(stepsOf('ACCOUNTS_FILED_ALIKE', ORDINARY)).toEqual([]);
  });

  test('filing without any known figures promises none', () => {
    const facts = { ...without('accounts'), notices: { ...ORDINARY.notices, filedDaysAgo: 900 } };
    expect(stepsOf('ACCOUNTS_FILED_ALIKE', facts)).toEqual([]);
    expect(madeBy(stepsOf('ACCOUNTS_FILED', facts)[0]).map(({ kind }) => kind)).toEqual(['accounts.filed']);
  });

  test('accounts of a company of unknown size are not made up', () => {
    expect(stepsOf('ACCOUNTS_AVERAGE', { notices: ORDINARY.notices })).toEqual([]);
    const [step] = stepsOf('ACCOUNTS_AVERAGE', { registry: ORDINARY.registry, notices: ORDINARY.notices });
    expect(step!.to).toEqual({ type: 'money', value: euros(6_000_000) });
  });

  test('average accounts neither raise nor lower what the accounts add', () => {
    const [step] = stepsOf('ACCOUNTS_AVERAGE', without('accounts'));
    const { contributions } = decide(step!.input(), RULES).assessment;
    const nano = contributions.filter(({ group }) => group === 'accounts').reduce((sum, one) => sum + one.nano, 0);
    expect(Math.abs(nano)).toBeLessThanOrEqual(0.3e9);
  });

  test('counts go down in whole steps to none', () => {
    const to = (code: CounterfactualCode, facts: CompanyFacts) => stepsOf(code, facts).map((step) => step.to.value);
    expect(to('DEBITS_HONOURED', cash({ rejectedDebits: 3 }))).toEqual([2, 1, 0]);
    expect(to('PAYMENT_SOONER', payments({ averageDelayDays: 45 }))).toEqual([
      42, 39, 36, 33, 30, 27, 24, 21, 18, 15, 12, 9, 6, 3, 0,
    ]);
    expect(to('LATE_INVOICES_FEWER', payments({ late30Share: 0.075 }))).toEqual([
      0.07, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01, 0,
    ]);
    expect(to('OVERDRAFT_SHORTER', ORDINARY)).toEqual([]);
    expect(to('UNPAID_SETTLED', payments({ unpaid: 120_000 }))).toEqual([euros(0)]);
  });

  test('a higher balance is also a better trend, and no invented income', () => {
    const steps = stepsOf('BALANCE_RAISED', cash({ balance: 10_000_000, balanceChange: -0.75 }));
    expect(steps.at(-1)!.to).toEqual({ type: 'money', value: euros(1_400_000) });
    expect(valueOf(steps.at(-1), 'cash.summary')).toMatchObject({
      balance: 140_000_000,
      balanceChange: 2.5,
      inflow: 240_000_000,
    });
  });
});

const decideOn = (facts: CompanyFacts, more: Partial<DecisionInput> = {}): Decision =>
  decide(inputOf(facts, more), RULES);

describe('what is shown', () => {
  test('filing the latest accounts raises score and limit, as stated and as decided again', () => {
    const facts = {
      ...without('payments', 'cash'),
      notices: { ...ORDINARY.notices, filedDaysAgo: 1300 },
      accounts: accounts({}, 1300).accounts,
    };
    const filed = decideOn(facts).counterfactuals?.find(({ code }) => code === 'ACCOUNTS_FILED_ALIKE');
    expect(filed!.after.score).toBeGreaterThan(filed!.before.score);
    expect(filed!.after.limit.minor).toBeGreaterThan(filed!.before.limit.minor);
    expect(decide(changedInput(filed!, inputOf(facts), RULES)!, RULES).assessment.score).toBe(filed!.after.score);
  });

  test('nothing for a company that is in liquidation, however weak its figures', () => {
    const facts = payments({ averageDelayDays: 80, late30Share: 0.7, unpaid: 5_000_000 });
    expect(decideOn(facts).counterfactuals?.length).toBeGreaterThan(0);
    const proceedings = [{ kind: 'proceedings.opened', value: 'liquidation', daysAgo: 10 } as const];
    expect(decideOn({ ...facts, notices: { ...ORDINARY.notices, proceedings } }).counterfactuals).toBeUndefined();
  });

  test('nothing that changes age, sector, size, past events or the companies around it', () => {
    for (const topic of [
      'status',
      'age',
      'size',
      'sector',
      'change',
      'proceedings',
      'business',
      'links',
      'match',
      'subject',
      'need',
    ] as const)
      expect(LEVERS[topic]).toBeUndefined();
  });
});
