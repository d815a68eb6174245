import { sigmoid } from '../logistic.ts';

/** Solves a symmetric positive system by elimination; `matrix` and `vector` are used up. */
const solved = (matrix: number[][], vector: number[]): readonly number[] => {
  const size = vector.length;
  for (let pivot = 0; pivot < size; pivot += 1)
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = matrix[row]![pivot]! / matrix[pivot]![pivot]!;
      for (let column = pivot; column < size; column += 1) matrix[row]![column]! -= factor * matrix[pivot]![column]!;
      vector[row]! -= factor * vector[pivot]!;
    }
  const answer = Array.from({ length: size }, () => 0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = vector[row]!;
    for (let column = row + 1; column < size; column += 1) rest -= matrix[row]![column]! * answer[column]!;
    answer[row] = rest / matrix[row]![row]!;
  }
  return answer;
};

const STEPS = 30;
/** Keeps the system solvable where two sub-scores say the same. */
const RIDGE = 1e-3;

/** First and second derivatives of the loss at the weights. */
const derivatives = (columns: readonly Float64Array[], target: Uint8Array, weights: readonly number[]) => {
  const size = weights.length;
  const gradient = Array.from(weights, (_, at) => (at === 0 ? 0 : RIDGE * weights[at]!));
  const hessian = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => (a === b ? RIDGE : 0)),
  );
  const cells = new Float64Array(size).fill(1);
  for (let row = 0; row < target.length; row += 1) {
    let logOdds = weights[0]!;
    for (let at = 1; at < size; at += 1) {
      cells[at] = columns[at - 1]![row]!;
      logOdds += weights[at]! * cells[at]!;
    }
    const p = sigmoid(logOdds);
    for (let a = 0; a < size; a += 1) {
      gradient[a]! += (p - target[row]!) * cells[a]!;
      for (let b = 0; b < size; b += 1) hessian[a]![b]! += p * (1 - p) * cells[a]! * cells[b]!;
    }
  }
  return { gradient, hessian };
};

/** Logistic regression of the outcome on the columns, by Newton steps from equal shares: [intercept, ...weights]. */
export const logisticWeights = (columns: readonly Float64Array[], target: Uint8Array): readonly number[] => {
  let weights: readonly number[] = [0, ...columns.map(() => 1 / columns.length)];
  for (let step = 0; step < STEPS; step += 1) {
    const { gradient, hessian } = derivatives(columns, target, weights);
    const move = solved(hessian, gradient);
    weights = weights.map((value, at) => value - move[at]!);
    if (Math.max(...move.map(Math.abs)) < 1e-9) break;
  }
  return weights;
};
