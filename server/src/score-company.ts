import {
  canonicalJson,
  convert,
  decide,
  latestOf,
  nameSimilarity,
  type Answer,
  type CompanyIdentity,
  type CompanyMatch,
  type Decision,
  type DecisionInput,
  type DecisionRecord,
  type Money,
  type SourceReport,
} from '@creditline/core';
import type { Context } from './context.ts';
import { lastIn } from './database.ts';
import { AppError } from './errors.ts';
import { fetchSignals, type FetchedSignals } from './fetch-signals.ts';
import { missingRules } from './recorded-rules.ts';
import { recordDecision, type DecisionRecord as DecisionRow } from './store/decisions.ts';
import { readSourceAnswers, saveSourceAnswer, saveSourceAnswers } from './store/source-answers.ts';

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

const needOf = (context: Context, need: Money | undefined): Money | undefined => {
  if (need === undefined) return undefined;
  const policy = context.policy.value;
  const converted = convert(need, policy.currency, policy.rates);
  if (converted !== undefined) return converted;
  const detail = `The policy holds no rate from ${need.currency}; give the amount in ${policy.currency}.`;
  throw new AppError('currency_unsupported', detail, {
    detail,
    errors: [{ field: 'requested_amount.currency', message: detail }],
  });
};

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

const unknownCompany = (company: CompanyIdentity, mode: Context['mode']): AppError => {
  const field =
    company.siren === undefined
      ? company.vat === undefined
        ? 'company.company_number'
        : 'company.vat'
      : 'company.siren';
  const where =
    mode === 'sandbox'
      ? 'GET /v1/sandbox/companies lists the fictitious companies of this sandbox.'
      : 'Check the number.';
  const detail = `No source knows the company ${company.key}. ${where}`;
  return new AppError('company_not_found', `no source knows ${company.key}`, {
    detail,
    errors: [{ field, message: 'is not known to any source' }],
  });
};

const keepLate =
  (context: Context, tenantId: string, companyKey: string) =>
  (answer: Answer): void => {
    const { source, found, signals, fetchedAt } = answer;
    context.database
      .inTenant(tenantId, (tx) => saveSourceAnswer(tx, { companyKey, source, found, signals, fetchedAt }))
      .catch((error: unknown) => context.log.error({ source, err: error }, 'a late answer could not be kept'));
  };

const collect = async (context: Context, order: ScoreOrder, now: Date): Promise<FetchedSignals> => {
  const stored = await context.database.inTenant(order.tenantId, (tx) =>
    readSourceAnswers(lastIn(tx), order.company.key),
  );
  const groupsOf = (name: string) => context.sources.find((source) => source.name === name)?.groups ?? [];
  return fetchSignals(
    {
      company: order.company,
      sources: context.sources,
      lastKnown: stored.map((answer) => ({ ...answer, groups: groupsOf(answer.source) })),
      now,
      tenant: order.tenantId,
      force: order.force,
      deadlineMs: context.deadlineMs,
      onLate: keepLate(context, order.tenantId, order.company.key),
    },
    context.fetching,
  );
};

const reportsOf = (order: ScoreOrder, fetched: FetchedSignals): readonly SourceReport[] => [
  ...fetched.reports,
  ...order.stated
    .map(({ source, fetchedAt }): SourceReport => ({ name: source, status: 'ok', asOf: fetchedAt }))
    .slice(0, 1),
  ...order.notConfigured.map((name): SourceReport => ({ name, status: 'not_configured' })),
];

/** An identifier outweighs a name, but a name that is not alike is worth a second look by whoever reads the card. */
const UNLIKE = 0.5;
const DOUBTED = 0.9;

const matchOf = ({ match, givenName }: ScoreOrder, answers: readonly Answer[]): CompanyMatch => {
  const registered = latestOf(
    answers.flatMap(({ signals }) => signals),
    'company.name',
  )?.value;
  if (match.by !== 'identifier' || givenName === undefined || registered === undefined) return match;
  return nameSimilarity(givenName, registered) < UNLIKE ? { ...match, confidence: DOUBTED } : match;
};

const inputOf = (
  context: Context,
  order: ScoreOrder,
  { fetched, now }: { fetched: FetchedSignals; now: Date },
): DecisionInput => {
  const need = needOf(context, order.need);
  return {
    id: order.decisionId,
    decidedAt: now.toISOString(),
    company: order.company,
    match: matchOf(order, fetched.answers),
    ...(need === undefined ? {} : { need }),
    ...(order.paymentTermsDays === undefined ? {} : { paymentTermsDays: order.paymentTermsDays }),
    ...(order.product === undefined ? {} : { product: order.product }),
    answers: [
      ...fetched.answers.map(({ source, groups, found, signals, fetchedAt }) => ({
        source,
        groups,
        found,
        signals,
        fetchedAt,
      })),
      ...order.stated,
    ],
    sources: reportsOf(order, fetched),
  };
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
  { topic: 'publish-decision', payload: { decisionId: decision.id }, dedupeKey: decision.id },
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
  const fetched = await collect(context, order, now);
  if (isUnknown(fetched, order.stated)) throw unknownCompany(order.company, context.mode);
  const input = inputOf(context, order, { fetched, now });
  const decision = decide(input, { scorecard: context.scorecard.value, policy: context.policy.value });
  return commit(context, { order, input, decision, fetched }, keep);
};
