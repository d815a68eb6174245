import type { IsoDate, Proceedings } from '@creditline/core';
import type { DatedFact } from './dated-fact.ts';
import { dayOfHappening, type Happening } from './happening.ts';

type Judgment = Extract<DatedFact, { kind: 'proceedings.opened' | 'proceedings.closed' }>;

const isJudgment = (fact: DatedFact): fact is Judgment =>
  fact.kind === 'proceedings.opened' || fact.kind === 'proceedings.closed';

/** The proceedings that the last of these notices left open. */
const openAfter = (notices: readonly DatedFact[]): Proceedings | undefined => {
  const last = notices.findLast(isJudgment);
  return last?.kind === 'proceedings.opened' ? last.value : undefined;
};

/** What a court would do next; undefined where it has nothing to do, so that a repeated event is harmless. */
const judgmentOf = (happening: Happening, open: Proceedings | undefined): Judgment | undefined => {
  const at = { asOf: dayOfHappening(happening), reference: `A-SANDBOX-${happening.id.slice(0, 8)}` };
  if (happening.event === 'liquidation_opened' && open !== 'liquidation') {
    return { kind: 'proceedings.opened', value: 'liquidation', ...at };
  }
  // No court goes back from a receivership or a liquidation to a safeguard.
  if (happening.event === 'safeguard_opened' && open === undefined) {
    return { kind: 'proceedings.opened', value: 'safeguard', ...at };
  }
  if (happening.event === 'recovered' && open !== undefined) {
    return { kind: 'proceedings.closed', value: { proceedings: open, outcome: 'cleared' }, ...at };
  }
  return undefined;
};

/** Every judgment that followed from the happenings, in their order; `before` is what had been published already. */
export const judgmentsAfter = (
  before: readonly DatedFact[],
  happenings: readonly Happening[],
): readonly DatedFact[] => {
  const judgments: Judgment[] = [];
  for (const happening of happenings) {
    const next = judgmentOf(happening, openAfter([...before, ...judgments]));
    if (next !== undefined) judgments.push(next);
  }
  return judgments;
};

/**
 * The last judgment of each day. Real courts are slower; here a company may fall, recover and fall again within a minute,
 * and of one day's opening and closure nobody could tell which came last.
 */
export const lastOfEachDay = (judgments: readonly DatedFact[]): readonly DatedFact[] => [
  ...new Map<IsoDate, DatedFact>(judgments.map((judgment) => [judgment.asOf, judgment])).values(),
];
