/** RFC 9457, as the server writes it. `code` is stable; `errors` name the fields that were refused. */
export type Problem = {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status?: number;
  readonly request_id?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
};

/** The server answered with a problem, or (code `unreachable`) did not answer. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options: { cause?: unknown } = {}) {
    super(`${problem.code}: ${problem.title}`, options);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

const isAbort = (failure: unknown): boolean => failure instanceof DOMException && failure.name === 'AbortError';

/** What to show for a failure; undefined when we cancelled the request ourselves. */
export const toProblem = (failure: unknown): Problem | undefined => {
  if (isAbort(failure)) return undefined;
  if (failure instanceof ApiProblem) return failure.problem;
  return { code: 'unreachable', title: '', detail: '' };
};
