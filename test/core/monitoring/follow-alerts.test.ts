import {
  deteriorationOf,
  followAlerts,
  type Observed,
  type OpenAlert,
  type RaisedAlert,
  type Signal,
} from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { SOUND, TODAY } from '../company-facts.ts';
import { daysLater, EVENTS, figures, MONITORING, observe, reports, sound, without, withSignals } from './observed.ts';

const found = (before: Observed, after: Observed) => deteriorationOf(before, after, MONITORING);
const follow = (open: readonly OpenAlert[], raised: readonly RaisedAlert[], after: Observed) =>
  followAlerts(open, raised, { after, policy: MONITORING });

const openOf = (raised: RaisedAlert | undefined, more: Partial<OpenAlert> = {}): OpenAlert => {
  if (raised === undefined) throw new Error('nothing was found to open');
  return { id: `${raised.cause} ${raised.crossing}`, openedAt: daysLater(0), raised, ...more };
};
const only = (before: Observed, after: Observed, more: Partial<OpenAlert> = {}): OpenAlert =>
  openOf(found(before, after)[0], more);

const weighed = (score: number, grade: 'A' | 'B' | 'C' | 'D' | 'E' | 'F', limitMinor = 4_000_000): Observed =>
  figures(sound, { score, grade, limitMinor });
const closedAs = (because: 'recovered' | 'superseded', ...alerts: readonly OpenAlert[]) =>
  alerts.map(({ id, raised }) => ({ id, because, raised }));
const NOTHING = { raise: [], close: [] };

describe('one alert per cause and crossing', () => {
  test('what is found is raised, and not again while it is open', () => {
    const raised = found(sound, observe(EVENTS.liquidation_opened));
    const after = observe(EVENTS.liquidation_opened);
    expect(follow([], raised, after)).toEqual({ raise: raised, close: [] });
    expect(follow([openOf(raised[0])], raised, after)).toEqual(NOTHING);
  });

  test('a worse grade supersedes the milder alert and tells of the whole way down', () => {
    const first = only(weighed(710, 'B'), weighed(560, 'D'));
    const worse = found(weighed(560, 'D'), weighed(470, 'E'));
    const { raise, close } = follow([first], worse, weighed(470, 'E'));
    expect(close).toEqual(closedAs('superseded', first));
    expect(raise).toMatchObject([
      { crossing: 'grade:E', delta: { grade: { from: 'B', to: 'E' }, score: { from: 710, to: 470 } } },
    ]);
    expect(follow([openOf(raise[0])], worse, weighed(470, 'E'))).toEqual(NOTHING);
  });

  test('a milder grade is not raised beside an open worse one', () => {
    const worst = only(weighed(710, 'B'), weighed(470, 'E'));
    expect(follow([worst], found(weighed(630, 'C'), weighed(560, 'D')), weighed(560, 'D'))).toEqual(NOTHING);
  });

  test('a limit that is cut again is told against what it was at first', () => {
    const first = only(weighed(900, 'A', 4_000_000), weighed(900, 'A', 1_800_000));
    const again = found(weighed(900, 'A', 1_800_000), weighed(900, 'A', 500_000));
    const { raise, close } = follow([first], again, weighed(900, 'A', 500_000));
    expect(close).toEqual(closedAs('superseded', first));
    expect(raise).toMatchObject([{ crossing: 'limit:25', delta: { limit: { from: { minor: 4_000_000 } } } }]);
    expect(follow([openOf(raise[0])], again, weighed(900, 'A', 500_000))).toEqual(NOTHING);
  });

  test('liquidation supersedes receivership', () => {
    const proceedings = (...values: readonly ('receivership' | 'liquidation')[]): Observed =>
      observe({
        ...SOUND,
        notices: {
          ...SOUND.notices,
          proceedings: values.map((value, index) => ({ kind: 'proceedings.opened', value, daysAgo: 90 - index * 80 })),
        },
      });
    const first = only(sound, proceedings('receivership'));
    const after = proceedings('receivership', 'liquidation');
    expect(follow([first], found(proceedings('receivership'), after), after)).toMatchObject({
      raise: [{ crossing: 'liquidation:2026-11-11' }],
      close: closedAs('superseded', first),
    });
  });
});

describe('an alert closes itself on recovery', () => {
  test.each([
    ['cash_falls', SOUND],
    ['payment_incident', SOUND],
    [
      'liquidation_opened',
      {
        ...SOUND,
        notices: {
          ...SOUND.notices,
          proceedings: [
            { kind: 'proceedings.opened', value: 'liquidation', daysAgo: 1 },
            { kind: 'proceedings.closed', value: { proceedings: 'liquidation', outcome: 'cleared' }, daysAgo: 0 },
          ],
        },
      },
    ],
  ] as const)('%s', (event, facts) => {
    const alert = only(sound, observe(EVENTS[event]));
    const fresh = observe({
      ...facts,
      cash: { ...SOUND.cash, daysAgo: 0 },
      payments: { ...SOUND.payments, daysAgo: 0 },
    });
    expect(follow([alert], [], observe(EVENTS[event]))).toEqual(NOTHING);
    expect(follow([alert], [], fresh)).toEqual({ raise: [], close: closedAs('recovered', alert) });
  });

  test('a company that ended and is active again in the register', () => {
    const ended = observe({ ...SOUND, registry: { ...SOUND.registry, status: 'ceased' } });
    const alert = only(sound, ended);
    expect(follow([alert], [], ended)).toEqual(NOTHING);
    expect(follow([alert], [], sound).close).toEqual(closedAs('recovered', alert));
  });

  test.each(['plan', 'insufficient_assets'] as const)('proceedings that went into %s are not over', (end) => {
    const alert = only(sound, observe(EVENTS.safeguard_opened));
    const kept: Signal =
      end === 'plan'
        ? { kind: 'proceedings.plan', value: 'safeguard', source: 'notices', asOf: TODAY }
        : {
            kind: 'proceedings.closed',
            value: { proceedings: 'safeguard', outcome: end },
            source: 'notices',
            asOf: TODAY,
          };
    const after = observe(EVENTS.safeguard_opened);
    expect(follow([alert], [], withSignals(after, [...after.signals, kept]))).toEqual(NOTHING);
  });

  test('a judgment that is gone closes its alert only when the gazette was searched again later, without a doubt', () => {
    const later = figures(sound, { decidedAt: daysLater(2) });
    const searched: Signal = { kind: 'notices.searched', value: 0, source: 'notices', asOf: daysLater(2).slice(0, 10) };
    const doubt: Signal = { kind: 'notices.unread', value: 'A1', source: 'notices', asOf: searched.asOf };
    const alert = only(sound, observe(EVENTS.safeguard_opened));
    const withdrawn = withSignals(later, [...later.signals, searched]);
    expect(follow([alert], [], sound)).toEqual(NOTHING);
    expect(follow([alert], [], withSignals(later, [...withdrawn.signals, doubt]))).toEqual(NOTHING);
    expect(follow([alert], [], figures(withdrawn, { sources: reports('notices', 'stale') }))).toEqual(NOTHING);
    expect(follow([alert], [], withdrawn).close).toEqual(closedAs('recovered', alert));
  });

  test('a grade only where it came from, not a step before', () => {
    const alert = only(weighed(710, 'B'), weighed(560, 'D'));
    expect(follow([alert], [], weighed(699, 'C'))).toEqual(NOTHING);
    expect(follow([alert], [], weighed(700, 'B')).close).toEqual(closedAs('recovered', alert));
  });

  test('a score to within half of the rule’s points, a limit to within half of its share', () => {
    const drop = only(weighed(980, 'A'), weighed(820, 'A'));
    expect(follow([drop], [], weighed(904, 'A'))).toEqual(NOTHING);
    expect(follow([drop], [], weighed(905, 'A')).close).toEqual(closedAs('recovered', drop));
    const cut = only(weighed(900, 'A', 4_000_000), weighed(900, 'A', 2_000_000));
    expect(follow([cut], [], weighed(900, 'A', 2_999_999))).toEqual(NOTHING);
    expect(follow([cut], [], weighed(900, 'A', 3_000_000)).close).toEqual(closedAs('recovered', cut));
  });

  test('cash half-way to every rule of its kind, not only to the one that was told', () => {
    const alert = only(sound, observe(EVENTS.cash_falls));
    const cash = (figure: object) =>
      observe({ ...SOUND, cash: { daysAgo: 0, summary: { ...SOUND.cash.summary, ...figure } } });
    expect(follow([alert], [], cash({ rejectedDebits: 2 }))).toEqual(NOTHING);
    expect(follow([alert], [], cash({ overdraftDays: 8 }))).toEqual(NOTHING);
    expect(follow([alert], [], cash({ rejectedDebits: 1, overdraftDays: 7 })).close).toEqual(
      closedAs('recovered', alert),
    );
  });
});

describe('a source that is silent recovers nothing', () => {
  test.each(['cash_falls', 'payment_incident'] as const)('%s: no facts, older facts, stale facts', (event) => {
    const group = event === 'cash_falls' ? 'cash' : 'payments';
    const alert = only(sound, observe(EVENTS[event]));
    const fresh = { ...SOUND, cash: { ...SOUND.cash, daysAgo: 0 }, payments: { ...SOUND.payments, daysAgo: 0 } };
    expect(follow([alert], [], observe(without(SOUND, group)))).toEqual(NOTHING);
    expect(follow([alert], [], sound)).toEqual(NOTHING);
    expect(follow([alert], [], observe(fresh, { sources: reports(group, 'stale') }))).toEqual(NOTHING);
    expect(follow([alert], [], observe(fresh)).close).toHaveLength(1);
  });

  test('a grade that is back because the group that fell is gone, or while a source does not answer', () => {
    const weak = { ...SOUND, cash: { ...EVENTS.cash_falls.cash } };
    const rules = MONITORING.rules.filter(({ when }) => when.is === 'grade_enters');
    const fallen = figures(observe(weak), { score: 560, grade: 'D' });
    const [raised] = deteriorationOf(sound, fallen, { ...MONITORING, rules });
    const alert = openOf(raised);
    expect(alert.raised.fact.group).toBe('cash');
    expect(follow([alert], [], observe(without(SOUND, 'cash')))).toEqual(NOTHING);
    expect(follow([alert], [], observe(SOUND, { sources: reports('links', 'failed') }))).toEqual(NOTHING);
    expect(follow([alert], [], sound).close).toEqual(closedAs('recovered', alert));
  });
});

describe('a company that swings', () => {
  test('an alert that came back within the steady days stays open for as many', () => {
    const again = only(weighed(710, 'B'), weighed(560, 'D'), { previousClosedAt: daysLater(-6) });
    const better = (days: number) => figures(weighed(800, 'A'), { decidedAt: daysLater(days) });
    expect(follow([again], [], better(0))).toEqual(NOTHING);
    expect(follow([again], [], better(6))).toEqual(NOTHING);
    expect(follow([again], [], better(7)).close).toEqual(closedAs('recovered', again));
    const rare = { ...again, previousClosedAt: daysLater(-7) };
    expect(follow([rare], [], better(0)).close).toEqual(closedAs('recovered', rare));
  });
});
