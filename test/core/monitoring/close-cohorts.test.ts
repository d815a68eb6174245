import { GRADES } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths } from '../../../core/src/monitoring/add-months.ts';
import { closeCohorts, type CohortTerms } from '../../../core/src/monitoring/close-cohorts.ts';
import {
  OUTCOME_EVENTS,
  outcomeState,
  type ObservedOutcome,
  type OutcomeEvent,
} from '../../../core/src/monitoring/observed-outcome.ts';

const outcome = (more: Partial<ObservedOutcome> = {}): ObservedOutcome => ({
  companyKey: 'FR:000000018',
  decidedAt: '2024-03-10T09:00:00.000Z',
  probabilityOfDefault: 0.02,
  score: 598,
  grade: 'C',
  events: [],
  observedUntil: '2026-11-01',
  ...more,
});

const event = (kind: OutcomeEvent['kind'], on: string): OutcomeEvent => ({ kind, on });
const TODAY = '2026-11-01';

describe('what an outcome says on a day', () => {
  test('no label before the horizon has passed, not even for a default that is known', () => {
    const failed = outcome({ events: [event('proceedings', '2024-06-01')] });
    expect(outcomeState(failed, '2025-03-09')).toBe('open');
    expect(outcomeState(failed, '2025-03-10')).toBe('defaulted');
    expect(outcomeState(outcome(), '2025-03-09')).toBe('open');
    expect(outcomeState(outcome(), '2025-03-10')).toBe('sound');
  });

  test('an event counts on the last day of the horizon, and not on the day after', () => {
    expect(outcomeState(outcome({ events: [event('late_90', '2025-03-10')] }), TODAY)).toBe('defaulted');
    expect(outcomeState(outcome({ events: [event('late_90', '2025-03-11')] }), TODAY)).toBe('sound');
  });

  test('late by 30 days, or paid, is no default unless the definition says so', () => {
    const late = outcome({ events: [event('late_30', '2024-06-01'), event('paid', '2024-07-01')] });
    expect(outcomeState(late, TODAY)).toBe('sound');
    expect(outcomeState(late, TODAY, { events: ['late_30'], horizonMonths: 12 })).toBe('defaulted');
    const after = outcome({ events: [event('proceedings', '2025-06-01')] });
    expect(outcomeState(after, TODAY, { events: ['proceedings'], horizonMonths: 18 })).toBe('defaulted');
  });

  test('a company already in proceedings when it was decided on is left out, whatever follows', () => {
    for (const on of ['2020-01-01', '2024-03-10']) {
      const known = outcome({ events: [event('proceedings', on), event('proceedings', '2024-05-01')] });
      expect(outcomeState(known, TODAY)).toBe('already_defaulted');
    }
    const paidLater = outcome({ events: [event('proceedings', '2024-01-01'), event('paid', '2024-02-01')] });
    expect(outcomeState(paidLater, TODAY)).toBe('already_defaulted');
  });

  test('more than 90 days late before the decision leaves it out until the debt was paid', () => {
    expect(outcomeState(outcome({ events: [event('late_90', '2024-01-05')] }), TODAY)).toBe('already_defaulted');
    const cured = outcome({ events: [event('late_90', '2024-01-05'), event('paid', '2024-02-01')] });
    expect(outcomeState(cured, TODAY)).toBe('sound');
  });

  test('a company lost from sight before the horizon is neither sound nor defaulted', () => {
    expect(outcomeState(outcome({ observedUntil: '2025-01-01' }), TODAY)).toBe('censored');
    expect(outcomeState(outcome({ observedUntil: '2025-03-09' }), TODAY)).toBe('censored');
    expect(outcomeState(outcome({ observedUntil: '2025-03-10' }), TODAY)).toBe('sound');
    const failedFirst = outcome({ observedUntil: '2025-01-01', events: [event('proceedings', '2024-12-01')] });
    expect(outcomeState(failedFirst, TODAY)).toBe('defaulted');
  });

  test('an observation that ends before the decision or before its own event is refused', () => {
    const code = expect.objectContaining({ code: 'bad_interval' });
    expect(() => outcomeState(outcome({ observedUntil: '2024-03-09' }), TODAY)).toThrow(code);
    const contradiction = outcome({ observedUntil: '2024-04-01', events: [event('late_90', '2024-05-01')] });
    expect(() => outcomeState(contradiction, TODAY)).toThrow(code);
  });
});

describe('months', () => {
  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-03-15', 18, '2025-09-15'],
    ['2024-12-31', 0, '2024-12-31'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe('cohorts', () => {
  const terms: CohortTerms = { today: '2025-06-29', by: 'quarter' };
  const decided = (key: string, on: string, more: Partial<ObservedOutcome> = {}): ObservedOutcome =>
    outcome({ companyKey: key, decidedAt: `${on}T08:00:00.000Z`, ...more });

  test('a quarter closes when a year has passed for its last day, not for its last decision', () => {
    const outcomes = [decided('a', '2024-04-02')];
    expect(closeCohorts(outcomes, terms)).toEqual({
      closed: [],
      open: [{ period: '2024-Q2', decisions: 1, closesOn: '2025-06-30' }],
    });
    const [cohort] = closeCohorts(outcomes, { ...terms, today: '2025-06-30' }).closed;
    expect([cohort?.period, cohort?.closedOn, cohort?.labels.length]).toEqual(['2024-Q2', '2025-06-30', 1]);
  });

  test('each company counts once, with its earliest decision; what is left out is counted by why', () => {
    const { closed } = closeCohorts(
      [
        decided('a', '2024-01-20', { probabilityOfDefault: 0.3 }),
        decided('a', '2024-01-05', { probabilityOfDefault: 0.1, grade: 'A' }),
        decided('b', '2024-01-31', { events: [event('proceedings', '2024-09-01')], probabilityOfDefault: 0.2 }),
        decided('c', '2024-01-07', { events: [event('proceedings', '2023-09-01')] }),
        decided('d', '2024-01-08', { observedUntil: '2024-02-01' }),
      ],
      { today: TODAY, by: 'month' },
    );
    expect(closed).toHaveLength(1);
    expect(closed[0]).toMatchObject({
      period: '2024-01',
      closedOn: '2025-01-31',
      leftOut: { alreadyDefaulted: 1, censored: 1, repeats: 1 },
    });
    expect([...closed[0]!.probabilities]).toEqual([0.1, 0.2]);
    expect([...closed[0]!.labels]).toEqual([0, 1]);
    expect([...closed[0]!.grades].map((index) => GRADES[index])).toEqual(['A', 'C']);
  });

  const day = fc.integer({ min: 0, max: 1400 }).map((days) => new Date(Date.UTC(2022, 0, 1 + days)).toISOString());
  const anyOutcome = fc
    .record({
      companyKey: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      decidedAt: day,
      events: fc.array(fc.record({ kind: fc.constantFrom(...OUTCOME_EVENTS), on: day.map((at) => at.slice(0, 10)) }), {
        maxLength: 3,
      }),
    })
    .map((known) => outcome({ ...known, observedUntil: '2026-11-01' }));

  test('nothing dated after today has any effect: neither an event, nor a decision, nor a longer observation', () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { maxLength: 20 }), day, (outcomes, at) => {
        const today = at.slice(0, 10);
        const asKnownThen = outcomes
          .filter(({ decidedAt }) => decidedAt.slice(0, 10) <= today)
          .map((known) => ({ ...known, events: known.events.filter(({ on }) => on <= today), observedUntil: today }));
        const withFuture = closeCohorts(outcomes, { today, by: 'month' });
        expect(withFuture).toEqual(closeCohorts(asKnownThen, { today, by: 'month' }));
      }),
      { seed: 7 },
    );
  });

  test('a closed cohort stays as it is when time goes on', () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { maxLength: 20 }), (outcomes) => {
        const early = closeCohorts(outcomes, { today: '2024-12-31', by: 'quarter' }).closed;
        const late = closeCohorts(outcomes, { today: '2026-10-31', by: 'quarter' }).closed;
        expect(late.slice(0, early.length)).toEqual(early);
      }),
      { seed: 7 },
    );
  });
});
