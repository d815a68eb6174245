import { GRADES, OUTCOMES, toValue, type Currency } from '@creditline/core';
import { z } from 'zod';
import {
  gradeCells,
  outcomeCells,
  type RescoreChange,
  type RescoreResult,
  type RescoreStanding,
} from '../portfolio/rescore-result.ts';
import type { Rescore } from '../store/rescores.ts';
import { amountAnswer } from './score.ts';

const instant = z.iso.datetime().nullable();
const outcome = z.enum(OUTCOMES);
const grade = z.enum(GRADES);

const resultMembers = z.object({
  outcomes: z.array(z.object({ from: outcome, to: outcome, count: z.int() })),
  grades: z.array(z.object({ from: grade, to: grade, count: z.int() })),
  limit_before: z.array(amountAnswer).describe('Sum of the proposed limits of the standing decisions, by currency'),
  limit_after: z.array(amountAnswer),
  changed: z.int().describe('Companies whose score, grade, outcome or limit comes out other'),
  failed: z.int().describe('Companies whose recorded facts could not be decided about'),
  newly_refused: z.array(z.object({ company: z.string(), limit: amountAnswer })).describe('The largest limits first'),
});

const rescoreMembers = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  simulate: z.boolean().describe('True where nothing but this answer comes of it'),
  draft: z.boolean().describe('True for a draft policy, false for the one in force'),
  filter: z.object({
    grades: z.array(z.string()).optional(),
    countries: z.array(z.string()).optional(),
    outcomes: z.array(z.string()).optional(),
    companies: z.array(z.string()).optional(),
  }),
  policy_sha256: z.string().describe('Hash of the policy, under which the audit log holds it'),
  scorecard_sha256: z.string(),
  progress: z.object({ done: z.int(), total: z.int().nullable().describe('Null until it has begun') }),
  created_at: z.iso.datetime(),
  started_at: instant,
  finished_at: instant,
  estimated_end_at: instant.describe('By the speed so far; null before the first companies are done'),
  problem: z.string().nullable(),
  result: resultMembers.nullable().describe('Of what is done so far'),
});

/** What POST /v1/portfolio/rescore and GET and DELETE /v1/portfolio/rescores/{rescore} answer. */
export const rescoreAnswerSchema = rescoreMembers.meta({ id: 'Rescore' });

export const rescoresAnswerSchema = z
  .object({ rescores: z.array(rescoreMembers), next_cursor: z.string().nullable() })
  .meta({ id: 'Rescores' });

const standingMembers = z.object({ decision: outcome, grade, score: z.int(), limit: amountAnswer });

/** What GET /v1/portfolio/rescores/{rescore}/changes answers. */
export const rescoreChangesAnswerSchema = z
  .object({
    changes: z.array(
      z.object({ company: z.string(), from: standingMembers, to: standingMembers, reason_codes: z.array(z.string()) }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'RescoreChanges' });

const amount = (minor: number, currency: string) => toValue({ minor, currency: currency as Currency });
const amounts = (sums: Readonly<Record<string, number>>) =>
  Object.entries(sums).map(([currency, minor]) => amount(minor, currency));

const resultPart = (result: RescoreResult) => ({
  outcomes: [...outcomeCells(result)],
  grades: [...gradeCells(result)],
  limit_before: amounts(result.limitBefore),
  limit_after: amounts(result.limitAfter),
  changed: result.changed,
  failed: result.failed,
  newly_refused: result.newlyRefused.map(({ companyKey, limitMinor, currency }) => ({
    company: companyKey,
    limit: amount(limitMinor, currency),
  })),
});

const estimatedEnd = ({ state, startedAt, done, total }: Rescore, now: Date): string | null => {
  if (state !== 'running' || startedAt === null || total === null || done === 0) return null;
  const elapsedMs = now.getTime() - Date.parse(startedAt);
  return new Date(now.getTime() + (elapsedMs / done) * Math.max(0, total - done)).toISOString();
};

const hasResult = (result: Rescore['result']): result is RescoreResult => result !== null && 'outcomes' in result;

export const rescoreAnswer = (rescore: Rescore, now: Date): z.input<typeof rescoreAnswerSchema> => ({
  id: rescore.id,
  state: rescore.state,
  simulate: !rescore.applies,
  draft: rescore.isDraft,
  filter: JSON.parse(JSON.stringify(rescore.filter)) as z.input<typeof rescoreMembers>['filter'],
  policy_sha256: rescore.policySha256,
  scorecard_sha256: rescore.scorecardSha256,
  progress: { done: rescore.done, total: rescore.total },
  created_at: rescore.createdAt,
  started_at: rescore.startedAt,
  finished_at: rescore.finishedAt,
  estimated_end_at: estimatedEnd(rescore, now),
  problem: rescore.problem,
  result: hasResult(rescore.result) ? resultPart(rescore.result) : null,
});

const standingPart = ({ outcome: decision, grade: to, score, limitMinor, currency }: RescoreStanding) => ({
  decision,
  grade: to,
  score,
  limit: amount(limitMinor, currency),
});

export const changeAnswer = ({ companyKey, from, to, reasons }: RescoreChange) => ({
  company: companyKey,
  from: standingPart(from),
  to: standingPart(to),
  reason_codes: [...reasons],
});
