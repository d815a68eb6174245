import type { Signal, IsoDate } from '../../signal/signal.ts';
import type { Change, CounterfactualCode } from '../counterfactual.ts';
import type { DecisionInput, DecisionRules } from '../decide.ts';

/** The decision whose facts are varied. */
export type Situation = {
  readonly input: DecisionInput;
  readonly rules: DecisionRules;
  readonly today: IsoDate;
  /** All of the answers' signals. */
  readonly signals: readonly Signal[];
};

/** One amount of a change. `input` makes the changed facts: a decision's input in which nothing else is different. */
export type Step = Change & { readonly input: () => DecisionInput };

/**
 * A change that a company can lawfully bring about itself. `steps` go from the smallest amount to the largest that is
 * plausible; there are none where the facts leave nothing to change.
 */
export type Lever = {
  readonly code: CounterfactualCode;
  readonly steps: (situation: Situation) => readonly Step[];
};
