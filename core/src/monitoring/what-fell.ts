import type { Decision, Reason } from '../decision/decision.ts';
import { byAge } from '../signal/answer.ts';
import { SOURCE_GROUPS, type Signal, type SourceGroup } from '../signal/signal.ts';
import type { Observed, Step } from './observed.ts';

/** Log-odds of one group, in nano units: its features' contributions, or what stands in for it while it is missing. */
const nanoOf = ({ assessment }: Decision, group: SourceGroup): number =>
  assessment.contributions.reduce((sum, one) => (one.group === group ? sum + one.nano : sum), 0);

/** What each group lost between two decisions, in nano units; a group that gained has lost 0. */
const lossesOf = ({ before, after }: Step): ReadonlyMap<SourceGroup, number> =>
  new Map(
    SOURCE_GROUPS.map((group) => [group, Math.max(0, nanoOf(before.decision, group) - nanoOf(after.decision, group))]),
  );

/** The share, 0..1, that these groups have in all that was lost; none where nothing was. */
export const shareOfLoss = (step: Step, groups: readonly SourceGroup[]): number | undefined => {
  const losses = lossesOf(step);
  const all = [...losses.values()].reduce((sum, loss) => sum + loss, 0);
  return all === 0 ? undefined : groups.reduce((sum, group) => sum + (losses.get(group) ?? 0), 0) / all;
};

/** The group that lost most; none where nothing did. */
export const groupThatFell = (step: Step): SourceGroup | undefined => {
  const losses = [...lossesOf(step)].filter(([, loss]) => loss > 0);
  return losses.toSorted(([, a], [, b]) => b - a)[0]?.[0];
};

/** Groups that spoke before and are silent now. */
export const lostGroups = ({ before, after }: Step): readonly SourceGroup[] =>
  before.decision.assessment.groups.filter((group) => !after.decision.assessment.groups.includes(group));

const SILENT: ReadonlySet<string> = new Set(['late', 'failed', 'stale']);

/** Sources that did not answer this time, by name; facts of theirs, where there are any, are older ones. */
export const silentSources = ({ decision }: Observed): ReadonlySet<string> =>
  new Set(decision.sources.filter(({ status }) => SILENT.has(status)).map(({ name }) => name));

const GROUP_OF_TOPIC: Readonly<Record<string, SourceGroup>> = {
  company: 'registry',
  notices: 'notices',
  proceedings: 'notices',
  business: 'notices',
  accounts: 'accounts',
  cash: 'cash',
  payments: 'payments',
  links: 'links',
};

/** `accounts.filed` is told by the gazette, the statement itself by the accounts. */
const groupOf = ({ kind }: Signal): SourceGroup | undefined =>
  kind === 'accounts.filed' || kind === 'company.struck_off' || kind === 'company.moved'
    ? 'notices'
    : GROUP_OF_TOPIC[kind.split('.')[0] ?? ''];

/** The newest fact of a group. */
export const newestOf = ({ signals }: Observed, group: SourceGroup | undefined): Signal | undefined =>
  signals
    .filter((signal) => groupOf(signal) === group)
    .toSorted(byAge)
    .at(-1);

/** The reason of that group whose points got worse most between two decisions: what a reader wants to know first. */
export const reasonThatFell = ({ before, after }: Step, group: SourceGroup): Reason | undefined => {
  const sources = new Set(after.signals.filter((one) => groupOf(one) === group).map(({ source }) => source));
  const then = new Map(before.decision.reasons.map(({ topic, points }) => [topic, points]));
  const fallen = after.decision.reasons
    .filter(({ direction, source }) => direction === 'down' && source !== undefined && sources.has(source))
    .map((reason) => ({ reason, points: reason.points - (then.get(reason.topic) ?? 0) }))
    .filter(({ points }) => points < 0);
  return fallen.toSorted((a, b) => a.points - b.points)[0]?.reason;
};

/** Groups with facts of a source that did not answer this time. */
export const doubtedGroups = (after: Observed): ReadonlySet<SourceGroup> => {
  const silent = silentSources(after);
  if (silent.size === 0) return new Set();
  return new Set(
    after.signals
      .filter(({ source }) => silent.has(source))
      .map(groupOf)
      .filter((group) => group !== undefined),
  );
};

/**
 * True where the fall is one of the company and not of our sight: no group went silent, and where a source answered with
 * older facts or not at all, the groups that did answer make up at least half of what was lost.
 */
export const isFallOfTheCompany = (step: Step): boolean => {
  if (lostGroups(step).length > 0) return false;
  if (silentSources(step.after).size === 0) return true;
  const doubted = doubtedGroups(step.after);
  const answered = SOURCE_GROUPS.filter((group) => !doubted.has(group));
  return (shareOfLoss(step, answered) ?? 0) >= 0.5;
};
