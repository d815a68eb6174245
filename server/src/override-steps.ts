import { addDays, canonicalJson, convert, toValue, type CrmPerson, type Money, type Policy } from '@creditline/core';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import { AppError, invalidBody } from './errors.ts';
import { dayInZone } from './next-digest.ts';
import { stateOf } from './override-state.ts';
import { appendAudit } from './store/audit.ts';
import { readCompanyAccounts } from './store/company-accounts.ts';
import { readOrderStanding } from './store/order-standing.ts';
import { addToOutbox } from './store/outbox.ts';
import { insertOverride, saveOverride, type Override } from './store/overrides.ts';
import { readTenantSettings } from './tenant-settings.ts';

/** Who asked for a step, for its audit record, and when. */
export type StepAsker = { readonly keyId: string; readonly requestId: string; readonly now: Date };

export type Step = 'requested' | 'approved' | 'refused' | 'ended';

/** Four eyes: whoever approves should not be whoever asked. It is told, not forbidden. */
export const isSamePerson = ({ state, requestedBy, settledBy }: Override): boolean =>
  state !== 'refused' && settledBy?.id === requestedBy.id;

/** Today in the tenant's time zone, by which overrides end. */
export const readToday = async (tx: Tx, now: Date): Promise<string> =>
  dayInZone((await readTenantSettings(tx)).digest.timeZone, now);

const MOST_DAYS_AHEAD = 366;

/** Throws `body_invalid`: an override ends, and within a year. */
export const checkEnd = (endsOn: string, today: string): void => {
  const fault = (message: string) => invalidBody([{ field: 'ends_on', message }]);
  if (endsOn < today) throw fault(`must not be in the past; today is ${today}`);
  const latest = addDays(`${today}T00:00:00Z`, MOST_DAYS_AHEAD).slice(0, 10);
  if (endsOn > latest) throw fault(`must be within ${MOST_DAYS_AHEAD} days: ${latest} at the latest`);
};

/** Throws `currency_unsupported`: an override that no check could compare would release nothing. */
export const checkCurrency = ({ currency }: Money, policy: Policy): void => {
  if (convert({ minor: 1, currency }, policy.currency, policy.rates) !== undefined) return;
  const detail = `The policy holds no rate from ${currency}; give the amount in ${policy.currency}.`;
  throw new AppError('currency_unsupported', detail, {
    detail,
    errors: [{ field: 'amount.currency', message: detail }],
  });
};

/** The state forbids the step. Throws `override_settled`. */
export const refuseStep = (override: Override, today: string, step: Exclude<Step, 'requested'>): never => {
  const state = stateOf(override, today);
  const detail = `The override is ${state}, so that it cannot be ${step}. Ask for a new one.`;
  throw new AppError('override_settled', `an override that is ${state} cannot be ${step}`, {
    detail,
    members: { state },
  });
};

const lastPerson = ({ requestedBy, settledBy, endedBy }: Override): CrmPerson => endedBy ?? settledBy ?? requestedBy;
const lastNote = ({ settledNote, endedBy, endedNote }: Override): string | null =>
  endedBy === null ? settledNote : endedNote;

const recordOf = (override: Override, standing: Standing, { keyId, requestId, now }: StepAsker) => {
  const { companyKey, crm, accountId, orderId } = override;
  const note = lastNote(override);
  return {
    at: now.toISOString(),
    keyId,
    requestId,
    overrideId: override.id,
    companyKey,
    account: accountId === null ? null : { crm, id: accountId },
    orderId,
    amount: toValue(override.amount),
    reason: override.reason,
    by: { ...lastPerson(override), personal: true },
    endsOn: override.endsOn,
    samePerson: isSamePerson(override),
    coversRefusal: override.coversRefusal,
    // What whoever took the step could know of the company.
    decision: standing === undefined ? null : { ...standing, limit: toValue(standing.limit) },
    ...(note === null ? {} : { note }),
  };
};

/** The company's limit and decision when the step is taken; undefined where nothing was decided. */
export type Standing = Awaited<ReturnType<typeof readOrderStanding>>;

export const standingOf = async (tx: Tx, companyKey: string | null): Promise<Standing> =>
  companyKey === null ? undefined : readOrderStanding(tx, companyKey);

/** The accounts that are told: the override's own, and where it is for no one order all accounts of the company. */
const toldAccounts = async (tx: Tx, { companyKey, crm, accountId, orderId }: Override) => {
  const own = accountId === null ? [] : [{ crm, accountId }];
  if (companyKey === null || (orderId !== null && accountId !== null)) return own;
  const others = await readCompanyAccounts(tx, companyKey);
  return [...own, ...others.filter((other) => other.crm !== crm || other.accountId !== accountId)];
};

const tellCrms = async ({ crms }: Pick<Context, 'crms'>, tx: Tx, override: Override): Promise<void> => {
  const listening = new Set(crms.filter(({ writeOverride }) => writeOverride !== undefined).map(({ name }) => name));
  for (const { crm, accountId } of await toldAccounts(tx, override)) {
    if (!listening.has(crm)) continue;
    await addToOutbox(tx, {
      topic: 'write-override',
      payload: { overrideId: override.id, crm, accountId },
      dedupeKey: `${override.id}:${override.state}:${crm}:${accountId}`,
    });
  }
};

export type TakenStep = {
  readonly step: Step;
  readonly override: Override;
  readonly standing: Standing;
  readonly by: StepAsker;
};

/** Writes a step, its audit record and the work that tells the CRMs of it: all of it, or nothing. */
export const takeStep = async (
  context: Pick<Context, 'crms'>,
  tx: Tx,
  { step, override, standing, by }: TakenStep,
): Promise<void> => {
  await (step === 'requested' ? insertOverride(tx, override) : saveOverride(tx, override));
  await appendAudit(tx, { kind: `override.${step}`, body: canonicalJson(recordOf(override, standing, by)) });
  if (step !== 'requested') await tellCrms(context, tx, override);
};

export type Approval = {
  readonly by: CrmPerson;
  readonly endsOn: string;
  readonly amount: Money;
  readonly note: string | null;
  readonly standing: Standing;
  readonly now: Date;
};

/** The override as approved. What was approved before the company was refused does not cover the refusal. */
export const approvedBy = (override: Override, { by, endsOn, amount, note, standing, now }: Approval): Override => ({
  ...override,
  state: 'approved',
  amount,
  endsOn,
  settledBy: by,
  settledAt: now.toISOString(),
  settledNote: note,
  coversRefusal: standing?.outcome === 'refuse',
});
