import type { CountryCode } from '../company/company.ts';
import type { ReasonValue } from '../decision/decision.ts';
import { fillTemplate } from '../decision/fill-template.ts';
import type { Language } from '../language.ts';
import type { AlertFact, AlertFactCode, RaisedAlert } from './alert.ts';
import { alertTexts } from './alert-texts.ts';

/** `title` goes on after the company's name; `cause` and `action` are whole sentences. */
export type AlertText = { readonly title: string; readonly cause: string; readonly action: string };

/** Proceedings in which what is owed from before is only paid to those who file it. */
const CLAIMED: ReadonlySet<AlertFactCode> = new Set<AlertFactCode>([
  'liquidation_opened',
  'receivership_opened',
  'safeguard_opened',
]);

const valueOf = ({ value, asOf }: AlertFact): ReasonValue | undefined =>
  value ?? (asOf === undefined ? undefined : { type: 'date', value: asOf });

/** Falls say where they come from in the delta, and a balance change is one already: neither is told twice. */
const isShownBefore = ({ code }: AlertFact): boolean =>
  code === 'late_share_rose' || code === 'delay_rose' || code === 'invoices_unpaid';

/** The before of a delay is a length of time, as in its own sentence. */
const beforeText = (fact: AlertFact, language: Language): string => {
  if (!isShownBefore(fact) || fact.was === undefined) return '';
  const { before } = alertTexts(language);
  const template = fact.code === 'delay_rose' ? before.replace('{value}', '{value:days}') : before;
  return ` ${fillTemplate(template, fact.was, language)}`;
};

/**
 * An alert in words. With the company's country the action says how a claim is filed there: in France within two months
 * of the publication in the BODACC (Code de commerce, L. 622-24 and R. 622-24; L. 641-3 and L. 631-14 extend them to
 * liquidation and receivership).
 */
export const alertText = ({ fact }: RaisedAlert, language: Language, country?: CountryCode): AlertText => {
  const texts = alertTexts(language);
  const { title, cause, action } = texts.facts[fact.code];
  const value = valueOf(fact);
  const claim = country === 'FR' ? texts.claim.FR : texts.claim.other;
  return {
    title: fillTemplate(title, fact.value, language),
    cause: `${fillTemplate(cause, value, language)}${beforeText(fact, language)}`,
    action: CLAIMED.has(fact.code) ? `${action} ${claim}` : action,
  };
};
