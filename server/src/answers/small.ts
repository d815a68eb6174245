import { OUTCOMES } from '@creditline/core';
import { z } from 'zod';
import { candidateAnswer } from './card.ts';
import { amountAnswer } from './score.ts';

export const pingAnswer = z
  .object({ status: z.literal('ok'), mode: z.enum(['sandbox', 'live']), version: z.string() })
  .meta({ id: 'Ping' });

export const problemAnswer = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable; each is explained in docs/errors.md'),
    detail: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    candidates: z.array(candidateAnswer).optional(),
    request_id: z.string(),
  })
  .meta({ id: 'Problem' });

export const auditAnswer = z
  .object({
    sequence: z.int(),
    hash: z.string(),
    previous_hash: z.string(),
    body_sha256: z.string(),
    recorded_at: z.iso.datetime(),
    kind: z.string(),
    record: z
      .record(z.string(), z.unknown())
      .describe('Every input fact with its source and date, what was applied, and the decision'),
    scorecard: z.record(z.string(), z.unknown()),
    policy: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Audit' });

export const replayAnswer = z
  .object({
    identical: z.boolean(),
    sequence: z.int(),
    hash: z.string(),
    recorded_by: z.string(),
    replayed_by: z.string(),
    differences: z.array(
      z.object({ path: z.string(), recorded: z.unknown().optional(), replayed: z.unknown().optional() }),
    ),
  })
  .meta({ id: 'Replay' });

export const companiesAnswer = z
  .object({
    companies: z.array(candidateAnswer.extend({ source: z.string() })),
    sources: z.array(z.object({ name: z.string(), status: z.string() })),
  })
  .meta({ id: 'Companies' });

export const sandboxCompaniesAnswer = z
  .object({
    companies: z.array(
      z.object({
        key: z.string(),
        siren: z.string().optional(),
        vat: z.string().optional(),
        company_number: z.string().optional(),
        country: z.string(),
        name: z.string(),
        city: z.string(),
        shows: z.string(),
      }),
    ),
  })
  .meta({ id: 'SandboxCompanies' });

export const accountsAnswer = z
  .object({
    accounts: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullable(),
        owner: z.string().nullable(),
        requested_amount: amountAnswer.nullable(),
        payment_terms_days: z.int().nullable(),
        state: z.enum(['assessing', 'decided', 'too_little_data', 'choose_company', 'failed']),
        score: z.int().nullable(),
        grade: z.string().nullable(),
        decision: z.enum(OUTCOMES).nullable(),
        updated_at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'Accounts' });

export const receivedAnswer = z.object({ received: z.int(), duplicates: z.int() }).meta({ id: 'Received' });

export const refreshRequest = z.strictObject({ force: z.boolean({ error: 'must be true or false' }).optional() });
