import {
  registerCountry,
  toMinor,
  toValue,
  type CompanyInput,
  type CrmAccount,
  type CrmDecision,
  type CrmEvent,
  type CrmOverride,
  type CrmTask,
  type CrmTaskEnd,
} from '@creditline/core';
import type { OdooEvent } from './schema.ts';

type Account = OdooEvent['account'];

/** Longer terms are asked for as this: no decision is about more. */
const LONGEST_TERMS_DAYS = 180;

/** VAT prefixes that are not their country's code. */
const VAT_PREFIXES: Readonly<Record<string, string>> = { GR: 'EL', MC: 'FR' };
/** Prefixes of the VAT numbers that can be checked: those of the EU and the UK. */
const VAT_COUNTRIES = /^(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)$/;

const digitsOf = (text: string): string => text.replace(/[\s.-]/g, '');

/** SIREN and SIRET are told apart by their length: the field of Odoo takes either, whatever it is called. */
const frenchNumber = (value: string): CompanyInput => {
  const digits = digitsOf(value);
  return digits.length === 14 ? { siret: value } : { siren: value };
};

/** The number of a register that we know; `other`, and numbers of other registers, identify nobody here. */
const registryPart = ({ country, registry }: Account): CompanyInput => {
  if (registry === undefined || registry.scheme === 'other') return {};
  const { scheme, value } = registry;
  if (scheme === 'lei') return { lei: value };
  if (scheme === 'siren' || scheme === 'siret') return frenchNumber(value);
  const register = country === undefined ? 'GB' : registerCountry(country.toUpperCase());
  if (register === 'GB') return { company_number: value };
  return register === 'FR' && /^(?:\d{9}|\d{14})$/.test(digitsOf(value)) ? frenchNumber(value) : {};
};

/** Whatever register a number was taken for, it came in the one field that Odoo has for it. */
export const FIELD_NAMES = {
  siren: 'registry.value',
  siret: 'registry.value',
  company_number: 'registry.value',
  lei: 'registry.value',
} as const;

/**
 * Odoo writes `/` where a company has no VAT number, lets people leave the country's letters out, and keeps tax numbers
 * of all countries in this field: those of countries without a VAT number of the European form say nothing here.
 */
const vatPart = ({ country = '', vat = '' }: Account): CompanyInput => {
  const compact = vat.replace(/[\s.\-/]/g, '').toUpperCase();
  if (compact === '') return {};
  if (VAT_COUNTRIES.test(compact.slice(0, 2))) return { vat: compact };
  const code = country.toUpperCase();
  const prefix = VAT_PREFIXES[code] ?? registerCountry(code);
  return VAT_COUNTRIES.test(prefix) ? { vat: `${prefix}${compact}` } : {};
};

const accountOf = (account: Account): CrmAccount => {
  const { id, name, country, city, postcode, owner, requested_amount: amount, payment_terms_days: days } = account;
  return {
    id,
    company: {
      ...registryPart(account),
      ...vatPart(account),
      ...(country === undefined ? {} : { country: country.toUpperCase() }),
      ...(name === undefined ? {} : { name }),
    },
    ...(city === undefined ? {} : { city }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(owner === undefined ? {} : { owner }),
    ...(amount === undefined ? {} : { requestedAmount: toMinor(amount.value, amount.currency) }),
    ...(days === undefined ? {} : { paymentTermsDays: Math.min(days, LONGEST_TERMS_DAYS) }),
  };
};

export const toCrmEvent = (event: OdooEvent): CrmEvent => ({
  id: event.event_id,
  type: event.type,
  accountId: event.account.id,
  account: accountOf(event.account),
});

/** A message for the addon without what belongs to the connection. Its id is the same whenever the same is told. */
export type Message = { readonly id: string; readonly kind: string } & Readonly<Record<string, unknown>>;

export const pingMessage = (id: string): Message => ({ id: `ping:${id}`, kind: 'ping' });

export const decisionMessage = (accountId: string, decision: CrmDecision): Message => ({
  // A company may have several accounts, and each of them gets the decision.
  id: `decision:${decision.decisionId}:${accountId}`,
  kind: 'decision',
  account_id: accountId,
  decision_id: decision.decisionId,
  ...(decision.companyName === undefined ? {} : { company_name: decision.companyName }),
  score: decision.score,
  grade: decision.grade,
  probability_of_default: decision.probabilityOfDefault,
  outcome: decision.outcome,
  limit: toValue(decision.limit),
  reasons: decision.reasons.map(({ code, direction, text }) => ({ code, direction, text })),
  is_too_little_data: decision.isTooLittleData,
  decided_at: decision.decidedAt,
  expires_at: decision.expiresAt,
});

export const taskMessage = (accountId: string, task: CrmTask): Message => ({
  id: `task:${task.key}`,
  kind: 'task',
  account_id: accountId,
  key: task.key,
  subject: task.subject,
  body: task.body,
  ...(task.owner === undefined ? {} : { owner: task.owner }),
  due_on: task.dueOn,
  priority: task.priority,
  ...(task.link === undefined ? {} : { link: task.link }),
});

export const taskEndMessage = (accountId: string, { key, taskId, comment }: CrmTaskEnd): Message => ({
  id: `task_end:${key}`,
  kind: 'task_end',
  account_id: accountId,
  key,
  task_id: taskId,
  comment,
});

export const overrideMessage = (accountId: string, override: CrmOverride): Message => ({
  id: `override:${override.overrideId}:${override.state}:${accountId}`,
  kind: 'override',
  account_id: accountId,
  override_id: override.overrideId,
  state: override.state,
  by: override.by,
  ...(override.endsOn === undefined ? {} : { ends_on: override.endsOn }),
  amount: toValue(override.amount),
  ...(override.orderId === undefined ? {} : { order: { id: override.orderId } }),
  ...(override.note === undefined ? {} : { note: override.note }),
  covers_refusal: override.coversRefusal,
});
