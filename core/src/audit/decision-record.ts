import type { Decision } from '../decision/decision.ts';
import type { DecisionInput } from '../decision/decide.ts';

/** Points at the scorecard or policy that was used: its own record in the same chain, found by the hash of its body. */
export type RulesReference = { readonly id: string; readonly version: string; readonly sha256: string };

/** The body of an audit record of kind `decision`: every input fact, what was applied, and what came out. */
export type DecisionRecord = {
  readonly format: 1;
  readonly input: DecisionInput;
  readonly scorecard: RulesReference;
  readonly policy: RulesReference;
  readonly codeVersion: string;
  readonly decision: Decision;
};
