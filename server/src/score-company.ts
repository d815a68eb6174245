import {
  canonicalJson,
  decide,
  type Answer,
  type CompanyIdentity,
  type CompanyMatch,
  type Decision,
  type DecisionInput,
  type DecisionRecord,
  type Money,
} from '@creditline/core';
import { collectAnswers } from './collect-answers.ts';
import type { Context } from './context.ts';
import { lastIn } from './database.ts';
import { decisionInput, needOf } from './decision-input.ts';
import { AppError } from './errors.ts';
import type { FetchedSignals } from './fetch-signals.ts';
import { missingRules } from './recorded-rules.ts';
import { recordDecision, type DecisionRecord as DecisionRow } from './store/decisions.ts';
import { saveSourceAnswers } from './store/source-answers.ts';

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
};

export type Scored = {
  readonly decision: Decision;
  readonly unitsConsumed: number;
  readonly audit: { readonly sequence: number; readonly hash: string };
};

/** What a caller's key adds to the transaction. */
export type KeepAnswer = (scored: Omit<Scored, 'audit'>) => NonNullable<DecisionRow['idempotency']>;

/** A source that was asked and knows nothing of this company, while no other source is in doubt. */
const isUnknown = (fetched: FetchedSignals, stated: readonly Answer[]): boolean => {
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

type Made = {
  readonly order: ScoreOrder;
  readonly input: DecisionInput;
  readonly decision: Decision;
  readonly fetched: FetchedSignals;
};

const outboxOf = ({ order, decision }: Made): DecisionRow['outbox'] => [
  {
    topic: 'publish-decision',
    payload: { decisionId: decision.id, requestId: order.requestId },
    dedupeKey: decision.id,
  },
  ...(order.account === undefined
    ? []
    : [{ topic: 'write-decision', payload: { decisionId: decision.id, ...order.account }, dedupeKey: decision.id }]),
];

/** Answers, audit records, decision and outbox rows: all of it is committed, or nothing. */
const commit = async (context: Context, made: Made, keep?: KeepAnswer): Promise<Scored> => {
  const { order, decision, fetched } = made;
  const companyKey = order.company.key;
  const unitsConsumed = fetched.reports.some(({ status }) => status === 'ok') ? 1 : 0;
  const audit = await context.database.inTenant(order.tenantId, async (tx) => {
    const rules = await missingRules(context, tx, order.tenantId);
    const body = canonicalJson(recordOf(context, made.input, decision));
    // Neither needs the other's answer, so that they travel together.
    const fresh = fetched.answers.filter(({ status }) => status === 'ok');
    const answersSaved = saveSourceAnswers(tx, companyKey, fresh);
    const idempotency = keep?.({ decision, unitsConsumed });
    // Whether the answer was kept under its key is looked at before the commit.
    const decisionRecorded = recordDecision(idempotency === undefined ? lastIn(tx) : tx, {
      decision: {
        id: decision.id,
        companyKey,
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
      },
      auditRecords: [...rules, { kind: 'decision', body }],
      outbox: outboxOf(made),
      idempotency,
    });
    const [receipt] = await Promise.all([decisionRecorded, answersSaved]);
    return receipt;
  });
  context.outbox.nudge();
  return { decision, unitsConsumed, audit };
};

/** Facts from every source under one deadline, decided and recorded. Throws `company_not_found`, `currency_unsupported`. */
export const scoreCompany = async (context: Context, order: ScoreOrder, keep?: KeepAnswer): Promise<Scored> => {
  const now = order.askedAt ?? context.now();
  // An amount that cannot be converted is refused before any source is asked.
  needOf(context, order.need);
  const fetched = await collectAnswers(context, order, now);
  const missing = fetched.reports.filter(({ status }) => status !== 'ok' && status !== 'cached');
  if (missing.length > 0) {
    const sources = missing.map(({ name, status }) => `${name}: ${status}`);
    context.log.warn({ request_id: order.requestId, decision_id: order.decisionId, sources }, 'sources were missing');
  }
  if (isUnknown(fetched, order.stated)) throw unlisted(order.company, context.mode);
  const input = decisionInput(context, order, { fetched, now });
  const decision = decide(input, { scorecard: context.scorecard.value, policy: context.policy.value });
  return commit(context, { order, input, decision, fetched }, keep);
};
