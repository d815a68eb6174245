import { describe, expect, test } from 'vitest';
import { adverseAction } from '../../../core/src/decision/adverse-action.ts';
import type { Decision, Outcome, Reason } from '../../../core/src/decision/decision.ts';
import { reasonText } from '../../../core/src/decision/reason-text.ts';
import { LANGUAGES } from '../../../core/src/language.ts';

const down = (code: Reason['code'], topic: Reason['topic'], points: number): Reason => ({
  code,
  topic,
  direction: 'down',
  points,
});

const REASONS: readonly Reason[] = [
  down('EQUITY_WEAK', 'equity', -12),
  { code: 'AGE_ESTABLISHED', topic: 'age', direction: 'up', points: 40 },
  down('RISK_TOO_HIGH', 'risk', 0),
  down('PAYS_LATE', 'payment_delay', -80),
  { ...down('LIQUIDATION_OPEN', 'proceedings', 0), value: { type: 'date', value: '2026-03-01' } },
  down('PROCEEDINGS_PAST', 'proceedings', -90),
  down('CASH_FALLING', 'cash_trend', -50),
  down('PROFIT_LOW', 'profit', -20),
];

const decisionWith = (outcome: Outcome, changes: Partial<Decision> = {}): Decision => ({
  id: 'decision-1',
  company: { key: 'FR:000000042', country: 'FR', siren: '000000042', match: { confidence: 1, by: 'identifier' } },
  subjectKind: 'legal_person',
  assessment: {
    scorecard: { id: 'trade', version: '1' },
    groups: ['registry', 'notices'],
    baseNano: 0,
    contributions: [],
    logOddsNano: 0,
    probabilityOfDefault: 0.5,
    score: 261,
    grade: 'G',
    confidence: 0.6,
    probabilityInterval: [0.3, 0.7],
  },
  outcome,
  limit: { minor: 0, currency: 'EUR' },
  limitBoundBy: 'rule',
  caps: [],
  paymentTermsDays: 0,
  reasons: REASONS,
  sum: { base: 261, listed: 0, clamped: 0, other: 0, total: 261 },
  sources: [],
  policy: { id: 'default', version: '1' },
  decidedAt: '2026-11-21T23:30:00.000Z',
  expiresAt: '2026-12-21T23:30:00.000Z',
  ...changes,
});

const codesOf = (decision: Decision): string[] => {
  const told = adverseAction(decision, 'en')?.reasons ?? [];
  return told.map(
    (text) => decision.reasons.find((reason) => reasonText(reason, 'en', 'company') === text)?.code ?? text,
  );
};

describe('the notice to a company', () => {
  test('an accepted company gets none', () => {
    expect(adverseAction(decisionWith('accept'), 'en')).toBeUndefined();
  });

  test('gives at most four reasons: rules first, then the heaviest, one for each topic', () => {
    expect(codesOf(decisionWith('refuse'))).toEqual(['LIQUIDATION_OPEN', 'PAYS_LATE', 'CASH_FALLING', 'PROFIT_LOW']);
  });

  test('says "the risk is too high" only where a specific reason leaves room, and last', () => {
    const reasons = [down('RISK_TOO_HIGH', 'risk', 0), down('PAYS_LATE', 'payment_delay', -80)];
    expect(codesOf(decisionWith('refuse', { reasons }))).toEqual(['PAYS_LATE', 'RISK_TOO_HIGH']);
  });

  test('does not depend on the order in which reasons arrive', () => {
    const reasons = [...REASONS, down('COMPANY_CEASED', 'status', 0), down('DEBT_HEAVY', 'debt', 0)];
    const codes = codesOf(decisionWith('refuse', { reasons }));
    expect(codes).toEqual(['COMPANY_CEASED', 'LIQUIDATION_OPEN', 'PAYS_LATE', 'CASH_FALLING']);
    expect(codesOf(decisionWith('refuse', { reasons: reasons.toReversed() }))).toEqual(codes);
  });

  test('does not take a figure whose points round to nothing for a rule', () => {
    const reasons = [down('DEBT_HEAVY', 'debt', 0), down('PAYS_LATE', 'payment_delay', -80)];
    expect(codesOf(decisionWith('refuse', { reasons }))).toEqual(['PAYS_LATE', 'DEBT_HEAVY']);
  });

  test.each(LANGUAGES)(
    'in %s says the day, what it is based on and the rights, for each outcome in other words',
    (language) => {
      const statements = (['refuse', 'refer', 'request_guarantee'] as const).map(
        (outcome) => adverseAction(decisionWith(outcome), language)?.statement ?? '',
      );
      expect(new Set(statements).size).toBe(3);
      for (const statement of statements) {
        expect(statement).toContain('2026');
        expect(statement).not.toMatch(/[{}]|undefined/);
      }
    },
  );

  test('names the facts that it rests on in plain words', () => {
    expect(adverseAction(decisionWith('refuse'), 'en')?.statement).toBe(
      'On 21 November 2026 we decided that we cannot supply your company on credit for the time being. ' +
        'The decision is based on a score computed from: business registry, legal notices. ' +
        'The reasons listed weighed most against it. ' +
        'You may ask us to explain the decision, to correct facts that are wrong, and to have it reviewed by a person.',
    );
  });

  test('tells a natural person of the right to a human decision', () => {
    const statement = adverseAction(decisionWith('refer', { subjectKind: 'natural_person' }), 'en')?.statement;
    expect(statement).toContain('decision taken by a person');
  });

  test('does not speak of listed reasons when there is none', () => {
    const told = adverseAction(decisionWith('refer', { reasons: [] }), 'en');
    expect(told?.reasons).toEqual([]);
    expect(told?.statement).not.toContain('listed');
  });
});
