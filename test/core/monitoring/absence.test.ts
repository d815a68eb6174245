import { deteriorationOf, keepsStanding, type Observed } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { SOUND } from '../company-facts.ts';
import { daysLater, EVENTS, figures, MONITORING, observe, reports, sound, without } from './observed.ts';

const found = (before: Observed, after: Observed) => deteriorationOf(before, after, MONITORING);
const told = (before: Observed, after: Observed) =>
  found(before, after).map(({ cause, crossing }) => [cause, crossing]);

describe('absence is no deterioration', () => {
  const GROUPS = ['registry', 'notices', 'accounts', 'cash', 'payments', 'links'] as const;

  test.each(GROUPS)('without %s nothing is found, whatever the decision becomes', (group) => {
    const blind = observe(without(SOUND, group), { sources: reports(group, 'failed') });
    expect(found(sound, blind)).toEqual([]);
    expect(found(sound, figures(blind, { score: 300, grade: 'G', limitMinor: 0 }))).toEqual([]);
  });

  test('a fall while a source is stale counts only where what did answer makes up half of it', () => {
    const fallen = (silent: 'cash' | 'links') =>
      figures(
        observe(
          { ...EVENTS.cash_falls, cash: { ...EVENTS.cash_falls.cash, daysAgo: 2 } },
          { sources: reports(silent, 'stale') },
        ),
        {
          score: 500,
          grade: 'E',
        },
      );
    const causes = (after: Observed) =>
      deteriorationOf(sound, after, {
        ...MONITORING,
        rules: MONITORING.rules.filter(({ when }) => when.is === 'grade_enters'),
      });
    expect(causes(fallen('cash'))).toEqual([]);
    expect(causes(fallen('links'))).toMatchObject([{ crossing: 'grade:E', severity: 'critical' }]);
  });

  test('facts that are new are told although another source failed', () => {
    const after = observe(without(EVENTS.liquidation_opened, 'cash'), { sources: reports('cash', 'failed') });
    expect(told(sound, after)).toEqual([['legal_event', 'liquidation:2026-11-20']]);
  });

  test('older bank facts that come back because newer ones are gone are no news', () => {
    const older = { ...EVENTS.cash_falls, cash: { ...EVENTS.cash_falls.cash, daysAgo: 30 } };
    expect(found(sound, observe(older)).filter(({ cause }) => cause === 'cash_signal')).toEqual([]);
  });

  test('the standing decision stays while a source that spoke does not answer, until it expires', () => {
    const blind = observe(without(SOUND, 'cash'), { sources: reports('cash', 'failed') });
    expect(keepsStanding(sound, blind)).toBe(true);
    expect(keepsStanding(sound, sound)).toBe(false);
    expect(keepsStanding(sound, observe(without(SOUND, 'cash'), { sources: reports('cash', 'not_configured') }))).toBe(
      false,
    );
    expect(keepsStanding(sound, figures(blind, { decidedAt: daysLater(91) }))).toBe(false);
  });
});
