import { z } from 'zod';
import { plainText } from './plain-text.ts';

/** The body of PUT /v1/watchlist/{company}; an empty one asks for watching and nothing else. */
export const watchSchema = z.strictObject({
  name: plainText(200).optional(),
  paused: z.boolean({ error: 'must be true or false' }).optional(),
  snoozed_until: z.iso
    .datetime({ offset: true, error: 'must be an instant such as 2026-12-24T08:00:00Z, or null' })
    .nullable()
    .optional(),
});
export type WatchBody = z.output<typeof watchSchema>;
