import type { Money } from '../money.ts';
import type { Assessment } from '../scoring/assessment.ts';
import type { LimitBound } from './decision.ts';
import type { Policy } from './policy.ts';

/** The figures that caps are made of, minor units of the policy's currency; absent when no source gave them. */
export type LimitFigures = {
  readonly netWorthMinor?: number;
  readonly cashMinor?: number;
  readonly needMinor?: number;
  /** The smallest cap among the rules that hold. */
  readonly ruleCapMinor?: number;
};

export type Cap = { readonly name: LimitBound; readonly limit: Money };

/** Every cap that applies and the smallest of them; among equals the first in this order is named. */
export type CreditLimit = { readonly limit: Money; readonly boundBy: LimitBound; readonly caps: readonly Cap[] };

const share = (part: number, amount: number): number => Math.max(0, Math.floor(part * amount));

/** Budget / (PD x LGD) at the high end of the interval: what we do not know lowers the limit. */
const expectedLossCap = (assessment: Assessment, policy: Policy): number =>
  Math.floor(
    policy.limit.expectedLossBudgetMinor / (assessment.probabilityInterval[1] * policy.limit.lossGivenDefault),
  );

const capsOf = (
  assessment: Assessment,
  policy: Policy,
  figures: LimitFigures,
): readonly (readonly [LimitBound, number])[] => {
  const { limit } = policy;
  const { grade } = assessment;
  const { netWorthMinor, cashMinor, needMinor, ruleCapMinor } = figures;
  return [
    ...(ruleCapMinor === undefined ? [] : [['rule', ruleCapMinor] as const]),
    ...(needMinor === undefined ? [] : [['need', needMinor] as const]),
    netWorthMinor === undefined
      ? (['no_accounts_cap', limit.withoutAccountsMinor[grade]] as const)
      : (['net_worth_share', share(limit.netWorthShare[grade], netWorthMinor)] as const),
    cashMinor === undefined
      ? (['policy_cap', Math.min(limit.capMinor[grade], limit.withoutCashMinor[grade])] as const)
      : (['cash_share', share(limit.cashShare, cashMinor)] as const),
    ...(cashMinor === undefined ? [] : [['policy_cap', limit.capMinor[grade]] as const]),
    ['expected_loss_budget', expectedLossCap(assessment, policy)] as const,
  ];
};

/** A limit is rounded down to whole steps, but a need is met to the cent. */
const rounded = (name: LimitBound, minor: number, stepMinor: number): number =>
  name === 'need' ? minor : Math.floor(minor / stepMinor) * stepMinor;

/**
 * The minimum of the named caps. Sources of the caps: trade-credit rules of thumb (10-20 % of equity; a share of cash
 * flow) and the expected-loss budget; every one is a parameter of the policy.
 */
export const creditLimit = (assessment: Assessment, policy: Policy, figures: LimitFigures): CreditLimit => {
  const caps = capsOf(assessment, policy, figures).map(([name, minor]) => ({
    name,
    limit: { minor: rounded(name, minor, policy.limit.stepMinor), currency: policy.currency },
  }));
  const smallest = caps.reduce((least, cap) => (cap.limit.minor < least.limit.minor ? cap : least));
  return { limit: smallest.limit, boundBy: smallest.name, caps };
};
