/** Where a company or an account says it is. */
type Place = { readonly postcode?: string; readonly city?: string };

export type PlaceEvidence = 'agrees' | 'differs' | 'unknown';

/** A place's name or code to compare: `Saint-Étienne Cedex 2` -> `STETIENNE`, `Paris 15e` -> `PARIS`. */
export const plainPlace = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/\bCEDEX\b.*$/, '')
    .replace(/(?<=\p{L}) \d{1,2}(E|EME|ER)?( ?(ARRONDISSEMENT|ARR))?\s*$/u, '')
    .replace(/\bSAINT(E?)\b/g, 'ST$1')
    .replace(/[^\p{L}\p{N}]/gu, '');

const evidence = (one: string | undefined, other: string | undefined): PlaceEvidence => {
  const [left, right] = [plainPlace(one ?? ''), plainPlace(other ?? '')];
  if (left === '' || right === '') return 'unknown';
  return left === right ? 'agrees' : 'differs';
};

/** Postcode or city in favour is enough: companies have cedex codes, and cities have many postcodes. */
export const placeEvidence = (one: Place, other: Place): PlaceEvidence => {
  const both = new Set([evidence(one.postcode, other.postcode), evidence(one.city, other.city)]);
  if (both.has('agrees')) return 'agrees';
  return both.has('differs') ? 'differs' : 'unknown';
};
