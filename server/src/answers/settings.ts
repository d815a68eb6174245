import { GRADES, LANGUAGES, type Grade } from '@creditline/core';
import { z } from 'zod';
import type { ChosenSettings } from '../tenant-settings.ts';
import { SHIPPED_DIGEST } from '../tenant-settings.ts';

/** What GET and PUT /v1/settings answer. */
export const settingsAnswerSchema = z
  .object({
    language: z.enum(LANGUAGES).describe('Of texts where no Accept-Language says another, and of tasks'),
    fallback_owner: z.string().nullable().describe('Gets the tasks of accounts without owner, as the CRM names users'),
    digest: z.object({
      hour: z.int().min(0).max(23).describe('When the tasks of the day are written'),
      time_zone: z.string(),
    }),
    review_days: z
      .object(Object.fromEntries(GRADES.map((grade) => [grade, z.int()])) as Record<Grade, z.ZodInt>)
      .nullable()
      .describe('Days between two reviews by grade; null: as the policy says'),
  })
  .meta({ id: 'Settings' });

export type SettingsAnswer = z.output<typeof settingsAnswerSchema>;

export const settingsAnswer = (language: SettingsAnswer['language'], chosen: ChosenSettings): SettingsAnswer => {
  const { hour, timeZone } = chosen.digest ?? SHIPPED_DIGEST;
  return {
    language,
    fallback_owner: chosen.fallbackOwner ?? null,
    digest: { hour, time_zone: timeZone },
    review_days: chosen.reviewDays ?? null,
  };
};
