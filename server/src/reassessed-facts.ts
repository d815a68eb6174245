import { batchedByKey } from './batched.ts';
import { readKnown, type Known } from './collect-answers.ts';
import type { Context } from './context.ts';
import { decisionIdOf, type Reassessment } from './reassessment.ts';
import { readAccountsOf, type CompanyAccount } from './store/company-accounts.ts';
import { readNoticesOf, type CompanyNotice } from './store/company-notices.ts';
import { findDecisions } from './store/decisions.ts';
import { readAllWatched, type WatchedCompany } from './store/watched-companies.ts';

/** What a reassessment starts from. */
export type ReassessedFacts = {
  /** It was decided already by an earlier run. */
  readonly isDone: boolean;
  readonly watched: WatchedCompany | undefined;
  readonly notices: readonly CompanyNotice[];
  readonly accounts: readonly CompanyAccount[];
  readonly known: Known;
};

const MOST_TOGETHER = 16;

type Facts = (task: Reassessment) => ReassessedFacts;

const read = (context: Context, tenantId: string, tasks: readonly Reassessment[]): Promise<Facts> =>
  context.database.inTenant(tenantId, async (tx) => {
    const keys = [...new Set(tasks.map(({ companyKey }) => companyKey))];
    // Whether a notice is over is told by the notice itself.
    const ids = tasks.filter(({ because }) => because.is !== 'notice').map((task) => decisionIdOf(task, []));
    const [decided, watched, notices, accounts, known] = await Promise.all([
      ids.length === 0 ? new Set<string>() : findDecisions(tx, ids),
      readAllWatched(tx, keys),
      readNoticesOf(tx, keys),
      readAccountsOf(tx, keys),
      readKnown(context, tx, keys),
    ]);
    return (task) => ({
      isDone: task.because.is !== 'notice' && decided.has(decisionIdOf(task, [])),
      watched: watched.get(task.companyKey),
      notices: notices.get(task.companyKey) ?? [],
      accounts: accounts.get(task.companyKey) ?? [],
      known: known(task.companyKey),
    });
  });

/** Reads what reassessments start from; those of one tenant that begin at the same time share their queries. */
export const reassessedFacts = (context: Context): ((task: Reassessment) => Promise<ReassessedFacts>) => {
  const readTogether = batchedByKey(
    (tenantId: string, tasks: readonly Reassessment[]) => read(context, tenantId, tasks),
    MOST_TOGETHER,
  );
  return async (task) => (await readTogether(task.tenantId, task))(task);
};
