import type { CardCandidate, RankedCandidate } from '@creditline/core';
import { z } from 'zod';

/** How an answer names a company: the identifiers that are known. */
export const identityMembers = {
  siren: z.string().optional(),
  vat: z.string().optional(),
  company_number: z.string().optional(),
  country: z.string(),
};

export const candidateAnswer = z.object({
  ...identityMembers,
  name: z.string(),
  city: z.string().optional(),
  postcode: z.string().optional(),
  status: z.enum(['active', 'ceased']).optional(),
  confidence: z.number(),
});

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
