import type { StepTable } from '../../scorecard.ts';

/** A table whose points an expert set; what an unknown figure gives back is worked out with the combiners. */
export type ExpertTable = Omit<StepTable, 'missing' | 'bags'>;
