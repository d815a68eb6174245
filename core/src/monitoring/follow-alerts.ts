import { severityOf } from '../signal/proceedings.ts';
import type { Proceedings } from '../signal/signal.ts';
import { SEVERITIES, type AlertCause, type ClosedAlert, type OpenAlert, type RaisedAlert } from './alert.ts';
import { limitCrossing, rankOf } from './conditions/standing-conditions.ts';
import type { MonitoringPolicy } from './monitoring-policy.ts';
import type { Observed } from './observed.ts';
import { isRecovered } from './recovery.ts';

/** What to open and what to close. Nothing is in both. */
export type FollowedAlerts = { readonly raise: readonly RaisedAlert[]; readonly close: readonly ClosedAlert[] };

/** Beyond liquidation (4): the company itself is no more. */
const ENDED = 5;

const legalRank = ({ crossing }: RaisedAlert): number =>
  crossing === 'ceased' ? ENDED : severityOf(crossing.split(':')[0] as Proceedings);

const urgency = ({ severity }: RaisedAlert): number => -SEVERITIES.indexOf(severity);

/** How bad a crossing is among those of the same cause; more is worse. */
const RANKS: Readonly<Record<AlertCause, (alert: RaisedAlert) => number>> = {
  legal_event: legalRank,
  cash_signal: urgency,
  payment_incident: urgency,
  band_crossing: ({ delta }) => rankOf(delta.grade.to),
  // Both count what is left: `score:300`, `limit:25`.
  score_drop: ({ crossing }) => -Number(crossing.split(':')[1]),
  limit_cut: ({ crossing }) => -Number(crossing.split(':')[1]),
};

const rankIn = (alert: RaisedAlert): number => RANKS[alert.cause](alert);

const byOpening = (a: OpenAlert, b: OpenAlert): number => {
  if (a.openedAt !== b.openedAt) return a.openedAt < b.openedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

const SLIDING: ReadonlySet<AlertCause> = new Set<AlertCause>(['band_crossing', 'score_drop', 'limit_cut']);

/**
 * A further fall of grade, score or limit goes on from where the open alert began: it tells of the whole way down, and is
 * over when all of it is made good.
 */
const sinceStart = (found: RaisedAlert, open: readonly OpenAlert[]): RaisedAlert => {
  const first = open.toSorted(byOpening)[0]?.raised.delta;
  if (first === undefined || !SLIDING.has(found.cause)) return found;
  const { delta } = found;
  const whole = {
    score: { from: first.score.from, to: delta.score.to },
    grade: { from: first.grade.from, to: delta.grade.to },
    outcome: { from: first.outcome.from, to: delta.outcome.to },
    limit: { from: first.limit.from, to: delta.limit.to },
  };
  if (found.cause !== 'limit_cut' || first.limit.from.currency !== delta.limit.to.currency)
    return { ...found, delta: whole };
  return { ...found, delta: whole, crossing: limitCrossing(first.limit.from.minor, delta.limit.to.minor) };
};

/** Another judgment is always news; of everything else the open alert already says the worse, or the same. */
const isCovered = (found: RaisedAlert, open: readonly OpenAlert[]): boolean => {
  if (open.some(({ raised }) => raised.crossing === found.crossing)) return true;
  if (found.cause === 'legal_event') return false;
  return open.some(({ raised }) =>
    SLIDING.has(found.cause) ? rankIn(raised) >= rankIn(found) : rankIn(raised) > rankIn(found),
  );
};

const closed = ({ id, raised }: OpenAlert, because: ClosedAlert['because']): ClosedAlert => ({ id, because, raised });

/**
 * What follows for the open alerts of one company when something was found, or nothing. One alert is open per cause and
 * crossing; a worse crossing supersedes the milder ones; what is over closes, but never in the step in which something
 * of the same cause was found. The order of `open` does not matter.
 *
 * Hysteresis, so that a company that swings is no storm of alerts: a grade must be back where it was, a score and a limit
 * half of the way, cash and payments half-way to what their rule asks for. And an alert that comes back within
 * `steadyDays` of its last closing stays open for `steadyDays`, which takes `previousClosedAt` from the caller: at most
 * two alerts of one cause and crossing open in any `steadyDays`.
 */
export const followAlerts = (
  open: readonly OpenAlert[],
  found: readonly RaisedAlert[],
  { after, policy }: { readonly after: Observed; readonly policy: MonitoringPolicy },
): FollowedAlerts => {
  const ofCause = (cause: AlertCause): readonly OpenAlert[] => open.filter(({ raised }) => raised.cause === cause);
  const raise = found
    .map((alert) => sinceStart(alert, ofCause(alert.cause)))
    .filter((alert) => !isCovered(alert, ofCause(alert.cause)));
  const isSuperseded = ({ raised }: OpenAlert): boolean =>
    raise.some((alert) => alert.cause === raised.cause && rankIn(alert) > rankIn(raised));
  const close = open.flatMap((alert): readonly ClosedAlert[] => {
    if (isSuperseded(alert)) return [closed(alert, 'superseded')];
    const isFoundAgain = found.some(({ cause }) => cause === alert.raised.cause);
    return !isFoundAgain && isRecovered(alert, after, policy) ? [closed(alert, 'recovered')] : [];
  });
  return { raise, close: close.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
};
