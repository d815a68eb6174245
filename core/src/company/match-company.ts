import type { CompanyCandidate, CountryCode } from './company.ts';
import { normaliseCountry, registerCountry } from './country.ts';
import { nameSimilarity } from './name-similarity.ts';
import { placeEvidence, type PlaceEvidence } from './place-evidence.ts';

/** What an account in a CRM tells of its company. */
export type CompanySought = {
  readonly name: string;
  readonly country?: CountryCode;
  readonly postcode?: string;
  readonly city?: string;
};

/** `confidence` 0..1: how sure we are that the account and the candidate are the same company. */
export type RankedCandidate = { readonly candidate: CompanyCandidate; readonly confidence: number };

export type CompanyMatching =
  | ({ readonly kind: 'matched' } & RankedCandidate)
  | { readonly kind: 'ambiguous'; readonly candidates: readonly RankedCandidate[] }
  | { readonly kind: 'none' };

/** A name alone never proves a company: namesakes exist. */
const NAME_ALONE = 0.95;
const PLACE_GAIN = 0.4;
const PLACE_LOSS = 0.92;
/** A ceased company is seldom the one that somebody wants to sell to. */
const CEASED = 0.9;

const OFFERED_MIN = 0.72;
const MATCHED_MIN = 0.85;
const MARGIN = 0.05;
const OFFERED_MAX = 10;

type Weighed = RankedCandidate & { readonly place: PlaceEvidence };

const confidenceOf = (similarity: number, place: PlaceEvidence, isCeased: boolean): number => {
  const byName = similarity * NAME_ALONE;
  const byPlace = { agrees: byName + (1 - byName) * PLACE_GAIN, unknown: byName, differs: byName * PLACE_LOSS }[place];
  return Math.round(byPlace * (isCeased ? CEASED : 1) * 10_000) / 10_000;
};

const weigh = (sought: CompanySought, candidate: CompanyCandidate): Weighed => {
  const place = placeEvidence(sought, candidate);
  const similarity = nameSimilarity(sought.name, candidate.name);
  return { candidate, place, confidence: confidenceOf(similarity, place, candidate.status === 'ceased') };
};

const compareText = (one: string, other: string): number => Number(one > other) - Number(one < other);

/** Best first; equals in an order that depends on nothing but themselves. */
const byConfidence = (one: Weighed, other: Weighed): number =>
  other.confidence - one.confidence ||
  compareText(one.candidate.identity.key, other.candidate.identity.key) ||
  compareText(JSON.stringify(one.candidate), JSON.stringify(other.candidate));

/** Several sources may offer one company: the best offer stays. */
const oncePerCompany = (ranked: readonly Weighed[]): Weighed[] => {
  const seen = new Set<string>();
  return ranked.filter(({ candidate: { identity } }) => !seen.has(identity.key) && seen.add(identity.key));
};

const isClear = (best: Weighed, second: Weighed | undefined): boolean => {
  if (second === undefined || best.confidence - second.confidence >= MARGIN) return true;
  return best.place === 'agrees' && second.place !== 'agrees';
};

const withoutPlace = ({ candidate, confidence }: Weighed): RankedCandidate => ({ candidate, confidence });

/**
 * Which of the companies that registries offer is the one of an account. `matched` when one stands out and is alike
 * enough; `ambiguous` when a person has to choose, best first, at most 10; `none` when nothing is alike. Candidates of
 * another country than the one sought are left out. The order of the candidates does not matter.
 */
export const matchCompany = (sought: CompanySought, candidates: readonly CompanyCandidate[]): CompanyMatching => {
  const country = sought.country === undefined ? undefined : registerCountry(normaliseCountry(sought.country));
  const ranked = oncePerCompany(
    candidates
      .filter((candidate) => country === undefined || registerCountry(candidate.identity.country) === country)
      .map((candidate) => weigh(sought, candidate))
      .filter(({ confidence }) => confidence >= OFFERED_MIN)
      .toSorted(byConfidence),
  );
  const [best, second] = ranked;
  if (best === undefined) return { kind: 'none' };
  if (best.confidence >= MATCHED_MIN && isClear(best, second)) return { kind: 'matched', ...withoutPlace(best) };
  return { kind: 'ambiguous', candidates: ranked.slice(0, OFFERED_MAX).map(withoutPlace) };
};
