// Provenance: written by hand; what the cards of fake-cards.ts are made of.
import type { CardReason, DecidedCard } from '../../core/src/card/card.ts';

export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const dayAgo = (days: number): string => daysAgo(days).slice(0, 10);
/** `sandbox-bank` -> `Sandbox bank`. */
const labelOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
export const eur = (value: number) => ({ value, currency: 'EUR' });

export const reason = (
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
export const source = (
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
