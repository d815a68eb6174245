import { identifyCompany } from '@creditline/core';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import { invalidBody } from './errors.ts';
import type { AskedCompany } from './identified-company.ts';
import { readAccount, type Account } from './store/accounts.ts';
import type { OverrideSubject } from './store/overrides.ts';

/** Whose order it is, as far as the request alone tells. */
export type AskedSubject =
  | { readonly crm: string; readonly accountId: string }
  | { readonly crm: ''; readonly companyKey: string };

type Given = {
  readonly account?: { readonly crm: string; readonly id: string } | undefined;
  readonly company?: AskedCompany | undefined;
};

/** A gate waits for no search: a company is named by a number, and a name alone is refused. */
const companyKeyOf = (company: AskedCompany): string => {
  const identified = identifyCompany(company);
  if (!identified.ok) {
    throw invalidBody(identified.faults.map(({ field, message }) => ({ field: `company.${field}`, message })));
  }
  if (identified.identity !== undefined) return identified.identity.key;
  throw invalidBody([{ field: 'company', message: 'must have a number of a register; a name alone may mean several' }]);
};

/** The account or company of a body. Throws `body_invalid` naming the field. */
export const askedSubject = ({ crms }: Pick<Context, 'crms'>, { account, company }: Given): AskedSubject => {
  if (account === undefined) return { crm: '', companyKey: companyKeyOf(company ?? {}) };
  if (crms.some(({ name }) => name === account.crm)) return { crm: account.crm, accountId: account.id };
  const message = `must be one of ${crms.map(({ name }) => name).join(', ')}`;
  throw invalidBody([{ field: 'account.crm', message }]);
};

/** Failures that say nothing about which company the record means: the last decision still holds. */
const PASSING: ReadonlySet<unknown> = new Set(['sources_unavailable', 'internal']);

/** The company that a record means now; a record that was changed to something unknown has none, whatever it had before. */
const companyOf = (account: Account): string | null => {
  if (account.state === 'choose_company') return null;
  const code = (account.problem as { readonly code?: unknown } | null)?.code;
  return account.state === 'failed' && !PASSING.has(code) ? null : account.companyKey;
};

/** The subject with its company, if that is known. */
export const resolveSubject = async (tx: Tx, asked: AskedSubject): Promise<OverrideSubject> => {
  if ('companyKey' in asked) return { ...asked, accountId: null };
  const account = await readAccount(tx, asked);
  return { ...asked, companyKey: account === undefined ? null : companyOf(account) };
};

const accountHolder = (crm: string, accountId: string): string => `@${crm}:${accountId}`;

/**
 * Under which names reservations of the subject stand, its own first: the company, and the account from when its company
 * was not known yet.
 */
export const holdersOf = ({ companyKey, crm, accountId }: OverrideSubject): readonly [string, ...string[]] => {
  if (accountId === null) return [companyKey ?? ''];
  const own = accountHolder(crm, accountId);
  return companyKey === null ? [own] : [companyKey, own];
};
