import type { Labels } from '../labels.ts';

export const EN_LABELS: Labels = {
  bands: {
    A: 'Very strong',
    B: 'Strong',
    C: 'Good',
    D: 'Fair',
    E: 'Weak',
    F: 'Poor',
    G: 'Critical',
  },
  outcomes: {
    accept: 'Accept',
    request_guarantee: 'Ask for a guarantee',
    refer: 'Review',
    refuse: 'Refuse',
  },
  nextSteps: {
    accept: 'Sell on account up to the limit shown.',
    request_guarantee: 'Ask for a guarantee or part payment in advance before you sell on account.',
    refer: 'Pass the case to credit control for a decision before you promise payment terms.',
    refuse: 'Sell against payment in advance only, or ask credit control for an exception.',
    too_little_data: 'Ask the customer for recent accounts or access to bank data, then score again.',
    natural_person: 'This is a natural person: credit control takes the decision, the score only advises.',
  },
  limitBounds: {
    net_worth_share: {
      label: 'Share of net worth',
      boundBy: 'Bound by the share of net worth that one supplier may carry.',
    },
    need: { label: 'Amount needed', boundBy: 'Bound by the amount that was asked for.' },
    cash_share: {
      label: 'Share of cash',
      boundBy: 'Bound by the share of available cash that one supplier may count on.',
    },
    expected_loss_budget: {
      label: 'Expected loss budget',
      boundBy: 'Bound by the expected loss that the policy accepts.',
    },
    policy_cap: { label: 'Policy maximum', boundBy: 'Bound by the highest limit that the policy allows.' },
    no_accounts_cap: {
      label: 'Maximum without accounts',
      boundBy: 'Bound by the highest limit for a company without accounts.',
    },
    rule: { label: 'Rule', boundBy: 'Bound by a rule of the policy.' },
    decision: { label: 'Decision', boundBy: 'Bound by the decision itself: no credit without a further step.' },
  },
  sourceGroups: {
    registry: 'Business registry',
    notices: 'Legal notices',
    accounts: 'Annual accounts',
    cash: 'Bank data',
    payments: 'Payment behaviour',
    links: 'Linked companies',
  },
  narrowing: {
    registry: {
      absent: 'An answer from the business registry would narrow the estimate most.',
      partial: 'A fresh answer from the business registry would narrow the estimate most.',
    },
    notices: {
      absent: 'A search of the legal notices would narrow the estimate most.',
      partial: 'A fresh search of the legal notices would narrow the estimate most.',
    },
    accounts: {
      absent: 'Annual accounts would narrow the estimate most.',
      partial: 'More recent, more complete or confirmed accounts would narrow the estimate most.',
    },
    cash: {
      absent: 'Bank data would narrow the estimate most.',
      partial: 'More recent or more complete bank data would narrow the estimate most.',
    },
    payments: {
      absent: 'A payment history would narrow the estimate most.',
      partial: 'A more recent or more complete payment history would narrow the estimate most.',
    },
    links: {
      absent: 'Facts about linked companies would narrow the estimate most.',
      partial: 'Fresh facts about linked companies would narrow the estimate most.',
    },
  },
  statedSources: { request: 'Stated in the request', 'bank-connection': 'Bank connection' },
  sourceStatuses: {
    ok: 'Up to date',
    cached: 'From cache',
    stale: 'Out of date',
    late: 'Too late for this answer',
    failed: 'Not reachable',
    not_configured: 'Not connected',
  },
};
