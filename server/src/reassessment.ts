import { convert, type CrmAccount, type Money, type SourceReport } from '@creditline/core';
import { z } from 'zod';
import type { Context } from './context.ts';
import { derivedId } from './derived-id.ts';
import type { ScoreOrder } from './score-company.ts';
import { sourceOfNotice } from './standing-facts.ts';
import type { CompanyAccount } from './store/company-accounts.ts';
import type { CompanyNotice } from './store/company-notices.ts';
import type { WatchedCompany } from './store/watched-companies.ts';

/** Why a company is looked at again. */
export const reassessmentSchema = z.object({
  companyKey: z.string(),
  because: z.discriminatedUnion('is', [
    z.object({ is: z.literal('notice'), source: z.string(), eventId: z.string() }),
    z.object({ is: z.literal('due'), dueAt: z.string() }),
    z.object({ is: z.literal('requested'), at: z.string() }),
    z.object({ is: z.literal('resumed'), at: z.string() }),
    z.object({ is: z.literal('rescored'), rescoreId: z.string() }),
    z.object({ is: z.literal('asked'), decisionId: z.string() }),
    z.object({ is: z.literal('invoiced'), batchId: z.string() }),
  ]),
});

export type Reassessment = z.output<typeof reassessmentSchema> & {
  readonly tenantId: string;
  readonly isLast: boolean;
};

/** Nobody waits for the answer, so that a slow source gets its time. */
const DEADLINE_MS = 10_000;

type Told = { readonly watched: WatchedCompany; readonly notices: readonly CompanyNotice[] };

/**
 * Each reason makes one decision at most. Notices that one decision takes in are part of its id, because what a silent
 * source had to say is taken in by a later one.
 */
export const decisionIdOf = (
  { tenantId, companyKey, because }: Reassessment,
  handled: readonly CompanyNotice[],
): string => {
  const taken = because.is === 'notice' ? handled.map(({ source, eventId }) => [source, eventId]) : [];
  return derivedId(tenantId, 'reassess', companyKey, JSON.stringify([because, taken]));
};

const sourceOf = (context: Context, { source }: CompanyNotice): string => sourceOfNotice(context, source);

const isWakeUp = ({ isOpen, signals }: CompanyNotice): boolean => isOpen && signals.length === 0;

/** What the tenant just reported is not to be found in an answer of a moment ago. */
const newRecords = ({ sources }: Context, { because }: Reassessment): readonly string[] =>
  because.is === 'invoiced' ? sources.filter(({ isOwn }) => isOwn === true).map(({ name }) => name) : [];

/** The account whose order the company is judged by: the one that asks for most, in money that the policy can value. */
const asking = (context: Context, accounts: readonly CompanyAccount[]): CrmAccount | undefined => {
  const { currency, rates } = context.policy.value;
  const minorOf = (amount: Money | undefined): number =>
    (amount === undefined ? undefined : convert(amount, currency, rates))?.minor ?? -1;
  return accounts
    .flatMap(({ account }) => (account === null ? [] : [account]))
    .toSorted((a, b) => minorOf(b.requestedAmount) - minorOf(a.requestedAmount))[0];
};

const askedFor = (context: Context, accounts: readonly CompanyAccount[]): Partial<ScoreOrder> => {
  const account = asking(context, accounts);
  const { currency, rates } = context.policy.value;
  const need = account?.requestedAmount;
  // A need in a currency that the policy has no rate for any more must not keep the company from being watched.
  const isKnown = need !== undefined && convert(need, currency, rates) !== undefined;
  return {
    ...(account?.company.name === undefined ? {} : { givenName: account.company.name }),
    ...(isKnown ? { need } : {}),
    ...(account?.paymentTermsDays === undefined ? {} : { paymentTermsDays: account.paymentTermsDays }),
  };
};

/** What to ask and to decide about; which of the notices the decision takes in is known once the sources have answered. */
export const orderOf = (
  context: Context,
  task: Reassessment,
  { watched, notices, accounts }: Told & { readonly accounts: readonly CompanyAccount[] },
): ScoreOrder => ({
  tenantId: task.tenantId,
  decisionId: decisionIdOf(task, []),
  company: watched.identity,
  match: { confidence: 1, by: 'identifier' },
  stated: [],
  notConfigured: [],
  force: false,
  forcedSources: [...notices.filter(isWakeUp).map((notice) => sourceOf(context, notice)), ...newRecords(context, task)],
  told: notices
    .filter(({ signals }) => signals.length > 0)
    .map((notice) => ({ source: sourceOf(context, notice), signals: notice.signals })),
  deadlineMs: DEADLINE_MS,
  standingId: watched.decisionId,
  reassessed: { notices: [] },
  ...askedFor(context, accounts),
});

/**
 * The open notices that the decision can take in: not those of a source that told of a change and does not answer now.
 * At the last attempt what is known must do, and the decision names the source that is silent.
 */
export const takenIn = (
  context: Context,
  { isLast }: Reassessment,
  { notices, reports }: { readonly notices: readonly CompanyNotice[]; readonly reports: readonly SourceReport[] },
): readonly CompanyNotice[] => {
  // Who only tells cannot be asked, and is not waited for.
  const askable = new Set(context.sources.map(({ name }) => name));
  const silent = new Set(
    reports.filter(({ name, status }) => status !== 'ok' && askable.has(name)).map(({ name }) => name),
  );
  const open = notices.filter(({ isOpen }) => isOpen);
  return isLast ? open : open.filter((notice) => !isWakeUp(notice) || !silent.has(sourceOf(context, notice)));
};
