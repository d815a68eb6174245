import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { AccountsFacts } from './company-facts.ts';

const percent = (min: number, max: number): Arbitrary<number> => fc.integer({ min, max }).map((value) => value / 100);

/** Shares of total assets, but of turnover where a name ends so. */
const goodShares = fc.record({
  equity: percent(76, 85),
  current: percent(70, 77),
  stock: percent(2, 8),
  receivables: percent(28, 33),
  short: percent(97, 100),
  kept: percent(20, 45),
  marginOfTurnover: percent(7, 20),
  depreciationOfTurnover: percent(6, 9),
  speed: percent(200, 205),
  growth: percent(104, 125),
});

/** Accounts of which no figure is worse than not knowing it, but for a few by chance: much equity, little stock, cash. */
export const favourableAccounts: Arbitrary<AccountsFacts> = fc
  .tuple(goodShares, fc.integer({ min: 400_000_000, max: 5_000_000_000 }), fc.nat(600))
  .map(([share, totalAssets, daysAgo]) => {
    const of = (whole: number, size: number): number => Math.round(whole * size);
    const turnover = of(totalAssets, share.speed);
    const equity = of(totalAssets, share.equity);
    const totalLiabilities = totalAssets - equity;
    const currentAssets = of(totalAssets, share.current);
    const inventory = of(totalAssets, share.stock);
    const receivables = of(totalAssets, share.receivables);
    const operatingResult = of(turnover, share.marginOfTurnover);
    const interestExpense = of(totalLiabilities, 0.02);
    const preTaxResult = operatingResult - interestExpense;
    return {
      daysAgo,
      statement: {
        turnover,
        previousTurnover: of(turnover, 1 / share.growth),
        operatingResult,
        preTaxResult,
        netResult: of(preTaxResult, 0.75),
        depreciation: of(turnover, share.depreciationOfTurnover),
        interestExpense,
        totalAssets,
        currentAssets,
        inventory,
        receivables,
        cash: currentAssets - inventory - receivables,
        equity,
        retainedEarnings: of(totalAssets, share.kept),
        totalLiabilities,
        currentLiabilities: of(totalLiabilities, share.short),
        financialDebt: of(totalLiabilities, 0.3),
      },
    };
  });
