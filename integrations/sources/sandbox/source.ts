import type { Cancellation, CompanyIdentity, Signal, Source, SourceAnswer, SourceContext } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { accountFacts } from './account-facts.ts';
import { bankFacts } from './bank-facts.ts';
import { calendarAt } from './calendar.ts';
import type { FactsByCompany } from './dated-fact.ts';
import { labels } from './labels.ts';
import { linkFacts } from './link-facts.ts';
import { noticeFacts } from './notice-facts.ts';
import { paymentFacts } from './payment-facts.ts';
import { registryFacts } from './registry-facts.ts';
import { searchSandboxCompanies } from './search-sandbox-companies.ts';

export { sandboxCompanies } from './companies.ts';
export { realDelay } from './delay.ts';
export type { SandboxCompany, SandboxText } from './companies.ts';

/** Waits `delayMs`, and rejects at once when `signal` is aborted. */
export type Delay = (delayMs: number, signal: Cancellation) => Promise<void>;

export type SandboxSettings = { readonly delay: Delay };

const MINUTE_MS = 60_000;
const UNREACHABLE = 'FR:000000109';
const SLOW = 'FR:000000117';
const SLOW_BY_MS = 2000;

type Draft = Pick<Source, 'name' | 'groups' | 'freshForMs'> & {
  readonly facts: FactsByCompany;
  readonly unreachableFor?: string;
  readonly slow?: { readonly key: string; readonly delay: Delay };
};

const answerFrom = (draft: Draft, company: CompanyIdentity, now: Date): SourceAnswer => {
  // A key of Object.prototype ("constructor") must not be taken for a company.
  const facts = Object.hasOwn(draft.facts, company.key) ? draft.facts[company.key] : undefined;
  if (!facts) return { found: false, signals: [] };
  const signals = facts(calendarAt(now)).map((fact): Signal => ({ ...fact, source: draft.name }));
  return { found: true, signals };
};

const sandboxSource = (draft: Draft): Source => ({
  name: draft.name,
  ...(labels[draft.name] && { label: labels[draft.name] }),
  groups: draft.groups,
  freshForMs: draft.freshForMs,
  covers: () => true,
  fetchSignals: async (company: CompanyIdentity, context: SourceContext) => {
    if (context.signal.aborted) throw new SourceError('source_unavailable', `${draft.name}: asked no longer`);
    if (company.key === draft.unreachableFor) {
      throw new SourceError('source_unavailable', `${draft.name} cannot be reached for this company, on purpose`);
    }
    if (draft.slow && company.key === draft.slow.key) await draft.slow.delay(SLOW_BY_MS, context.signal);
    return answerFrom(draft, company, context.now);
  },
});

/** Fictitious sources, one for each kind of fact, so that a partial failure can be seen. Nothing leaves the process. */
export const sandboxSources = ({ delay }: SandboxSettings): readonly Source[] => [
  {
    ...sandboxSource({
      name: 'sandbox-registry',
      groups: ['registry'],
      freshForMs: 24 * 60 * MINUTE_MS,
      facts: registryFacts,
    }),
    searchCompanies: async (query) => searchSandboxCompanies(query),
  },
  sandboxSource({
    name: 'sandbox-notices',
    groups: ['notices'],
    freshForMs: 12 * 60 * MINUTE_MS,
    facts: noticeFacts,
  }),
  sandboxSource({
    name: 'sandbox-accounts',
    groups: ['accounts'],
    freshForMs: 24 * 60 * MINUTE_MS,
    facts: accountFacts,
    unreachableFor: UNREACHABLE,
  }),
  sandboxSource({
    name: 'sandbox-bank',
    groups: ['cash'],
    freshForMs: 60 * MINUTE_MS,
    facts: bankFacts,
    unreachableFor: UNREACHABLE,
  }),
  sandboxSource({
    name: 'sandbox-payments',
    groups: ['payments'],
    freshForMs: 60 * MINUTE_MS,
    facts: paymentFacts,
    slow: { key: SLOW, delay },
  }),
  sandboxSource({ name: 'sandbox-links', groups: ['links'], freshForMs: 24 * 60 * MINUTE_MS, facts: linkFacts }),
];
