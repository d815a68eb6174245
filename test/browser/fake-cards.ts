// Provenance: written by hand for the page's states, no figure taken from a real company. The texts are examples of what
// the server sends, in English only: the tests of languages look at the page's own words.
import type { Card, CardReason, DecidedCard } from '../../core/src/card/card.ts';

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const dayAgo = (days: number): string => daysAgo(days).slice(0, 10);
/** `sandbox-bank` -> `Sandbox bank`. */
const labelOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
const eur = (value: number) => ({ value, currency: 'EUR' });

const reason = (
  code: string,
  points: number,
  [text, source, days]: readonly [string, string | null, number | null],
): CardReason => ({
  code,
  direction: points > 0 ? 'up' : 'down',
  points,
  text,
  source,
  source_label: source === null ? null : labelOf(source),
  as_of: days === null ? null : dayAgo(days),
});

const statusLabels = {
  ok: 'Up to date',
  cached: 'From cache',
  stale: 'Out of date',
  late: 'Too late for this answer',
  failed: 'Not reachable',
  not_configured: 'Not connected',
};

type FakeSource = DecidedCard['sources'][number];
const source = (
  name: string,
  status: FakeSource['status'],
  [days, latency]: readonly [number | null, number | null],
): FakeSource => ({
  name,
  label: labelOf(name),
  status,
  status_label: statusLabels[status],
  as_of: days === null ? null : daysAgo(days),
  latency_ms: latency,
});

const strong = (accountId: string): DecidedCard => ({
  state: 'decided',
  account_id: accountId,
  score_id: 'sco_strong',
  company: {
    name: 'VERRERIE DES MONTS',
    siren: '000000018',
    vat: 'FR12000000018',
    country: 'FR',
    match: { confidence: 0.98 },
  },
  subject_kind: 'legal_person',
  score: 742,
  grade: 'B',
  band: 'Strong',
  probability_of_default: 0.0041,
  one_in: 244,
  pd_interval: [0.0024, 0.0069],
  confidence: 0.86,
  decision: 'accept',
  decision_label: 'Accept',
  next_step: 'Sell on account up to the limit shown.',
  proposed_limit: eur(25_000),
  limit_bound_by: 'need',
  limit_bound_text: 'Bound by the amount that was asked for.',
  caps: [
    { name: 'net_worth_share', label: 'Share of net worth', limit: eur(96_000) },
    { name: 'need', label: 'Amount needed', limit: eur(25_000) },
    { name: 'policy_cap', label: 'Policy maximum', limit: eur(150_000) },
    { name: 'expected_loss_budget', label: 'Expected loss budget', limit: eur(61_500) },
  ],
  payment_terms_days: 30,
  base_points: 598,
  reasons: [
    reason('EQUITY_STRONG', 64, ['Equity is 48% of the balance sheet.', 'inpi', 240]),
    reason('CASH_BUFFER_LONG', 41, ['Cash covers 74 days of outgoing payments.', 'open-banking', 0]),
    reason('AGE_ESTABLISHED', 38, ['The company was founded 27 years ago.', 'recherche-entreprises', 9800]),
    reason('PAYS_ON_TIME', 29, ['Invoices are paid 2 days after the due date on average.', 'payments', 20]),
    reason('SECTOR_RISKY', -22, ['Glass making fails more often than the average sector.', 'recherche-entreprises', 2]),
    reason('CHANGE_RECENT', -9, ['A director changed 4 months ago.', 'bodacc', 121]),
  ],
  counterfactuals: [],
  other_points: 3,
  clamped_points: 0,
  missing: [],
  sources: [
    source('recherche-entreprises', 'ok', [0, 84]),
    source('bodacc', 'cached', [1, 2]),
    source('inpi', 'ok', [0, 131]),
    source('open-banking', 'ok', [0, 97]),
    source('payments', 'ok', [0, 4]),
  ],
  delta: null,
  trend: [{ decided_at: daysAgo(0), score: 742 }],
  decided_at: daysAgo(0),
  expires_at: daysAgo(-90),
  fresh_until: new Date(Date.now() + 3_600_000).toISOString(),
  audit: { sequence: 1042, hash: '9f2b6c1e0d5a47f38b1c6d2e9a70f4c58e13b7d6a2c94f05e8d71b3c6a9f2e40' },
});

const falling = (accountId: string): DecidedCard => ({
  ...strong(accountId),
  score_id: 'sco_falling',
  company: { name: 'TRANSPORTS DELMARRE', siren: '000000034', country: 'FR', match: { confidence: 0.97 } },
  score: 471,
  grade: 'E',
  band: 'Weak',
  probability_of_default: 0.081,
  one_in: 12,
  pd_interval: [0.05, 0.13],
  confidence: 0.71,
  decision: 'request_guarantee',
  decision_label: 'Ask for a guarantee',
  next_step: 'Ask for a guarantee or part payment in advance before you sell on account.',
  proposed_limit: eur(4200),
  limit_bound_by: 'cash_share',
  limit_bound_text: 'Bound by the share of available cash that one supplier may count on.',
  caps: [
    { name: 'net_worth_share', label: 'Share of net worth', limit: eur(31_000) },
    { name: 'cash_share', label: 'Share of cash', limit: eur(4200) },
    { name: 'policy_cap', label: 'Policy maximum', limit: eur(20_000) },
  ],
  reasons: [
    reason('CASH_FALLING', -91, ['The bank balance fell by 62% in 90 days.', 'open-banking', 0]),
    reason('DEBITS_REJECTED', -58, ['3 direct debits were rejected in 90 days.', 'open-banking', 6]),
    reason('PAYS_LATE', -17, ['Invoices are paid 19 days late on average.', 'payments', 14]),
    reason('AGE_ESTABLISHED', 31, ['The company was founded 18 years ago.', 'recherche-entreprises', 6600]),
  ],
  other_points: 8,
  missing: [
    { group: 'accounts', label: 'Annual accounts' },
    { group: 'links', label: 'Linked companies' },
  ],
  sources: [
    source('recherche-entreprises', 'cached', [1, 1]),
    source('bodacc', 'stale', [41, 3]),
    source('open-banking', 'ok', [0, 102]),
    source('inpi', 'late', [null, 300]),
    source('payments', 'failed', [null, 41]),
    source('links', 'not_configured', [null, null]),
  ],
  delta: { score: -84, since: daysAgo(70) },
  trend: [612, 608, 611, 598, 590, 593, 571, 566, 560, 555, 555, 471].map((score, at) => ({
    decided_at: daysAgo((11 - at) * 30),
    score,
  })),
  fresh_until: null,
});

const tooLittle = (accountId: string): DecidedCard => ({
  ...strong(accountId),
  state: 'too_little_data',
  score_id: 'sco_little',
  company: { name: 'NOUVELLE PISTE', siren: '000000026', country: 'FR', match: { confidence: 0.96 } },
  score: 520,
  grade: 'D',
  band: 'Fair',
  confidence: 0.22,
  decision: 'refer',
  decision_label: 'Review',
  next_step: 'Ask the customer for recent accounts or access to bank data, then score again.',
  proposed_limit: eur(1000),
  limit_bound_by: 'no_accounts_cap',
  limit_bound_text: 'Bound by the highest limit for a company without accounts.',
  caps: [{ name: 'no_accounts_cap', label: 'Maximum without accounts', limit: eur(1000) }],
  reasons: [
    reason('TOO_LITTLE_DATA', 0, ['Only the registry knows this company.', null, null]),
    reason('AGE_YOUNG', -44, ['The company was founded 5 months ago.', 'recherche-entreprises', 150]),
  ],
  missing: [
    { group: 'accounts', label: 'Annual accounts' },
    { group: 'cash', label: 'Bank data' },
    { group: 'payments', label: 'Payment behaviour' },
  ],
});

const liquidated = (accountId: string): DecidedCard => ({
  ...strong(accountId),
  score_id: 'sco_liquidated',
  company: { name: 'MEUBLES CHARVIN', siren: '000000042', country: 'FR', match: { confidence: 0.99 } },
  subject_kind: 'natural_person',
  score: 0,
  grade: 'G',
  band: 'Critical',
  probability_of_default: 0.62,
  one_in: 2,
  pd_interval: [0.5, 0.75],
  decision: 'refuse',
  decision_label: 'Refuse',
  next_step: 'Sell against payment in advance only, or ask credit control for an exception.',
  proposed_limit: eur(0),
  limit_bound_by: 'rule',
  limit_bound_text: 'Bound by a rule of the policy.',
  caps: [],
  payment_terms_days: 0,
  reasons: [
    reason('LIQUIDATION_OPEN', 0, ['Judicial liquidation was opened.', 'bodacc', 33]),
    reason('EQUITY_WEAK', -310, ['Equity is negative.', 'inpi', 400]),
    reason('PAYS_LATE', -330, ['Invoices are paid 71 days late on average.', 'payments', 14]),
  ],
  clamped_points: 39,
});

/** What a card is for an account, by the name that a test gives it. */
export const fakeCards: Record<string, (accountId: string) => Card> = {
  'Verrerie des Monts': strong,
  'Transports Delmarre': falling,
  'Nouvelle Piste': tooLittle,
  'Meubles Charvin': liquidated,
  'Martin Frères': (account_id) => ({
    state: 'choose_company',
    account_id,
    candidates: [
      {
        siren: '000000083',
        country: 'FR',
        name: 'MARTIN FRERES',
        city: 'Nantes',
        postcode: '44000',
        status: 'active',
        confidence: 0.71,
      },
      {
        siren: '000000091',
        country: 'FR',
        name: 'MARTIN FRERES',
        city: 'Lille',
        postcode: '59000',
        status: 'ceased',
        confidence: 0.7,
      },
    ],
  }),
  'Électricité Lenoir': (account_id) => ({
    state: 'failed',
    account_id,
    problem: {
      code: 'sources_unavailable',
      title: 'No register could be searched',
      detail: 'What the server says in English.',
    },
  }),
  'Négoce Tardif': (account_id) => ({ state: 'assessing', account_id, since: daysAgo(0) }),
};
