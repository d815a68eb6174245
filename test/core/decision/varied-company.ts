import type { DecisionInput } from '@creditline/core';
import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { cleanCompany, companyFacts, need } from '../arbitraries.ts';
import { inputOf, type AccountsFacts, type CompanyFacts } from '../company-facts.ts';

const part = (most: number): Arbitrary<number> => fc.integer({ min: 0, max: most }).map((value) => value / 100);

/** Shares of total assets or of turnover, in percent; what they make hangs together. */
const shares = fc.record({
  equity: fc.integer({ min: -60, max: 90 }).map((value) => value / 100),
  current: fc.integer({ min: 10, max: 100 }).map((value) => value / 100),
  cash: part(40),
  short: part(100),
  borrowed: part(100),
  margin: fc.integer({ min: -20, max: 12 }).map((value) => value / 100),
  retained: fc.integer({ min: -60, max: 60 }).map((value) => value / 100),
});

/** A statement that balances and whose parts do not exceed their wholes, of a company of any size. */
export const plausibleAccounts: Arbitrary<AccountsFacts> = fc
  .tuple(shares, fc.integer({ min: 3, max: 8 }), fc.integer({ min: 3, max: 25 }), fc.nat(1500))
  .map(([share, digits, speed, daysAgo]) => {
    const totalAssets = 3 * 10 ** digits * 100;
    const turnover = Math.round((totalAssets * speed) / 10);
    const equity = Math.round(totalAssets * share.equity);
    const totalLiabilities = totalAssets - equity;
    const currentAssets = Math.round(totalAssets * share.current);
    const financialDebt = Math.round(totalLiabilities * share.borrowed);
    const operatingResult = Math.round(turnover * share.margin);
    const interestExpense = Math.round(financialDebt * 0.04);
    return {
      daysAgo,
      statement: {
        turnover,
        previousTurnover: turnover,
        operatingResult,
        preTaxResult: operatingResult - interestExpense,
        netResult: operatingResult - interestExpense,
        totalAssets,
        currentAssets,
        cash: Math.round(currentAssets * share.cash),
        equity,
        totalLiabilities,
        currentLiabilities: Math.round(totalLiabilities * share.short),
        financialDebt,
        interestExpense,
        depreciation: Math.round(turnover * 0.03),
        retainedEarnings: Math.round(totalAssets * share.retained),
      },
    };
  });

const variedFacts: Arbitrary<CompanyFacts> = fc.oneof(
  companyFacts,
  cleanCompany,
  fc.tuple(cleanCompany, plausibleAccounts).map(([facts, accounts]) => ({ ...facts, accounts })),
  fc.tuple(cleanCompany, plausibleAccounts).map(([{ registry, notices }, accounts]) => ({
    ...(registry && { registry }),
    ...(notices && { notices }),
    accounts,
  })),
);

/** Any company with any need: known from registers alone, with sound accounts, or with figures of every oddity. */
export const variedInput: Arbitrary<DecisionInput> = fc
  .tuple(variedFacts, need)
  .map(([facts, minor]) => inputOf(facts, minor === undefined ? {} : { need: { minor, currency: 'EUR' } }));
