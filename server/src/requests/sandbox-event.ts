import { z } from 'zod';
import { HAPPENINGS } from '../sources.ts';
import { companySchema } from './company.ts';

/** The body of POST /v1/sandbox/events. */
export const sandboxHappeningSchema = z.strictObject({
  company: companySchema,
  event: z.enum(HAPPENINGS, { error: `must be one of ${HAPPENINGS.join(', ')}` }),
});
