import {
  ALERT_CAUSES,
  CLOSE_REASONS,
  alertText,
  SEVERITIES,
  toValue,
  type Language,
  type RaisedAlert,
} from '@creditline/core';
import { z } from 'zod';
import type { ListedAlert } from '../store/alert-list.ts';
import { amountAnswer } from './score.ts';
import { companyMembers, companyPart } from './watchlist.ts';

const moved = <S extends z.ZodType>(part: S) => z.object({ from: part, to: part });

const taskMembers = z.object({
  key: z.string().describe('Ours; of a daily digest several alerts have the same'),
  crm: z.string(),
  account_id: z.string(),
  crm_task_id: z.string().nullable().describe("The CRM's own id, once it is written"),
  owner: z.string().nullable(),
  due_on: z.iso.date(),
  state: z.enum(['ordered', 'written', 'closed', 'refused']),
});

const alertMembers = z.object({
  id: z.string(),
  company: z.object({ ...companyMembers, country: z.string().nullable() }),
  rule: z.string().describe('The rule of the policy that found it'),
  cause: z.enum(ALERT_CAUSES),
  severity: z.enum(SEVERITIES),
  delivery: z.enum(['at_once', 'daily_digest']),
  crossing: z.string().describe('One alert is open per company, cause and crossing'),
  title: z.string(),
  text: z.string().describe('What happened, in the language asked for'),
  action: z.string().describe('What is suggested'),
  opened_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullable(),
  closed_because: z.enum(CLOSE_REASONS).nullable(),
  delta: z.object({
    score: moved(z.int()),
    grade: moved(z.string()),
    limit: moved(amountAnswer),
    decision: moved(z.string()),
  }),
  fact: z.object({
    code: z.string(),
    source: z.string().nullable(),
    as_of: z.string().nullable(),
    reference: z.string().nullable(),
  }),
  decision_id: z.string(),
  closed_decision_id: z.string().nullable(),
  task: taskMembers.nullable().describe('The first of `tasks`'),
  tasks: z.array(taskMembers).describe('One for each CRM that holds the company'),
});

/** What GET /v1/alerts/{alertId} answers. */
export const alertAnswerSchema = alertMembers.meta({ id: 'Alert' });

/** What GET /v1/alerts answers. */
export const alertsAnswerSchema = z
  .object({
    alerts: z.array(alertMembers),
    next_cursor: z.string().nullable().describe('Without ?since=: gives the next page as ?cursor=; null on the last'),
    next_since: z
      .string()
      .describe(
        'Gives as ?since= what changes from here on, oldest change first. It stands at a place in the order of ' +
          'commits and not at a time of day, so that who keeps asking from it misses no change',
      ),
    has_more: z.boolean(),
  })
  .meta({ id: 'Alerts' });

export type AlertAnswer = z.input<typeof alertAnswerSchema>;

const deltaOf = ({ delta }: RaisedAlert): AlertAnswer['delta'] => ({
  score: delta.score,
  grade: delta.grade,
  limit: { from: toValue(delta.limit.from), to: toValue(delta.limit.to) },
  decision: delta.outcome,
});

const factOf = ({ fact }: RaisedAlert): AlertAnswer['fact'] => ({
  code: fact.code,
  source: fact.source ?? null,
  as_of: fact.asOf ?? null,
  reference: fact.reference ?? null,
});

const companyOf = ({ companyKey, identity, name }: ListedAlert): AlertAnswer['company'] =>
  identity === null ? { key: companyKey, country: null, name } : companyPart(identity, name);

export const alertAnswer = (alert: ListedAlert, language: Language): AlertAnswer => {
  const { raised } = alert;
  const { title, cause: text, action } = alertText(raised, language, alert.identity?.country);
  return {
    id: alert.id,
    company: companyOf(alert),
    rule: raised.ruleId,
    cause: raised.cause,
    severity: raised.severity,
    delivery: raised.delivery,
    crossing: raised.crossing,
    title,
    text,
    action,
    opened_at: alert.openedAt,
    closed_at: alert.closedAt,
    closed_because: alert.closedBecause as AlertAnswer['closed_because'],
    delta: deltaOf(raised),
    fact: factOf(raised),
    decision_id: alert.decisionId,
    closed_decision_id: alert.closedDecisionId,
    task: alert.tasks[0] ?? null,
    tasks: [...alert.tasks],
  };
};
