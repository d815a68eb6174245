import {
  addDays,
  canonicalJson,
  deteriorationOf,
  followAlerts,
  type AlertCause,
  type MonitoringPolicy,
  type Observed,
  type OpenAlert,
  type RaisedAlert,
  type Signal,
} from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always, cleanCompany, companyFacts } from '../arbitraries.ts';
import { DECIDED_AT, SOUND } from '../company-facts.ts';
import { EVENTS, MONITORING, observe, withSignals } from './observed.ts';

const keyOf = ({ cause, crossing }: RaisedAlert): string => `${cause} ${crossing}`;

/** What the store does with an answer: closes, then opens with ids of their own; remembers when a key last closed. */
const applied = (
  open: readonly OpenAlert[],
  { raise, close }: ReturnType<typeof followAlerts>,
  { at, closedAt = new Map() }: { readonly at: string; readonly closedAt?: Map<string, string> },
): readonly OpenAlert[] => {
  for (const { raised } of close) closedAt.set(keyOf(raised), at);
  const gone = new Set(close.map(({ id }) => id));
  const opened = raise.map((raised): OpenAlert => {
    const previousClosedAt = closedAt.get(keyOf(raised));
    return {
      id: `${keyOf(raised)} ${at}`,
      openedAt: at,
      raised,
      ...(previousClosedAt === undefined ? {} : { previousClosedAt }),
    };
  });
  return [...open.filter(({ id }) => !gone.has(id)), ...opened];
};

const company = fc.oneof(companyFacts, cleanCompany, fc.constantFrom(SOUND, ...Object.values(EVENTS)));
const steps = fc.array(company, { minLength: 2, maxLength: 4 }).map((all) => all.map((facts) => observe(facts)));

/** Goes through the steps a day each, and asks at each one. */
const walk = (
  observed: readonly Observed[],
  check: (at: {
    readonly open: readonly OpenAlert[];
    readonly found: readonly RaisedAlert[];
    readonly after: Observed;
    readonly before: Observed;
  }) => void,
): void => {
  let open: readonly OpenAlert[] = [];
  for (const [index, after] of observed.entries()) {
    const before = observed[index - 1];
    if (before === undefined) continue;
    const found = deteriorationOf(before, after, MONITORING);
    check({ open, found, after, before });
    open = applied(open, followAlerts(open, found, { after, policy: MONITORING }), { at: addDays(DECIDED_AT, index) });
  }
};

const policy: MonitoringPolicy = MONITORING;

describe('following alerts', () => {
  test('the same step twice changes nothing the second time', () => {
    let raisedOnes = 0;
    always(
      fc.property(steps, (observed) =>
        walk(observed, ({ open, found, after }) => {
          const once = followAlerts(open, found, { after, policy });
          raisedOnes += once.raise.length;
          const then = applied(open, once, { at: DECIDED_AT });
          expect(followAlerts(then, found, { after, policy })).toEqual({ raise: [], close: [] });
        }),
      ),
      40,
    );
    expect(raisedOnes).toBeGreaterThan(30);
  });

  test('the order of the open alerts does not matter', () => {
    always(
      fc.property(steps, (observed) =>
        walk(observed, ({ open, found, after }) => {
          expect(followAlerts(open.toReversed(), found, { after, policy })).toEqual(
            followAlerts(open, found, { after, policy }),
          );
        }),
      ),
      40,
    );
  });

  test('nothing is raised and closed at once, and one alert at most is open per cause and crossing', () => {
    let closedOnes = 0;
    always(
      fc.property(steps, (observed) =>
        walk(observed, ({ open, found, after }) => {
          const { raise, close } = followAlerts(open, found, { after, policy });
          closedOnes += close.length;
          const raised = new Set(raise.map(keyOf));
          expect(close.filter((alert) => raised.has(keyOf(alert.raised)))).toEqual([]);
          const keys = applied(open, { raise, close }, { at: DECIDED_AT }).map((alert) => keyOf(alert.raised));
          expect(new Set(keys).size).toBe(keys.length);
        }),
      ),
      40,
    );
    expect(closedOnes).toBeGreaterThan(5);
  });

  test('without anything new nothing is found', () => {
    always(
      fc.property(company, (facts) => {
        expect(deteriorationOf(observe(facts), observe(facts), policy)).toEqual([]);
      }),
      80,
    );
  });

  test('a fall is found only with a worse figure, a fact only when it was not there before', () => {
    always(
      fc.property(steps, (observed) =>
        walk(observed, ({ found, before, after }) => {
          const isWorse: Readonly<Record<AlertCause, (alert: RaisedAlert) => boolean>> = {
            band_crossing: ({ delta }) => delta.grade.to > delta.grade.from,
            score_drop: ({ delta }) => delta.score.to < delta.score.from,
            limit_cut: ({ delta }) => delta.limit.to.minor < delta.limit.from.minor,
            legal_event: isNewFact,
            cash_signal: isNewFact,
            payment_incident: isNewFact,
          };
          function isNewFact({ fact }: RaisedAlert): boolean {
            const isOf = ({ asOf, source }: Signal): boolean => asOf === fact.asOf && source === fact.source;
            const told = after.signals.filter(isOf).map(canonicalJson);
            return told.some((one) => !before.signals.map(canonicalJson).includes(one));
          }
          expect(found.filter((alert) => !isWorse[alert.cause](alert))).toEqual([]);
          expect(new Set(found.map(({ cause }) => cause)).size).toBe(found.length);
        }),
      ),
      40,
    );
  });

  test('facts that are told twice and in any order make the same alerts', () => {
    always(
      fc.property(steps, fc.infiniteStream(fc.nat()), (observed, random) => {
        const shuffled = observed.map((one) => {
          const doubled = [...one.signals, ...one.signals.slice(0, 5)].map((signal) => ({
            signal,
            place: random.next().value,
          }));
          return withSignals(
            one,
            doubled.toSorted((a, b) => a.place - b.place).map(({ signal }) => signal),
          );
        });
        for (const [index, after] of observed.entries()) {
          const before = observed[index - 1];
          if (before === undefined) continue;
          expect(deteriorationOf(shuffled[index - 1]!, shuffled[index]!, policy)).toEqual(
            deteriorationOf(before, after, policy),
          );
        }
      }),
      25,
    );
  });

  test('a company that swings every hour for a month is two alerts a week at most', () => {
    const good = observe({ ...SOUND, cash: { ...SOUND.cash, daysAgo: 0 } });
    const bad = observe(EVENTS.cash_falls);
    const closedAt = new Map<string, string>();
    let open: readonly OpenAlert[] = [];
    const raisedAt: number[] = [];
    for (let hour = 1; hour <= 30 * 24; hour += 1) {
      const at = addDays(DECIDED_AT, hour / 24);
      const [from, to] = hour % 2 === 1 ? [good, bad] : [bad, good];
      const after = {
        ...to,
        decision: { ...to.decision, decidedAt: at },
        signals: to.signals.map((one) => ({ ...one, asOf: one.kind === 'cash.summary' ? at.slice(0, 10) : one.asOf })),
      };
      const before = { ...from, decision: { ...from.decision, decidedAt: at } };
      const followed = followAlerts(open, deteriorationOf(before, after, policy), { after, policy });
      raisedAt.push(...followed.raise.map(() => hour / 24));
      open = applied(open, followed, { at, closedAt });
    }
    const most = Math.max(
      ...raisedAt.map((from) => raisedAt.filter((day) => day >= from && day < from + policy.steadyDays).length),
    );
    expect(raisedAt.length).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(2);
  });
});
