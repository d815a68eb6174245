import { GRADES, LIMIT_BOUNDS, OUTCOMES } from '@creditline/core';
import { z } from 'zod';
import { candidateAnswer, identityMembers } from './candidate.ts';
import { amountAnswer, auditPlace, certaintyMembers, counterfactualAnswer, sourceAnswer } from './score.ts';

const label = z.object({ group: z.string(), label: z.string() });

const decided = z.object({
  state: z.enum(['decided', 'too_little_data']),
  account_id: z.string(),
  score_id: z.string(),
  company: z.object({ ...identityMembers, name: z.string().nullable(), match: z.object({ confidence: z.number() }) }),
  subject_kind: z.enum(['legal_person', 'natural_person']),
  score: z.int(),
  grade: z.enum(GRADES),
  band: z.string(),
  probability_of_default: z.number(),
  one_in: z.int(),
  ...certaintyMembers,
  decision: z.enum(OUTCOMES),
  decision_label: z.string(),
  next_step: z.string(),
  proposed_limit: amountAnswer,
  limit_bound_by: z.enum(LIMIT_BOUNDS),
  limit_bound_text: z.string(),
  caps: z.array(z.object({ name: z.enum(LIMIT_BOUNDS), label: z.string(), limit: amountAnswer })),
  payment_terms_days: z.int(),
  base_points: z.int(),
  reasons: z.array(
    z.object({
      code: z.string(),
      direction: z.enum(['up', 'down']),
      points: z.int(),
      text: z.string(),
      source: z.string().nullable(),
      source_label: z.string().nullable(),
      as_of: z.string().nullable(),
    }),
  ),
  counterfactuals: z.array(counterfactualAnswer),
  other_points: z.int(),
  clamped_points: z.int(),
  missing: z.array(label),
  sources: z.array(sourceAnswer.extend({ label: z.string(), status_label: z.string() })),
  delta: z.object({ score: z.int(), since: z.iso.datetime() }).nullable(),
  trend: z.array(z.object({ decided_at: z.iso.datetime(), score: z.int() })),
  decided_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  fresh_until: z.iso.datetime().nullable(),
  audit: auditPlace,
});

/** What a card in any CRM shows; `state` tells which members are there. */
export const cardAnswerSchema = z
  .union([
    decided,
    z.object({ state: z.literal('assessing'), account_id: z.string(), since: z.iso.datetime() }),
    z.object({ state: z.literal('choose_company'), account_id: z.string(), candidates: z.array(candidateAnswer) }),
    z.object({
      state: z.literal('failed'),
      account_id: z.string(),
      problem: z.object({ code: z.string(), title: z.string(), detail: z.string() }),
    }),
  ])
  .meta({ id: 'Card' });
