import type { CrmAccount, Money } from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { derivedId } from '../derived-id.ts';
import { AppError } from '../errors.ts';
import { StandingMoved } from '../follow-standing.ts';
import type { Job } from '../outbox.ts';
import { scoreCompany, type ScoreOrder } from '../score-company.ts';
import { readCompanyAccounts, type CompanyAccount } from '../store/company-accounts.ts';
import { markNoticesHandled, readCompanyNotices, type CompanyNotice } from '../store/company-notices.ts';
import { readDecision } from '../store/decisions.ts';
import { readWatched, type WatchedCompany } from '../store/watched-companies.ts';

/** Why a company is looked at again; the decision's id follows from it, so that each reason makes one decision at most. */
const payloadSchema = z.object({
  companyKey: z.string(),
  because: z.discriminatedUnion('is', [
    z.object({ is: z.literal('notice'), source: z.string(), eventId: z.string() }),
    z.object({ is: z.literal('due'), dueAt: z.string() }),
    z.object({ is: z.literal('requested'), at: z.string() }),
    z.object({ is: z.literal('resumed'), at: z.string() }),
    z.object({ is: z.literal('rescored'), rescoreId: z.string() }),
  ]),
});

type Task = z.output<typeof payloadSchema> & { readonly tenantId: string; readonly isLast: boolean };

/** Nobody waits for the answer, so that a slow source gets its time. */
const DEADLINE_MS = 10_000;
/** Another decision about the same company came in between; each time the facts are read again. */
const MOST_TURNS = 5;

type Found = {
  readonly isDone: boolean;
  readonly watched: WatchedCompany | undefined;
  readonly notices: readonly CompanyNotice[];
  readonly accounts: readonly CompanyAccount[];
};

const decisionIdOf = ({ tenantId, companyKey, because }: Task): string =>
  derivedId(tenantId, 'reassess', companyKey, JSON.stringify(because));

const find = ({ database }: Context, task: Task): Promise<Found> =>
  database.inTenant(task.tenantId, async (tx) => {
    const [decision, watched, notices, accounts] = await Promise.all([
      readDecision(tx, decisionIdOf(task)),
      readWatched(tx, task.companyKey),
      readCompanyNotices(tx, task.companyKey),
      readCompanyAccounts(tx, task.companyKey),
    ]);
    return { isDone: decision !== undefined, watched, notices, accounts };
  });

const openOf = (notices: readonly CompanyNotice[]): readonly CompanyNotice[] => notices.filter(({ isOpen }) => isOpen);

/** The account whose order the company is judged by: the one that asks for most. */
const asking = (accounts: readonly CompanyAccount[]): CrmAccount | undefined => {
  const minorOf = (amount: Money | undefined): number => amount?.minor ?? -1;
  return accounts
    .flatMap(({ account }) => (account === null ? [] : [account]))
    .toSorted((a, b) => minorOf(b.requestedAmount) - minorOf(a.requestedAmount))[0];
};

const orderOf = (context: Context, task: Task, { watched, notices, accounts }: Found & { watched: WatchedCompany }) => {
  const sourceOf = (name: string): string =>
    context.noticeSources.find((source) => source.name === name)?.source ?? name;
  const open = openOf(notices);
  const account = asking(accounts);
  return {
    tenantId: task.tenantId,
    decisionId: decisionIdOf(task),
    company: watched.identity,
    match: { confidence: 1, by: 'identifier' },
    stated: [],
    notConfigured: [],
    force: false,
    forced: {
      sources: open.filter(({ signals }) => signals.length === 0).map(({ source }) => sourceOf(source)),
      // At the last attempt what is known must do: the answer names the source that is silent.
      mustAnswer: !task.isLast,
    },
    told: notices
      .filter(({ signals }) => signals.length > 0)
      .map(({ source, signals }) => ({ source: sourceOf(source), signals })),
    deadlineMs: DEADLINE_MS,
    reassessed: { standingId: watched.decisionId, notices: open },
    ...(account?.company.name === undefined ? {} : { givenName: account.company.name }),
    ...(account?.requestedAmount === undefined ? {} : { need: account.requestedAmount }),
    ...(account?.paymentTermsDays === undefined ? {} : { paymentTermsDays: account.paymentTermsDays }),
  } satisfies ScoreOrder;
};

/** Notices about a company that nobody watches any more, or that no source knows, are over without a decision. */
const putAside = async ({ database, now }: Context, { tenantId }: Task, notices: readonly CompanyNotice[]) => {
  await database.inTenant(tenantId, (tx) => markNoticesHandled(tx, { notices, decisionId: null, now: now() }));
};

const reassess = async (context: Context, task: Task): Promise<void> => {
  const found = await find(context, task);
  const { watched, notices } = found;
  const open = openOf(notices);
  if (watched === undefined || !(watched.isHeld || watched.isRequested)) return putAside(context, task, open);
  // Paused: its notices wait for the end of the pause. Taken in by an earlier decision: there is nothing left to do.
  const isTakenIn = task.because.is === 'notice' && open.length === 0;
  if (found.isDone || isTakenIn || watched.pausedAt !== null) return;
  try {
    await scoreCompany(context, orderOf(context, task, { ...found, watched }));
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    context.log.warn({ company: task.companyKey, code: error.code }, 'a watched company cannot be decided about');
    await putAside(context, task, open);
  }
};

/**
 * Decides about one watched company again, with the facts that notices brought: one decision for all notices that wait.
 * What follows from it (alerts, tasks, the limit in force) is committed with it.
 */
export const reassessCompanyJob =
  (context: Context): Job =>
  async ({ tenantId, payload, isLast = false }) => {
    const task = { ...payloadSchema.parse(payload), tenantId, isLast };
    for (let turn = 1; ; turn += 1) {
      try {
        return await reassess(context, task);
      } catch (error) {
        if (!(error instanceof StandingMoved) || turn === MOST_TURNS) throw error;
      }
    }
  };
