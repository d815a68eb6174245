import {
  LANGUAGES,
  ORDER_CHECK_REASONS,
  orderCheckText,
  type CheckedOrder,
  type OrderCheckReason,
} from '@creditline/core';
import { describe, expect, it } from 'vitest';

const euros = (value: number) => ({ minor: value * 100, currency: 'EUR' as const });
const exposure = { openMinor: 70_000, orderedMinor: 40_000, reservedMinor: 500 };
const who = 'Sacha Modèle';

const checked = (reason: OrderCheckReason, more: Partial<CheckedOrder> = {}): CheckedOrder => ({
  check: { allowed: reason.startsWith('within'), reason, limit: euros(1_000), freeMinor: 0, overByMinor: 15_500 },
  amount: euros(50),
  exposure,
  decisionExpiresAt: '2026-11-20T10:00:00.000Z',
  ...more,
});
const override = { who, amount: euros(1_100), endsOn: '2026-12-01', isForOrder: false };

describe.each(LANGUAGES)('what is said of an order in %s', (language) => {
  const said = (order: CheckedOrder): string => orderCheckText(order, language).replaceAll(/[\u00a0\u202f]/g, ' ');

  it.each(ORDER_CHECK_REASONS)('has no hole for %s, and tells the order, the limit and what is used', (reason) => {
    const text = said(checked(reason, { override }));
    expect(text).not.toMatch(/[{}]|undefined|\s\s|\(\)/);
    for (const figure of [/50/, /1[.,\s]?000/, /1[.,\s]?105/, /700/, /400/]) expect(text).toMatch(figure);
  });

  it('names who released what until when, and by how much an order is over that', () => {
    for (const isForOrder of [true, false]) {
      const text = said(checked('within_override', { override: { ...override, isForOrder } }));
      expect(text).toContain(who);
      expect(text).toMatch(/1[.,\s]?100/);
      expect(text).toContain('2026');
    }
    expect(said(checked('over_limit', { override }))).toContain(who);
    expect(said(checked('over_limit'))).toContain('155');
  });

  it('says what the decision says, and no limit where there is none', () => {
    const because = [{ code: 'LIQUIDATION_OPEN', value: { type: 'date', value: '2026-03-02' } }] as const;
    expect(said(checked('refused', { because }))).toContain('2026');
    const unknown = said(checked('not_assessed', { check: { allowed: false, reason: 'not_assessed' } }));
    expect(unknown).not.toMatch(/[{}]|undefined|\s\s/);
    expect(unknown.length).toBeLessThan(said(checked('not_assessed')).length);
  });
});
