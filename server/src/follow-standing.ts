import {
  askedLimit,
  deteriorationOf,
  followAlerts,
  keepsStanding,
  nextLimit,
  reviewDueAt,
  type ClosedAlert,
  type Decision,
  type DecisionRecord,
  type MonitoringPolicy,
  type NextLimit,
  type Observed,
  type OpenAlert,
  type RaisedAlert,
  type Signal,
} from '@creditline/core';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import { derivedId } from './derived-id.ts';
import type { ScoreOrder } from './score-company.ts';
import { readOpenAlerts, type NewAlert } from './store/alerts.ts';
import { readDecisionRecord } from './store/decisions.ts';
import { holdWatched, lockAllWatched, type WatchedCompany } from './store/watched-companies.ts';
import { readTenantSettings, type TenantSettings } from './tenant-settings.ts';

/** An alert that closes, with the key of its tasks. */
export type EndedAlert = ClosedAlert & { readonly taskKey: string | null };

/** What follows from a decision for a watched company, before any of it is written. */
export type StandingStep = {
  readonly watched: WatchedCompany;
  /** The decision that was standing; absent for the first one. */
  readonly before?: Decision;
  readonly opened: readonly NewAlert[];
  readonly closed: readonly EndedAlert[];
  /** Open since before and told at once, but there was no account then whose owner could be told. */
  readonly untold: readonly NewAlert[];
  readonly limit: NextLimit;
  readonly dueAt: string;
  /** The decision saw less than the standing one, which stays what the next is compared with. */
  readonly isBlind: boolean;
  readonly settings: TenantSettings;
};

/** The standing decision is another one than the job had read: its facts may miss what that one knew. */
export class StandingMoved extends Error {
  readonly code = 'standing_moved';
}

const WATCHED_WITHOUT_RULES: Pick<MonitoringPolicy, 'automaticLimit'> = {
  automaticLimit: { decrease: 'at_once', increase: 'never', maximumShare: 0 },
};

const DAY_MS = 86_400_000;

type Decided = { readonly order: ScoreOrder; readonly decision: Decision };

/** Stated facts are the caller's own for one question: what follows from them is no standing. */
const makesStanding = ({ order }: Decided): boolean => order.account !== undefined || order.reassessed !== undefined;

/** Locks the rows of the watched companies that are decided about; an account makes its company a watched one. */
export const lockStandings = async (
  tx: Tx,
  decided: readonly Decided[],
): Promise<ReadonlyMap<string, WatchedCompany>> => {
  const [held, reassessed] = [true, false].map((isHeld) =>
    decided.filter((one) => makesStanding(one) && (one.order.account !== undefined) === isHeld),
  );
  const keys = (reassessed ?? []).map(({ order }) => order.company.key);
  const locked = new Map(keys.length === 0 ? [] : await lockAllWatched(tx, keys));
  for (const { order, decision } of held ?? []) {
    const now = new Date(decision.decidedAt);
    locked.set(order.company.key, await holdWatched(tx, { identity: order.company, now }));
  }
  return locked;
};

const observedIn = ({ decision, input }: DecisionRecord): Observed => ({
  decision,
  signals: input.answers.flatMap(({ signals }) => signals),
});

type Seen = {
  readonly order: ScoreOrder;
  readonly before: Observed | undefined;
  readonly after: Observed;
  readonly open: readonly (OpenAlert & { readonly taskKey: string | null })[];
  readonly policy: MonitoringPolicy | undefined;
};

/** What the policy delivers at once gets a task now; whatever else waits for the digest. */
const newAlert = ({ order, after }: Seen, raised: RaisedAlert): NewAlert => {
  const id = derivedId(order.tenantId, 'alert', order.company.key, raised.cause, raised.crossing, after.decision.id);
  return { id, raised, delivery: raised.delivery, taskKey: raised.delivery === 'at_once' ? id : null };
};

const followed = (seen: Seen): Pick<StandingStep, 'opened' | 'closed'> => {
  const { before, after, open, policy } = seen;
  if (before === undefined || policy === undefined) return { opened: [], closed: [] };
  const found = deteriorationOf(before, after, policy);
  const { raise, close } = followAlerts(open, found, { after, policy });
  const taskKeys = new Map(open.map(({ id, taskKey }) => [id, taskKey]));
  return {
    opened: raise.map((raised) => newAlert(seen, raised)),
    closed: close.map((alert) => ({ ...alert, taskKey: taskKeys.get(alert.id) ?? null })),
  };
};

const isBlind = ({ before, after }: Seen): boolean => before !== undefined && keepsStanding(before, after);

/** A source that was silent is asked again the next day. */
const AGAIN_DAYS = 1;

const untoldOf = (open: Seen['open'], closed: readonly EndedAlert[]): readonly NewAlert[] =>
  open
    .filter(
      ({ id, taskKey, raised }) =>
        taskKey === null && raised.delivery === 'at_once' && closed.every((end) => end.id !== id),
    )
    .map(({ id, raised }) => ({ id, raised, delivery: raised.delivery, taskKey: id }));

/** An alert that is kept open because it came back lately has to be looked at again when that time is over. */
const dueAtOf = (seen: Seen, closed: readonly EndedAlert[], settings: TenantSettings): string => {
  const { after, open, policy } = seen;
  const { decision } = after;
  if (policy === undefined) return decision.expiresAt;
  const due = reviewDueAt(decision, settings.reviewDays ?? policy.reviewDays);
  const isKept = open.some(
    ({ id, previousClosedAt }) => previousClosedAt !== undefined && closed.every((ended) => ended.id !== id),
  );
  const againDays = [...(isKept ? [policy.steadyDays] : []), ...(isBlind(seen) ? [AGAIN_DAYS] : [])];
  const again = againDays.map((days) => new Date(Date.parse(decision.decidedAt) + days * DAY_MS).toISOString());
  return [due, ...again].toSorted()[0]!;
};

const limitAfter = (context: Context, { order, after }: Seen, { limit }: WatchedCompany): NextLimit => {
  const { automaticLimit } = context.policy.value.monitoring ?? WATCHED_WITHOUT_RULES;
  const next = order.reassessed === undefined ? askedLimit : nextLimit;
  return next(limit ?? undefined, after.decision, automaticLimit);
};

const stepOf = (context: Context, seen: Seen, { watched, settings }: Pick<StandingStep, 'watched' | 'settings'>) => {
  const { opened, closed } = followed(seen);
  return {
    watched,
    ...(seen.before === undefined ? {} : { before: seen.before.decision }),
    opened,
    closed,
    untold: untoldOf(seen.open, closed),
    limit: limitAfter(context, seen, watched),
    dueAt: dueAtOf(seen, closed, settings),
    isBlind: isBlind(seen),
    settings,
  } satisfies StandingStep;
};

const isMoved = ({ standingId }: ScoreOrder, watched: WatchedCompany | undefined): boolean =>
  standingId !== undefined && (watched?.decisionId ?? null) !== standingId;

/**
 * Says what follows: alerts that open or close, the limit in force, the next review. `watched` is the company's row, which
 * `lockStandings` has locked. Undefined where the decision makes no standing: the company is not watched, or the question
 * was about stated facts or one sale alone. Throws `StandingMoved` where the order was made from another standing.
 */
export const followStanding = async (
  context: Context,
  tx: Tx,
  { order, decision, signals, watched }: Decided & { signals: readonly Signal[]; watched: WatchedCompany | undefined },
): Promise<StandingStep | undefined> => {
  if (!makesStanding({ order, decision })) return undefined;
  if (isMoved(order, watched)) throw new StandingMoved(`another decision about ${order.company.key} stands now`);
  if (watched === undefined) return undefined;
  const [record, open, settings] = await Promise.all([
    watched.decisionId === null ? undefined : readDecisionRecord(tx, watched.decisionId),
    readOpenAlerts(tx, order.company.key),
    readTenantSettings(tx),
  ]);
  const before = record && observedIn(record);
  const policy = context.policy.value.monitoring;
  return stepOf(context, { order, before, after: { decision, signals }, open, policy }, { watched, settings });
};
