import { z } from 'zod';

/** What GET /v1/ping answers. */
export const pingAnswer = z
  .object({
    status: z.literal('ok'),
    mode: z.enum(['sandbox', 'live']),
    version: z.string(),
    currencies: z.array(z.string()),
  })
  .meta({ id: 'Ping' });
