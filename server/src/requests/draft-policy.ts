import {
  CURRENCIES,
  FEATURES,
  GRADES,
  OUTCOMES,
  PROCEEDINGS,
  REASON_CODES,
  SOURCE_GROUPS,
  STATEMENT_FAULTS,
  type FeatureName,
  type Grade,
  type Policy,
  type ReasonCode,
} from '@creditline/core';
import { z } from 'zod';
import { plainText } from './plain-text.ts';

const number = (least: number, most: number) =>
  z
    .number({ error: `must be a number from ${least} to ${most}` })
    .min(least, { error: `must be at least ${least}` })
    .max(most, { error: `must be at most ${most}` });
const whole = (least: number, most: number) => number(least, most).int({ error: 'must be a whole number' });
const oneOf = <T extends string>(values: readonly T[]) =>
  z.enum(values as readonly [T, ...T[]], { error: `must be one of ${values.join(', ')}` });
const flag = z.literal(true, { error: 'must be true, or left out' });

const share = number(0, 1);
const years = number(0, 100);
/** Up to a trillion, in minor units: beyond it sums would not be exact. */
const minor = whole(0, 1e14);

const byGrade = <T extends z.ZodType>(schema: T) =>
  z.strictObject(Object.fromEntries(GRADES.map((grade) => [grade, schema])) as Record<Grade, T>);

const outcome = oneOf(OUTCOMES);
const proceedings = oneOf(PROCEEDINGS);
const group = oneOf(SOURCE_GROUPS);
const feature = oneOf(Object.keys(FEATURES) as FeatureName[]);
const reason = oneOf(Object.keys(REASON_CODES) as ReasonCode[]);

const is = <K extends string>(kind: K) => z.strictObject({ is: z.literal(kind) });

const condition = z.discriminatedUnion('is', [
  is('company_struck_off'),
  is('company_ceased'),
  is('proceedings_open').extend({ proceedings }),
  is('plan_running'),
  is('proceedings_again').extend({ now: oneOf([...PROCEEDINGS, 'plan']), years }),
  is('proceedings_closed_within').extend({ years }),
  is('closed_unpaid'),
  is('notice_unread'),
  is('statement_implausible'),
  is('group_missing').extend({ group }),
  is('confidence_below').extend({ value: share }),
  is('young_without_figures').extend({ ageYears: years }),
  is('match_below').extend({ value: share }),
  is('figure_above').extend({ feature, value: number(-1e9, 1e9) }),
  is('sector_in').extend({ divisions: z.array(whole(1, 99)).min(1, { error: 'must name at least one division' }) }),
  is('natural_person'),
  is('probability_above').extend({ value: share }),
  is('interval_crosses').extend({ value: share }),
]);

const rule = z.strictObject({
  id: plainText(80),
  stage: oneOf(['hard', 'data', 'model']),
  when: condition,
  outcome,
  reason,
  naturalPersonOutcome: outcome.optional(),
  limitCapMinor: minor.optional(),
});

const limit = z.strictObject({
  netWorthShare: byGrade(share),
  cashShare: share,
  expectedLossBudgetMinor: minor,
  lossGivenDefault: number(0.01, 1),
  capMinor: byGrade(minor),
  withoutAccountsMinor: byGrade(minor),
  withoutCashMinor: byGrade(minor),
  securedMultiple: number(1, 100),
  stepMinor: whole(1, 1e14),
});

const figures = z.partialRecord(feature, number(-1e9, 1e9));

const policyCase = z.strictObject({
  name: plainText(200),
  facts: z.strictObject({
    probabilityOfDefault: share.optional(),
    probabilityHigh: share.optional(),
    confidence: share.optional(),
    grade: oneOf(GRADES).optional(),
    ceased: flag.optional(),
    proceedings: proceedings.optional(),
    closedYears: years.optional(),
    naturalPerson: flag.optional(),
    missing: z.array(group).optional(),
    statementFault: oneOf(STATEMENT_FAULTS).optional(),
    ageYears: years.optional(),
    figures: figures.optional(),
    matchConfidence: share.optional(),
    needMinor: minor.optional(),
    netWorthMinor: whole(-1e14, 1e14).optional(),
    cashMinor: minor.optional(),
  }),
  expect: z.strictObject({ outcome, reason: reason.optional(), limitMinor: minor.optional() }),
});

const country = z.string().regex(/^[A-Z]{2}$/, { error: 'must be a country of two letters (ISO 3166-1)' });
const areDistinct = (rules: readonly { readonly id: string }[]): boolean =>
  new Set(rules.map(({ id }) => id)).size === rules.length;

/**
 * A draft policy: sections of a policy in its own words (core/src/decision/policy.ts). What is left out is that of the
 * policy in force; of `limit` single members may be given. A whole policy is all sections.
 */
export const draftPolicySchema = z.strictObject({
  id: plainText(80).optional(),
  version: plainText(40).optional(),
  currency: oneOf(CURRENCIES).optional(),
  rates: z.partialRecord(oneOf(CURRENCIES), number(1e-9, 1e9)).optional(),
  baseRates: z.record(country, number(0.0001, 0.5)).optional(),
  rules: z.array(rule).min(1).max(200).refine(areDistinct, { error: 'must have an id of its own each' }).optional(),
  limit: limit.partial().optional(),
  paymentTermsDays: z.strictObject({ usual: whole(0, 365), maximum: byGrade(whole(0, 365)) }).optional(),
  validDays: byGrade(whole(1, 3_650)).optional(),
  cases: z.array(policyCase).max(500).optional(),
});
export type DraftPolicy = z.output<typeof draftPolicySchema>;

const withoutAbsent = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** The draft in place of the sections that it gives. Its cases are its own: those of the policy in force are not run. */
export const draftOf = (policy: Policy, draft: DraftPolicy): Policy => {
  const { limit: limitChanges, cases, ...sections } = draft;
  const drafted = {
    ...policy,
    version: `${policy.version}-draft`,
    ...withoutAbsent(sections),
    limit: { ...policy.limit, ...withoutAbsent(limitChanges ?? {}) },
    cases: cases ?? [],
  };
  // Parsed from JSON, so that an absent member is absent; the optional ones of zod's types may be undefined as well.
  return JSON.parse(JSON.stringify(drafted)) as Policy;
};
