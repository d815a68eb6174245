import { canonicalJson, type Decision } from '@creditline/core';
import type { Context } from './context.ts';
import { lastIn, type Tx } from './database.ts';
import { columnsOf, recordOf, unitsOf, type Made } from './decision-record.ts';
import { followStanding, lockStandings, StandingMoved, type StandingStep } from './follow-standing.ts';
import { missingRules } from './recorded-rules.ts';
import type { KeepAnswer, Scored } from './score-company.ts';
import { auditOf, eventsOf, tasksOf, workOf } from './standing-effects.ts';
import { setOwnTasks, writeAlertChanges } from './store/alerts.ts';
import { readCompanyAccounts, type CompanyAccount } from './store/company-accounts.ts';
import type { AuditReceipt, NewAuditRecord } from './store/audit.ts';
import { markNoticesHandled } from './store/company-notices.ts';
import { recordDecision } from './store/decisions.ts';
import { findTasks, orderTasks, type NewTask } from './store/new-tasks.ts';
import type { NewOutboxRow } from './store/outbox.ts';
import { saveSourceAnswers } from './store/source-answers.ts';
import { readWatched, writeStanding, type WatchedCompany } from './store/watched-companies.ts';

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

/** Two jobs may have read the same notice: whoever commits second must look at the facts again. */
const handleNotices = async (tx: Tx, { order, decision }: Made): Promise<void> => {
  const notices = order.reassessed?.notices ?? [];
  const now = new Date(decision.decidedAt);
  const handled = await markNoticesHandled(tx, {
    companyKey: order.company.key,
    notices,
    decisionId: decision.id,
    now,
  });
  if (handled !== notices.length) throw new StandingMoved('a notice was handled by another decision meanwhile');
};

const follow = async (
  context: Context,
  tx: Tx,
  { made, watched }: { readonly made: Made; readonly watched: WatchedCompany | undefined },
): Promise<Following> => {
  const { order, decision, input } = made;
  const signals = input.answers.flatMap((answer) => answer.signals);
  // Neither needs the other's answer, so that they travel together.
  const [step, whole] = await Promise.all([
    followStanding(context, tx, { order, decision, signals, watched }),
    order.reassessed === undefined ? undefined : readCompanyAccounts(tx, order.company.key),
    handleNotices(tx, made),
  ]);
  const isTelling = step !== undefined && [...step.opened, ...step.untold].some(({ taskKey }) => taskKey !== null);
  const accounts = whole ?? (isTelling ? await readCompanyAccounts(tx, order.company.key, order.account) : []);
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

const count = ({ metrics }: Context, { decision }: Made, step: StandingStep | undefined): void => {
  metrics.decisionMade(decision.outcome);
  for (const { raised } of step?.opened ?? []) metrics.alertRaised(raised.cause);
  for (const { raised } of step?.closed ?? []) metrics.alertClosed(raised.cause);
};

type Followed = { readonly made: Made; readonly following: Following };

const record = async (
  context: Context,
  tx: Tx,
  {
    made,
    following,
    rules,
    keep,
    isAlone,
  }: Followed & {
    readonly rules: readonly NewAuditRecord[];
    readonly keep: KeepAnswer | undefined;
    readonly isAlone: boolean;
  },
): Promise<AuditReceipt> => {
  const { order, decision, collected, input } = made;
  const { step, outbox } = following;
  // Neither needs the other's answer, so that they travel together.
  const answersSaved = saveSourceAnswers(tx, order.company.key, collected.toSave);
  const idempotency = keep?.({ decision, unitsConsumed: unitsOf(context, made) });
  // What has to be looked at, or written, after it keeps it from being the transaction's last query.
  const isLast = isAlone && idempotency === undefined && step === undefined;
  const decisionRecorded = recordDecision(isLast ? lastIn(tx) : tx, {
    decision: columnsOf(context, made),
    auditRecords: [
      ...rules,
      ...(step === undefined ? [] : auditOf(step, decision)),
      { kind: 'decision', body: canonicalJson(recordOf(context, input, decision)) },
    ],
    outbox,
    events: eventsOf({ tenantId: order.tenantId, decision }, step),
    isForCompany: order.reassessed !== undefined,
    idempotency,
  });
  const [receipt] = await Promise.all([decisionRecorded, answersSaved]);
  return receipt;
};

export type Committed = { readonly made: Made; readonly scored: Scored };

/**
 * Answers, audit records, decision, standing, alerts, tasks, events and outbox rows of decisions about different companies
 * of one tenant: all of it is committed, or nothing. Throws `StandingMoved` for a reassessment whose facts another
 * decision has overtaken.
 */
export const commitDecisions = async (
  context: Context,
  {
    tenantId,
    decided,
    keep,
  }: { readonly tenantId: string; readonly decided: readonly Made[]; readonly keep?: KeepAnswer | undefined },
): Promise<readonly Committed[]> => {
  const written = await context.database.inTenant(tenantId, async (tx) => {
    const rules = await missingRules(context, tx, tenantId);
    const locked = await lockStandings(tx, decided);
    const followed = await Promise.all(
      decided.map(async (made): Promise<Followed> => {
        const watched = locked.get(made.order.company.key);
        return { made, following: await follow(context, tx, { made, watched }) };
      }),
    );
    const isAlone = decided.length === 1;
    const receipts = await Promise.all(
      followed.map((one, place) => record(context, tx, { ...one, rules: place === 0 ? rules : [], keep, isAlone })),
    );
    const recorded = followed.map((one, place) => ({ ...one, audit: receipts[place]! }));
    await Promise.all(
      recorded.flatMap(({ made, following: { step, ...rest }, audit }) => {
        if (step === undefined) return [];
        return [writeStep(tx, { ...rest, step }, { decision: made.decision, changeSequence: audit.sequence })];
      }),
    );
    return recorded;
  });
  for (const { made, following } of written) count(context, made, following.step);
  context.outbox.nudge();
  return written.map(({ made, audit }) => ({
    made,
    scored: { decision: made.decision, unitsConsumed: unitsOf(context, made), audit },
  }));
};

/** As `commitDecisions`, one decision alone. */
export const commitDecision = async (context: Context, made: Made, keep?: KeepAnswer): Promise<Scored> => {
  const [committed] = await commitDecisions(context, { tenantId: made.order.tenantId, decided: [made], keep });
  return committed!.scored;
};
