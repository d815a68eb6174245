import type { OrderTexts } from '../order-check-text.ts';

export const EN_ORDERS: OrderTexts = {
  reasons: {
    within_limit: 'This order is within the credit limit.',
    over_limit: 'This order is {over} over the credit limit.',
    refused: 'The company is refused, so that it gets no order on credit.',
    to_review: 'A person has to review the company before it gets an order on credit.',
    guarantee_needed: 'The company needs a guarantee or a payment in advance before it gets an order on credit.',
    decision_expired: 'The decision about the company expired on {expired}. Score it again first.',
    not_assessed: 'The company has not been identified and scored yet, so that no limit is known.',
  },
  withinOverride: {
    order: '{who} has released this order up to {released} until {until}.',
    limit: '{who} has released the company up to {released} until {until}.',
  },
  overOverride: 'This order is {over} over the {released} that {who} has released until {until}.',
  figures: {
    limited:
      'Limit {limit}, used {used} (open invoices {open}, orders {ordered}, reserved {reserved}), free {free}, this order {amount}.',
    unlimited: 'Used {used} (open invoices {open}, orders {ordered}, reserved {reserved}), this order {amount}.',
  },
};
