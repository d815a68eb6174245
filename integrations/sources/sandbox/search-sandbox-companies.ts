import { normaliseName, type CompanyCandidate, type CompanyQuery } from '@creditline/core';
import { identityOf, sandboxCompanies } from './companies.ts';
import type { SandboxCompany } from './companies.ts';

const MOST_CANDIDATES = 10;

/** `Électricité  LENOIR` -> `electricite lenoir`: people type names without accents and with odd spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** 0 = the very name, 1 = starts with it, 2 = each word starts a word of the name; undefined = no match. */
const rankOf = (name: string, wanted: string): number | undefined => {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  const words = name.split(' ');
  const isMatch = wanted.split(' ').every((part) => words.some((word) => word.startsWith(part)));
  return isMatch ? 2 : undefined;
};

const toCandidate = (company: SandboxCompany): CompanyCandidate => ({
  identity: identityOf(company),
  name: company.name,
  city: company.city,
  postcode: company.postcode,
  status: company.status,
  source: 'sandbox-registry',
});

/** Sandbox companies that a name may mean, best first; equally good ones keep the order of the list. */
export const searchSandboxCompanies = (query: CompanyQuery): readonly CompanyCandidate[] => {
  // A legal form (SAS, Ltd) says nothing of which company is meant; a name of nothing else is searched as it is.
  const wanted = normaliseName(query.name) || plain(query.name);
  if (wanted === '') return [];
  return sandboxCompanies
    .filter((company) => query.country === undefined || company.country === query.country)
    .map((company) => ({ company, rank: rankOf(plain(company.name), wanted) }))
    .filter((match): match is { company: SandboxCompany; rank: number } => match.rank !== undefined)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_CANDIDATES)
    .map(({ company }) => toCandidate(company));
};
