import { canonicalJson, type Decision, type DecisionInput, type DecisionRecord } from '@creditline/core';
import type { CollectedAnswers } from './collect-answers.ts';
import type { Context } from './context.ts';
import { lastIn, type Tx } from './database.ts';
import { followStanding, StandingMoved, type StandingStep } from './follow-standing.ts';
import { missingRules } from './recorded-rules.ts';
import type { KeepAnswer, Scored, ScoreOrder } from './score-company.ts';
import { auditOf, eventsOf, tasksOf, workOf } from './standing-effects.ts';
import { setOwnTasks, writeAlertChanges } from './store/alerts.ts';
import { readCompanyAccounts, type CompanyAccount } from './store/company-accounts.ts';
import { markNoticesHandled } from './store/company-notices.ts';
import { recordDecision, type NewDecision } from './store/decisions.ts';
import { findTasks, orderTasks, type NewTask } from './store/new-tasks.ts';
import type { NewOutboxRow } from './store/outbox.ts';
import { saveSourceAnswers } from './store/source-answers.ts';
import { readWatched, writeStanding } from './store/watched-companies.ts';

export type Made = {
  readonly order: ScoreOrder;
  readonly input: DecisionInput;
  readonly decision: Decision;
  readonly collected: CollectedAnswers;
};

const recordOf = (context: Context, input: DecisionInput, decision: Decision): DecisionRecord => ({
  format: 1,
  input,
  scorecard: {
    id: context.scorecard.value.id,
    version: context.scorecard.value.version,
    sha256: context.scorecard.sha256,
  },
  policy: { id: context.policy.value.id, version: context.policy.value.version, sha256: context.policy.sha256 },
  codeVersion: context.version,
  decision,
});

const columnsOf = ({ order, decision }: Made, unitsConsumed: number): NewDecision => ({
  id: decision.id,
  companyKey: order.company.key,
  ...order.account,
  score: decision.assessment.score,
  grade: decision.assessment.grade,
  outcome: decision.outcome,
  limitMinor: decision.limit.minor,
  currency: decision.limit.currency,
  body: canonicalJson(decision),
  unitsConsumed,
  decidedAt: decision.decidedAt,
  expiresAt: decision.expiresAt,
});

/** Whose fields in a CRM the decision fills: its own account, or all of a reassessed company. */
const writesOf = ({ order, decision }: Made, accounts: readonly CompanyAccount[]): readonly NewOutboxRow[] => {
  // An account that waits for a decision of its own is filled by that one.
  const shown = order.account === undefined ? accounts.filter(({ state }) => state === 'decided') : [order.account];
  return shown.map(({ crm, accountId }) => ({
    topic: 'write-decision',
    payload: { decisionId: decision.id, crm, accountId },
    dedupeKey: `${decision.id}:${crm}:${accountId}`,
  }));
};

/** One unit for facts that were really asked for; the tenant's own records cost nothing. */
const unitsOf = ({ sources }: Context, { reports }: CollectedAnswers): number => {
  const own = new Set(sources.filter(({ isOwn }) => isOwn === true).map(({ name }) => name));
  return reports.some(({ name, status }) => status === 'ok' && !own.has(name)) ? 1 : 0;
};

type Following = {
  readonly step: StandingStep | undefined;
  readonly tasks: readonly NewTask[];
  readonly outbox: readonly NewOutboxRow[];
};

/** Somebody asked about a watched company, and fresh facts are worse than it stands: it has to be looked at for good. */
const worseThanStanding = async (tx: Tx, { order, decision, collected }: Made): Promise<readonly NewOutboxRow[]> => {
  const isOwnQuestion = order.account !== undefined || order.reassessed !== undefined || order.stated.length > 0;
  if (isOwnQuestion || collected.reports.every(({ status }) => status !== 'ok')) return [];
  const watched = await readWatched(tx, order.company.key);
  if (watched?.score == null || decision.assessment.score >= watched.score) return [];
  const payload = { companyKey: order.company.key, because: { is: 'asked', decisionId: decision.id } };
  return [{ topic: 'reassess-company', payload, dedupeKey: `asked:${decision.id}` }];
};

/** Without an account nobody can be told: the first one that comes gets the task. */
const withTasks = (step: StandingStep, tasks: readonly NewTask[]): StandingStep => {
  const ordered = new Set(tasks.map(({ key }) => key));
  const told = <A extends StandingStep['opened'][number]>(alert: A): A =>
    alert.taskKey !== null && ordered.has(alert.taskKey) ? alert : { ...alert, taskKey: null };
  return { ...step, opened: step.opened.map(told), untold: step.untold.map(told) };
};

const follow = async (context: Context, tx: Tx, made: Made): Promise<Following> => {
  const { order, decision, input } = made;
  const signals = input.answers.flatMap((answer) => answer.signals);
  const step = await followStanding(context, tx, { order, decision, signals });
  const isTelling = step !== undefined && [...step.opened, ...step.untold].some(({ taskKey }) => taskKey !== null);
  const accounts =
    order.reassessed !== undefined || isTelling ? await readCompanyAccounts(tx, order.company.key, order.account) : [];
  if (step === undefined) {
    return { step, tasks: [], outbox: [...writesOf(made, accounts), ...(await worseThanStanding(tx, made))] };
  }
  const tasks = tasksOf(context, step, { decision, accounts });
  const keys = step.closed.flatMap(({ taskKey }) => (taskKey === null ? [] : [taskKey]));
  const work = workOf(step, decision, { tasks, ended: await findTasks(tx, keys) });
  return { step: withTasks(step, tasks), tasks, outbox: [...writesOf(made, accounts), ...work] };
};

/** What a step leaves behind, once the decision has its place in the chain. */
const writeStep = async (
  tx: Tx,
  { step, tasks }: Following & { readonly step: StandingStep },
  { decision, changeSequence }: { decision: Decision; changeSequence: number },
): Promise<void> => {
  const { id: decisionId, decidedAt: at, assessment, outcome } = decision;
  const companyKey = step.watched.companyKey;
  const { opened, closed, untold, limit, dueAt, isBlind } = step;
  await writeAlertChanges(tx, { companyKey, decisionId, at, changeSequence, opened, closed });
  await setOwnTasks(
    tx,
    untold.flatMap(({ taskKey }) => (taskKey === null ? [] : [taskKey])),
  );
  await orderTasks(tx, tasks);
  await writeStanding(tx, {
    companyKey,
    name: decision.company.name,
    decisionId,
    score: assessment.score,
    grade: assessment.grade,
    outcome,
    limit: limit.limit,
    checkedAt: at,
    dueAt,
    isBlind,
  });
};

/** Two jobs may have read the same notice: whoever commits second must look at the facts again. */
const handleNotices = async (tx: Tx, { order, decision }: Made): Promise<void> => {
  const notices = order.reassessed?.notices ?? [];
  const now = new Date(decision.decidedAt);
  const handled = await markNoticesHandled(tx, { notices, decisionId: decision.id, now });
  if (handled !== notices.length) throw new StandingMoved('a notice was handled by another decision meanwhile');
};

const count = ({ metrics }: Context, { decision }: Made, step: StandingStep | undefined): void => {
  metrics.decisionMade(decision.outcome);
  for (const { raised } of step?.opened ?? []) metrics.alertRaised(raised.cause);
  for (const { raised } of step?.closed ?? []) metrics.alertClosed(raised.cause);
};

/**
 * Answers, audit records, decision, standing, alerts, tasks, events and outbox rows: all of it is committed, or nothing.
 * Throws `StandingMoved` for a reassessment whose facts another decision has overtaken.
 */
export const commitDecision = async (context: Context, made: Made, keep?: KeepAnswer): Promise<Scored> => {
  const { order, decision, collected } = made;
  const unitsConsumed = unitsOf(context, collected);
  const { audit, step } = await context.database.inTenant(order.tenantId, async (tx) => {
    const rules = await missingRules(context, tx, order.tenantId);
    const following = await follow(context, tx, made);
    const { step: followed } = following;
    await handleNotices(tx, made);
    // Neither needs the other's answer, so that they travel together.
    const answersSaved = saveSourceAnswers(tx, order.company.key, collected.toSave);
    const idempotency = keep?.({ decision, unitsConsumed });
    // What has to be looked at, or written, after it keeps it from being the transaction's last query.
    const isLast = idempotency === undefined && followed === undefined;
    const decisionRecorded = recordDecision(isLast ? lastIn(tx) : tx, {
      decision: columnsOf(made, unitsConsumed),
      auditRecords: [
        ...rules,
        ...(followed === undefined ? [] : auditOf(followed, decision)),
        { kind: 'decision', body: canonicalJson(recordOf(context, made.input, decision)) },
      ],
      outbox: following.outbox,
      events: eventsOf({ tenantId: order.tenantId, decision }, followed),
      isForCompany: order.reassessed !== undefined,
      idempotency,
    });
    const [receipt] = await Promise.all([decisionRecorded, answersSaved]);
    if (followed !== undefined)
      await writeStep(tx, { ...following, step: followed }, { decision, changeSequence: receipt.sequence });
    return { audit: receipt, step: followed };
  });
  count(context, made, step);
  context.outbox.nudge();
  return { decision, unitsConsumed, audit };
};
