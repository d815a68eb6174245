import { convert, toValue, type Money, type Policy } from '@creditline/core';

/** Makes amounts comparable by the policy's rates; where it holds none, a unit counts as one of the policy's currency. */
export const worthIn =
  ({ currency, rates }: Pick<Policy, 'currency' | 'rates'>) =>
  (amount: Money): number => {
    const converted = convert(amount, currency, rates);
    return converted === undefined ? toValue(amount).value : toValue(converted).value;
  };
