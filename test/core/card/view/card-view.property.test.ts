import type { Card, DecidedCard } from '@creditline/core';
import { LANGUAGES } from '@creditline/core';
import { cardView, type CardViewInput, type CreditUse } from '@creditline/core/card-view';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessing, choose, decided, failed, NOW, tooLittle } from './cards.ts';

const amount = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  fc.double({ min: -1e6, max: 1e9, noNaN: true }),
);
const creditUse: fc.Arbitrary<CreditUse> = fc
  .record({
    limit: amount,
    open: amount,
    ordered: amount,
    reserved: amount,
    currency: fc.constantFrom('EUR', 'USD', 'JPY', 'XX'),
  })
  .map((use) => ({ ...use, free: use.limit - use.open - use.ordered - use.reserved }));

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const chance = fc.double({ min: 0, max: 1, noNaN: true });

const decidedCard: fc.Arbitrary<DecidedCard> = fc
  .record({
    score: fc.integer({ min: 0, max: 1000 }),
    one_in: fc.integer({ min: 1, max: 100_000 }),
    probability_of_default: chance,
    confidence: chance,
    pd_interval: fc.tuple(chance, chance),
    decision: fc.constantFrom('accept', 'request_guarantee', 'refer', 'refuse'),
    decided_at: instant,
    expires_at: instant,
    fresh_until: fc.option(instant),
    delta: fc.option(fc.record({ score: fc.integer({ min: -1000, max: 1000 }), since: instant })),
    reasons: fc.subarray([...decided.reasons]),
    sources: fc.subarray([...decided.sources]),
    payment_terms_days: fc.nat(120),
    proposed_limit: fc.record({ value: fc.nat(1_000_000), currency: fc.constantFrom('EUR', 'GBP') }),
  })
  .chain((change) =>
    fc.constantFrom<DecidedCard>({ ...decided, ...change } as DecidedCard, { ...tooLittle, ...change } as DecidedCard),
  );

const viewInput: fc.Arbitrary<CardViewInput> = fc.record({
  card: fc.oneof(decidedCard, fc.constantFrom<Card | null>(null, assessing, choose, failed)),
  credit: fc.option(creditUse),
  connection: fc.constantFrom('online', 'offline', 'not_configured', 'refused'),
  problem: fc.constantFrom(null, '', 'Connection reset.'),
  now: fc.oneof(fc.constant(NOW), instant),
  language: fc.constantFrom(...LANGUAGES),
  canRefresh: fc.boolean(),
  isBusy: fc.boolean(),
  isSaved: fc.boolean(),
});

/** Every value below an object, with the path to it. */
const leaves = (value: unknown, path = ''): readonly { readonly path: string; readonly leaf: unknown }[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, member]) =>
        // What is sent back to the server is its own, not a text.
        key === 'candidate' ? [] : leaves(member, `${path}.${key}`),
      )
    : [{ path, leaf: value }];

describe('whatever comes in', () => {
  it('no text is empty, and nothing undefined or not a number reaches the reader', () => {
    fc.assert(
      fc.property(viewInput, (given) => {
        const wrong = leaves(cardView(given)).filter(
          ({ leaf }) =>
            leaf === undefined ||
            Number.isNaN(leaf) ||
            (typeof leaf === 'string' && (leaf.trim() === '' || /undefined|NaN|Invalid Date|\[object/.test(leaf))),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('the shares of the bar are never negative, sum to one and stand one after the other', () => {
    fc.assert(
      fc.property(viewInput, creditUse, (given, credit) => {
        const bar = cardView({ ...given, isSaved: true, credit }).limit?.bar ?? null;
        const isBarNeeded = Math.max(credit.limit, credit.open + credit.ordered + credit.reserved) > 0;
        expect(bar !== null).toBe(isBarNeeded);
        if (bar === null) return;
        expect(bar.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
        for (const { share, start } of bar.parts) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start + share).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(bar.limitAt).toBeGreaterThanOrEqual(0);
        expect(bar.limitAt).toBeLessThanOrEqual(1);
        expect(bar.isOver).toBe(bar.limitAt < 1);
      }),
      { numRuns: 500 },
    );
  });

  it('the same input gives the same card, and the input is left as it is', () => {
    fc.assert(
      fc.property(viewInput, (given) => {
        const before = structuredClone(given);
        expect(cardView(given)).toEqual(cardView(given));
        expect(given).toEqual(before);
      }),
    );
  });

  it('nobody without a server is promised a decision from now', () => {
    fc.assert(
      fc.property(viewInput, (given) => {
        const view = cardView({ ...given, isSaved: true, connection: 'offline' });
        expect(view.state === 'offline' || view.notices.some(({ key }) => key === 'connection')).toBe(true);
      }),
    );
  });
});
