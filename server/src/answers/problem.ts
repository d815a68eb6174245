import { z } from 'zod';
import { candidateAnswer } from './candidate.ts';

/** RFC 9457, with what each code adds. */
export const problemAnswer = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable; each is explained in docs/errors.md'),
    detail: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    candidates: z.array(candidateAnswer).optional(),
    fault: z.string().optional().describe('What is wrong with a connection, in one word'),
    request_id: z.string(),
  })
  .meta({ id: 'Problem' });
