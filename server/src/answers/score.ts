import { COUNTERFACTUAL_CODES, GRADES, LIMIT_BOUNDS, OUTCOMES, SOURCE_GROUPS } from '@creditline/core';
import { z } from 'zod';

export const amountAnswer = z.object({ value: z.number(), currency: z.string() });

export const sourceAnswer = z.object({
  name: z.string(),
  status: z.enum(['ok', 'cached', 'stale', 'late', 'failed', 'not_configured']),
  as_of: z.iso.datetime().nullable(),
  latency_ms: z.number().nullable(),
});

const versioned = z.object({ id: z.string(), version: z.string() });

export const auditPlace = z.object({ sequence: z.int(), hash: z.string() });

const companyAnswer = z.object({
  key: z.string(),
  country: z.string(),
  name: z.string().optional(),
  siren: z.string().optional(),
  siret: z.string().optional(),
  vat: z.string().optional(),
  company_number: z.string().optional(),
  lei: z.string().optional(),
  personal_data: z.boolean().optional().describe('True when the name is that of a natural person'),
  match: z.object({ confidence: z.number(), by: z.enum(['identifier', 'name']) }),
});

const reasonAnswer = z.object({
  code: z.string(),
  topic: z.string(),
  direction: z.enum(['up', 'down']),
  points: z.int().describe('Score points against an average company; a rule without points has 0'),
  text: z.string(),
  source: z.string().nullable(),
  as_of: z.string().nullable(),
});

const fromTo = <S extends z.ZodType>(part: S) => z.object({ from: part, to: part });

/** A figure with its unit; `value` is a number, a date or an amount by its `type`. */
const figureAnswer = z.object({
  type: z.enum(['number', 'ratio', 'date', 'money']),
  value: z.union([z.number(), z.string(), amountAnswer]),
});

/** What both the score's answer and the card say of a change. */
export const counterfactualAnswer = z
  .object({
    code: z.enum(COUNTERFACTUAL_CODES),
    reason_code: z.string().describe('The reason that the change answers'),
    condition: z.string().describe('The change alone, without what would follow from it'),
    text: z.string(),
    change: z.object({ from: figureAnswer.nullable(), to: figureAnswer }),
    score: fromTo(z.int()),
    grade: fromTo(z.enum(GRADES)),
    limit: fromTo(amountAnswer),
    decision: fromTo(z.enum(OUTCOMES)),
  })
  .describe('What would have been decided had one fact been different, computed by the same model and policy');

/** The source whose facts would narrow the interval most, in the reader's language. */
const wouldAddMostAnswer = z
  .object({
    group: z.enum(SOURCE_GROUPS),
    label: z.string().describe('What people call the group'),
    text: z.string().describe('One sentence; it speaks of the width of the interval and promises no better score'),
  })
  .nullable()
  .describe(
    'Of the facts that can still be had (accounts, invoices, a bank connection, a source that did not answer), those ' +
      'that would narrow pd_interval most; null where none would, or where a fact such as a liquidation decided',
  );

/** How sure the estimate is, as the score's answer and the card give it. */
export const certaintyMembers = {
  confidence: z
    .number()
    .min(0)
    .max(1)
    .describe(
      "Share of the model's discrimination that is left with the sources at hand, their completeness and their age. " +
        'Low confidence can only tighten a decision: see the rules little-data and wide-interval of the policy',
    ),
  pd_interval: z
    .array(z.number())
    .min(2)
    .max(2)
    .describe(
      'Low and high end of the middle 80 % for probability_of_default: how far bagged fits of the learned tables ' +
        'differ, and what absent, old or incomplete sources could still say',
    ),
  would_add_most: wouldAddMostAnswer,
};

/** What POST and GET /v1/score answer. */
export const scoreAnswerSchema = z
  .object({
    id: z.string(),
    company: companyAnswer,
    score: z.int().min(0).max(1000),
    grade: z.enum(GRADES),
    probability_of_default: z.number().describe('Within 12 months, 0 to 1'),
    decision: z.enum(OUTCOMES),
    proposed_limit: amountAnswer,
    limit_bound_by: z.enum(LIMIT_BOUNDS),
    limit_caps: z.array(z.object({ name: z.enum(LIMIT_BOUNDS), limit: amountAnswer })),
    payment_terms_days: z.int(),
    reason_codes: z.array(reasonAnswer),
    explainability: z.array(z.string()),
    counterfactuals: z
      .array(counterfactualAnswer)
      .describe('At most four, for reasons that the company can change, the smallest change that helps; no promise'),
    score_sum: z
      .object({ base: z.int(), listed: z.int(), other: z.int(), clamped: z.int(), total: z.int() })
      .describe('base + listed + other + clamped = total = score'),
    ...certaintyMembers,
    sources: z.array(sourceAnswer),
    model: versioned,
    policy: versioned,
    subject_kind: z.enum(['legal_person', 'natural_person']),
    units_consumed: z.int(),
    decided_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    audit: auditPlace,
  })
  .meta({ id: 'Score' });
