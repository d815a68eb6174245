import { z } from 'zod';

/** The body of POST /v1/dead-letters/replay: all of a topic, or all of the tenant's. */
export const replayDeadLettersSchema = z.strictObject({
  topic: z.string({ error: 'must be a topic of the list' }).min(1).max(80).optional(),
});
