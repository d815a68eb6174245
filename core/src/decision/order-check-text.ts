import type { Language } from '../language.ts';
import type { Currency, Money } from '../money.ts';
import type { IsoDate, IsoInstant } from '../signal/signal.ts';
import type { Reason } from './decision.ts';
import { exposureMinor, type Exposure } from './exposure.ts';
import { formatDate, formatValue } from './format-value.ts';
import type { OrderCheck, OrderCheckReason } from './order-check.ts';
import { reasonText } from './reason-text.ts';
import { EN_ORDERS } from './texts/en-orders.ts';
import { ES_ORDERS } from './texts/es-orders.ts';
import { FR_ORDERS } from './texts/fr-orders.ts';
import { PT_ORDERS } from './texts/pt-orders.ts';

/**
 * Sentences of one language. Places: {over} {limit} {used} {open} {ordered} {reserved} {free} {amount} are amounts,
 * {released} is the amount of an override, {until} its last day, {who} who approved it, {expired} a day.
 */
export type OrderTexts = {
  readonly reasons: Readonly<Record<Exclude<OrderCheckReason, 'within_override'>, string>>;
  readonly withinOverride: { readonly order: string; readonly limit: string };
  readonly overOverride: string;
  /** With a limit, and where nothing is known that could be one. */
  readonly figures: { readonly limited: string; readonly unlimited: string };
};

const TEXTS: Readonly<Record<Language, OrderTexts>> = { en: EN_ORDERS, fr: FR_ORDERS, es: ES_ORDERS, pt: PT_ORDERS };

/** What is said of a check: its outcome, the figures that it was made of, and what stands behind them. */
export type CheckedOrder = {
  readonly check: OrderCheck;
  readonly amount: Money;
  readonly exposure: Exposure;
  /** The override that the check names. */
  readonly override?: {
    readonly who: string;
    readonly amount: Money;
    readonly endsOn: IsoDate;
    readonly isForOrder: boolean;
  };
  readonly decisionExpiresAt?: IsoInstant;
  /** Of the decision, where it is what stops the order. */
  readonly because?: readonly Pick<Reason, 'code' | 'value'>[];
};

const sentenceOf = ({ check, override }: CheckedOrder, texts: OrderTexts): string => {
  const { reason } = check;
  if (reason === 'within_override') return texts.withinOverride[override?.isForOrder === true ? 'order' : 'limit'];
  return reason === 'over_limit' && override !== undefined ? texts.overOverride : texts.reasons[reason];
};

const placesOf = (checked: CheckedOrder, language: Language): Readonly<Record<string, string>> => {
  const { check, amount, exposure, override, decisionExpiresAt } = checked;
  const currency: Currency = amount.currency;
  const money = (value: Money): string => formatValue({ type: 'money', value }, language);
  const minor = (units: number): string => money({ minor: units, currency });
  return {
    amount: money(amount),
    over: minor(check.overByMinor ?? 0),
    limit: check.limit === undefined ? '' : money(check.limit),
    free: minor(check.freeMinor ?? 0),
    used: minor(exposureMinor(exposure)),
    open: minor(exposure.openMinor),
    ordered: minor(exposure.orderedMinor),
    reserved: minor(exposure.reservedMinor),
    ...(override === undefined
      ? {}
      : { who: override.who, released: money(override.amount), until: formatDate(override.endsOn, language) }),
    ...(decisionExpiresAt === undefined ? {} : { expired: formatDate(decisionExpiresAt, language) }),
  };
};

/** Why the order may go or not, then the reasons of the decision where it is what stops the order, then the figures. */
export const orderCheckText = (checked: CheckedOrder, language: Language): string => {
  const texts = TEXTS[language];
  const { check, because = [] } = checked;
  const places = placesOf(checked, language);
  const fill = (template: string): string => template.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? '');
  return [
    fill(sentenceOf(checked, texts)),
    ...because.map((reason) => reasonText(reason, language, 'seller')),
    fill(check.limit === undefined ? texts.figures.unlimited : texts.figures.limited),
  ].join(' ');
};
