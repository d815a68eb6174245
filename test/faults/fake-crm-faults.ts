import { randomFrom } from './random.ts';

/** What goes wrong with one request. `drop_after` does the work and then closes the connection without an answer. */
export type CrmFault =
  | { readonly is: 'none' }
  | { readonly is: 'rate_limited'; readonly retryAfterS: number }
  | { readonly is: 'broken'; readonly status: 500 | 503 }
  | { readonly is: 'hang'; readonly isDone: boolean }
  | { readonly is: 'drop_after' }
  | { readonly is: 'slow'; readonly delayMs: number };

/** Of 1,000 requests to a CRM that has a bad day; the rest is answered at once. */
const PER_MILLE = [
  [30, 'rate_limited'],
  [30, 'broken'],
  [6, 'hang'],
  [30, 'drop_after'],
  [60, 'slow'],
] as const;

const nameOf = (share: number): CrmFault['is'] => {
  let left = share * 1_000;
  for (const [perMille, name] of PER_MILLE) {
    if (left < perMille) return name;
    left -= perMille;
  }
  return 'none';
};

/** The faults of one seed, request by request. */
export const crmFaultsFrom = (seed: number): (() => CrmFault) => {
  const random = randomFrom(seed);
  return () => {
    const is = nameOf(random.next());
    if (is === 'rate_limited') return { is, retryAfterS: random.between(1, 3) };
    if (is === 'broken') return { is, status: random.pick([500, 503]) };
    if (is === 'hang') return { is, isDone: random.chance(0.5) };
    if (is === 'slow') return { is, delayMs: random.between(50, 1_500) };
    return { is };
  };
};
