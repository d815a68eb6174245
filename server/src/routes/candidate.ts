import type { CardCandidate, RankedCandidate } from '@creditline/core';

/** A company that a name may mean, as answers and cards show it. */
export const candidateOf = ({ candidate, confidence }: RankedCandidate): CardCandidate => ({
  ...(candidate.identity.siren === undefined ? {} : { siren: candidate.identity.siren }),
  ...(candidate.identity.vat === undefined ? {} : { vat: candidate.identity.vat }),
  ...(candidate.identity.companyNumber === undefined ? {} : { company_number: candidate.identity.companyNumber }),
  country: candidate.identity.country,
  name: candidate.name,
  ...(candidate.city === undefined ? {} : { city: candidate.city }),
  ...(candidate.postcode === undefined ? {} : { postcode: candidate.postcode }),
  ...(candidate.status === undefined ? {} : { status: candidate.status }),
  confidence,
});
