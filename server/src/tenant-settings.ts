import { GRADES, type ByGrade } from '@creditline/core';
import { z } from 'zod';
import type { Tx } from './database.ts';
import { isTimeZone } from './next-digest.ts';
import { readOwnTenant } from './store/tenants.ts';

/** What a tenant chose, with the shipped values where it chose nothing. */
export type TenantSettings = {
  /** Gets the tasks of accounts without owner, as the CRM names its users. */
  readonly fallbackOwner?: string;
  /** When the tasks of the day are written: the full hour 0..23 in an IANA time zone. */
  readonly digest: { readonly hour: number; readonly timeZone: string };
  /** Days between two reviews in place of the policy's own. */
  readonly reviewDays?: ByGrade;
};

/** The members that a tenant chose itself; the rest follows the shipped values, also where those change. */
export type ChosenSettings = Partial<TenantSettings>;

export const SHIPPED_DIGEST = { hour: 7, timeZone: 'Europe/Paris' } as const;

/** Longer than a review period of any grade should be: what is not looked at for two years is not watched. */
export const MOST_REVIEW_DAYS = 730;

const days = z.int().min(1).max(MOST_REVIEW_DAYS);
const byGrade = z.object(
  Object.fromEntries(GRADES.map((grade) => [grade, days])) as Record<keyof ByGrade, typeof days>,
);

/**
 * The column as an earlier or later version of the server may have left it: a member that cannot be read counts as not
 * chosen, because a wrong setting must not stop the watching of a whole tenant.
 */
const storedSchema = z.object({
  fallbackOwner: z.string().min(1).optional().catch(undefined),
  digest: z
    .object({ hour: z.int().min(0).max(23), timeZone: z.string().refine(isTimeZone) })
    .optional()
    .catch(undefined),
  reviewDays: byGrade.optional().catch(undefined),
});

/** tenants.settings -> what was chosen. */
export const chosenSettings = (stored: unknown): ChosenSettings => {
  const { fallbackOwner, digest, reviewDays } = storedSchema.parse(stored ?? {});
  return {
    ...(fallbackOwner === undefined ? {} : { fallbackOwner }),
    ...(digest === undefined ? {} : { digest }),
    ...(reviewDays === undefined ? {} : { reviewDays }),
  };
};

export const withShippedValues = (chosen: ChosenSettings): TenantSettings => ({ digest: SHIPPED_DIGEST, ...chosen });

/** The settings of the transaction's tenant. */
export const readTenantSettings = async (tx: Tx): Promise<TenantSettings> =>
  withShippedValues(chosenSettings((await readOwnTenant(tx)).settings));
