import { passesLuhn } from '../../core/src/company/luhn.ts';

/** A French company that nobody has: its number is valid, its facts are made up by fake-facts.ts. */
export type WatchedCompany = { readonly siren: string; readonly accountId: string };

/** Far above the numbers that INSEE has given so far, and not among those of the sandbox. */
const FIRST = 98_000_000;

/** Its first eight digits and the check digit. */
export const sirenFrom = (eight: number): string =>
  Array.from({ length: 10 }, (_, digit) => `${eight}${digit}`).find(passesLuhn)!;

export const companiesFor = (count: number): readonly WatchedCompany[] =>
  Array.from({ length: count }, (_, index) => {
    const siren = sirenFrom(FIRST + index);
    return { siren, accountId: `a-${siren}` };
  });

/** The event with which the CRM says that the account was made. */
export const accountEvent = ({ siren, accountId }: WatchedCompany): string =>
  JSON.stringify({
    event_id: `created-${accountId}`,
    type: 'account.created',
    account: { id: accountId, siren, name: `Company ${siren}`, owner: `owner-${Number(siren) % 7}` },
  });
