import { z } from 'zod';
import { EVENT_TOPICS } from '../new-event.ts';
import { plainText } from './plain-text.ts';

const LONGEST_OVERLAP_HOURS = 168;
const USUAL_OVERLAP_HOURS = 24;
/** One call is one transaction, so that it takes a bounded number of deliveries. */
export const MOST_EVENT_IDS = 100;

const url = plainText(2_000).describe('https, port 443 or 8443, and a host that is reached over the internet');
const topics = z
  .array(z.enum(EVENT_TOPICS, { error: `must be one of ${EVENT_TOPICS.join(', ')}` }), { error: 'must be a list' })
  .min(1, { error: 'must hold at least one topic; leave it out for all' })
  .refine((list) => new Set(list).size === list.length, { error: 'must hold each topic once' });
const description = plainText(200);

/** POST /v1/webhooks. */
export const createWebhookSchema = z.strictObject({
  url,
  topics: topics.optional(),
  description: description.optional(),
});

/** PUT /v1/webhooks/{webhook}: what is left out stays. */
export const changeWebhookSchema = z.strictObject({
  url: url.optional(),
  topics: topics.optional(),
  description: description.nullable().optional(),
  enabled: z.boolean({ error: 'must be true or false' }).optional(),
});

/** POST …/rotate; an empty body will do. */
export const rotateWebhookSchema = z.strictObject({
  overlap_hours: z
    .number({ error: `must be hours, 0 to ${LONGEST_OVERLAP_HOURS}` })
    .min(0, { error: 'must be at least 0' })
    .max(LONGEST_OVERLAP_HOURS, { error: `must be at most ${LONGEST_OVERLAP_HOURS}` })
    .default(USUAL_OVERLAP_HOURS),
});

const instant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-11-21T10:00:00Z' });

/** POST …/replay: named events, or all since an instant. */
export const replayDeliveriesSchema = z
  .strictObject({
    event_ids: z
      .array(plainText(200), { error: 'must be a list of ids' })
      .min(1, { error: 'must hold at least one id' })
      .max(MOST_EVENT_IDS, { error: `must hold at most ${MOST_EVENT_IDS} ids` })
      .optional(),
    since: instant.optional(),
  })
  .refine(({ event_ids: ids, since }) => (ids === undefined) !== (since === undefined), {
    error: 'give either event_ids or since',
  });

/** POST …/test takes nothing. */
export const testWebhookSchema = z.strictObject({});
