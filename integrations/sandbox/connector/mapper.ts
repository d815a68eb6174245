import {
  toMinor,
  toValue,
  type CompanyInput,
  type CrmAccount,
  type CrmDecision,
  type CrmEvent,
} from '@creditline/core';
import type { SandboxEvent } from './schema.ts';

const IDENTIFIERS = ['siren', 'siret', 'vat', 'company_number', 'lei', 'country', 'name'] as const;

const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

const companyOf = (account: SandboxEvent['account']): CompanyInput =>
  given(Object.fromEntries(IDENTIFIERS.map((field) => [field, account[field]])) as CompanyInput);

const accountOf = (account: SandboxEvent['account']): CrmAccount => {
  const { id, city, postcode, owner, requested_amount: amount, payment_terms_days: paymentTermsDays } = account;
  return {
    id,
    company: companyOf(account),
    ...(city === undefined ? {} : { city }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(owner === undefined ? {} : { owner }),
    ...(amount === undefined ? {} : { requestedAmount: toMinor(amount.value, amount.currency) }),
    ...(paymentTermsDays === undefined ? {} : { paymentTermsDays }),
  };
};

export const toCrmEvent = (event: SandboxEvent): CrmEvent => ({
  id: event.event_id,
  type: event.type,
  accountId: event.account.id,
  account: accountOf(event.account),
});

/** The fields that a decision fills in the CRM's record, for its list views and reports. */
export const toRecordFields = (decision: CrmDecision): Readonly<Record<string, unknown>> => ({
  credit_company_name: decision.companyName ?? null,
  credit_state: decision.isTooLittleData ? 'too_little_data' : 'decided',
  credit_score: decision.score,
  credit_grade: decision.grade,
  credit_probability_of_default: decision.probabilityOfDefault,
  credit_decision: decision.outcome,
  credit_limit: toValue(decision.limit),
  credit_reasons: decision.reasons.map(({ text }) => text),
  credit_decided_at: decision.decidedAt,
  credit_expires_at: decision.expiresAt,
  credit_decision_id: decision.decisionId,
});
