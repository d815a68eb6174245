import { GRADES, LANGUAGES, type Grade } from '@creditline/core';
import { z } from 'zod';
import { isTimeZone } from '../next-digest.ts';
import { MOST_REVIEW_DAYS } from '../tenant-settings.ts';
import { plainText } from './plain-text.ts';

const days = z
  .int({ error: 'must be a whole number of days' })
  .min(1, { error: 'must be at least 1 day' })
  .max(MOST_REVIEW_DAYS, { error: `must be at most ${MOST_REVIEW_DAYS} days` });

const HOUR = 'must be a full hour of the day, 0 to 23';

/**
 * The body of PUT /v1/settings. A member that is left out keeps its value; null takes it back to the shipped one.
 */
export const settingsSchema = z.strictObject({
  language: z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` }).optional(),
  fallback_owner: plainText(200).nullable().optional(),
  digest: z
    .strictObject({
      hour: z.int({ error: HOUR }).min(0, { error: HOUR }).max(23, { error: HOUR }),
      time_zone: plainText(64).refine(isTimeZone, { error: 'must be an IANA time zone such as Europe/Paris' }),
    })
    .nullable()
    .optional(),
  review_days: z
    .strictObject(Object.fromEntries(GRADES.map((grade) => [grade, days])) as Record<Grade, typeof days>)
    .nullable()
    .optional(),
});
export type SettingsRequest = z.output<typeof settingsSchema>;
