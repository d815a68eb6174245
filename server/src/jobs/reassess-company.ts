import { collectAnswers } from '../collect-answers.ts';
import { commitTogether } from '../commit-together.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { StandingMoved } from '../follow-standing.ts';
import type { Job } from '../outbox.ts';
import { decisionIdOf, orderOf, reassessmentSchema, takenIn, type Reassessment } from '../reassessment.ts';
import { RetryLater } from '../retry-later.ts';
import { reassessedFacts, type ReassessedFacts } from '../reassessed-facts.ts';
import { decideOn, type Commit, type ScoreOrder } from '../score-company.ts';
import { nowAfter } from '../standing-facts.ts';
import { markNoticesHandled, type CompanyNotice } from '../store/company-notices.ts';
import { createTurns } from '../take-turns.ts';

/** Another process decided about the same company in between; each time the facts are read again. */
const MOST_TURNS = 5;

/** What jobs of this process do together. */
type Shared = { readonly read: ReturnType<typeof reassessedFacts>; readonly commit: Commit };

/** Notices about a company that nobody watches any more, or that no source knows, are over without a decision. */
const putAside = async (
  { database, now }: Context,
  { tenantId, companyKey }: Reassessment,
  notices: readonly CompanyNotice[],
) => {
  await database.inTenant(tenantId, (tx) =>
    markNoticesHandled(tx, { companyKey, notices, decisionId: null, now: now() }),
  );
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
  { order, found, commit }: { order: ScoreOrder; found: ReassessedFacts; commit: Commit },
): Promise<void> => {
  const { notices, known, watched } = found;
  const now = nowAfter(context.now(), watched?.checkedAt ?? null);
  const collected = await collectAnswers(context, order, { now, known });
  const handled = takenIn(context, task, { notices, reports: collected.reports });
  const isWaiting = notices.some((notice) => notice.isOpen && isOwn(task, notice) && !handled.includes(notice));
  if (task.because.is !== 'notice' || handled.length > 0) {
    const decisionId = decisionIdOf(task, handled);
    await decideOn(context, { ...order, decisionId, reassessed: { notices: handled } }, { collected, now, commit });
  }
  if (isWaiting) throw new RetryLater(`a source told of a change of ${task.companyKey} and does not answer`);
};

/** Taken in by an earlier decision, or decided already by an earlier run: there is nothing left to do. */
const isOver = ({ because }: Reassessment, { isDone, notices }: ReassessedFacts): boolean =>
  because.is === 'notice' ? notices.every(({ isOpen }) => !isOpen) : isDone;

const reassess = async (context: Context, task: Reassessment, { read, commit }: Shared): Promise<void> => {
  const found = await read(task);
  const { watched, notices } = found;
  const open = notices.filter(({ isOpen }) => isOpen);
  if (watched === undefined || !(watched.isHeld || watched.isRequested)) return putAside(context, task, open);
  // Paused: its notices wait for the end of the pause.
  if (watched.pausedAt !== null || isOver(task, found)) return;
  try {
    const order = orderOf(context, task, { ...found, watched });
    await decideOnNews(context, task, { order, found, commit });
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
  const shared = { read: reassessedFacts(context), commit: commitTogether(context) };
  return async ({ tenantId, payload, isLast = false }) => {
    const task = { ...reassessmentSchema.parse(payload), tenantId, isLast };
    for (let turn = 1; ; turn += 1) {
      try {
        return await takeTurns(JSON.stringify([tenantId, task.companyKey]), () => reassess(context, task, shared));
      } catch (error) {
        if (!(error instanceof StandingMoved) || turn === MOST_TURNS) throw error;
      }
    }
  };
};
