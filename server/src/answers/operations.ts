import { z } from 'zod';

/** What GET /health answers. */
export const healthAnswer = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

/** What GET /ready answers. */
export const readyAnswer = z
  .object({
    status: z.literal('ready'),
    database: z.literal('ok'),
    redis: z.enum(['ok', 'down', 'not_configured']).describe('Work is done without it too, only a little later'),
  })
  .meta({ id: 'Ready' });

/** What GET /metrics answers: the text format of Prometheus, version 0.0.4. */
export const metricsAnswer = z.string().meta({ id: 'Metrics' });

/** What GET /v1/dead-letters answers. */
export const deadLettersAnswer = z
  .object({
    dead_letters: z.array(
      z.object({
        id: z.int(),
        topic: z.string(),
        payload: z.record(z.string(), z.unknown()).describe('The ids of what the work is about'),
        attempts: z.int(),
        error: z.string().nullable(),
        created_at: z.iso.datetime(),
        dead_at: z.iso.datetime(),
      }),
    ),
    next_cursor: z.string().nullable().describe('Given as cursor it brings the ones before; null at the end'),
  })
  .meta({ id: 'DeadLetters' });

/** What POST /v1/dead-letters/replay and POST /v1/dead-letters/{letterId}/replay answer. */
export const replayedAnswer = z.object({ replayed: z.int() }).meta({ id: 'Replayed' });
