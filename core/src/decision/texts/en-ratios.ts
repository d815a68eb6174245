import type { ReasonTexts } from '../reason-text.ts';

/** English: what else a statement tells, beside equity, margin, liquidity, debt and interest. */
export const EN_RATIOS = {
  ACCOUNTS_IMPLAUSIBLE: {
    seller: 'The accounts were not used because they cannot be right[: {value}]. Check the figures with the customer.',
    company:
      'The accounts that we have of your company cannot be right[: {value}], so we did not use them. Please send us corrected ones.',
  },
  RETURN_GOOD: {
    seller: 'The net result is good for the assets employed[: {value} of total assets].',
    company: 'Your net result is good for the assets you employ[: {value} of total assets].',
  },
  RETURN_LOW: {
    seller: 'The net result is low for the assets employed[: {value} of total assets].',
    company:
      'Your latest accounts show a low net result for the assets you employ[: {value} of total assets]. More recent accounts with a better result would help.',
  },
  PRETAX_RETURN_GOOD: {
    seller: 'The result before tax is good for the assets employed[: {value} of total assets].',
    company: 'Your result before tax is good for the assets you employ[: {value} of total assets].',
  },
  PRETAX_RETURN_LOW: {
    seller: 'The result before tax is low for the assets employed[: {value} of total assets].',
    company:
      'Your latest accounts show a low result before tax for the assets you employ[: {value} of total assets]. More recent accounts with a better result would help.',
  },
  OPERATING_RETURN_GOOD: {
    seller: 'The operating result is good for the assets employed[: {value} of total assets].',
    company: 'Your operating result is good for the assets you employ[: {value} of total assets].',
  },
  OPERATING_RETURN_LOW: {
    seller: 'The operating result is low for the assets employed[: {value} of total assets].',
    company:
      'Your latest accounts show a low operating result for the assets you employ[: {value} of total assets]. More recent accounts with a better result would help.',
  },
  OPERATING_MARGIN_GOOD: {
    seller: 'The business earns well on its sales[ (operating margin {value})].',
    company: 'Your business earns well on its sales[ (operating margin {value})].',
  },
  OPERATING_MARGIN_LOW: {
    seller: 'The business earns little on its sales[ (operating margin {value})].',
    company:
      'Your latest accounts show a low operating margin[ ({value})]. Better prices or lower running costs would help.',
  },
  CASH_FLOW_GOOD: {
    seller: 'Sales leave plenty of cash behind[ ({value} of turnover before tax)].',
    company: 'Your sales leave plenty of cash behind[ ({value} of turnover before tax)].',
  },
  CASH_FLOW_LOW: {
    seller: 'Sales leave little cash behind[ ({value} of turnover before tax)].',
    company:
      'Your latest accounts show that sales leave little cash behind[ ({value} of turnover before tax)]. More recent accounts with a better result would help.',
  },
  DEBT_REPAYABLE: {
    seller: 'The business earns enough cash to repay its debts[ ({value} of them in a year)].',
    company: 'Your business earns enough cash to repay its debts[ ({value} of them in a year)].',
  },
  DEBT_HARD_TO_REPAY: {
    seller: 'The business earns little cash to repay its debts[ ({value} of them in a year)].',
    company:
      'Your latest accounts show little cash earned to repay your debts[ ({value} of them in a year)]. Lower debts or a better operating result would help.',
  },
  RESERVES_STRONG: {
    seller: 'Past profits were kept in the company[: reserves of {value} of total assets].',
    company: 'You kept past profits in your company[: reserves of {value} of total assets].',
  },
  RESERVES_WEAK: {
    seller: 'Few past profits were kept in the company[: reserves of {value} of total assets].',
    company:
      'Your latest accounts show few profits kept from past years[: reserves of {value} of total assets]. Keeping profits in the company would help.',
  },
  CASH_RATIO_COMFORTABLE: {
    seller: 'There is ample cash for the debts that fall due[: it covers {value} of short-term debts].',
    company: 'You have ample cash for the debts that fall due[: it covers {value} of short-term debts].',
  },
  CASH_RATIO_TIGHT: {
    seller: 'There is little cash for the debts that fall due[: it covers {value} of short-term debts].',
    company:
      'Your latest accounts show little cash for the debts that fall due[: it covers {value} of short-term debts]. A larger cash reserve or a confirmed credit line would help.',
  },
  CASH_SHARE_HIGH: {
    seller: 'A good part of the balance sheet is cash[ ({value} of total assets)].',
    company: 'A good part of your balance sheet is cash[ ({value} of total assets)].',
  },
  CASH_SHARE_LOW: {
    seller: 'Little of the balance sheet is cash[ ({value} of total assets)].',
    company:
      'Little of your balance sheet is cash[ ({value} of total assets)]. A larger cash reserve at the end of the year would help.',
  },
  SHORT_DEBT_LIGHT: {
    seller: 'Few debts fall due within a year[: {value} of total assets].',
    company: 'Few of your debts fall due within a year[: {value} of total assets].',
  },
  SHORT_DEBT_HEAVY: {
    seller: 'Many debts fall due within a year[: {value} of total assets].',
    company:
      'Your latest accounts show many debts that fall due within a year[: {value} of total assets]. Repaying some or moving them to longer terms would help.',
  },
  LONG_DEBT_LIGHT: {
    seller: 'Long-term debts are light against equity[: {value} times equity].',
    company: 'Your long-term debts are light against your equity[: {value} times equity].',
  },
  LONG_DEBT_HEAVY: {
    seller: '[Long-term debts are heavy against equity: {value} times equity|There is no equity to carry debts].',
    company:
      '[Your latest accounts show long-term debts that are heavy against equity: {value} times equity|Your latest accounts show no equity to carry debts]. More equity or lower debts would help.',
  },
  NET_DEBT_LIGHT: {
    seller: 'Debts less cash are small against turnover[: {value} of it].',
    company: 'Your debts less cash are small against your turnover[: {value} of it].',
  },
  NET_DEBT_HEAVY: {
    seller: 'Debts less cash are large against turnover[: {value} of it].',
    company:
      'Your latest accounts show debts less cash that are large against turnover[: {value} of it]. Lower debts would help.',
  },
  DEBT_SERVICED: {
    seller: '[Debts without any interest are small: {value} of total assets|The accounts show interest paid on debts].',
    company:
      '[Your debts without any interest are small: {value} of total assets|Your accounts show interest paid on your debts].',
  },
  DEBT_UNSERVICED: {
    seller:
      'The accounts show debts[ of {value} of total assets], but no interest at all. Ask the customer whether debts are in arrears or the accounts incomplete.',
    company:
      'Your latest accounts show debts[ of {value} of total assets], but no interest at all. If interest was paid, please send us complete accounts.',
  },
  ASSETS_WELL_USED: {
    seller: 'The company sells a lot with what it owns[ (turnover: {value} times total assets)].',
    company: 'You sell a lot with what your company owns[ (turnover: {value} times total assets)].',
  },
  ASSETS_LITTLE_USED: {
    seller: 'The company sells little with what it owns[ (turnover: {value} times total assets)].',
    company:
      'Your latest accounts show little turnover for what your company owns[ ({value} times total assets)]. Higher sales, or assets sold that you do not need, would help.',
  },
  TURNOVER_STEADY: {
    seller: 'Turnover develops soundly[ ({value:signed} against the year before)].',
    company: 'Your turnover develops soundly[ ({value:signed} against the year before)].',
  },
  TURNOVER_UNUSUAL: {
    seller: 'Turnover changed unusually[ ({value:signed} against the year before)].',
    company:
      'Your turnover changed unusually[ ({value:signed} against the year before)]. You can tell us the reason, or send more recent figures.',
  },
  STOCK_FAST: {
    seller: 'Stock is sold quickly[ ({value:days} of turnover)].',
    company: 'Your stock is sold quickly[ ({value:days} of turnover)].',
  },
  STOCK_SLOW: {
    seller: 'Stock is sold slowly[ ({value:days} of turnover)].',
    company: 'Your stock is sold slowly[ ({value:days} of turnover)]. Less stock would help.',
  },
  CUSTOMERS_PAY_SOON: {
    seller: 'The company’s own customers pay soon[ (after {value:days} on average)].',
    company: 'Your customers pay soon[ (after {value:days} on average)].',
  },
  CUSTOMERS_PAY_LATE: {
    seller: 'The company’s own customers pay late[ (after {value:days} on average)].',
    company:
      'Your latest accounts show that your customers pay late[ (after {value:days} on average)]. Collecting invoices sooner would help.',
  },
  RECEIVABLES_USUAL: {
    seller: 'What customers owe is a sound part of the balance sheet[ ({value} of total assets)].',
    company: 'What your customers owe you is a sound part of your balance sheet[ ({value} of total assets)].',
  },
  RECEIVABLES_UNUSUAL: {
    seller: 'What customers owe is an unusual part of the balance sheet[ ({value} of total assets)].',
    company:
      'What your customers owe you is an unusual part of your balance sheet[ ({value} of total assets)]. You can send us more recent accounts or a list of open invoices.',
  },
  PAYABLES_SHORT: {
    seller: 'Short-term debts are few against turnover[ ({value:days} of it)].',
    company: 'Your short-term debts are few against your turnover[ ({value:days} of it)].',
  },
  PAYABLES_LONG: {
    seller: 'Short-term debts are many against turnover[ ({value:days} of it)].',
    company:
      'Your latest accounts show many short-term debts against turnover[ ({value:days} of it)]. Paying suppliers and other short-term debts sooner would help.',
  },
  FIXED_ASSETS_USUAL: {
    seller: 'Turnover is sound for the fixed assets[ ({value} times their value)].',
    company: 'Your turnover is sound for your fixed assets[ ({value} times their value)].',
  },
  FIXED_ASSETS_UNUSUAL: {
    seller: 'Turnover is unusual for the fixed assets[ ({value} times their value)].',
    company:
      'Your turnover is unusual for your fixed assets[ ({value} times their value)]. You can send us more recent accounts.',
  },
  DEPRECIATION_USUAL: {
    seller: 'Depreciation is sound for the turnover[ ({value} of it)].',
    company: 'Your depreciation is sound for your turnover[ ({value} of it)].',
  },
  DEPRECIATION_UNUSUAL: {
    seller: 'Depreciation is unusual for the turnover[ ({value} of it)].',
    company: 'Your depreciation is unusual for your turnover[ ({value} of it)]. You can send us more recent accounts.',
  },
  BALANCE_SHEET_STEADY: {
    seller: 'Companies with a balance sheet of this size fail less often[ (total assets: {value})].',
    company: 'Companies with a balance sheet the size of yours fail less often[ (total assets: {value})].',
  },
  BALANCE_SHEET_RISKY: {
    seller: 'Companies with a balance sheet of this size fail more often[ (total assets: {value})].',
    company:
      'Companies with a balance sheet the size of yours fail more often[ (total assets: {value})]. If your latest accounts show other figures, please send them.',
  },
} as const satisfies Partial<ReasonTexts>;
