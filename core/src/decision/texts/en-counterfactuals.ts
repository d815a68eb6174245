import type { CounterfactualTexts } from '../counterfactual-text.ts';

export const EN_COUNTERFACTUALS: CounterfactualTexts = {
  conditions: {
    ACCOUNTS_FILED: {
      seller: 'With the latest accounts filed[ (year ended {value})]',
      company: 'With your latest accounts filed[ (year ended {value})]',
    },
    ACCOUNTS_FILED_ALIKE: {
      seller: 'With the latest accounts filed[ (year ended {value})] and figures like the last known ones',
      company: 'With your latest accounts filed[ (year ended {value})] and figures like the last that we know',
    },
    ACCOUNTS_AVERAGE: {
      seller: 'With accounts that show average figures[ on a turnover of about {value}]',
      company: 'With accounts of yours that show average figures[ on a turnover of about {value}]',
    },
    BANK_DATA_AVERAGE: {
      seller: 'With bank data that show average figures[ for a turnover of about {value}]',
      company: 'With bank data of yours that show average figures[ for a turnover of about {value}]',
    },
    PAYMENTS_AVERAGE: {
      seller: 'With an average payment history[ (delay: {value:days})]',
      company: 'With supplier references that show average payment[ (delay: {value:days})]',
    },
    CAPITAL_PAID_IN: {
      seller: 'With new capital[ of {value}] paid in',
      company: 'With new capital[ of {value}] paid into your company',
    },
    DEBT_MADE_LONGER: {
      seller: 'With short-term debt[ of {value}] moved to longer terms',
      company: 'With short-term debt[ of {value}] of yours moved to longer terms',
    },
    DEBT_REPAID: {
      seller: 'With debt[ of {value}] repaid from cash',
      company: 'With debt[ of {value}] repaid from your cash',
    },
    RECEIVABLES_COLLECTED: {
      seller: 'With[ {value}] of what customers owe collected',
      company: 'With[ {value}] of what customers owe you collected',
    },
    STOCK_REDUCED: {
      seller: 'With stock[ of {value}] sold off at cost',
      company: 'With stock[ of {value}] of yours sold off at cost',
    },
    RESULT_REACHED: {
      seller: 'With a year without operating loss and a net result[ of {value}]',
      company: 'With a year of yours without operating loss and a net result[ of {value}]',
    },
    OPERATING_RESULT_REACHED: {
      seller: 'With an operating result[ of {value}]',
      company: 'With an operating result[ of {value}] in your accounts',
    },
    BALANCE_RAISED: {
      seller: 'With a bank balance[ of {value}]',
      company: 'With a balance[ of {value}] in your bank accounts',
    },
    OVERDRAFT_SHORTER: {
      seller: 'With less time in overdraft[ ({value:days})]',
      company: 'With less time in overdraft on your accounts[ ({value:days})]',
    },
    DEBITS_HONOURED: {
      seller: 'With fewer direct debits returned[ (number: {value})]',
      company: 'With fewer of your direct debits returned[ (number: {value})]',
    },
    PAYMENT_SOONER: {
      seller: 'With invoices paid sooner[ (average delay: {value:days})]',
      company: 'With your invoices paid sooner[ (average delay: {value:days})]',
    },
    LATE_INVOICES_FEWER: {
      seller: 'With fewer invoices more than 30 days late[ ({value})]',
      company: 'With fewer of your invoices more than 30 days late[ ({value})]',
    },
    UNPAID_SETTLED: {
      seller: 'With the overdue invoices paid[ (left: {value})]',
      company: 'With your overdue invoices paid[ (left: {value})]',
    },
  },
  sentence: {
    seller: '{condition}: {results}.',
    company: '{condition}, the same computation would have led to: {results}.',
  },
  results: {
    score: 'score from {from} to {to}',
    grade: 'grade from {from} to {to}',
    limit: 'limit from {from} to {to}',
    decision: 'decision “{to}” instead of “{from}”',
  },
  outcomes: {
    accept: 'credit without a guarantee',
    request_guarantee: 'credit against a guarantee',
    refer: 'review by a person',
    refuse: 'no credit',
  },
  person: 'A person takes the decision in any case.',
};
