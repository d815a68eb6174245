import { z } from 'zod';
import { candidateAnswer } from './candidate.ts';

/** What GET /v1/companies answers. */
export const companiesAnswer = z
  .object({
    companies: z.array(candidateAnswer.extend({ source: z.string() })),
    sources: z.array(z.object({ name: z.string(), status: z.string() })),
  })
  .meta({ id: 'Companies' });
