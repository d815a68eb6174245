import type { LinkHolder } from '@creditline/core';
import { LINK_RULES, linkedFailures } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { daysAgo, directs, firm, networkOf, owns, person, SELF, TODAY } from './network.ts';

const MONTHS_36 = LINK_RULES.timeConstantDays;
const fading = (days: number): number => Math.exp(-days / MONTHS_36);
const ask = (holders: readonly LinkHolder[], looked: Readonly<Record<string, number | undefined>>) =>
  linkedFailures(networkOf(holders, looked), TODAY);

const ANNA = person('anna', directs(SELF), directs('A'), directs('B'), directs('C'));

describe('the share of failed companies', () => {
  test('is the prior where nothing is linked', () => {
    expect(ask([], {})).toEqual({ share: 0.02, linked: 0, failed: 0, linkedWeight: 0, failedWeight: 0 });
  });

  test('is smoothed by one company that fails at the prior: (0 + 0.02) / (3 + 1)', () => {
    expect(ask([ANNA], { A: undefined, B: undefined, C: undefined })).toEqual({
      share: 0.005,
      linked: 3,
      failed: 0,
      linkedWeight: 3,
      failedWeight: 0,
    });
  });

  test('counts a failure of today as a whole one: (1 + 0.02) / (3 + 1)', () => {
    expect(ask([ANNA], { A: 0, B: undefined, C: undefined })).toMatchObject({ share: 0.255, linked: 3, failed: 1 });
  });

  test('lets a failure fade by e every 36 months, towards the prior and never below it', () => {
    const [young, old, ancient] = [MONTHS_36, 2 * MONTHS_36, 40 * MONTHS_36].map((days) =>
      ask([person('p', directs(SELF), directs('A'))], { A: days }),
    );
    expect(young?.share).toBeCloseTo((fading(MONTHS_36) + 0.02) / (fading(MONTHS_36) + 1), 5);
    expect(old?.share).toBeCloseTo((fading(2 * MONTHS_36) + 0.02) / (fading(2 * MONTHS_36) + 1), 5);
    expect(ancient).toMatchObject({ share: 0.02, linked: 1, failed: 1 });
  });

  test('leaves out companies of which nobody knows whether they failed', () => {
    expect(ask([ANNA], { A: 0 })).toMatchObject({ linked: 1, failed: 1, share: 0.51 });
  });
});

describe('what is linked', () => {
  test('a parent, a subsidiary and a sister under the same owner', () => {
    const holders = [firm('PARENT', owns(SELF, 0.8), owns('SISTER', 1)), firm(SELF, owns('CHILD', 0.6))];
    expect(ask(holders, { PARENT: undefined, SISTER: undefined, CHILD: undefined })).toMatchObject({ linked: 3 });
  });

  test('not what lies two persons away, nor the company itself', () => {
    const holders = [ANNA, person('ben', directs('A'), directs('FAR'))];
    expect(ask(holders, { A: undefined, FAR: 0, [SELF]: 0 })).toMatchObject({ linked: 1, failed: 0 });
  });

  test('a company once, with its strongest tie, however many persons lead there', () => {
    const weak = person('weak', owns(SELF, 0.05), owns('A', 0.05));
    const alone = ask([weak], { A: 0 });
    expect(alone).toMatchObject({ linked: 1, linkedWeight: 0.2, failedWeight: 0.2 });
    const twice = ask([weak, ANNA], { A: 0 });
    expect(twice).toEqual(ask([ANNA], { A: 0 }));
  });

  test.each([
    [0.25, 1],
    [0.1, 0.4],
    [1, 1],
    [7, 1],
  ])('a holding of %s ties with weight %s', (held, weight) => {
    expect(ask([firm(SELF, owns('CHILD', held))], { CHILD: undefined }).linkedWeight).toBe(weight);
  });

  test('a holding of unknown size ties as fully as a directorship', () => {
    const child = { company: 'CHILD', role: 'shareholding' } as const;
    expect(ask([firm(SELF, child)], { CHILD: undefined }).linkedWeight).toBe(1);
  });

  test('entries of one holder are taken together', () => {
    const halves = [person('p', directs(SELF)), person('p', directs('A'))];
    expect(ask(halves, { A: 0 })).toEqual(ask([person('p', directs(SELF), directs('A'))], { A: 0 }));
  });
});

describe('time', () => {
  test('a tie fades from the day on which the first of its two roles ended', () => {
    const left = person('p', directs(SELF, { until: daysAgo(100) }), directs('A', { until: daysAgo(700) }));
    expect(ask([left], { A: undefined }).linkedWeight).toBeCloseTo(fading(700), 5);
  });

  test('who left at the failure or since carries all of it, who left two years before carries less', () => {
    const leaving = (days: number) =>
      ask([person('p', directs(SELF), directs('A', { until: daysAgo(days) }))], { A: 400 });
    expect(leaving(400)).toEqual(ask([person('p', directs(SELF), directs('A'))], { A: 400 }));
    expect(leaving(100)).toEqual(leaving(400));
    expect(leaving(400 + 730).failedWeight).toBeCloseTo(fading(400 + 730), 5);
  });

  test('a new company of a director whose former one failed is linked, without a day of overlap', () => {
    const phoenix = person('p', directs('OLD', { until: daysAgo(90) }), directs(SELF, { from: daysAgo(60) }));
    expect(ask([phoenix], { OLD: 90 })).toMatchObject({ failed: 1 });
  });

  test.each([
    ['a failure', [person('p', directs(SELF), directs('A'))], { A: -1 }, { linked: 1, failed: 0, share: 0.01 }],
    [
      'a role in the other company',
      [person('p', directs(SELF), directs('A', { from: daysAgo(-1) }))],
      { A: 9 },
      { linked: 0 },
    ],
    [
      'a role in this company',
      [person('p', directs(SELF, { from: daysAgo(-1) }), directs('A'))],
      { A: 9 },
      { linked: 0 },
    ],
  ] as const)('%s of tomorrow does not count today', (_, holders, looked, expected) => {
    expect(ask(holders, looked)).toMatchObject(expected);
  });

  test('a role that will end has not ended yet', () => {
    const term = person('p', directs(SELF, { until: daysAgo(-300) }), directs('A'));
    expect(ask([term], { A: undefined }).linkedWeight).toBe(1);
  });

  test('who came on the day of the judgement or later has no part in the failure', () => {
    const rescuer = person('p', directs(SELF), directs('A', { from: daysAgo(200) }));
    expect(ask([rescuer], { A: 200 })).toMatchObject({ linked: 0 });
    expect(ask([rescuer], { A: 199 })).toMatchObject({ linked: 1, failed: 1 });
  });

  test('of two failures of one company the later one counts', () => {
    const network = networkOf([person('p', directs(SELF), directs('A'))], {});
    const failures = [{ key: 'A', failedOn: daysAgo(50) }, { key: 'A', failedOn: daysAgo(2000) }, { key: 'A' }];
    for (const companies of [failures, failures.toReversed()]) {
      expect(linkedFailures({ ...network, companies }, TODAY).failedWeight).toBeCloseTo(fading(50), 5);
    }
  });
});

describe('a holder of more than 50 companies', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `M${at}`);
  const lookedUp = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, 10]));

  test('ties nothing together, from the 51st on', () => {
    const agent = (count: number) => person('agent', directs(SELF), ...many(count).map((key) => directs(key)));
    expect(ask([agent(49)], lookedUp(many(49)))).toMatchObject({ linked: 49, failed: 49 });
    expect(ask([agent(50)], lookedUp(many(50)))).toMatchObject({ linked: 0 });
  });

  test('is known by the number that the register states, when it lists only some of them', () => {
    expect(ask([{ ...ANNA, mandates: 50 }], { A: 0 })).toMatchObject({ linked: 1 });
    expect(ask([{ ...ANNA, mandates: 51 }], { A: 0 })).toMatchObject({ linked: 0 });
  });

  test('is itself linked as an owner, not as a director by profession', () => {
    const fund = { ...firm('FUND', owns(SELF, 0.3), owns('A', 1)), mandates: 200 };
    expect(ask([fund], { FUND: 0, A: 0 })).toMatchObject({ linked: 1, failed: 1 });
    const agent = { ...firm('AGENT', directs(SELF), directs('A')), mandates: 200 };
    expect(ask([agent], { AGENT: 0, A: 0 })).toMatchObject({ linked: 0 });
  });

  test('may be the company itself: its subsidiaries stay linked', () => {
    const group = firm(SELF, ...many(80).map((key) => owns(key, 1)));
    expect(ask([group], lookedUp(many(80)))).toMatchObject({ linked: 80, failed: 80 });
  });

  test('is a parameter', () => {
    const network = networkOf([ANNA], { A: 0 });
    expect(linkedFailures(network, TODAY, { ...LINK_RULES, mostMandates: 3 })).toMatchObject({ linked: 0 });
  });
});
