import type { AccountsStatement, Answer, Signal } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedStatements } from '../../../core/src/signal/judged-statements.ts';
import { statementFaults } from '../../../core/src/signal/statement-faults.ts';
import { implausibleStatement, usableStatement } from '../../../core/src/signal/usable.ts';
import { absurdStatement, always, cleanCompany } from '../arbitraries.ts';
import { answersOf, decideOn, DECIDED_AT, SOUND, TODAY, type CompanyFacts } from '../company-facts.ts';

const sound: AccountsStatement = { closedOn: '2025-12-31', months: 12, currency: 'EUR', ...SOUND.accounts.statement };
const faultsOf = (more: Partial<AccountsStatement>) => statementFaults({ ...sound, ...more }, TODAY);

/** The totals of `sound` are 500 million cents; a hundredth of them is 5 million. */
const HUNDREDTH = 5_000_000;

/** What the other current assets of `sound` leave for cash. */
const CASH_AT_MOST = sound.currentAssets! - sound.inventory! - sound.receivables!;

describe('a statement that cannot be right', () => {
  test('a sound one has no fault, nor has one that gives hardly any figure', () => {
    expect(faultsOf({})).toEqual([]);
    expect(statementFaults({ closedOn: '2025-12-31', months: 12, currency: 'EUR', netResult: -5 }, TODAY)).toEqual([]);
  });

  test.each([
    ['no month', { months: 0 }, 'period_impossible'],
    ['more than two years', { months: 25 }, 'period_impossible'],
    ['a closing day to come', { closedOn: '2026-11-22' }, 'closed_in_future'],
    ['no assets', { totalAssets: 0, equity: 0, totalLiabilities: 0 }, 'assets_not_positive'],
    ['less than no assets', { totalAssets: -500_000_000 }, 'assets_not_positive'],
    ['negative turnover', { turnover: -HUNDREDTH - 1 }, 'figure_negative'],
    ['negative interest', { interestExpense: -HUNDREDTH - 1 }, 'figure_negative'],
    ['equity that is missing in the total', { equity: sound.equity! - HUNDREDTH - 1 }, 'unbalanced'],
    ['more current assets than assets', { currentAssets: 500_000_000 + HUNDREDTH + 1 }, 'current_assets_above_assets'],
    ['more cash than current assets', { cash: CASH_AT_MOST + HUNDREDTH + 1 }, 'parts_above_current_assets'],
    [
      'more short-term debts than debts',
      { currentLiabilities: sound.totalLiabilities! + HUNDREDTH + 1 },
      'short_debts_above_debts',
    ],
    ['a result of over a hundred balance sheets', { netResult: 50_000_000_001 }, 'result_out_of_scale'],
  ] as const)('%s', (_title, more, fault) => {
    expect(faultsOf(more)).toContain(fault);
  });

  test.each([
    ['a day that is today', { closedOn: TODAY }],
    ['two years in one', { months: 24 }],
    ['customers with credit notes', { receivables: -HUNDREDTH }],
    ['a total that is off by a hundredth', { equity: sound.equity! - HUNDREDTH }],
    ['rounded parts', { cash: CASH_AT_MOST + HUNDREDTH }],
    ['lost equity', { equity: -100_000_000, totalLiabilities: 600_000_000 }],
    ['negative reserves and a loss of all that is left', { retainedEarnings: -400_000_000, netResult: -500_000_000 }],
    [
      'a shell that lost far more than it has left',
      {
        totalAssets: 1_000,
        currentAssets: 1_000,
        inventory: 0,
        receivables: 0,
        cash: 1_000,
        equity: -40_000_000,
        retainedEarnings: -50_000_000,
        totalLiabilities: 40_001_000,
        currentLiabilities: 40_001_000,
      },
    ],
  ] as const)('%s is no fault', (_title, more) => {
    expect(faultsOf(more)).toEqual([]);
  });

  test('half a statement has only the faults that its figures show', () => {
    const { totalLiabilities: _, ...without } = sound;
    expect(statementFaults({ ...without, equity: 1 }, TODAY)).toEqual([]);
  });
});

const inThousands = (statement: AccountsStatement): AccountsStatement =>
  Object.fromEntries(
    Object.entries(statement).map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'months' ? value / 1000 : value,
    ]),
  ) as AccountsStatement;

const signalOf = (value: AccountsStatement): Signal => ({
  kind: 'accounts.statement',
  source: 'accounts',
  asOf: value.closedOn,
  value,
});
const unitsDiffer = (...statements: AccountsStatement[]): readonly boolean[] =>
  judgedStatements(statements.map(signalOf), TODAY).map(({ faults }) => faults.includes('units_differ'));

describe('thousands next to units', () => {
  const before = { ...sound, closedOn: '2024-12-31', turnover: 700_000_000, totalAssets: 505_000_000 };

  test('of two statements both are doubted', () => {
    expect(unitsDiffer(inThousands(sound), before)).toEqual([true, true]);
  });

  test('of three the odd one', () => {
    expect(unitsDiffer(before, inThousands(sound), { ...before, closedOn: '2023-12-31' })).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('a statement that nobody confirmed casts no doubt on a confirmed one', () => {
    expect(unitsDiffer({ ...inThousands(sound), declared: true }, before)).toEqual([true, false]);
  });

  test.each([
    ['a year that grew twentyfold', { turnover: 14_000_000_000, totalAssets: 10_000_000_000 }],
    ['a holding whose turnover fell to a thousandth', { turnover: 700_000 }],
    ['another currency', { ...inThousands(sound), currency: 'GBP' }],
  ] as const)('%s is no other unit', (_title, more) => {
    const { equity: _, totalLiabilities: __, ...figures } = sound;
    const other: AccountsStatement = { ...figures, inventory: 0, ...more };
    expect(unitsDiffer(other, before)).toEqual([false, false]);
  });
});

const DAY = 86_400_000;
const closedAgo = (days: number): string => new Date(Date.parse(DECIDED_AT) - days * DAY).toISOString().slice(0, 10);
const absurd: AccountsStatement = { ...sound, equity: 900_000_000 };

describe('which statement is used', () => {
  const old = { ...sound, closedOn: closedAgo(700) };

  test('an older one that is sound, where the newest cannot be right', () => {
    const signals = [signalOf(absurd), signalOf(old)];
    expect(usableStatement(signals, TODAY)?.value).toBe(old);
    expect(implausibleStatement(signals, TODAY)).toMatchObject({ faults: ['unbalanced'], signal: { value: absurd } });
  });

  test('none, where there is no sound one', () => {
    expect(usableStatement([signalOf(absurd)], TODAY)).toBeUndefined();
  });

  test('one that cannot be right is of no concern once a newer sound one is there, or when it is too old', () => {
    const stale = { ...absurd, closedOn: closedAgo(600) };
    expect(implausibleStatement([signalOf(stale), signalOf(sound)], TODAY)).toBeUndefined();
    expect(implausibleStatement([signalOf({ ...absurd, closedOn: closedAgo(1400) })], TODAY)).toBeUndefined();
  });
});

/** As a caller sends it who knows the closing day and nothing else. */
const empty: AccountsStatement = { closedOn: '2025-12-31', months: 12, currency: 'EUR' };

const decideWith = (...statements: AccountsStatement[]) => {
  const accounts: Answer = {
    source: 'accounts',
    groups: ['accounts'],
    found: true,
    signals: statements.map(signalOf),
    fetchedAt: DECIDED_AT,
  };
  const { accounts: _, ...others } = SOUND;
  return decideOn(others, { answers: [...answersOf(others), ...(statements.length === 0 ? [] : [accounts])] });
};

describe('a statement without any ratio', () => {
  test.each([
    ['no figure at all', empty],
    ['a turnover that is compared with nothing', { ...empty, turnover: 100_000_000 }],
  ])('changes nothing: %s', (_title, statement) => {
    expect(decideWith(statement).assessment).toEqual(decideWith().assessment);
    expect(decideWith(statement).limit).toEqual(decideWith().limit);
  });

  test('does not take the place of an older one that has', () => {
    const old = { ...sound, closedOn: closedAgo(500) };
    expect(decideWith(empty, old).assessment).toEqual(decideWith(old).assessment);
  });
});

describe('a decision on accounts that cannot be right', () => {
  test('goes to a person, says what is wrong, and knows as little as without accounts', () => {
    const [decision, none] = [decideWith(absurd), decideWith()];
    expect(decision.outcome).toBe('refer');
    expect(decision.limit.minor).toBeLessThanOrEqual(100_000);
    expect(decision.assessment).toEqual(none.assessment);
    expect(decision.reasons.filter(({ topic }) => topic === 'accounts_missing')).toMatchObject([
      {
        code: 'ACCOUNTS_IMPLAUSIBLE',
        direction: 'down',
        value: { type: 'fault', value: 'unbalanced' },
        source: 'accounts',
        asOf: '2025-12-31',
      },
    ]);
  });

  test.each([
    [
      'the newest of two years',
      [absurd, { ...sound, closedOn: closedAgo(700) }],
      [{ ...sound, closedOn: closedAgo(700) }],
    ],
    ['one that is stated next to one of the same day', [sound, { ...absurd, declared: true }], [sound]],
  ] as const)('lowers confidence and leaves the score as it was: %s', (_title, doubted, without) => {
    const [decision, plain] = [decideWith(...doubted), decideWith(...without)];
    expect(decision.assessment.score).toBe(plain.assessment.score);
    expect(decision.assessment.confidence).toBeLessThan(plain.assessment.confidence);
  });

  test('rests on an older sound year, with less confidence than a current one would give', () => {
    const old = { ...sound, closedOn: closedAgo(700) };
    const [decision, current] = [decideWith(absurd, old), decideWith(sound)];
    expect(decision.outcome).toBe('refer');
    expect(decision.assessment.groups).toContain('accounts');
    expect(decision.assessment.confidence).toBeLessThan(current.assessment.confidence);
    expect(decision.reasons.find(({ code }) => code === 'ACCOUNTS_IMPLAUSIBLE')).toMatchObject({ points: 0 });
  });

  test('is never open-handed, whatever else is known of the company', () => {
    let seen = 0;
    always(
      fc.property(cleanCompany, absurdStatement, (facts, statement) => {
        const company: CompanyFacts = { ...facts, accounts: { daysAgo: 100, statement } };
        if (statementFaults({ ...sound, ...statement }, TODAY).length === 0) return;
        seen += 1;
        const { outcome, assessment, limit } = decideOn(company);
        expect(['refer', 'refuse']).toContain(outcome);
        expect(limit.minor).toBeLessThanOrEqual(100_000);
        expect(assessment.groups).not.toContain('accounts');
      }),
    );
    expect(seen).toBeGreaterThan(200);
  });
});
