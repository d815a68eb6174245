import { FEATURES, OUTCOMES, type Decision, type FeatureName } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { featuresOf } from '../../../core/src/signal/features-of.ts';
import { statementFaults } from '../../../core/src/signal/statement-faults.ts';
import { always, companyFacts, cleanCompany, need } from '../arbitraries.ts';
import { answersOf, decideOn, TODAY, type CompanyFacts } from '../company-facts.ts';
import { plausibleAccounts } from './varied-company.ts';
import { WORSE } from './worsenings.ts';

const cases = WORSE.map(([title, worsen, prepare = (facts: CompanyFacts) => facts]) => ({ title, worsen, prepare }));

const looseness = ({ outcome }: Decision): number => OUTCOMES.length - OUTCOMES.indexOf(outcome);

/**
 * A hard rule that leaves the case to a person keeps it from being refused by the model alone; the limit is 0 then.
 * That is no credit gained, and the one place where an outcome may read milder than before.
 */
const isLeftToPerson = (before: Decision, after: Decision): boolean =>
  before.outcome === 'refuse' && after.outcome === 'refer' && after.limit.minor === 0;

const isAbsurd = ({ accounts }: CompanyFacts): boolean =>
  accounts !== undefined &&
  statementFaults({ closedOn: TODAY, months: 12, currency: 'EUR', ...accounts.statement }, TODAY).length > 0;

/**
 * Which figures of the accounts are known, and which a trade does not ask for: a worse fact that makes one unknown is the
 * other property's matter, and of two trades that are judged by different figures neither is the worse one.
 */
const knownFigures = (facts: CompanyFacts): string => {
  const signals = answersOf(facts).flatMap((answer) => answer.signals);
  return Object.entries(featuresOf(signals, TODAY))
    .filter(([name]) => FEATURES[name as FeatureName] === 'accounts')
    .map(([name, { value, applies = true }]) => `${name} ${applies ? value !== undefined : 'does not apply'}`)
    .join();
};

/** A statement that cannot be right is not used and goes to a person; what is left is not better or worse, but unknown. */
const isIncomparable = (before: CompanyFacts, after: CompanyFacts): boolean =>
  isAbsurd(before) || isAbsurd(after) || knownFigures(before) !== knownFigures(after);

const by = fc.oneof(fc.constant(1), fc.nat(100), fc.nat(1_000_000), fc.nat(1_000_000_000));

/** Any company, or one with a statement as companies have them: odd figures end at the best or the worst score. */
const anyCompany = fc.oneof(
  companyFacts,
  cleanCompany,
  fc.tuple(cleanCompany, plausibleAccounts).map(([facts, accounts]): CompanyFacts => ({ ...facts, accounts })),
);

/** Points keep nine decimals and each is rounded on its own, so equal sums may differ by one in the last place each. */
const ROUNDING_NANO = 100;

const expectNoBetter = (before: Decision, after: Decision): void => {
  // The score has a lowest and a highest value, behind which the log-odds could rise unseen.
  expect(after.assessment.logOddsNano).toBeLessThanOrEqual(before.assessment.logOddsNano + ROUNDING_NANO);
  expect(after.assessment.score).toBeLessThanOrEqual(before.assessment.score);
  expect(after.limit.minor).toBeLessThanOrEqual(before.limit.minor);
  if (!isLeftToPerson(before, after)) expect(looseness(after)).toBeLessThanOrEqual(looseness(before));
};

describe('worse never scores higher, is never decided more freely and never gets a higher limit', () => {
  test.each(cases)('$title', ({ worsen, prepare }) => {
    let worsened = 0;
    always(
      fc.property(anyCompany, by, need, (any, amount, minor) => {
        const facts = prepare(any);
        const worse = worsen(facts, amount);
        if (worse === undefined || isIncomparable(facts, worse)) return;
        worsened += 1;
        const asked = minor === undefined ? {} : { need: { minor, currency: 'EUR' as const } };
        expectNoBetter(decideOn(facts, asked), decideOn(worse, asked));
      }),
      1000,
    );
    expect(worsened).toBeGreaterThan(100);
  });
});
