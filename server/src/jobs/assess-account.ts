import type { CrmAccount } from '@creditline/core';
import { z } from 'zod';
import { candidateOf } from '../answers/candidate.ts';
import type { Context } from '../context.ts';
import { AppError, ERRORS } from '../errors.ts';
import { StandingMoved } from '../follow-standing.ts';
import type { Job } from '../outbox.ts';
import { placeLedger } from '../place-ledger.ts';
import { resolveCompany, type Resolution } from '../resolve-company.ts';
import { unknownCompany } from '../unknown-company.ts';
import { scoreCompany } from '../score-company.ts';
import { readStandingFacts, nowAfter } from '../standing-facts.ts';
import { readAccount, setAccountState, type AccountChange } from '../store/accounts.ts';
import { readDecision } from '../store/decisions.ts';

const payloadSchema = z.object({
  crm: z.string(),
  accountId: z.string(),
  decisionId: z.string(),
  /** Of the request that asked for this, so that log lines of both can be put together. */
  requestId: z.string(),
});

export type AccountTask = z.output<typeof payloadSchema> & { readonly tenantId: string; readonly force?: boolean };

const settle = (
  context: Context,
  task: AccountTask,
  change: Omit<AccountChange, 'crm' | 'accountId' | 'now'>,
): Promise<boolean> =>
  context.database.inTenant(task.tenantId, (tx) =>
    setAccountState(tx, { crm: task.crm, accountId: task.accountId, now: context.now(), ...change }),
  );

/** A failure that the person at the record can understand and act on; anything else is retried by the outbox. */
const problemOf = (error: AppError): { readonly code: string; readonly title: string; readonly detail: string } => ({
  code: error.code,
  title: ERRORS[error.code].title,
  detail: error.options.detail ?? ERRORS[error.code].title,
});

const GAVE_UP = problemOf(
  new AppError('internal', 'given up', {
    detail: 'The assessment failed several times. Refresh the card to try again.',
  }),
);

/** What was decided meanwhile, by a refresh or a later event, is not taken back by a job that failed. */
const giveUp = (
  { database, now }: Context,
  { tenantId, crm, accountId }: AccountTask,
  problem = GAVE_UP,
): Promise<void> =>
  database.inTenant(tenantId, async (tx) => {
    const account = await readAccount(tx, { crm, accountId });
    if (account?.state !== 'assessing') return;
    await setAccountState(tx, { crm, accountId, now: now(), state: 'failed', problem });
  });

/** Something else was decided about the company meanwhile; each time the facts are read again. */
const MOST_TURNS = 5;

const scoreOnce = async (
  context: Context,
  task: AccountTask,
  { account, identified }: { account: CrmAccount; identified: Extract<Resolution, { kind: 'identified' }> },
): Promise<void> => {
  const { tenantId } = task;
  const facts = await readStandingFacts(context, { tenantId, companyKey: identified.identity.key });
  await scoreCompany(context, {
    tenantId,
    decisionId: task.decisionId,
    requestId: task.requestId,
    company: identified.identity,
    match: identified.match,
    ...(account.company.name === undefined ? {} : { givenName: account.company.name }),
    stated: [],
    notConfigured: [],
    force: task.force ?? false,
    askedAt: nowAfter(context.now(), facts.checkedAt),
    standingId: facts.standingId,
    told: facts.told,
    account: { crm: task.crm, accountId: task.accountId },
    ...(account.requestedAmount === undefined ? {} : { need: account.requestedAmount }),
    ...(account.paymentTermsDays === undefined ? {} : { paymentTermsDays: account.paymentTermsDays }),
  });
};

const score = async (context: Context, task: AccountTask, found: Parameters<typeof scoreOnce>[2]): Promise<void> => {
  for (let turn = 1; ; turn += 1) {
    try {
      return await scoreOnce(context, task, found);
    } catch (error) {
      if (!(error instanceof StandingMoved) || turn === MOST_TURNS) throw error;
    }
  }
};

const assess = async (context: Context, task: AccountTask, account: CrmAccount): Promise<void> => {
  const { city, postcode } = account;
  const place = { ...(city === undefined ? {} : { city }), ...(postcode === undefined ? {} : { postcode }) };
  const resolution = await resolveCompany(context, account.company, place);
  if (resolution.kind === 'identified') {
    await placeLedger(context, { ...task, companyKey: resolution.identity.key });
    await score(context, task, { account, identified: resolution });
  } else if (resolution.kind === 'choose')
    await settle(context, task, { state: 'choose_company', candidates: resolution.candidates.map(candidateOf) });
  else if (resolution.kind === 'unknown') throw unknownCompany(resolution);
  else {
    const detail = resolution.faults.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new AppError('body_invalid', detail, { detail });
  }
};

/** Scores one account of a CRM. What a person can mend becomes the account's state; the rest is thrown. */
export const assessAccount = async (context: Context, task: AccountTask): Promise<void> => {
  const found = await context.database.inTenant(task.tenantId, async (tx) => ({
    account: await readAccount(tx, task),
    isDone: (await readDecision(tx, task.decisionId)) !== undefined,
  }));
  const account = found.account?.fields['account'] as CrmAccount | undefined;
  // Done before (the job was run again), or the record is gone: nothing is left to do.
  if (account === undefined || found.isDone) return;
  context.log.info({ request_id: task.requestId, decision_id: task.decisionId, crm: task.crm }, 'assessing an account');
  try {
    await assess(context, task, account);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Tried again by whoever called, but meanwhile the card says why there is nothing to see.
    if (error.status >= 500) {
      await giveUp(context, task, problemOf(error));
      throw error;
    }
    await settle(context, task, { state: 'failed', problem: problemOf(error) });
  }
};

export const assessAccountJob =
  (context: Context): Job =>
  async ({ tenantId, payload, isLast = false }) => {
    const task = { ...payloadSchema.parse(payload), tenantId };
    try {
      await assessAccount(context, task);
    } catch (error) {
      // Nobody tries again: the card must not say for ever that the account is being assessed.
      if (isLast) await giveUp(context, task);
      throw error;
    }
  };
