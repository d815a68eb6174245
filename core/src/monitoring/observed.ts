import type { Decision } from '../decision/decision.ts';
import type { Signal } from '../signal/signal.ts';

/** A company as one decision saw it: the decision and all signals that it was made of. */
export type Observed = { readonly decision: Decision; readonly signals: readonly Signal[] };

/** The standing decision and the new one of the same company. */
export type Step = { readonly before: Observed; readonly after: Observed };
