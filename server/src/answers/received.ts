import { z } from 'zod';

/** What POST /v1/crms/{crm}/events answers: an event that came before is a duplicate. */
export const receivedAnswer = z.object({ received: z.int(), duplicates: z.int() }).meta({ id: 'Received' });
