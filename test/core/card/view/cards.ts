// Provenance: written by hand for the states of the card, no figure taken from a real company.
import type { Card, CardReason, DecidedCard } from '@creditline/core';
import type { CardViewInput, CreditUse } from '@creditline/core/card-view';

export const NOW = '2026-11-21T09:30:00.000Z';
const eur = (value: number) => ({ value, currency: 'EUR' });

const reason = (code: string, points: number, source: string | null): CardReason => ({
  code,
  direction: points > 0 ? 'up' : 'down',
  points,
  text: `What ${code} says.`,
  source,
  source_label: source === null ? null : source.toUpperCase(),
  as_of: source === null ? null : '2026-03-03',
});

export const decided: DecidedCard = {
  state: 'decided',
  account_id: '7',
  score_id: 'sco_1',
  company: { name: 'VERRERIE DES MONTS', siren: '000000018', country: 'FR', match: { confidence: 0.98 } },
  subject_kind: 'legal_person',
  score: 742,
  grade: 'B',
  band: 'Strong',
  probability_of_default: 0.0041,
  one_in: 244,
  pd_interval: [0.0024, 0.0069],
  confidence: 0.86,
  would_add_most: null,
  decision: 'accept',
  decision_label: 'Accept',
  next_step: 'Sell on account up to the limit shown.',
  proposed_limit: eur(25_000),
  limit_bound_by: 'need',
  limit_bound_text: 'Bound by the amount that was asked for.',
  caps: [{ name: 'need', label: 'Amount needed', limit: eur(25_000) }],
  payment_terms_days: 30,
  base_points: 598,
  reasons: [
    reason('EQUITY_STRONG', 64, 'inpi'),
    reason('CASH_BUFFER_LONG', 41, 'bank'),
    reason('AGE_ESTABLISHED', 38, 'registry'),
    reason('PAYS_ON_TIME', 29, 'payments'),
    reason('SECTOR_RISKY', -22, 'registry'),
    reason('RULE_LIMITS', 0, null),
  ],
  counterfactuals: [],
  other_points: -6,
  clamped_points: 0,
  missing: [],
  sources: [
    { name: 'inpi', label: 'INPI', status: 'ok', status_label: 'Up to date', as_of: '2026-03-03', latency_ms: 12 },
    { name: 'bank', label: 'Bank', status: 'cached', status_label: 'From cache', as_of: null, latency_ms: null },
    {
      name: 'links',
      label: '',
      status: 'not_configured',
      status_label: 'Not connected',
      as_of: null,
      latency_ms: null,
    },
  ],
  delta: null,
  trend: [{ decided_at: '2026-11-21T06:30:00.000Z', score: 742 }],
  decided_at: '2026-11-21T06:30:00.000Z',
  expires_at: '2027-02-19T06:30:00.000Z',
  fresh_until: '2026-11-21T13:05:00.000Z',
  audit: { sequence: 12, hash: 'ab' },
};

export const tooLittle: DecidedCard = {
  ...decided,
  state: 'too_little_data',
  decision: 'refer',
  decision_label: 'Review',
  would_add_most: { group: 'cash', label: 'Bank data', text: 'Bank data would narrow the estimate most.' },
  missing: [
    { group: 'accounts', label: 'Annual accounts' },
    { group: 'cash', label: 'Bank data' },
  ],
  fresh_until: null,
};

export const choose: Extract<Card, { state: 'choose_company' }> = {
  state: 'choose_company',
  account_id: '7',
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
    { country: 'FR', name: 'MARTIN FRERES', status: 'ceased', confidence: 0.7 },
  ],
};

export const assessing: Card = { state: 'assessing', account_id: '7', since: '2026-11-21T09:29:58.000Z' };
export const failed: Extract<Card, { state: 'failed' }> = {
  state: 'failed',
  account_id: '7',
  problem: {
    code: 'sources_unavailable',
    title: 'No register could be searched',
    detail: 'All registers are silent.',
  },
};

export const credit: CreditUse = {
  limit: 25_000,
  open: 9000,
  ordered: 2500.5,
  reserved: 500,
  free: 12_999.5,
  currency: 'EUR',
};

export const input: CardViewInput = {
  card: decided,
  credit: null,
  connection: 'online',
  now: NOW,
  language: 'en',
  timeZone: 'Europe/Paris',
  canRefresh: true,
  isBusy: false,
};

/** Intl writes no-break spaces, which a reader does not tell from others. */
export const plain = (text: string | null | undefined): string => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
