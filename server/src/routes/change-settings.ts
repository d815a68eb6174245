import { canonicalJson, negotiateLanguage } from '@creditline/core';
import type { RequestHandler } from 'express';
import { settingsAnswer, type SettingsAnswer } from '../answers/settings.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import { settingsSchema, type SettingsRequest } from '../requests/settings.ts';
import { appendAudit } from '../store/audit.ts';
import { readOwnTenant, saveOwnTenant } from '../store/tenants.ts';
import { chosenSettings, type ChosenSettings } from '../tenant-settings.ts';

/** Absent keeps, null takes back to the shipped value. */
const replaced = <T>(asked: T | null | undefined, before: T | undefined): T | undefined =>
  asked === undefined ? before : (asked ?? undefined);

const chosenAfter = (before: ChosenSettings, asked: SettingsRequest): ChosenSettings => {
  const { fallback_owner, review_days } = asked;
  const digest = asked.digest && { hour: asked.digest.hour, timeZone: asked.digest.time_zone };
  const after = {
    fallbackOwner: replaced(fallback_owner, before.fallbackOwner),
    digest: replaced(digest, before.digest),
    reviewDays: replaced(review_days, before.reviewDays),
  };
  return chosenSettings(after);
};

type Asked = {
  readonly request: SettingsRequest;
  /** Who asked, for the audit record. */
  readonly by: { readonly keyId: string; readonly requestId: string };
  readonly at: string;
};

const change = async (tx: Tx, { request, by, at }: Asked): Promise<SettingsAnswer> => {
  const tenant = await readOwnTenant(tx, { lock: true });
  const before = { language: negotiateLanguage(tenant.language, 'en'), settings: chosenSettings(tenant.settings) };
  const after = { language: request.language ?? before.language, settings: chosenAfter(before.settings, request) };
  // What changes nothing is no change that anybody has to explain later.
  if (canonicalJson(after) !== canonicalJson(before)) {
    await saveOwnTenant(tx, after);
    await appendAudit(tx, { kind: 'settings.changed', body: canonicalJson({ at, ...by, before, after }) });
  }
  return settingsAnswer(after.language, after.settings);
};

/** PUT /v1/settings: changes what is given and answers all of it; asked again it changes nothing. */
export const changeSettings =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const asked = {
      request: checkBody(settingsSchema, parseJson(bytesOf(request.body))),
      by: { keyId, requestId: requestIdOf(response) },
      at: now().toISOString(),
    };
    response.json(await database.inTenant(tenantId, (tx) => change(tx, asked)));
  };
