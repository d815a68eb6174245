import { z } from 'zod';

/** What GET /v1/score/{id}/audit answers. */
export const auditAnswer = z
  .object({
    sequence: z.int(),
    hash: z.string(),
    previous_hash: z.string(),
    body_sha256: z.string(),
    recorded_at: z.iso.datetime(),
    kind: z.string(),
    record: z
      .record(z.string(), z.unknown())
      .describe('Every input fact with its source and date, what was applied, and the decision'),
    scorecard: z.record(z.string(), z.unknown()),
    policy: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Audit' });
