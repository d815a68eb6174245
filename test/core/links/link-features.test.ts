import type { CompanyNetwork, Signal } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { featuresOf, presentGroups } from '../../../core/src/signal/features-of.ts';
import { daysAgo, directs, firm, networkOf, owns, person, SELF, TODAY } from './network.ts';

type Given = { readonly source?: string; readonly daysAgo?: number };

const networkSignal = (value: CompanyNetwork, { source = 'register', daysAgo: days = 3 }: Given = {}): Signal => ({
  kind: 'links.network',
  value,
  source,
  asOf: daysAgo(days),
  personal: true,
});

const aggregate = (share: number, days = 1): Signal => ({
  kind: 'links.failed',
  value: { share, linked: 4 },
  source: 'vendor',
  asOf: daysAgo(days),
});

const linksOf = (signals: readonly Signal[], today = TODAY) => featuresOf(signals, today).failed_links_share;

const failing = networkOf([person('p', directs(SELF), directs('A'), directs('B'), directs('C'))], {
  A: 0,
  B: undefined,
  C: undefined,
});

describe('the feature of linked companies', () => {
  test('reads the smoothed share, and shows what was found', () => {
    expect(linksOf([networkSignal(failing)])).toEqual({
      value: 0.255,
      shown: { type: 'ratio', value: 0.3333 },
      source: 'register',
      asOf: daysAgo(3),
    });
    const sound = networkOf(failing.holders, { A: undefined, B: undefined });
    expect(linksOf([networkSignal(sound)])).toMatchObject({ value: 0.006667, shown: { value: 0 } });
  });

  test('shows no count where the failures are long past, for the count would contradict the score', () => {
    const long = (days: number) => linksOf([networkSignal(networkOf(failing.holders, { A: days, B: undefined }))]);
    expect(long(1000)).toMatchObject({ shown: { value: 0.5 } });
    expect(long(1200)).toEqual({ value: expect.closeTo(0.1518, 3), source: 'register', asOf: daysAgo(3) });
  });

  test('takes the network before an aggregate, whichever is newer', () => {
    expect(linksOf([aggregate(0.9), networkSignal(failing)])).toMatchObject({ value: 0.255 });
    expect(linksOf([networkSignal(failing, { daysAgo: 300 }), aggregate(0)])).toMatchObject({ value: 0.255 });
  });

  test('takes the aggregate when the network links no company', () => {
    const none = networkSignal(
      networkOf([{ ...person('agent', directs(SELF), directs('A')), mandates: 60 }], { A: 0 }),
    );
    expect(linksOf([none])).toBeUndefined();
    expect(presentGroups([none], TODAY)).toEqual([]);
    expect(linksOf([none, aggregate(0.5)])).toMatchObject({ value: 0.5, source: 'vendor' });
    expect(presentGroups([none, aggregate(0.5)], TODAY)).toEqual(['links']);
  });

  test('knows nothing of an answer dated after the day, and keeps the one before it', () => {
    expect(linksOf([networkSignal(failing, { daysAgo: -1 })])).toBeUndefined();
    const sound = networkSignal(networkOf(failing.holders, { A: undefined }), { daysAgo: 90 });
    expect(linksOf([networkSignal(failing, { daysAgo: -1 }), sound])).toMatchObject({ value: 0.01 });
    expect(linksOf([aggregate(0.5, -1), aggregate(0.25, 9)])).toMatchObject({ value: 0.25 });
  });

  test('moves with the day of the decision, on the same facts', () => {
    expect(linksOf([networkSignal(failing)], daysAgo(-1096))?.value).toBeLessThan(0.255);
  });
});

describe('several sources', () => {
  const directors = networkSignal(networkOf([person('1', directs(SELF), directs('A'))], { A: 0 }), {
    source: 'people',
  });
  const owners = networkSignal(networkOf([firm(SELF, owns('B', 1))], { B: undefined }), { source: 'owners' });

  test('are taken together, in any order', () => {
    const together = linksOf([directors, owners]);
    expect(together).toMatchObject({ value: 0.34, shown: { value: 0.5 } });
    expect(linksOf([owners, directors])).toEqual(together);
  });

  test('replace their own older answer', () => {
    const old = networkSignal(networkOf([firm(SELF, owns('C', 1))], { C: 0 }), { source: 'owners', daysAgo: 200 });
    expect(linksOf([owners, old])).toEqual(linksOf([owners]));
  });

  test('may call two persons by one name: nobody gains the mandates of another', () => {
    const stranger = networkSignal(networkOf([person('1', directs('Z'))], { Z: 0 }), { source: 'owners' });
    expect(linksOf([directors, stranger])?.value).toBe(linksOf([directors])?.value);
  });

  test('that answer about another company add nothing', () => {
    const other = { ...networkOf([firm('OTHER', owns('Z', 1))], { Z: 0 }), company: 'OTHER' };
    const strange = networkSignal(other, { source: 'a', daysAgo: 50 });
    expect(linksOf([strange, directors])).toEqual(linksOf([directors]));
  });
});
