import { GRADES, type Grade } from './assessment.ts';
import type { Scorecard } from './scorecard.ts';

/** Index of the best grade whose minimum the score reaches; one past the end when it reaches none. */
export const gradeIndexOf = (score: number, grades: Scorecard['grades']): number => {
  let index = 0;
  while (index < grades.length && score < grades[index]!.minimumScore) index += 1;
  return index;
};

/** The grade at an index; the last grade has no minimum. */
export const gradeAt = (index: number, grades: Scorecard['grades']): Grade =>
  grades[index]?.grade ?? GRADES[GRADES.length - 1]!;
