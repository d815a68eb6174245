import { z } from 'zod';
import { HAPPENINGS } from '../sources.ts';
import { companyMembers } from './watchlist.ts';

/** What POST /v1/sandbox/events answers. */
export const happenedAnswer = z
  .object({
    id: z.string(),
    company: z.object(companyMembers),
    event: z.enum(HAPPENINGS),
    is_watched: z.boolean().describe('False: nobody here watches this company, so that no decision follows by itself'),
  })
  .meta({ id: 'Happened' });
