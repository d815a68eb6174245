import type { Observed } from './observed.ts';
import { lostGroups } from './what-fell.ts';

const UNANSWERED: ReadonlySet<string> = new Set(['late', 'failed']);

/**
 * True when the new decision should not take the place of the standing one as what the next is compared with: it saw
 * less, because a source did not answer. A fall that it could not tell from its own blindness is then found once the
 * source is back; taken as the standing one, it would hide that fall for good. Only until the standing decision expires:
 * one that may not be relied on any more is no measure, and a source may stay away.
 */
export const keepsStanding = (before: Observed, after: Observed): boolean =>
  lostGroups({ before, after }).length > 0 &&
  after.decision.sources.some(({ status }) => UNANSWERED.has(status)) &&
  Date.parse(after.decision.decidedAt) < Date.parse(before.decision.expiresAt);
