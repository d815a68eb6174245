import {
  decide,
  type Answer,
  type CompanyIdentity,
  type CompanyMatch,
  type Decision,
  type Money,
} from '@creditline/core';
import { collectAnswers, type CollectedAnswers, type ToldNotice } from './collect-answers.ts';
import { commitDecision } from './commit-decision.ts';
import type { Context } from './context.ts';
import { decisionInput, needOf } from './decision-input.ts';
import type { Made } from './decision-record.ts';
import { AppError } from './errors.ts';
import type { DecisionRecord as DecisionRow } from './store/decisions.ts';

/** One company to decide about. `need` may be in another currency than the policy's. */
export type ScoreOrder = {
  readonly tenantId: string;
  readonly decisionId: string;
  readonly company: CompanyIdentity;
  readonly match: CompanyMatch;
  /** The name on the account, to be compared with the registered one. */
  readonly givenName?: string;
  readonly need?: Money;
  readonly paymentTermsDays?: number;
  readonly product?: string;
  /** Of the request that asked for this, for the log lines of everything that follows from it. */
  readonly requestId?: string;
  /** Facts that came with the request itself. */
  readonly stated: readonly Answer[];
  readonly notConfigured: readonly string[];
  readonly force: boolean;
  /** When it was asked, where facts came with the question: they and the decision are of one moment. */
  readonly askedAt?: Date;
  readonly account?: { readonly crm: string; readonly accountId: string };
  /** These sources are asked even where their last answer is fresh: they let us know that something changed. */
  readonly forcedSources?: readonly string[];
  /** What sources told in notices, in the order of their events. */
  readonly told?: readonly ToldNotice[];
  /** How long sources may take together; the server's own deadline when absent. */
  readonly deadlineMs?: number;
  /** The standing decision that was read before the sources were asked; another one by the end throws `StandingMoved`. */
  readonly standingId?: string | null;
  /** Of a decision that nobody asked for: the notices that it takes in. */
  readonly reassessed?: {
    readonly notices: readonly { readonly source: string; readonly eventId: string }[];
  };
};

export type Scored = {
  readonly decision: Decision;
  readonly unitsConsumed: number;
  readonly audit: { readonly sequence: number; readonly hash: string };
};

/** What a caller's key adds to the transaction. */
export type KeepAnswer = (scored: Omit<Scored, 'audit'>) => NonNullable<DecisionRow['idempotency']>;

/** Records a decision with everything that follows from it. */
export type Commit = (made: Made) => Promise<Scored>;

/** A source that was asked and knows nothing of this company, while no other source is in doubt. */
const isUnknown = (fetched: CollectedAnswers, stated: readonly Answer[]): boolean => {
  const registers = fetched.answers.filter((answer) => answer.groups.includes('registry'));
  const isSilent = fetched.answers.every((answer) => answer.signals.every(({ kind }) => kind === 'notices.searched'));
  return (
    stated.length === 0 &&
    registers.length > 0 &&
    isSilent &&
    fetched.reports.every(({ status }) => status !== 'late' && status !== 'failed')
  );
};

/** What was typed, before what was derived from it: a SIRET and a French VAT number bring their SIREN along. */
const GIVEN_BY = ['siret', 'vat', 'siren', 'companyNumber', 'lei'] as const;

const unlisted = (company: CompanyIdentity, mode: Context['mode']): AppError => {
  const field = GIVEN_BY.find((name) => company[name] !== undefined) ?? 'siren';
  const where =
    mode === 'sandbox'
      ? 'GET /v1/sandbox/companies lists the fictitious companies of this sandbox.'
      : 'Check the number.';
  const detail = `No source knows the company ${company.key}. ${where}`;
  return new AppError('company_not_found', `no source knows ${company.key}`, {
    detail,
    errors: [
      {
        field: `company.${field === 'companyNumber' ? 'company_number' : field}`,
        message: 'is not known to any source',
      },
    ],
  });
};

/** Decides on collected facts and records the decision. Throws `company_not_found`. */
export const decideOn = async (
  context: Context,
  order: ScoreOrder,
  { collected, now, commit }: { collected: CollectedAnswers; now: Date; commit: Commit },
): Promise<Scored> => {
  const missing = collected.reports.filter(({ status }) => status !== 'ok' && status !== 'cached');
  if (missing.length > 0) {
    const sources = missing.map(({ name, status }) => `${name}: ${status}`);
    context.log.warn({ request_id: order.requestId, decision_id: order.decisionId, sources }, 'sources were missing');
  }
  if (isUnknown(collected, order.stated)) throw unlisted(order.company, context.mode);
  const input = decisionInput(context, order, { fetched: collected, now });
  const decision = decide(input, { scorecard: context.scorecard.value, policy: context.policy.value });
  return commit({ order, input, decision, collected });
};

/** Facts from every source under one deadline, decided and recorded. Throws `company_not_found`, `currency_unsupported`. */
export const scoreCompany = async (context: Context, order: ScoreOrder, keep?: KeepAnswer): Promise<Scored> => {
  const now = order.askedAt ?? context.now();
  // An amount that cannot be converted is refused before any source is asked.
  needOf(context, order.need);
  const commit: Commit = (made) => commitDecision(context, made, keep);
  return decideOn(context, order, { collected: await collectAnswers(context, order, { now }), now, commit });
};
