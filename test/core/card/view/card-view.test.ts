import type { DecidedCard } from '@creditline/core';
import { cardView, type CardViewInput } from '@creditline/core/card-view';
import { describe, expect, it } from 'vitest';
import { assessing, credit, decided, input, NOW, plain } from './cards.ts';

const view = (change: Partial<CardViewInput> = {}) => cardView({ ...input, ...change });
const ofCard = (change: Partial<DecidedCard>) => view({ card: { ...decided, ...change } });

describe('a decision', () => {
  it('says what to do, the score in words, and how sure the match is', () => {
    const { headline, text, tone, score, company } = view();
    expect({ headline, text, tone }).toEqual({ headline: 'Accept', text: decided.next_step, tone: 'good' });
    expect(score).toMatchObject({
      value: '742',
      outOf: 'out of 1,000',
      share: 0.742,
      gradeText: 'Grade B: Strong',
      chance: 'Default risk 1 in 244 within 12 months',
      range: 'likely between 1 in 417 and 1 in 145',
      confidence: 'Confidence 86%',
    });
    expect(company).toEqual({ name: 'VERRERIE DES MONTS', identifier: '000000018', match: 'match 98%' });
  });

  it.each([
    ['accept', 'good'],
    ['request_guarantee', 'caution'],
    ['refer', 'review'],
    ['refuse', 'bad'],
  ] as const)('%s has the tone %s', (decision, tone) => {
    expect(ofCard({ decision }).tone).toBe(tone);
  });

  it('a high risk is a percentage, for "1 in 2" says too little', () => {
    const { score } = ofCard({ probability_of_default: 0.62, one_in: 2, pd_interval: [0.5, 0.75] });
    expect(score?.range).toBe('likely between 50% and 75%');
    expect(ofCard({ probability_of_default: 0.9, one_in: 1 }).score?.chance).toContain('90%');
  });

  it('names source and date of every reason, the first four apart, and what adds up to the score', () => {
    const { reasons } = view();
    expect(reasons?.first.map(({ points }) => points)).toEqual(['+64', '+41', '+38', '+29']);
    expect(reasons?.first[0]).toMatchObject({
      direction: 'up',
      source: 'INPI · 3 Mar 2026',
      spoken: '+64 points. What EQUITY_STRONG says. INPI · 3 Mar 2026',
    });
    expect(reasons?.more.map(({ points, direction, source }) => [points, direction, source])).toEqual([
      ['−22', 'down', 'REGISTRY · 3 Mar 2026'],
      ['rule', 'rule', null],
    ]);
    expect(reasons?.moreLabel).toBe('2 more reasons');
    expect(reasons?.sum.map(({ label, points }) => [label, points])).toEqual([
      ['Starting point', '598'],
      ['All other effects', '−6'],
      ['Score', '742'],
    ]);
  });

  it('shows what the ends of the scale cut off, where they did', () => {
    expect(ofCard({ clamped_points: 39, other_points: 0 }).reasons?.sum.map(({ key }) => key)).toEqual([
      'base',
      'scale',
      'total',
    ]);
  });

  it.each([
    [{ score: -84, since: '2026-09-12T08:00:00Z' }, 'down', '−84 since 12 Sept 2026'],
    [{ score: 31, since: '2026-09-12T08:00:00Z' }, 'up', '+31 since 12 Sept 2026'],
    [{ score: 0, since: '2026-09-12T08:00:00Z' }, 'same', 'unchanged since 12 Sept 2026'],
  ] as const)('a move of $score reads as such', (delta, direction, text) => {
    expect(ofCard({ delta }).delta).toMatchObject({ direction, text });
  });

  it('without history there is no move', () => expect(view().delta).toBeNull());

  it('a natural person is told apart, with their rights', () => {
    expect(ofCard({ subject_kind: 'natural_person' }).notices.map(({ key }) => key)).toEqual(['person']);
  });
});

describe('freshness and price', () => {
  it('is fresh while every source that should answer did', () => {
    expect(view().freshness).toMatchObject({
      state: 'fresh',
      age: 'Decided 3 hours ago',
      validity: 'Valid until 19 Feb 2027',
    });
    expect(view().freshness?.sources.map(({ label, isCurrent }) => [label, isCurrent])).toEqual([
      ['INPI', true],
      ['Bank', true],
      ['links', false],
    ]);
  });

  it.each(['stale', 'late', 'failed'] as const)('is stale when a source is %s', (status) => {
    const [first] = decided.sources;
    expect(ofCard({ sources: [{ ...first!, status }] }).freshness?.state).toBe('stale');
  });

  it('an expired decision says so before anybody relies on it', () => {
    const late = view({ now: decided.expires_at });
    expect(late.freshness).toMatchObject({ state: 'expired', validity: 'Expired on 19 Feb 2027' });
    expect(late.notices).toEqual([
      {
        key: 'expired',
        tone: 'caution',
        text: 'This decision expired on 19 Feb 2027. Assess the company again before you rely on it.',
      },
    ]);
    expect(late.announcement).toContain('expired');
  });

  it.each([
    ['2026-11-21T06:30:20.000Z', 'Decided now'],
    ['2026-11-21T06:20:00.000Z', 'Decided now'],
    ['2026-11-21T06:35:00.000Z', 'Decided 5 minutes ago'],
    ['2026-11-22T09:00:00.000Z', 'Decided yesterday'],
    ['2026-12-21T09:00:00.000Z', 'Decided on 21 Nov 2026'],
  ])('at %s it reads %s', (now, age) => {
    expect(view({ now }).freshness?.age).toBe(age);
  });

  it('a new score is free until a time today, or a date, and then costs a unit', () => {
    expect(view().refresh?.buttons.map(({ cost, force }) => [cost, force])).toEqual([
      ['free until 14:05', false],
      ['costs 1 unit', true],
    ]);
    expect(ofCard({ fresh_until: '2026-11-24T08:00:00Z' }).refresh?.buttons[0]?.cost).toBe('free until 24 Nov 2026');
    expect(ofCard({ fresh_until: NOW }).refresh?.buttons.map(({ spoken }) => spoken)).toEqual([
      'Refresh, costs 1 unit',
    ]);
    expect(ofCard({ fresh_until: null }).refresh?.buttons).toHaveLength(1);
  });

  it('nobody is offered what they may not do, and nothing twice', () => {
    expect(view({ canRefresh: false }).refresh).toBeNull();
    expect(view({ isBusy: true }).refresh?.isEnabled).toBe(false);
  });
});

describe('the limit', () => {
  it('is the proposed one while nothing is known of what is used', () => {
    expect(view().limit).toEqual({
      label: 'Proposed limit',
      amount: '€25,000',
      proposed: null,
      boundBy: decided.limit_bound_text,
      terms: 'Payment terms: 30 days',
      bar: null,
    });
  });

  it('is the one in force with its use, part by part', () => {
    const { limit } = view({ credit });
    expect(limit).toMatchObject({ label: 'Credit limit', amount: '€25,000', proposed: null });
    expect(limit?.bar?.parts.map(({ label, amount }) => [label, amount])).toEqual([
      ['Open invoices', '€9,000'],
      ['On order', '€2,500.50'],
      ['Reserved', '€500'],
      ['Free', '€12,999.50'],
    ]);
    expect(limit?.bar?.text).toBe('€12,000.50 of €25,000 used, €12,999.50 free');
    expect(limit?.bar?.limitAt).toBe(1);
  });

  it('says what is proposed where that differs from what is in force', () => {
    expect(view({ credit: { ...credit, limit: 40_000 } }).limit?.proposed).toBe('Proposed: €25,000');
    expect(view({ credit: { ...credit, currency: 'USD' } }).limit?.proposed).toBe('Proposed: €25,000');
  });

  it('over the limit the bar ends at the use, and says by how much', () => {
    const bar = view({ credit: { ...credit, limit: 9600, free: -2400.5 } }).limit?.bar;
    expect(bar).toMatchObject({ isOver: true, text: '€2,400.50 over the limit of €9,600' });
    expect(bar?.limitAt).toBeCloseTo(9600 / 12_000.5);
    expect(bar?.parts.at(-1)).toMatchObject({ kind: 'free', amount: '€0' });
    expect(bar?.parts.at(-1)?.share).toBeCloseTo(0);
  });

  it('a refused company has no bar while it uses nothing, and all of it over when it does', () => {
    const none = { ...credit, limit: 0, open: 0, ordered: 0, reserved: 0, free: 0 };
    expect(view({ credit: none }).limit).toMatchObject({ amount: '€0', bar: null });
    expect(view({ credit: { ...none, open: 10, free: -10 } }).limit?.bar).toMatchObject({ isOver: true, limitAt: 0 });
  });

  it('credit notes lower the use and take no room', () => {
    const bar = view({ credit: { ...credit, open: -500, ordered: 1500, reserved: 0, free: 24_000 } }).limit?.bar;
    expect(bar?.parts.map(({ share }) => share)).toEqual([0, 0.04, 0, 0.96]);
    expect(bar?.parts[0]?.amount).toBe('-€500');
  });

  it('is shown beside another state, for the limit in force does not wait', () => {
    expect(view({ card: assessing, credit }).limit).toMatchObject({ amount: '€25,000', proposed: null, boundBy: null });
  });

  it("an ERP's own currency code is written as it is", () => {
    expect(plain(view({ credit: { ...credit, currency: 'CRÉD' } }).limit?.amount)).toBe('25,000 CRÉD');
  });
});
