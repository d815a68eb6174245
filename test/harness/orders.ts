import { randomUUID } from 'node:crypto';
import type { Money, Outcome, Reason } from '@creditline/core';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { orderCheckAnswerSchema } from '../../server/src/answers/order-check.ts';
import type { overrideAnswerSchema } from '../../server/src/answers/overrides.ts';
import type { Database } from '../../server/src/database.ts';
import { holdWatched, writeStanding } from '../../server/src/store/watched-companies.ts';
import { newSiren } from './new-siren.ts';
import type { TestServer } from './server.ts';
import { identityOf, plantAccount } from './watched-company.ts';

export type OrderAnswer = z.infer<typeof orderCheckAnswerSchema>;
export type OverrideAnswer = z.infer<typeof overrideAnswerSchema>;

export type PlantedStanding = {
  readonly siren: string;
  readonly outcome?: Outcome;
  readonly limit?: Money;
  readonly decidedAt?: Date;
  readonly expiresAt?: Date;
  readonly reasons?: readonly Reason[];
  readonly isWatched?: boolean;
};

type Place = { readonly database: Database; readonly tenantId: string };

const YEAR_MS = 365 * 86_400_000;

/** A decision about a company and its limit in force, as a decision would leave them; hand-written. Answers its id. */
export const plantStanding = ({ database, tenantId }: Place, planted: PlantedStanding): Promise<string> => {
  const { siren, outcome = 'accept', limit = { minor: 100_000, currency: 'EUR' }, reasons = [] } = planted;
  const { decidedAt = new Date('2026-11-20T10:00:00.000Z'), isWatched = true } = planted;
  const expiresAt = planted.expiresAt ?? new Date(decidedAt.getTime() + 100 * YEAR_MS);
  const id = randomUUID();
  const identity = identityOf(siren);
  return database.inTenant(tenantId, async (tx) => {
    const figures = { id, company_key: identity.key, score: 700, grade: 'B', outcome, units_consumed: 0 };
    const audit = { audit_sequence: 1, audit_hash: '' };
    const times = { decided_at: decidedAt, expires_at: expiresAt };
    const money = { limit_minor: limit.minor, currency: limit.currency };
    const body = JSON.stringify({ reasons });
    await tx
      .insertInto('decisions')
      .values({ ...figures, ...audit, ...times, ...money, body, crm: null, account_id: null })
      .execute();
    if (!isWatched) return id;
    await holdWatched(tx, { identity, now: decidedAt });
    await writeStanding(tx, {
      companyKey: identity.key,
      decisionId: id,
      score: 700,
      grade: 'B',
      outcome,
      limit: { limit, gradeWhenSet: 'B', decisionId: id, since: decidedAt.toISOString() },
      checkedAt: decidedAt.toISOString(),
      dueAt: expiresAt.toISOString(),
      isBlind: false,
    });
    return id;
  });
};

/** An account of the sandbox CRM whose company is decided about. Answers whose it is. */
export const plantCustomer = async (
  { context, tenantId }: Pick<TestServer, 'context' | 'tenantId'>,
  standing: Partial<PlantedStanding> = {},
): Promise<{ readonly account: { readonly crm: string; readonly id: string }; readonly siren: string }> => {
  const siren = standing.siren ?? newSiren();
  const accountId = `a-${randomUUID()}`;
  await plantAccount({ context, tenantId }, { accountId, siren, now: context.now() });
  await plantStanding({ database: context.database, tenantId }, { ...standing, siren });
  return { account: { crm: 'sandbox', id: accountId }, siren };
};

export const euros = (value: number) => ({ value, currency: 'EUR' });

/** POST /v1/orders/check that must be answered. */
export const checkOrder = async (
  server: Pick<TestServer, 'ask'>,
  body: Readonly<Record<string, unknown>>,
  language = 'en',
): Promise<OrderAnswer> => {
  const answer = await server.ask('POST', '/v1/orders/check', { body, headers: { 'accept-language': language } });
  expect(answer.text).toContain('"allowed":');
  expect(answer.status).toBe(200);
  return answer.json as OrderAnswer;
};

export const SELLER = { id: 'u-1', name: 'Camille Exemple' };
export const LENDER = { id: 'u-2', name: 'Sacha Modèle' };

/** A day so many days from now, in UTC. */
export const dayAhead = ({ context }: Pick<TestServer, 'context'>, days: number): string =>
  new Date(context.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** POST /v1/overrides that must be taken. */
export const askOverride = async (
  server: Pick<TestServer, 'ask'>,
  body: Readonly<Record<string, unknown>>,
): Promise<OverrideAnswer> => {
  const request = { amount: euros(5_000), reason: 'They paid this morning.', by: SELLER, ...body };
  const answer = await server.ask('POST', '/v1/overrides', { body: request });
  expect(answer.text).toContain('"requested_by"');
  expect(answer.status).toBe(201);
  return answer.json as OverrideAnswer;
};

/** A step of an override that must be taken. */
export const stepOverride = async (
  server: Pick<TestServer, 'ask'>,
  { id, step, ...body }: { readonly id: string; readonly step: string } & Readonly<Record<string, unknown>>,
): Promise<OverrideAnswer> => {
  const answer = await server.ask('POST', `/v1/overrides/${id}/${step}`, { body: { by: LENDER, ...body } });
  expect(answer.text).toContain('"requested_by"');
  expect(answer.status).toBe(200);
  return answer.json as OverrideAnswer;
};
