import type { ReasonValue } from '../decision/decision.ts';
import type { Money } from '../money.ts';
import type { Signal } from '../signal/signal.ts';
import type { AlertFact, AlertFactCode } from './alert.ts';
import type { DeteriorationCondition } from './monitoring-policy.ts';
import type { Step } from './observed.ts';

/** What a condition found: the crossing tells it apart from others of the same cause. */
export type Finding = { readonly crossing: string; readonly fact: AlertFact };

export type ConditionOf<K extends DeteriorationCondition['is']> = Extract<DeteriorationCondition, { is: K }>;

/** A condition of one kind, asked of a step; undefined where it does not hold. */
export type AskFor<K extends DeteriorationCondition['is']> = {
  readonly [One in K]: (condition: ConditionOf<One>, step: Step) => Finding | undefined;
};

/** A figure before and now, as the alert shows it. */
export type Figures = { readonly value?: ReasonValue | undefined; readonly was?: ReasonValue | undefined };

export const numberValue = (value: number): ReasonValue => ({ type: 'number', value });
export const ratioValue = (value: number): ReasonValue => ({ type: 'ratio', value });
export const moneyValue = (value: Money): ReasonValue => ({ type: 'money', value });

/** The fact that a signal tells, with the way back to its document. */
export const factFrom = (
  code: AlertFactCode,
  { source, asOf, reference }: Pick<Signal, 'source' | 'asOf' | 'reference'>,
  { value, was }: Figures = {},
): AlertFact => ({
  code,
  source,
  asOf,
  ...(reference === undefined ? {} : { reference }),
  ...(value === undefined ? {} : { value }),
  ...(was === undefined ? {} : { was }),
});
