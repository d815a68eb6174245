import type { Cancellation, CompanyIdentity, Signal, Source, SourceAnswer, SourceContext } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { accountFacts } from './account-facts.ts';
import { bankFacts } from './bank-facts.ts';
import { calendarAt } from './calendar.ts';
import { sandboxCompanies } from './companies.ts';
import { unchanged, type FactsOf } from './dated-fact.ts';
import type { Happening } from './happening.ts';
import { labels } from './labels.ts';
import { linkFacts } from './link-facts.ts';
import { noticeFacts } from './notice-facts.ts';
import { paymentFacts } from './payment-facts.ts';
import { registryFacts } from './registry-facts.ts';
import { UNREACHABLE } from './telling-sources.ts';
import { searchSandboxCompanies } from './search-sandbox-companies.ts';

export { sandboxCompanies } from './companies.ts';
export { realDelay } from './delay.ts';
export { CHANGED_SOURCES, HAPPENINGS } from './happening.ts';
export { tellingSources } from './telling-sources.ts';
export type { SandboxCompany, SandboxText } from './companies.ts';
export type { Happening, HappeningKind } from './happening.ts';

/** Waits `delayMs`, and rejects at once when `signal` is aborted. */
export type Delay = (delayMs: number, signal: Cancellation) => Promise<void>;

export type SandboxSettings = {
  readonly delay: Delay;
  /** What a tenant let happen to a company, oldest first; without it nothing ever happens. */
  readonly happenings?: (tenantId: string, companyKey: string) => Promise<readonly Happening[]>;
};

type HappeningsOf = NonNullable<SandboxSettings['happenings']>;

const MINUTE_MS = 60_000;
const SLOW = 'FR:000000117';
const SLOW_BY_MS = 2000;

type Draft = Pick<Source, 'name' | 'groups' | 'freshForMs'> & {
  readonly facts: FactsOf;
  readonly unreachableFor?: string;
  readonly slow?: { readonly key: string; readonly delay: Delay };
};

/**
 * The sources of one company are asked in the same turn of the event loop, and then read the same list: it is read once.
 * A question of a later turn reads anew, so that it never misses what happened before it.
 */
const readOncePerTurn = (read: HappeningsOf): HappeningsOf => {
  const reading = new Map<string, Promise<readonly Happening[]>>();
  return (tenantId, companyKey) => {
    const key = JSON.stringify([tenantId, companyKey]);
    const known = reading.get(key);
    if (known !== undefined) return known;
    const begun = read(tenantId, companyKey);
    reading.set(key, begun);
    queueMicrotask(() => reading.delete(key));
    return begun;
  };
};

const answerFrom = (
  draft: Draft,
  { company, now, happenings }: { company: CompanyIdentity; now: Date; happenings: readonly Happening[] },
): SourceAnswer => {
  const facts = draft.facts(company.key, calendarAt(now), happenings);
  if (facts === undefined) return { found: false, signals: [] };
  return { found: true, signals: facts.map((fact): Signal => ({ ...fact, source: draft.name })) };
};

const isFictitious = ({ key }: CompanyIdentity): boolean => sandboxCompanies.some((company) => company.key === key);

const nothingHappens: HappeningsOf = async () => [];

const sandboxSource = (draft: Draft, happeningsOf: HappeningsOf = nothingHappens): Source => ({
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
    const { now, tenantId } = context;
    const isAsked = tenantId !== undefined && isFictitious(company);
    const happenings = isAsked ? await happeningsOf(tenantId, company.key) : [];
    return answerFrom(draft, { company, now, happenings });
  },
});

const registry = (): Source => ({
  ...sandboxSource({
    name: 'sandbox-registry',
    groups: ['registry'],
    freshForMs: 24 * 60 * MINUTE_MS,
    facts: unchanged(registryFacts),
  }),
  searchCompanies: async (query) => searchSandboxCompanies(query),
});

/** Those that a happening changes. */
const changing = (delay: Delay): readonly Draft[] => [
  {
    name: 'sandbox-notices',
    groups: ['notices'],
    freshForMs: 12 * 60 * MINUTE_MS,
    facts: noticeFacts,
  },
  {
    name: 'sandbox-accounts',
    groups: ['accounts'],
    freshForMs: 24 * 60 * MINUTE_MS,
    facts: accountFacts,
    unreachableFor: UNREACHABLE,
  },
  {
    name: 'sandbox-bank',
    groups: ['cash'],
    freshForMs: 60 * MINUTE_MS,
    facts: bankFacts,
    unreachableFor: UNREACHABLE,
  },
  {
    name: 'sandbox-payments',
    groups: ['payments'],
    freshForMs: 60 * MINUTE_MS,
    facts: paymentFacts,
    slow: { key: SLOW, delay },
  },
];

const links = (): Source =>
  sandboxSource({
    name: 'sandbox-links',
    groups: ['links'],
    freshForMs: 24 * 60 * MINUTE_MS,
    facts: unchanged(linkFacts),
  });

/** Fictitious sources, one for each kind of fact, so that a partial failure can be seen. Nothing leaves the process. */
export const sandboxSources = ({ delay, happenings = nothingHappens }: SandboxSettings): readonly Source[] => {
  const happeningsOf = readOncePerTurn(happenings);
  return [registry(), ...changing(delay).map((draft) => sandboxSource(draft, happeningsOf)), links()];
};
