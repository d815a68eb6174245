import {
  askedLimit,
  nextLimit,
  reviewDueAt,
  tradeDefaultPolicy,
  type AutomaticLimit,
  type Decision,
  type LimitInForce,
} from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOUND } from '../company-facts.ts';
import { always, companyFacts, need } from '../arbitraries.ts';
import { decideOn, DECIDED_AT, euros } from '../company-facts.ts';
import { daysLater, EVENTS, figures, MONITORING, observe, reports, sound, without } from './observed.ts';

const POLICY: AutomaticLimit = { decrease: 'at_once', increase: 'within_band', maximumShare: 0.2, restDays: 30 };
const { decision } = sound;

const inForce = (minor: number, more: Partial<LimitInForce> = {}): LimitInForce => ({
  limit: { minor, currency: 'EUR' },
  gradeWhenSet: 'B',
  decisionId: 'earlier',
  since: daysLater(-40),
  ...more,
});

const proposing = (minor: number, more: Partial<Decision> = {}): Decision =>
  figures(sound, { limitMinor: minor, ...more }).decision;

describe('the limit in force', () => {
  test('the first one is set as proposed, whatever the policy says of changes', () => {
    expect(nextLimit(undefined, decision, { ...POLICY, decrease: 'never', increase: 'never' })).toEqual({
      limit: { limit: decision.limit, gradeWhenSet: 'A', decisionId: decision.id, since: DECIDED_AT },
      change: { from: euros(0), to: decision.limit, because: 'first' },
    });
  });

  test('an unchanged proposal changes nothing', () => {
    expect(nextLimit(inForce(500), proposing(500), POLICY)).toEqual({ limit: inForce(500) });
  });

  test('it falls at once to the proposed one, and to nothing on a refusal', () => {
    expect(nextLimit(inForce(5000), proposing(1234), POLICY)).toMatchObject({
      limit: { limit: { minor: 1234 }, gradeWhenSet: 'A', decisionId: decision.id },
      change: { from: { minor: 5000 }, to: { minor: 1234 }, because: 'decrease' },
    });
    const refused = observe(EVENTS.liquidation_opened, { sources: reports('cash', 'failed') }).decision;
    expect(refused.outcome).toBe('refuse');
    expect(nextLimit(inForce(5000), refused, POLICY).change).toMatchObject({ to: { minor: 0 }, because: 'decrease' });
  });

  test('a policy may leave either way to a person', () => {
    expect(nextLimit(inForce(5000), proposing(1), { ...POLICY, decrease: 'never' })).toEqual({
      limit: inForce(5000),
      kept: 'left_to_person',
    });
    expect(nextLimit(inForce(5000), proposing(9000), { ...POLICY, increase: 'never' })).toEqual({
      limit: inForce(5000),
      kept: 'left_to_person',
    });
  });

  test('a smaller need, another currency and a source that is down lower nothing', () => {
    const kept = (proposed: Decision) => nextLimit(inForce(5_000_000), proposed, POLICY).kept;
    expect(kept(decideOn(SOUND, { need: euros(10_000) }))).toBe('smaller_need');
    expect(kept(figures(sound, { limit: { minor: 1, currency: 'GBP' } }).decision)).toBe('currency_differs');
    const blind = observe(without(SOUND, 'notices'), { sources: reports('notices', 'failed') }).decision;
    expect(blind.limit.minor).toBe(0);
    expect(kept(blind)).toBe('source_missing');
  });

  test('proceedings lower it although another source is down', () => {
    const safeguard = observe(EVENTS.safeguard_opened, { sources: reports('links', 'failed') }).decision;
    expect(safeguard.outcome).not.toBe('refuse');
    expect(nextLimit(inForce(5000), safeguard, POLICY).change).toMatchObject({ to: { minor: 0 } });
  });

  test('it rises by the share at most, in whole minor units, and the grade of the band stays', () => {
    expect(nextLimit(inForce(9999), proposing(1_000_000), POLICY)).toMatchObject({
      limit: { limit: { minor: 11_998 }, gradeWhenSet: 'B' },
      change: { because: 'increase' },
    });
    expect(nextLimit(inForce(9999), proposing(10_000), POLICY)).toMatchObject({ limit: { limit: { minor: 10_000 } } });
  });

  test.each([
    ['a worse grade', proposing(9000, figures(sound, { grade: 'C' }).decision), {}, 'grade_worse'],
    ['no plain acceptance', proposing(9000, { outcome: 'refer' }), {}, 'not_accepted'],
    ['a late source', proposing(9000, { sources: reports('links', 'late') }), {}, 'source_missing'],
    ['a missing group', figures(observe(without(SOUND, 'cash')), { limitMinor: 9000 }).decision, {}, 'source_missing'],
    ['a change a short while ago', proposing(9000), { since: daysLater(-29) }, 'too_soon'],
    ['a limit of nothing', proposing(9000), { limit: euros(0) }, 'nothing_to_share'],
  ] as const)('it does not rise with %s', (_, proposed, more, kept) => {
    const current = inForce(5000, more);
    const limited = figures({ decision: proposed, signals: [] }, { limitMinor: 9000 }).decision;
    expect(nextLimit(current, limited, POLICY)).toEqual({ limit: current, kept });
  });

  test('property: never above what is in force plus the share, never above the proposal when it rises, always whole', () => {
    always(
      fc.property(companyFacts, need, fc.nat(50_000_000), (facts, wanted, minor) => {
        const proposed = decideOn(facts, wanted === undefined ? {} : { need: { minor: wanted, currency: 'EUR' } });
        const { limit, change, kept } = nextLimit(inForce(minor), proposed, POLICY);
        expect(Number.isSafeInteger(limit.limit.minor)).toBe(true);
        expect(limit.limit.minor).toBeLessThanOrEqual(Math.floor(minor * 1.2));
        const most = Math.min(proposed.limit.minor, minor + Math.floor(minor * 0.2));
        const to = change?.because === 'decrease' ? proposed.limit.minor : most;
        expect(limit.limit.minor).toBe(change === undefined ? minor : to);
        expect(change === undefined || kept === undefined).toBe(true);
      }),
    );
  });
});

describe('the next look', () => {
  test('follows the grade, and is never later than the decision’s expiry', () => {
    expect(reviewDueAt(decision, { ...MONITORING.reviewDays, A: 10 })).toBe(daysLater(10));
    expect(reviewDueAt(decision, { ...MONITORING.reviewDays, A: 900 })).toBe(decision.expiresAt);
  });

  test('the shipped days are no longer than decisions are valid', () => {
    for (const [grade, days] of Object.entries(MONITORING.reviewDays)) {
      expect(days).toBeLessThanOrEqual(tradeDefaultPolicy.validDays[grade as 'A']);
    }
  });
});

describe('the limit after a decision that a person asked for', () => {
  const never: AutomaticLimit = { ...POLICY, decrease: 'never', increase: 'never' };

  test('is the proposed one, up or down, whatever the policy lets happen by itself', () => {
    for (const [from, to] of [
      [5000, 1234],
      [2000, 5_000_000],
    ] as const) {
      expect(askedLimit(inForce(from), proposing(to), never)).toMatchObject({
        limit: { limit: { minor: to }, decisionId: decision.id },
        change: { from: { minor: from }, to: { minor: to }, because: 'asked' },
      });
    }
  });

  test('stays where a source was silent', () => {
    expect(askedLimit(inForce(2000), proposing(5000, { sources: reports('cash', 'failed') }), never).limit).toEqual(
      inForce(2000),
    );
  });

  test('stays where nothing else is proposed', () => {
    expect(askedLimit(inForce(500), proposing(500), never)).toEqual({ limit: inForce(500) });
  });
});
