import { identifyCompany, isPlainText, matchCompany, type RankedCandidate } from '@creditline/core';
import type { Request, RequestHandler } from 'express';
import { candidateOf } from '../answers/candidate.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { searchCompanies } from '../search-companies.ts';

const MOST_SUGGESTED = 8;

const invalid = (field: string, message: string): AppError =>
  new AppError('parameter_invalid', `${field} ${message}`, {
    detail: `${field} ${message}.`,
    errors: [{ field, message }],
  });

const textOf = (request: Request, name: string): string | undefined => {
  const value: unknown = request.query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw invalid(name, 'must be given once');
  if (!isPlainText(value)) throw invalid(name, 'must hold no control character');
  return value;
};

const queryOf = (request: Request): { readonly name: string; readonly country?: string } => {
  const name = textOf(request, 'name');
  const country = textOf(request, 'country');
  if (name === undefined || name.length < 2 || name.length > 200)
    throw invalid('name', 'must have 2 to 200 characters');
  const identified = identifyCompany({ name, country });
  if (!identified.ok) throw invalid(identified.faults[0]!.field, identified.faults[0]!.message);
  return identified.nameOnly ?? { name };
};

/** Suggestions keep the register's order where names are only begun: a person types "mart" and expects "Martin". */
const ranked = (name: string, candidates: Parameters<typeof matchCompany>[1]): readonly RankedCandidate[] => {
  const matching = matchCompany({ name }, candidates);
  const sure = matching.kind === 'matched' ? [matching] : matching.kind === 'ambiguous' ? matching.candidates : [];
  const keys = new Set(sure.map(({ candidate }) => candidate.identity.key));
  const rest = candidates
    .filter(({ identity }) => !keys.has(identity.key))
    .map((candidate) => ({ candidate, confidence: 0.5 }));
  return [...sure, ...rest].slice(0, MOST_SUGGESTED);
};

/** GET /v1/companies?name=&country=: companies that a name may mean, for suggestions while typing. */
export const findCompanies =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const query = queryOf(request);
    const found = await searchCompanies(
      { ...query, sources: context.sources, now: context.now(), deadlineMs: context.deadlineMs },
      context.fetching,
    );
    response.json({
      companies: ranked(query.name, found.candidates).map((candidate) => ({
        ...candidateOf(candidate),
        source: candidate.candidate.source,
      })),
      sources: found.reports.map(({ name, status }) => ({ name, status })),
    });
  };
