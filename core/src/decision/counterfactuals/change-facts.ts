import type { Answer } from '../../signal/answer.ts';
import type { Fact, IsoDate, Signal } from '../../signal/signal.ts';
import type { DecisionInput } from '../decide.ts';
import type { Situation } from './lever.ts';

/** The source of facts that nobody stated. They are made for one computation and stored nowhere. */
const SOURCE = 'counterfactual';

/** A fact as it would be; `asOf` is left out for one that comes about on the day of the decision. */
export type ChangedFact = Fact & { readonly asOf?: IsoDate };

const without = (answer: Answer, replaced: readonly Signal[]): Answer =>
  answer.signals.some((signal) => replaced.includes(signal))
    ? { ...answer, signals: answer.signals.filter((signal) => !replaced.includes(signal)) }
    : answer;

/**
 * The input with some signals replaced by other facts. The new answer speaks for no group: a register that was read
 * a month ago must not look fresh because one of its facts is varied.
 */
export const changeFacts = (
  { input, today }: Situation,
  replaced: readonly Signal[],
  facts: readonly ChangedFact[],
): DecisionInput => {
  const signals = facts.map((fact): Signal => ({ asOf: today, ...fact, source: SOURCE }));
  const answer: Answer = { source: SOURCE, groups: [], found: true, signals, fetchedAt: input.decidedAt };
  return { ...input, answers: [...input.answers.map((known) => without(known, replaced)), answer] };
};
