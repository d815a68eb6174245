import { countryFault, GRADES, OUTCOMES, normaliseCountry } from '@creditline/core';
import { z } from 'zod';
import { draftPolicySchema } from './draft-policy.ts';
import { plainText } from './plain-text.ts';

const someOf = <T extends string>(values: readonly [T, ...T[]] | readonly T[], what: string) =>
  z.array(z.enum(values as [T, ...T[]], { error: `must be one of ${values.join(', ')}` })).min(1, {
    error: `must name at least one ${what}`,
  });

const countrySchema = plainText(3)
  .transform(normaliseCountry)
  .superRefine((country, context) => {
    const fault = countryFault(country);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  });

const MOST_COMPANIES = 1_000;

const filterSchema = z.strictObject({
  grades: someOf(GRADES, 'grade').optional(),
  countries: z.array(countrySchema).min(1, { error: 'must name at least one country' }).optional(),
  outcomes: someOf(OUTCOMES, 'outcome').optional(),
  companies: z
    .array(plainText(120))
    .min(1, { error: 'must name at least one company' })
    .max(MOST_COMPANIES, { error: `must name at most ${MOST_COMPANIES} companies` })
    .optional(),
});

/** Which companies: those of which every member that is given holds; all watched ones without any. */
export type RescoreFilter = Readonly<{
  grades?: readonly string[] | undefined;
  countries?: readonly string[] | undefined;
  outcomes?: readonly string[] | undefined;
  companies?: readonly string[] | undefined;
}>;

/** The body of POST /v1/portfolio/rescore. An empty one rescores everything on the current policy, and changes nothing. */
export const rescoreSchema = z
  .strictObject({
    filter: filterSchema.optional(),
    policy: draftPolicySchema.optional(),
    simulate: z.boolean({ error: 'must be true or false' }).optional(),
    apply: z.boolean({ error: 'must be true or false' }).optional(),
  })
  .superRefine(({ policy, simulate, apply }, context) => {
    const refuse = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (policy !== undefined && simulate === false) refuse('simulate', 'must not be false with a draft policy');
    if (policy !== undefined && apply === true) refuse('apply', 'must not be true with a draft policy');
    if (simulate === true && apply === true) refuse('apply', 'must not be true in a simulation');
  });
