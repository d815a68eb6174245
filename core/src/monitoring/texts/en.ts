import type { AlertTexts } from '../alert-texts.ts';

export const EN_ALERTS: AlertTexts = {
  causes: {
    legal_event: 'Legal event',
    band_crossing: 'Grade crossing',
    score_drop: 'Score drop',
    limit_cut: 'Limit cut',
    cash_signal: 'Cash signal',
    payment_incident: 'Payment incident',
  },
  severities: { critical: 'Critical', high: 'High', medium: 'Medium' },
  facts: {
    liquidation_opened: {
      title: 'judicial liquidation opened',
      cause: 'Judicial liquidation was opened[ on {value}].',
      action: 'Stop all deliveries on account today, and reclaim goods that are still yours.',
    },
    receivership_opened: {
      title: 'receivership opened',
      cause: 'Receivership was opened[ on {value}].',
      action: 'Deliver only against payment in advance, and ask the administrator who may place orders.',
    },
    safeguard_opened: {
      title: 'safeguard proceedings opened',
      cause: 'Safeguard proceedings were opened[ on {value}].',
      action: 'Deliver only against payment in advance or a guarantee, and ask the customer what the court ordered.',
    },
    conciliation_opened: {
      title: 'conciliation with creditors',
      cause: 'Conciliation with the creditors was opened[ on {value}].',
      action: 'Call the customer, and open no further credit before you know what was agreed with the creditors.',
    },
    company_ended: {
      title: 'company closed or struck off',
      cause: 'The company has ceased or was struck off[ on {value}].',
      action: 'Stop deliveries, close the account to orders, and have credit control look at what is still owed.',
    },
    grade_fell: {
      title: 'grade fell[ to {value}]',
      cause: 'The grade fell[ to {value}].',
      action: 'Keep orders within the new limit; ask for a deposit or a guarantee for anything above it.',
    },
    score_fell: {
      title: 'score fell[ to {value}]',
      cause: 'The score fell[ to {value}].',
      action: 'Read what changed, and call the customer before you accept the next large order.',
    },
    limit_fell: {
      title: 'credit limit falls[ to {value}]',
      cause: 'The proposed credit limit fell[ to {value}].',
      action: 'Bring open orders under the new limit, or ask for a deposit or a guarantee.',
    },
    balance_fell: {
      title: 'bank balance fell',
      cause: 'The bank balance changed sharply[ ({value:signed})].',
      action: 'Call the customer’s finance department, and ask for payment in advance until the balance is back.',
    },
    overdrawn: {
      title: 'bank account overdrawn',
      cause: 'The bank account is often overdrawn[ ({value:days})].',
      action: 'Ask for payment in advance of the next order, and collect what is due.',
    },
    debits_returned: {
      title: 'direct debits returned unpaid',
      cause: 'Direct debits were returned unpaid[ (number: {value})].',
      action:
        'Ask for payment in advance, and do not collect by direct debit again before you have called the customer.',
    },
    invoices_unpaid: {
      title: 'invoices newly unpaid',
      cause: 'More invoices are unpaid than before[: {value}].',
      action: 'Call today about the unpaid invoices, and hold deliveries on account until they are paid.',
    },
    late_share_rose: {
      title: 'more invoices paid late',
      cause: 'More invoices are paid over 30 days late[: {value}].',
      action: 'Send reminders earlier, and shorten the payment terms of new orders.',
    },
    delay_rose: {
      title: 'pays later than before',
      cause: 'Invoices are paid later than before[: {value:days} late on average].',
      action: 'Send reminders earlier, and shorten the payment terms of new orders.',
    },
  },
  claim: {
    FR: 'File your claim with the creditors’ representative within two months of the publication of the judgment in the BODACC (four months if you are outside mainland France; Code de commerce, L. 622-24 and R. 622-24). Claim goods under retention of title within three months (L. 624-9).',
    other: 'File your claim with the insolvency practitioner within the time that the law of the country sets.',
  },
  before: '[Before: {value}.]',
  subject: (name, title) => `${name}: ${title}`,
  lines: {
    company: 'Company',
    source: 'Source',
    reference: 'reference',
    reason: 'What weighed most',
    score: 'Score',
    grade: 'Grade',
    limit: 'Limit',
    decision: 'Decision',
    action: 'What to do',
    link: 'The whole decision',
  },
  colon: ': ',
  digest: {
    subject: (companies, day) =>
      companies === 1 ? `1 customer to look at, ${day}` : `${companies} customers to look at, ${day}`,
    lead: 'These customers got worse. The first has most money at risk.',
    limit: '[limit {value}]',
    more: (companies) => `and ${companies} more`,
  },
  ends: {
    legal_event: 'The proceedings are over, or the company is active again.',
    band_crossing: 'The grade is back where it was.',
    score_drop: 'The score has made good at least half of the fall.',
    limit_cut: 'The proposed limit has come back.',
    cash_signal: 'The bank account is sound again.',
    payment_incident: 'Invoices are being paid again.',
  },
  superseded: 'Something worse happened; a newer task takes the place of this one.',
  unwatched: 'This company is no longer watched, so that nothing more will be heard of it here.',
};
