import type { ReasonTexts } from '../reason-text.ts';

/** English: accounts, bank data, payment behaviour, links, and sources that gave nothing. */
export const EN_FIGURES = {
  EQUITY_STRONG: {
    seller: 'Equity is strong[: {value} of total assets].',
    company: 'Your equity is strong[: {value} of total assets in your latest accounts].',
  },
  EQUITY_WEAK: {
    seller: 'Equity is weak[: {value} of total assets].',
    company:
      'Your latest accounts show weak equity[: {value} of total assets]. A capital increase or profits kept in the company would help.',
  },
  PROFIT_GOOD: {
    seller: 'The company is profitable[ (net margin {value})].',
    company: 'Your latest accounts show a good net margin[ ({value})].',
  },
  PROFIT_LOW: {
    seller: 'Profitability is low[ (net margin {value})].',
    company:
      'Your latest accounts show a low net margin[ ({value})]. More recent accounts that show better results would help.',
  },
  LIQUIDITY_COMFORTABLE: {
    seller: 'Short-term debts are well covered[ (current ratio {value})].',
    company: 'Your current assets cover your short-term debts well[ (current ratio {value})].',
  },
  LIQUIDITY_TIGHT: {
    seller: 'Liquidity is tight[ (current ratio {value})].',
    company:
      'Your latest accounts show that your current assets cover your short-term debts only narrowly or not at all[ (current ratio {value})]. Moving short-term debt to longer terms would help.',
  },
  DEBT_LIGHT: {
    seller: 'Debt is light[: {value} of total assets].',
    company: 'Your debts are light[: {value} of total assets in your latest accounts].',
  },
  DEBT_HEAVY: {
    seller: 'Debt is heavy[: {value} of total assets].',
    company: 'Your latest accounts show heavy debts[: {value} of total assets]. Reducing them would help.',
  },
  INTEREST_COVERED: {
    seller: 'The operating result covers interest well[ ({value} times)].',
    company: 'Your operating result covers your interest well[ ({value} times)].',
  },
  INTEREST_STRAINED: {
    seller: 'Interest weighs on the operating result[ (cover: {value} times)].',
    company:
      'Your latest accounts show that interest weighs on your operating result[ (cover: {value} times)]. Cheaper or lower borrowing would help.',
  },
  CASH_RISING: {
    seller: 'The bank balance is on a good trend[ ({value:signed} over 90 days)].',
    company: 'Your bank balance is on a good trend[ ({value:signed} over 90 days)].',
  },
  CASH_FALLING: {
    seller: 'The bank balance is on a weak trend[ ({value:signed} over 90 days)].',
    company:
      'Your bank balance is on a weak trend[ ({value:signed} over 90 days)]. If it has recovered, you can share fresh bank data.',
  },
  CASH_BUFFER_LONG: {
    seller: 'Cash at bank covers outgoings for a good while[ ({value:days})].',
    company: 'Your cash at bank covers your outgoings for a good while[ ({value:days})].',
  },
  CASH_BUFFER_SHORT: {
    seller: 'Cash at bank covers outgoings for a short time only[ ({value:days})].',
    company:
      'Your cash at bank covers your outgoings for a short time only[ ({value:days})]. A larger reserve or a confirmed credit line would help.',
  },
  OVERDRAFT_RARE: {
    seller: 'The account is rarely overdrawn[ ({value} of days)].',
    company: 'Your account is rarely overdrawn[ ({value} of days)].',
  },
  OVERDRAFT_OFTEN: {
    seller: 'The account is often overdrawn[ ({value} of days)].',
    company: 'Your account is often overdrawn[ ({value} of days)]. Fewer days in overdraft would help.',
  },
  DEBITS_HONOURED: {
    seller: 'Direct debits are honoured.',
    company: 'Your direct debits are honoured.',
  },
  DEBITS_REJECTED: {
    seller: 'The bank returned direct debits[ (number: {value})].',
    company:
      'Your bank returned direct debits for lack of funds or a closed account[ (number: {value})]. If this was a mistake, you can send us a note from your bank.',
  },
  PAYS_ON_TIME: {
    seller: 'Invoices are paid on time[ (average delay: {value:days})].',
    company: 'You pay your invoices on time[ (average delay: {value:days})].',
  },
  PAYS_LATE: {
    seller: 'Invoices are paid late[ (average delay: {value:days})].',
    company:
      'Your invoices are paid late on average[ (delay: {value:days})]. Payments closer to their due date would help.',
  },
  LATE_RARELY: {
    seller: 'Few invoices are paid more than 30 days late[ ({value})].',
    company: 'Few of your invoices are paid more than 30 days late[ ({value})].',
  },
  LATE_OFTEN: {
    seller: 'Too many invoices are paid more than 30 days late[ ({value})].',
    company:
      'Too many of your invoices are paid more than 30 days late[ ({value})]. Payments closer to their due date would help.',
  },
  UNPAID_NONE: {
    seller: 'No unpaid invoice is known.',
    company: 'We know of no unpaid invoice.',
  },
  UNPAID_SOME: {
    seller: 'Overdue invoices are unpaid[: {value}].',
    company: 'Overdue invoices of yours are unpaid[: {value}]. Please pay them, or tell us if you dispute them.',
  },
  LINKS_SOUND: {
    seller: 'Companies linked by directors or owners are sound[ (failed: {value})].',
    company: 'The companies linked to yours by directors or owners are sound[ (failed: {value})].',
  },
  LINKS_FAILED: {
    seller: 'Companies linked by directors or owners have failed[ ({value} of them)].',
    company:
      'Companies linked to yours by directors or owners have failed[ ({value} of them)]. If a link is wrong or has ended, please tell us.',
  },
  REGISTRY_MISSING: {
    seller: 'The business registry gave nothing about this company.',
    company: 'We could not get your registration details from the business registry. You can send us a recent extract.',
  },
  NOTICES_MISSING: {
    seller: 'Legal notices could not be consulted.',
    company: 'We could not consult the legal notices about your company.',
  },
  ACCOUNTS_MISSING: {
    seller: 'No accounts are available. Ask the customer for the latest ones.',
    company: 'We have no accounts of your company. You can send us your latest accounts.',
  },
  CASH_MISSING: {
    seller: 'No bank data is available. The customer may agree to share it.',
    company: 'We have no bank data of your company. You can agree to share it.',
  },
  PAYMENTS_MISSING: {
    seller: 'No payment history is available.',
    company: 'We know nothing of how your company pays its invoices. You can give us supplier references.',
  },
  LINKS_MISSING: {
    seller: 'Companies linked by directors or owners are not known.',
    company: 'We could not find which companies are linked to yours by directors or owners.',
  },
} as const satisfies Partial<ReasonTexts>;
