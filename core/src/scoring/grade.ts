import { GRADES, type Grade } from './assessment.ts';
import type { Scorecard } from './scorecard.ts';

/** The best grade whose minimum the score reaches; the last grade has no minimum. */
export const gradeOf = (score: number, grades: Scorecard['grades']): Grade =>
  grades.find(({ minimumScore }) => score >= minimumScore)?.grade ?? GRADES[GRADES.length - 1]!;
