import { dayOf, scoreAnswer, type Language } from '@creditline/core';
import type { RequestHandler } from 'express';
import { DatabaseError } from '../database.ts';
import type { Context } from '../context.ts';
import { AppError, invalidBody } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { idempotencyKeyOf, KEPT_MS, type KeyedRequest } from '../http/idempotency-key.ts';
import { languageOf } from '../http/language.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import { identifiedCompany } from '../identified-company.ts';
import { sha256 } from '../recorded-rules.ts';
import { financialsAnswer } from '../requests/financials.ts';
import { futureDates } from '../requests/future-dates.ts';
import { paymentsAnswer } from '../requests/payments.ts';
import { scoreSchema, type ScoreRequest } from '../requests/score.ts';
import { scoreCompany, type KeepAnswer, type ScoreOrder } from '../score-company.ts';
import { readIdempotent, type SavedAnswer } from '../store/idempotency.ts';

const orderOf = (context: Context, request: ScoreRequest, tenantId: string) => {
  const now = context.now();
  const stated = [
    ...(request.financials === undefined ? [] : [financialsAnswer(request.financials, now)]),
    ...(request.payments === undefined ? [] : [paymentsAnswer(request.payments, now)]),
  ];
  return {
    tenantId,
    decisionId: context.newId(),
    stated,
    askedAt: now,
    notConfigured: request.bank_data === undefined || request.bank_data.length === 0 ? [] : ['bank-connection'],
    force: request.force ?? false,
    ...(request.requested_amount === undefined ? {} : { need: request.requested_amount }),
    ...(request.company.name === undefined ? {} : { givenName: request.company.name }),
    ...(request.product === undefined ? {} : { product: request.product }),
    ...(request.payment_terms_days === undefined ? {} : { paymentTermsDays: request.payment_terms_days }),
  } satisfies Omit<ScoreOrder, 'company' | 'match'>;
};

const savedAnswer = async (
  context: Context,
  tenantId: string,
  keyed: KeyedRequest,
): Promise<SavedAnswer | undefined> => {
  const saved = await context.database.inTenant(tenantId, (tx) => readIdempotent(tx, keyed.key, context.now()));
  if (saved === undefined || saved.requestSha256 === keyed.requestSha256) return saved;
  const detail = 'This Idempotency-Key was used with another body within the last 24 hours; use a new key.';
  throw new AppError('idempotency_key_reused', 'key with another body', {
    detail,
    errors: [{ field: 'Idempotency-Key', message: detail }],
  });
};

const keepUnder =
  (context: Context, keyed: KeyedRequest, language: Language): KeepAnswer =>
  ({ decision, unitsConsumed }) => {
    const createdAt = context.now();
    return {
      key: keyed.key,
      requestSha256: keyed.requestSha256,
      status: 200,
      createdAt: createdAt.toISOString(),
      expiresAt: new Date(createdAt.getTime() + KEPT_MS).toISOString(),
      answer: (audit) => JSON.stringify(scoreAnswer({ decision, unitsConsumed, audit, language })),
    };
  };

type Asked = {
  readonly tenantId: string;
  readonly requestId: string;
  readonly request: ScoreRequest;
  readonly language: Language;
  readonly keyed: KeyedRequest | undefined;
};

type Answered = { readonly body: string; readonly isReplayed: boolean };

const decideOnce = async (context: Context, asked: Asked): Promise<Answered> => {
  const { tenantId, requestId, request, language, keyed } = asked;
  const { identity, match } = await identifiedCompany(context, request.company);
  const order = { ...orderOf(context, request, tenantId), requestId, company: identity, match };
  const keep = keyed === undefined ? undefined : keepUnder(context, keyed, language);
  try {
    const scored = await scoreCompany(context, order, keep);
    return { body: JSON.stringify(scoreAnswer({ ...scored, language })), isReplayed: false };
  } catch (error) {
    // The same key was answered by another request meanwhile: nothing of this one was written, and that answer holds.
    if (keyed === undefined || !(error instanceof DatabaseError) || error.code !== 'idempotency_conflict') throw error;
    const saved = await savedAnswer(context, tenantId, keyed);
    if (saved === undefined) throw error;
    return { body: saved.body, isReplayed: true };
  }
};

/** POST /v1/score: one company in, one decision out. */
export const requestScore =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const bytes = bytesOf(request.body);
    const key = idempotencyKeyOf(request);
    const language = languageOf(request, response);
    const keyed = key === undefined ? undefined : { key, requestSha256: sha256(bytes) };
    const parsed = checkBody(scoreSchema, parseJson(bytes));
    const future = futureDates(parsed, dayOf(context.now().toISOString()));
    if (future.length > 0) throw invalidBody(future);
    const saved = keyed === undefined ? undefined : await savedAnswer(context, tenantId, keyed);
    const { body, isReplayed } =
      saved === undefined
        ? await decideOnce(context, {
            tenantId,
            requestId: requestIdOf(response),
            request: parsed,
            language,
            keyed,
          })
        : { body: saved.body, isReplayed: true };
    if (isReplayed) response.set('Idempotent-Replayed', 'true');
    response.status(200).type('application/json').send(body);
  };
