import { byAge, signalsOf } from './answer.ts';
import type { IsoDate, Proceedings, Signal } from './signal.ts';

/** Where a company stands in collective proceedings, read from its dated facts. */
export type ProceedingsState =
  | { readonly state: 'none' }
  | {
      readonly state: 'open' | 'plan';
      readonly proceedings: Proceedings;
      readonly since: IsoDate;
      readonly source: string;
    }
  | {
      readonly state: 'closed';
      readonly outcome: 'cleared' | 'insufficient_assets' | 'other';
      readonly since: IsoDate;
      readonly source: string;
    };

type ProceedingsSignal = Extract<Signal, { kind: `proceedings.${string}` }>;

/** On the same day an opening comes before a plan, and a plan before a closure. */
const ORDER: Record<ProceedingsSignal['kind'], number> = {
  'proceedings.opened': 0,
  'proceedings.plan': 1,
  'proceedings.closed': 2,
};

const KINDS = ['proceedings.opened', 'proceedings.plan', 'proceedings.closed'] as const;

const severity: Record<Proceedings, number> = { conciliation: 1, safeguard: 2, receivership: 3, liquidation: 4 };

/** Of two facts of one kind and day the graver one comes last, and so holds. */
const gravityOf = (signal: ProceedingsSignal): number => {
  if (signal.kind !== 'proceedings.closed') return severity[signal.value];
  return signal.value.outcome === 'insufficient_assets' ? 2 : signal.value.outcome === 'other' ? 1 : 0;
};

const byDay = (a: ProceedingsSignal, b: ProceedingsSignal): number => {
  if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
  return ORDER[a.kind] - ORDER[b.kind] || gravityOf(a) - gravityOf(b) || byAge(a, b);
};

/** How far proceedings have gone, 1 (conciliation) to 4 (liquidation). */
export const severityOf = (proceedings: Proceedings): number => severity[proceedings];

const stateAfter = (next: ProceedingsSignal): ProceedingsState => {
  const at = { since: next.asOf, source: next.source };
  if (next.kind === 'proceedings.opened') return { state: 'open', proceedings: next.value, ...at };
  if (next.kind === 'proceedings.plan') return { state: 'plan', proceedings: next.value, ...at };
  return { state: 'closed', outcome: next.value.outcome, ...at };
};

/** The state after the last fact. A conversion is an opening of the graver kind, so it simply follows. */
export const proceedingsState = (signals: readonly Signal[]): ProceedingsState => {
  const told = KINDS.flatMap((kind): readonly ProceedingsSignal[] => signalsOf(signals, kind));
  const last = told.toSorted(byDay).at(-1);
  return last === undefined ? { state: 'none' } : stateAfter(last);
};
