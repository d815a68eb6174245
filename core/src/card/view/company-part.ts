import type { DecidedCard } from '../card.ts';
import type { CardView } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

/** Which legal entity was assessed, and how sure that is. */
export const companyPart = ({ company }: DecidedCard, { texts, formats }: Speak): CardView['company'] => ({
  name: company.name || null,
  identifier: company.siren ?? company.company_number ?? company.vat ?? company.country,
  match: texts.match.match(formats.percent(company.match.confidence)),
});
