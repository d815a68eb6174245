import type { ReasonValue } from '../decision/decision.ts';
import { annualFlows } from './annual-flows.ts';
import type { SignalOf } from './answer.ts';
import type { Feature, Features } from './feature.ts';
import { RATIO_CAP } from './ratio.ts';
import type { AccountsStatement } from './signal.ts';
import { COVER_LIMITS, STATEMENT_RATIOS, type AccountsFeature } from './statement-ratios.ts';

type Show = (value: number, statement: AccountsStatement) => ReasonValue | undefined;

/** A figure at its limit stands for anything beyond it, so it is not said. */
const asRatio: Show = (value) => (Math.abs(value) === RATIO_CAP ? undefined : { type: 'ratio', value });
const asNumber: Show = (value) => (Math.abs(value) === RATIO_CAP ? undefined : { type: 'number', value });

/** What is not shown as a share: multiples, days, the change of turnover, the balance sheet as money. */
const SHOWN: Readonly<Partial<Record<AccountsFeature, Show>>> = {
  long_debt_to_equity: asNumber,
  current_ratio: asNumber,
  interest_cover: (value) =>
    value <= COVER_LIMITS.lowest || value >= COVER_LIMITS.highest ? undefined : { type: 'number', value },
  // That no debt is unserviced is no figure.
  unserviced_debt_ratio: (value, statement) => (value === 0 ? undefined : asRatio(value, statement)),
  asset_turnover: asNumber,
  fixed_asset_turnover: asNumber,
  turnover_growth: (value) => (Math.abs(value) === RATIO_CAP ? undefined : { type: 'ratio', value: value - 1 }),
  stock_days: asNumber,
  receivable_days: asNumber,
  payable_days: asNumber,
  balance_sheet_size: (_value, { totalAssets, currency }) =>
    totalAssets === undefined ? undefined : { type: 'money', value: { minor: totalAssets, currency } },
};

type Statement = SignalOf<'accounts.statement'>;

const NAMES = Object.keys(STATEMENT_RATIOS) as readonly AccountsFeature[];

const featureOf = (name: AccountsFeature, value: number | undefined, signal: Statement): Feature => {
  if (value === undefined) return { value };
  const { source, value: statement } = signal;
  const asOf = statement.closedOn;
  const shown = (SHOWN[name] ?? asRatio)(value, statement);
  return shown === undefined ? { value, source, asOf } : { value, shown, source, asOf };
};

/** Ratios of one statement; a ratio whose figures are not all there has no value. */
export const statementFeatures = (signal: Statement | undefined): Features => {
  const features: { -readonly [N in AccountsFeature]?: Feature } = {};
  if (signal === undefined) return features;
  const figures = { ...signal.value, year: annualFlows(signal.value) };
  for (const name of NAMES) features[name] = featureOf(name, STATEMENT_RATIOS[name](figures), signal);
  return features;
};

/** Equity less intangibles, minor units: what is left for creditors in hard assets. */
export const tangibleNetWorth = (statement: AccountsStatement): number | undefined =>
  statement.equity === undefined ? undefined : statement.equity - (statement.intangibles ?? 0);
