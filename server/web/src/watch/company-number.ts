import type { DecidedCard } from '../api/contract.ts';
import type { CompanyNumber } from '../api/create-api.ts';

/** How a request names the company of a card; undefined when the card gives no number of it. */
export const companyNumberOf = ({
  siren,
  company_number,
  vat,
  country,
}: DecidedCard['company']): CompanyNumber | undefined => {
  if (siren !== undefined) return { siren };
  if (company_number !== undefined) return { company_number, country };
  return vat === undefined ? undefined : { vat };
};

/** Its key on the watchlist and in alerts. */
export const companyKeyOf = (number: CompanyNumber): string => {
  if ('siren' in number) return `FR:${number.siren}`;
  return 'vat' in number ? number.vat : `${number.country}:${number.company_number}`;
};
