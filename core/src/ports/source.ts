import type { CompanyCandidate, CompanyIdentity, CountryCode } from '../company/company.ts';
import type { Language } from '../language.ts';
import type { Signal, SourceGroup } from '../signal/signal.ts';

/** The part of AbortSignal that core may know; a source passes the real one on to fetch. */
export type Cancellation = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
};

/** `found: false` is an answer (the source does not know this company); a source that could not be asked throws. */
export type SourceAnswer = { readonly found: boolean; readonly signals: readonly Signal[] };

export type SourceContext = {
  readonly signal: Cancellation;
  readonly now: Date;
  /** Whose question it is: bank connections, and what happened in a sandbox, belong to one tenant. */
  readonly tenantId?: string;
};

/**
 * Where facts come from. Contract (test/contracts/source.contract.ts):
 * a register answers `{found: false, signals: []}` for an unknown company, a source of events answers `found: true`
 * with the fact that nothing is noted; 5xx, 429, time-out and unreadable answers throw a
 * `SourceError`; unknown extra fields are ignored; each signal is dated and carries this source's name.
 */
export type Source = {
  readonly name: string;
  /** What people call it, for cards; the name is shown when absent. */
  readonly label?: Readonly<Record<Language, string>>;
  readonly groups: readonly SourceGroup[];
  /** How long an answer may be used again without asking, in milliseconds. */
  readonly freshForMs: number;
  /**
   * The tenant's own records: asking them costs no unit, and where they hold nothing about a company no answer speaks of
   * them, so that a tenant that brings none reads the same as if there were no such source.
   */
  readonly isOwn?: true;
  covers(company: CompanyIdentity): boolean;
  fetchSignals(company: CompanyIdentity, context: SourceContext): Promise<SourceAnswer>;
  /** Companies that a name may mean, best first. Only registries have it. */
  searchCompanies?(query: CompanyQuery, context: SourceContext): Promise<readonly CompanyCandidate[]>;
};

export type CompanyQuery = { readonly name: string; readonly country?: CountryCode };

export type SourceErrorCode = 'source_unavailable' | 'source_rate_limited' | 'source_refused' | 'source_unreadable';

/** A source could not be asked, or its answer could not be read. `isRetryable` says whether asking later may help. */
export class SourceError extends Error {
  readonly code: SourceErrorCode;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: SourceErrorCode, message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SourceError';
    this.code = code;
    this.isRetryable = code === 'source_unavailable' || code === 'source_rate_limited';
    this.retryAfterMs = options.retryAfterMs;
  }
}
