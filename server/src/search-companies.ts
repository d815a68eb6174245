import type { CompanyCandidate, CountryCode, Source, SourceReport } from '@creditline/core';
import type { FetchSignalsRuntime } from './fetch-signals.ts';

export type SearchCompaniesRequest = {
  readonly name: string;
  readonly country?: CountryCode;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly deadlineMs?: number;
};

export type FoundCompanies = {
  /** Best first within each register, registers in their order, each company once. */
  readonly candidates: readonly CompanyCandidate[];
  readonly reports: readonly SourceReport[];
};

type Outcome = { readonly report: SourceReport; readonly candidates: readonly CompanyCandidate[] };

const DEADLINE_MS = 300;

const eachOnce = (candidates: readonly CompanyCandidate[]): readonly CompanyCandidate[] =>
  [...new Map(candidates.toReversed().map((candidate) => [candidate.identity.key, candidate])).values()].toReversed();

/** Companies that a name may mean, from every register that can be searched, all at once under one deadline. */
export const searchCompanies = async (
  request: SearchCompaniesRequest,
  { flights, timers }: FetchSignalsRuntime,
): Promise<FoundCompanies> => {
  const { name, country, now, deadlineMs = DEADLINE_MS } = request;
  const query = { name, ...(country && { country }) };
  let timer: unknown;
  const passed = new Promise<'late'>((resolve) => {
    timer = timers.set(() => resolve('late'), deadlineMs);
  });
  const searchIn = async (source: Source): Promise<Outcome> => {
    const key = JSON.stringify(['search', source.name, name, country ?? '']);
    const flight = flights.join(
      key,
      source.name,
      async (signal) => source.searchCompanies?.(query, { signal, now }) ?? [],
    );
    const landing = await Promise.race([flight.landed, passed]);
    if (landing === 'late') {
      flight.leaveInBackground();
      return { report: { name: source.name, status: 'late', latencyMs: deadlineMs }, candidates: [] };
    }
    const { latencyMs } = landing;
    if (!landing.isOk) return { report: { name: source.name, status: 'failed', latencyMs }, candidates: [] };
    const asOf = now.toISOString();
    return { report: { name: source.name, status: 'ok', asOf, latencyMs }, candidates: landing.answer };
  };
  try {
    const outcomes = await Promise.all(
      request.sources.filter((source) => source.searchCompanies !== undefined).map(searchIn),
    );
    return {
      candidates: eachOnce(outcomes.flatMap(({ candidates }) => candidates)),
      reports: outcomes.map(({ report }) => report),
    };
  } finally {
    timers.clear(timer);
  }
};
