import { toValue, type Currency } from '@creditline/core';
import { z } from 'zod';
import type { CollectionRow } from '../store/collections.ts';
import { amountAnswer } from './score.ts';
import { companyMembers, companyPart } from './watchlist.ts';

/** What to do first about a company on the list. */
export const NEXT_STEPS = ['collect_unpaid', 'stop_supply', 'review_limit', 'ask_guarantee', 'watch'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** What GET /v1/portfolio/collections answers. */
export const collectionsAnswerSchema = z
  .object({
    currency: z.string(),
    order: z
      .literal('open_alerts_then_expected_loss')
      .describe('Open alerts on invoices first, then other open alerts, then none; within each by money at risk'),
    money_at_risk: z
      .object({ amount: z.enum(['limit_in_force']), loss_given_default: z.number() })
      .describe('expected_loss = limit in force x probability of default by the score x loss given default'),
    collections: z.array(
      z.object({
        company: z.object(companyMembers),
        score: z.int().nullable(),
        grade: z.string().nullable(),
        decision: z.string().nullable(),
        decision_id: z.string().nullable(),
        limit: amountAnswer.describe('The limit in force: what the company may owe at most'),
        expected_loss: amountAnswer,
        unpaid: amountAnswer.nullable().describe('Invoices unpaid by the latest summary; null where none is known'),
        open_alerts: z.int(),
        worst_severity: z.string().nullable().describe('critical, high or medium'),
        causes: z.array(z.string()),
        changed_at: z.iso.datetime().nullable().describe('When its limit was set or its latest alert opened'),
        next_step: z.enum(NEXT_STEPS),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Collections' });

/** From the most pressing to the least. */
export const nextStepOf = (row: CollectionRow): NextStep => {
  if (row.rank === 0) return 'collect_unpaid';
  if (row.outcome === 'refuse' || row.worstSeverity === 'critical') return 'stop_supply';
  if (row.rank === 1 || row.outcome === 'refer') return 'review_limit';
  return row.outcome === 'request_guarantee' ? 'ask_guarantee' : 'watch';
};

type Shown = {
  readonly currency: Currency;
  readonly lossGivenDefault: number;
  readonly unpaid: { readonly minor: number; readonly currency: string } | undefined;
};

export const collectionAnswer = (row: CollectionRow, { currency, lossGivenDefault, unpaid }: Shown) => ({
  company: companyPart(row.identity, row.name),
  score: row.score,
  grade: row.grade,
  decision: row.outcome,
  decision_id: row.decisionId,
  limit: toValue({ minor: row.limitMinor, currency }),
  expected_loss: toValue({ minor: Math.round(row.atRiskMinor * lossGivenDefault), currency }),
  unpaid: unpaid === undefined ? null : toValue({ minor: unpaid.minor, currency: unpaid.currency as Currency }),
  open_alerts: row.openAlerts,
  worst_severity: row.worstSeverity,
  causes: [...row.causes],
  changed_at: row.changedAt,
  next_step: nextStepOf(row),
});
