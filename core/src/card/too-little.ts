import type { Decision } from '../decision/decision.ts';

/** True where a score would be a guess: none is shown then. */
export const isTooLittleData = (decision: Decision): boolean =>
  decision.reasons.some(({ code }) => code === 'TOO_LITTLE_DATA');
