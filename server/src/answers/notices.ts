import { z } from 'zod';

/** What POST /v1/sources/{source}/notices answers. */
export const noticesAnswer = z
  .object({ received: z.int(), duplicates: z.int(), ignored: z.int(), concerned: z.int() })
  .meta({ id: 'ReceivedNotices' });

/** Which company a source's reference means, by its key. */
export const sourceReferenceAnswer = z
  .object({ source: z.string(), reference: z.string(), company: z.string() })
  .meta({ id: 'SourceReference' });

export const deletedReferenceAnswer = z
  .object({ source: z.string(), reference: z.string(), deleted: z.boolean() })
  .meta({ id: 'DeletedSourceReference' });
