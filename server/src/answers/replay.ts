import { z } from 'zod';

/** What POST /v1/score/{id}/replay answers. */
export const replayAnswer = z
  .object({
    identical: z.boolean(),
    sequence: z.int(),
    hash: z.string(),
    recorded_by: z.string(),
    replayed_by: z.string(),
    differences: z.array(
      z.object({ path: z.string(), recorded: z.unknown().optional(), replayed: z.unknown().optional() }),
    ),
  })
  .meta({ id: 'Replay' });
