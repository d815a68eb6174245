import {
  identifyCompany,
  matchCompany,
  type CompanyIdentity,
  type CompanyInput,
  type CompanyMatch,
  type CompanySought,
  type RankedCandidate,
} from '@creditline/core';
import type { Context } from './context.ts';
import type { FieldFault } from './errors.ts';
import { searchCompanies } from './search-companies.ts';

/** Which company an account or request means, or what stands between. Faults name fields without a prefix. */
export type Resolution =
  | { readonly kind: 'identified'; readonly identity: CompanyIdentity; readonly match: CompanyMatch }
  | { readonly kind: 'choose'; readonly candidates: readonly RankedCandidate[] }
  | { readonly kind: 'unknown'; readonly name: string; readonly isAnswered: boolean }
  | { readonly kind: 'invalid'; readonly faults: readonly FieldFault[] };

type Place = { readonly city?: string; readonly postcode?: string };

const byName = async (context: Context, sought: CompanySought): Promise<Resolution> => {
  const { candidates, reports } = await searchCompanies(
    {
      name: sought.name,
      ...(sought.country === undefined ? {} : { country: sought.country }),
      sources: context.sources,
      now: context.now(),
      deadlineMs: context.deadlineMs,
    },
    context.fetching,
  );
  const matching = matchCompany(sought, candidates);
  if (matching.kind === 'ambiguous') return { kind: 'choose', candidates: matching.candidates };
  if (matching.kind === 'none') {
    return { kind: 'unknown', name: sought.name, isAnswered: reports.some(({ status }) => status === 'ok') };
  }
  const { candidate, confidence } = matching;
  return { kind: 'identified', identity: candidate.identity, match: { confidence, by: 'name' } };
};

/** Identifiers are believed when their check digits hold; a name is looked up in the registers. */
export const resolveCompany = async (context: Context, input: CompanyInput, place: Place = {}): Promise<Resolution> => {
  const identified = identifyCompany(input);
  if (!identified.ok) return { kind: 'invalid', faults: identified.faults };
  if (identified.identity !== undefined) {
    return { kind: 'identified', identity: identified.identity, match: { confidence: 1, by: 'identifier' } };
  }
  return byName(context, { ...identified.nameOnly, ...place });
};
