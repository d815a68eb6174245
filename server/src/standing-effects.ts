import { canonicalJson, dayOf, addWorkingDays, toValue, type Decision } from '@creditline/core';
import type { Context } from './context.ts';
import { derivedId } from './derived-id.ts';
import type { EndedAlert, StandingStep } from './follow-standing.ts';
import { newEvent, type NewEvent } from './new-event.ts';
import { nextDigest } from './next-digest.ts';
import type { NewAlert } from './store/alerts.ts';
import type { NewAuditRecord } from './store/audit.ts';
import type { CompanyAccount } from './store/company-accounts.ts';
import type { NewTask } from './store/new-tasks.ts';
import type { NewOutboxRow } from './store/outbox.ts';

/** What a step adds to the tenant's chain, before the decision's own record. */
export const auditOf = (step: StandingStep, decision: Decision): readonly NewAuditRecord[] => {
  const common = { format: 1, company: decision.company.key, decisionId: decision.id, at: decision.decidedAt };
  const { change } = step.limit;
  return [
    ...step.opened.map(({ id, raised }) => ({
      kind: 'alert.raised',
      body: canonicalJson({ ...common, alertId: id, raised }),
    })),
    ...step.closed.map(({ id, because, raised }) => ({
      kind: 'alert.closed',
      body: canonicalJson({ ...common, alertId: id, because, cause: raised.cause, crossing: raised.crossing }),
    })),
    ...(change === undefined ? [] : [{ kind: 'limit.changed', body: canonicalJson({ ...common, ...change }) }]),
  ];
};

const BECAUSE = {
  first: 'decision',
  asked: 'decision',
  decrease: 'automatic_decrease',
  increase: 'automatic_increase',
} as const;

type Told = { readonly tenantId: string; readonly decision: Decision };

const orderOf = ({ tenantId, decision }: Told, ...about: readonly string[]) => ({
  id: derivedId(tenantId, 'event', decision.id, ...about),
  companyKey: decision.company.key,
  occurredAt: decision.decidedAt,
});

const alertFields = ({ id, raised }: NewAlert | EndedAlert, decision: Decision) => ({
  alert_id: id,
  cause: raised.cause,
  severity: raised.severity,
  decision_id: decision.id,
});

const alertEvents = (told: Told, { opened, closed }: StandingStep): readonly NewEvent[] => [
  ...opened.map((alert) =>
    newEvent('alert.raised', { ...orderOf(told, 'raised', alert.id), body: alertFields(alert, told.decision) }),
  ),
  ...closed.map((alert) =>
    newEvent('alert.closed', {
      ...orderOf(told, 'closed', alert.id),
      body: { ...alertFields(alert, told.decision), closed_because: alert.because },
    }),
  ),
];

const limitEvents = (told: Told, { limit: { change } }: StandingStep): readonly NewEvent[] =>
  change === undefined
    ? []
    : [
        newEvent('limit.changed', {
          ...orderOf(told, 'limit'),
          body: {
            decision_id: told.decision.id,
            from: change.because === 'first' ? null : toValue(change.from),
            to: toValue(change.to),
            because: BECAUSE[change.because],
          },
        }),
      ];

const scoreEvents = (told: Told, { before }: StandingStep): readonly NewEvent[] => {
  const { assessment: now } = told.decision;
  const then = before?.assessment;
  if (then === undefined || (then.score === now.score && then.grade === now.grade)) return [];
  const body = {
    decision_id: told.decision.id,
    score: { from: then.score, to: now.score },
    grade: { from: then.grade, to: now.grade },
  };
  return [newEvent('score.updated', { ...orderOf(told, 'score'), body })];
};

/** What subscribers are told of a decision, in the order in which it happened. */
export const eventsOf = (told: Told, step: StandingStep | undefined): readonly NewEvent[] => {
  const { decision } = told;
  const made = newEvent('decision.made', {
    ...orderOf(told, 'decision'),
    body: { decision_id: decision.id, outcome: decision.outcome, limit: toValue(decision.limit) },
  });
  if (step === undefined) return [made];
  return [made, ...scoreEvents(told, step), ...limitEvents(told, step), ...alertEvents(told, step)];
};

/** One account of each CRM: the one that changed last. */
const onePerCrm = (accounts: readonly CompanyAccount[]): readonly CompanyAccount[] =>
  accounts.filter(({ crm }, index) => accounts.findIndex((other) => other.crm === crm) === index);

/** The tasks of the alerts that are told at once. */
export const tasksOf = (
  context: Context,
  { opened, untold }: StandingStep,
  { decision, accounts }: { decision: Decision; accounts: readonly CompanyAccount[] },
): readonly NewTask[] => {
  const dueDays = context.policy.value.monitoring?.dueDays;
  if (dueDays === undefined) return [];
  return [...opened, ...untold].flatMap(({ taskKey, raised }) =>
    taskKey === null
      ? []
      : onePerCrm(accounts).map(({ crm, accountId, owner }) => ({
          key: taskKey,
          crm,
          accountId,
          kind: 'alert' as const,
          owner,
          dueOn: addWorkingDays(dayOf(decision.decidedAt), dueDays[raised.severity]),
          createdAt: decision.decidedAt,
        })),
  );
};

/** While a company is snoozed its milder alerts are open but tell nobody; the digest after the end of it does. */
const digestRows = ({ opened, watched, settings }: StandingStep, decision: Decision): readonly NewOutboxRow[] => {
  if (opened.every(({ delivery }) => delivery !== 'daily_digest')) return [];
  const from = [decision.decidedAt, watched.snoozedUntil ?? ''].toSorted().at(-1)!;
  const { day, at } = nextDigest(settings, new Date(from));
  return [{ topic: 'write-digest', payload: { day }, dedupeKey: day, availableAt: at }];
};

/** The work that a step orders in CRMs. `ended` are the tasks of closed alerts that were ordered before. */
export const workOf = (
  step: StandingStep,
  decision: Decision,
  { tasks, ended }: { tasks: readonly NewTask[]; ended: readonly { readonly crm: string; readonly key: string }[] },
): readonly NewOutboxRow[] => [
  ...tasks.map(({ crm, key }) => ({ topic: 'write-task', payload: { crm, key }, dedupeKey: `${crm}:${key}` })),
  ...step.closed.flatMap(({ id, because, taskKey }) =>
    ended
      .filter(({ key }) => key === taskKey)
      .map(({ crm, key }) => ({
        topic: 'close-task',
        payload: { crm, key, alertId: id, because },
        dedupeKey: `${crm}:${key}:${id}`,
      })),
  ),
  ...digestRows(step, decision),
];
