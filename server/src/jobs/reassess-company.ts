import { collectAnswers } from '../collect-answers.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { StandingMoved } from '../follow-standing.ts';
import type { Job } from '../outbox.ts';
import { decisionIdOf, orderOf, reassessmentSchema, takenIn, type Reassessment } from '../reassessment.ts';
import { RetryLater } from '../retry-later.ts';
import { decideOn, type ScoreOrder } from '../score-company.ts';
import { nowAfter } from '../standing-facts.ts';
import { readCompanyAccounts, type CompanyAccount } from '../store/company-accounts.ts';
import { markNoticesHandled, readCompanyNotices, type CompanyNotice } from '../store/company-notices.ts';
import { readDecision } from '../store/decisions.ts';
import { readWatched, type WatchedCompany } from '../store/watched-companies.ts';
import { createTurns } from '../take-turns.ts';

/** Another process decided about the same company in between; each time the facts are read again. */
const MOST_TURNS = 5;

type Found = {
  readonly isDone: boolean;
  readonly watched: WatchedCompany | undefined;
  readonly notices: readonly CompanyNotice[];
  readonly accounts: readonly CompanyAccount[];
};

const find = ({ database }: Context, task: Reassessment): Promise<Found> =>
  database.inTenant(task.tenantId, async (tx) => {
    const [decision, watched, notices, accounts] = await Promise.all([
      readDecision(tx, decisionIdOf(task, [])),
      readWatched(tx, task.companyKey),
      readCompanyNotices(tx, task.companyKey),
      readCompanyAccounts(tx, task.companyKey),
    ]);
    return { isDone: decision !== undefined, watched, notices, accounts };
  });

/** Notices about a company that nobody watches any more, or that no source knows, are over without a decision. */
const putAside = async ({ database, now }: Context, { tenantId }: Reassessment, notices: readonly CompanyNotice[]) => {
  await database.inTenant(tenantId, (tx) => markNoticesHandled(tx, { notices, decisionId: null, now: now() }));
};

const isOwn = ({ because }: Reassessment, { source, eventId }: CompanyNotice): boolean =>
  because.is === 'notice' && because.source === source && because.eventId === eventId;

/**
 * One decision for everything that is news. A source that told of a change and does not answer holds up nothing else: its
 * notice stays open, and the job is tried again for it alone.
 */
const decideOnNews = async (
  context: Context,
  task: Reassessment,
  { order, notices, checkedAt }: { order: ScoreOrder; notices: readonly CompanyNotice[]; checkedAt: string | null },
): Promise<void> => {
  const now = nowAfter(context.now(), checkedAt);
  const collected = await collectAnswers(context, order, now);
  const handled = takenIn(context, task, { notices, reports: collected.reports });
  const isWaiting = notices.some((notice) => notice.isOpen && isOwn(task, notice) && !handled.includes(notice));
  if (task.because.is !== 'notice' || handled.length > 0) {
    const decisionId = decisionIdOf(task, handled);
    await decideOn(context, { ...order, decisionId, reassessed: { notices: handled } }, { collected, now });
  }
  if (isWaiting) throw new RetryLater(`a source told of a change of ${task.companyKey} and does not answer`);
};

/** Taken in by an earlier decision, or decided already by an earlier run: there is nothing left to do. */
const isOver = ({ because }: Reassessment, { isDone, notices }: Found): boolean =>
  because.is === 'notice' ? notices.every(({ isOpen }) => !isOpen) : isDone;

const reassess = async (context: Context, task: Reassessment): Promise<void> => {
  const found = await find(context, task);
  const { watched, notices } = found;
  const open = notices.filter(({ isOpen }) => isOpen);
  if (watched === undefined || !(watched.isHeld || watched.isRequested)) return putAside(context, task, open);
  // Paused: its notices wait for the end of the pause.
  if (watched.pausedAt !== null || isOver(task, found)) return;
  try {
    const order = orderOf(context, task, { ...found, watched });
    await decideOnNews(context, task, { order, notices, checkedAt: watched.checkedAt });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'company_not_found') throw error;
    context.log.warn({ company: task.companyKey, code: error.code }, 'a watched company cannot be decided about');
    await putAside(context, task, open);
  }
};

/**
 * Decides about one watched company again, with the facts that notices brought: one decision for all notices that wait.
 * What follows from it (alerts, tasks, the limit in force) is committed with it.
 */
export const reassessCompanyJob = (context: Context): Job => {
  const takeTurns = createTurns();
  return async ({ tenantId, payload, isLast = false }) => {
    const task = { ...reassessmentSchema.parse(payload), tenantId, isLast };
    for (let turn = 1; ; turn += 1) {
      try {
        return await takeTurns(JSON.stringify([tenantId, task.companyKey]), () => reassess(context, task));
      } catch (error) {
        if (!(error instanceof StandingMoved) || turn === MOST_TURNS) throw error;
      }
    }
  };
};
