import { cardOf, LANGUAGES, type CardInput, type Decision } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { always, companyFacts } from '../arbitraries.ts';
import * as fc from 'fast-check';
import { decideOn, DECIDED_AT, euros, SOUND, type CompanyFacts } from '../company-facts.ts';

const cardFor = (decision: Decision, more: Partial<CardInput> = {}) =>
  cardOf({
    decision,
    accountId: 'a-1',
    history: [{ decidedAt: DECIDED_AT, score: decision.assessment.score }],
    freshUntil: null,
    audit: { sequence: 7, hash: 'f'.repeat(64) },
    language: 'en',
    ...more,
  });

describe('the card', () => {
  test('shows whatever was decided with points that add up, in every language', () => {
    always(
      fc.property(companyFacts, fc.constantFrom(...LANGUAGES), (facts, language) => {
        const card = cardFor(decideOn(facts), { language });
        const points = card.reasons.reduce(
          (sum, reason) => sum + reason.points,
          card.base_points + card.other_points + card.clamped_points,
        );
        expect(points).toBe(card.score);
        expect(card.one_in).toBeGreaterThanOrEqual(1);
        const texts = [
          card.band,
          card.decision_label,
          card.next_step,
          card.limit_bound_text,
          ...card.reasons.map(({ text }) => text),
        ];
        expect(texts.every((text) => text.length > 1)).toBe(true);
      }),
    );
  });

  test('of a company that little is known of is a state of its own, and says what to ask for', () => {
    const { registry, notices } = SOUND;
    const young: CompanyFacts = { registry: { ...registry, createdDaysAgo: 100 }, notices };
    const card = cardFor(decideOn(young));
    expect(card).toMatchObject({ state: 'too_little_data', decision: 'refer' });
    expect(card.next_step).toContain('accounts');
    expect(card.missing.map(({ group }) => group)).toEqual(['accounts', 'cash', 'payments']);
    expect(cardFor(decideOn(SOUND))).toMatchObject({ state: 'decided', missing: [] });
  });

  test('of a refused company does not ask for more data', () => {
    const { registry } = SOUND;
    const card = cardFor(decideOn({ registry: { ...registry, createdDaysAgo: 100, status: 'ceased' } }));
    expect(card.decision).toBe('refuse');
    expect(card.next_step).not.toContain('accounts');
  });

  test('of a natural person says that a person decides', () => {
    const person: CompanyFacts = { ...SOUND, registry: { ...SOUND.registry, subject: 'natural_person' } };
    expect(cardFor(decideOn(person))).toMatchObject({ subject_kind: 'natural_person', decision: 'refer' });
    expect(cardFor(decideOn(person)).next_step).toContain('natural person');
  });

  test.each([
    [0.025, 40],
    [0.0005, 2000],
    [0.6, 2],
    [0.9999, 1],
  ])('shows a probability of %d as one in %i', (probabilityOfDefault, oneIn) => {
    const decision = decideOn(SOUND);
    const card = cardFor({ ...decision, assessment: { ...decision.assessment, probabilityOfDefault } });
    expect(card.one_in).toBe(oneIn);
  });

  test('has no delta without history, and the difference to the decision before with it', () => {
    const history = [
      { decidedAt: '2026-09-01T00:00:00.000Z', score: 640 },
      { decidedAt: '2026-10-01T00:00:00.000Z', score: 700 },
      { decidedAt: '2026-11-01T00:00:00.000Z', score: 655 },
    ];
    expect(cardFor(decideOn(SOUND)).delta).toBeNull();
    expect(cardFor(decideOn(SOUND), { history }).delta).toEqual({ score: -45, since: '2026-10-01T00:00:00.000Z' });
  });

  test('draws the last twelve decisions, oldest first', () => {
    const history = Array.from({ length: 15 }, (_, day) => ({ decidedAt: `2026-11-${day + 1}`, score: day }));
    const { trend } = cardFor(decideOn(SOUND), { history });
    expect(trend.map(({ score }) => score)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  test('gives amounts in units of the currency, and names the cap that binds', () => {
    const card = cardFor(decideOn(SOUND, { need: euros(25_000) }));
    expect(card.proposed_limit).toEqual({ value: 25_000, currency: 'EUR' });
    expect(card.limit_bound_by).toBe('need');
    expect(Math.min(...card.caps.map(({ limit }) => limit.value))).toBe(card.proposed_limit.value);
  });
});
