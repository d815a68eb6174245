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

/** A flow of eighteen months is no match for a stock of one day; twelve months are. No months, no flow. */
export const annualFlow = (statement: AccountsStatement, name: keyof AnnualFlows): number | undefined => {
  const { months } = statement;
  const flow = statement[name];
  if (flow === undefined || !(months > 0)) return undefined;
  return months === 12 ? flow : (flow * 12) / months;
};

/** All of them; see `annualFlow`. */
export const annualFlows = (statement: AccountsStatement): AnnualFlows => {
  const flows: { -readonly [N in keyof AnnualFlows]: AnnualFlows[N] } = {};
  for (const name of FLOWS) {
    const flow = annualFlow(statement, name);
    if (flow !== undefined) flows[name] = flow;
  }
  return flows;
};
