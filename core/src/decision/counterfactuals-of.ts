import { dayOf } from '../calendar.ts';
import type { Signal } from '../signal/signal.ts';
import type { Counterfactual, CounterfactualCode, Standing } from './counterfactual.ts';
import { LEVERS, leversFor } from './counterfactuals/levers.ts';
import type { Lever, Situation } from './counterfactuals/lever.ts';
import { runsFor, smallestStep } from './counterfactuals/smallest-step.ts';
import type { DecisionInput, DecisionRules } from './decide.ts';
import type { RuleHit } from './apply-rules.ts';
import type { Reason } from './decision.ts';
import type { Policy } from './policy.ts';

/** More than four changes are no more use to a reader than more than four reasons (see `MOST_REASONS`). */
const MOST_COUNTERFACTUALS = 4;

/** Runs of the model and the rules that the search for one decision may take. */
const MOST_RUNS = 16;

/** The decision that has just been made, and the function that made it. */
export type Decided = {
  readonly input: DecisionInput;
  readonly rules: DecisionRules;
  readonly signals: readonly Signal[];
  readonly before: Standing;
  readonly standingOf: (input: DecisionInput) => Standing;
};

type Search = { readonly decided: Decided; readonly situation: Situation; runsLeft: number };

const situationOf = ({ input, rules, signals }: Decided): Situation => ({
  input,
  rules,
  signals,
  today: dayOf(input.decidedAt),
});

/** What one lever does about one reason; undefined where it does nothing, or where the search would take too long. */
const pull = (search: Search, lever: Lever, reason: Reason): Counterfactual | undefined => {
  const { decided, situation } = search;
  const { before, standingOf } = decided;
  const steps = lever.steps(situation);
  if (runsFor(steps.length) > search.runsLeft) return undefined;
  const found = smallestStep(steps, before, (step) => {
    search.runsLeft -= 1;
    return standingOf(step.input());
  });
  if (found === undefined) return undefined;
  const { to, from } = found.step;
  const change = from === undefined ? { to } : { to, from };
  return { code: lever.code, reason: reason.code, change, before, after: found.after };
};

/**
 * What would have been decided had one thing been different, for each reason against the company that it can change:
 * the smallest plausible change that would have led to a better outcome, else a better grade, else ten points more or
 * a limit a tenth higher. Each was run through the same model and rules; none makes anything worse. In the order of the
 * reasons, at most one for each and no change twice.
 */
export const counterfactualsOf = (decided: Decided, reasons: readonly Reason[]): readonly Counterfactual[] => {
  const search: Search = { decided, situation: situationOf(decided), runsLeft: MOST_RUNS };
  const found: Counterfactual[] = [];
  const pulled = new Set<CounterfactualCode>();
  for (const reason of reasons) {
    if (reason.direction === 'up' || found.length === MOST_COUNTERFACTUALS) continue;
    for (const lever of leversFor(reason)) {
      // A lever does the same whatever the reason, so one that was pulled is not pulled again.
      if (pulled.has(lever.code)) continue;
      pulled.add(lever.code);
      const counterfactual = pull(search, lever, reason);
      if (counterfactual === undefined) continue;
      found.push(counterfactual);
      break;
    }
  }
  return found;
};

/**
 * True where a fact of the registers alone (struck off, in liquidation) leaves no credit: whatever figures were other,
 * the answer would be the same, and suggesting them would mislead.
 */
export const isBeyondChange = (hits: readonly RuleHit[], { rules }: Policy): boolean =>
  rules.some(
    ({ stage, reason, limitCapMinor }) =>
      stage === 'hard' &&
      limitCapMinor === 0 &&
      hits.some((hit) => hit.reason.code === reason && hit.limitCapMinor === 0),
  );

/** The input of a counterfactual: run through `decide`, it gives `after`. Undefined where the facts do not allow it. */
export const changedInput = (
  { code, change }: Pick<Counterfactual, 'code' | 'change'>,
  input: DecisionInput,
  rules: DecisionRules,
): DecisionInput | undefined => {
  const signals = input.answers.flatMap((answer) => answer.signals);
  const situation: Situation = { input, rules, signals, today: dayOf(input.decidedAt) };
  const lever = Object.values(LEVERS)
    .flat()
    .find((one) => one.code === code);
  const wanted = JSON.stringify(change.to);
  return lever
    ?.steps(situation)
    .find(({ to }) => JSON.stringify(to) === wanted)
    ?.input();
};
