import { signalsOf, type SignalOf } from './answer.ts';
import { oncePerList } from './once-per-list.ts';
import { differInUnits, statementFaults, type StatementFault } from './statement-faults.ts';

type Statement = SignalOf<'accounts.statement'>;

/** A statement and what cannot be right in it, the gravest first; sound without any fault. */
export type JudgedStatement = { readonly signal: Statement; readonly faults: readonly StatementFault[] };

const isDeclared = ({ signal }: JudgedStatement): boolean => signal.value.declared === true;

/**
 * Which of two statements has the wrong units is not seen from two: both are doubted, unless one of them is confirmed
 * and the other declared, or more statements agree with one of them.
 */
const hasOtherUnits = (one: JudgedStatement, sound: readonly JudgedStatement[]): boolean => {
  const peers = sound.filter((other) => other !== one && (isDeclared(one) || !isDeclared(other)));
  const verdicts = peers.map(({ signal }) => differInUnits(signal.value, one.signal.value));
  const countOf = (verdict: boolean): number => verdicts.filter((each) => each === verdict).length;
  return countOf(true) > countOf(false);
};

/** Every statement with its faults: its own, and units that differ from the company's other statements. */
export const judgedStatements = oncePerList((signals, today): readonly JudgedStatement[] => {
  const judged = signalsOf(signals, 'accounts.statement').map((signal): JudgedStatement => ({
    signal,
    faults: statementFaults(signal.value, today),
  }));
  if (judged.length < 2) return judged;
  const sound = judged.filter(({ faults }) => faults.length === 0);
  return judged.map((one) =>
    one.faults.length === 0 && hasOtherUnits(one, sound) ? { ...one, faults: ['units_differ'] } : one,
  );
});
