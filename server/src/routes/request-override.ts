import type { RequestHandler } from 'express';
import { overrideAnswer, type OverrideAnswer } from '../answers/overrides.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { AppError } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { idempotencyKeyOf, KEPT_MS, type KeyedRequest } from '../http/idempotency-key.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { askedSubject, resolveSubject, type AskedSubject } from '../order-subject.ts';
import {
  approvedBy,
  checkCurrency,
  checkEnd,
  readToday,
  standingOf,
  takeStep,
  type StepAsker,
} from '../override-steps.ts';
import { sha256 } from '../recorded-rules.ts';
import { overrideSchema, type OverrideRequest } from '../requests/override.ts';
import { lockIdempotencyKey, readIdempotent, saveIdempotent } from '../store/idempotency.ts';
import type { Override, OverrideSubject } from '../store/overrides.ts';
import { askerOf } from './override-of-path.ts';

type Asked = {
  readonly id: string;
  readonly subject: AskedSubject;
  readonly body: OverrideRequest;
  readonly by: StepAsker;
};

const requested = ({ id, body, by }: Asked, subject: OverrideSubject): Override => ({
  id,
  ...subject,
  orderId: body.order?.id ?? null,
  state: 'requested',
  requested: body.amount,
  amount: body.amount,
  reason: body.reason,
  requestedBy: body.by,
  requestedAt: by.now.toISOString(),
  endsOn: body.ends_on ?? null,
  settledBy: null,
  settledAt: null,
  settledNote: null,
  coversRefusal: false,
  endedBy: null,
  endedAt: null,
  endedNote: null,
});

const request = async (context: Context, tx: Tx, asked: Asked): Promise<OverrideAnswer> => {
  const { body, by } = asked;
  const today = await readToday(tx, by.now);
  if (body.ends_on !== undefined) checkEnd(body.ends_on, today);
  const subject = await resolveSubject(tx, asked.subject);
  const standing = await standingOf(tx, subject.companyKey);
  const override = requested(asked, subject);
  await takeStep(context, tx, { step: 'requested', override, standing, by });
  if (body.approve !== true || body.ends_on === undefined) return overrideAnswer(override, today);
  const approval = { by: body.by, endsOn: body.ends_on, amount: body.amount, note: null, standing, now: by.now };
  const approved = approvedBy(override, approval);
  await takeStep(context, tx, { step: 'approved', override: approved, standing, by });
  return overrideAnswer(approved, today);
};

const reused = (): AppError => {
  const detail = 'This Idempotency-Key was used with another body within the last 24 hours; use a new key.';
  const errors = [{ field: 'Idempotency-Key', message: detail }];
  return new AppError('idempotency_key_reused', 'key with another body', { detail, errors });
};

type Answered = { readonly body: string; readonly isReplayed: boolean };

/** The same key again gets the same answer, and nothing is asked for twice. */
const once = async (
  tx: Tx,
  { key, requestSha256, now }: KeyedRequest & { readonly now: Date },
  work: () => Promise<string>,
): Promise<Answered> => {
  await lockIdempotencyKey(tx, key);
  const saved = await readIdempotent(tx, key, now);
  if (saved !== undefined && saved.requestSha256 !== requestSha256) throw reused();
  if (saved !== undefined) return { body: saved.body, isReplayed: true };
  const body = await work();
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + KEPT_MS).toISOString();
  await saveIdempotent(tx, { key, requestSha256, status: 201, body, createdAt, expiresAt });
  return { body, isReplayed: false };
};

const needsApproval = (scopes: readonly string[]): void => {
  if (scopes.includes('overrides:approve')) return;
  const detail = 'This key lacks the scope overrides:approve; leave approve out, and let somebody else approve it.';
  throw new AppError('scope_missing', 'approving at once without overrides:approve', { detail });
};

/** POST /v1/overrides: asks for an override, or gives one where the key may approve. */
export const requestOverride =
  (context: Context): RequestHandler =>
  async (incoming, response) => {
    const { tenantId, scopes } = callerOf(response);
    const bytes = bytesOf(incoming.body);
    const key = idempotencyKeyOf(incoming);
    const body = checkBody(overrideSchema, parseJson(bytes));
    if (body.approve === true) needsApproval(scopes);
    checkCurrency(body.amount, context.policy.value);
    const by = askerOf(context, response);
    const asked = { id: context.newId(), subject: askedSubject(context, body), body, by };
    const answered = await context.database.inTenant(tenantId, (tx) => {
      const work = async () => JSON.stringify(await request(context, tx, asked));
      if (key === undefined) return work().then((text): Answered => ({ body: text, isReplayed: false }));
      return once(tx, { key, requestSha256: sha256(bytes), now: by.now }, work);
    });
    context.outbox.nudge();
    if (answered.isReplayed) response.set('Idempotent-Replayed', 'true');
    response.status(201).type('application/json').send(answered.body);
  };
