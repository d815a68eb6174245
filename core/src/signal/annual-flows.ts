import type { AccountsStatement } from './signal.ts';

const FLOWS = [
  'turnover',
  'operatingResult',
  'preTaxResult',
  'netResult',
  'depreciation',
  'interestExpense',
] as const satisfies readonly (keyof AccountsStatement)[];

/** The figures that grow with the length of the period, for twelve months, minor units. */
export type AnnualFlows = Partial<Record<(typeof FLOWS)[number], number>>;

/** A flow of eighteen months is no match for a stock of one day; twelve months are. No months, no flows. */
export const annualFlows = (statement: AccountsStatement): AnnualFlows => {
  const { months } = statement;
  const flows: { -readonly [N in keyof AnnualFlows]: AnnualFlows[N] } = {};
  if (!(months > 0)) return flows;
  for (const name of FLOWS) {
    const flow = statement[name];
    if (flow !== undefined) flows[name] = months === 12 ? flow : (flow * 12) / months;
  }
  return flows;
};
