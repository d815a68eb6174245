import type { Problem } from '../api/api-problem.ts';
import type { ProblemTexts } from './problems-en.ts';

type Fault = NonNullable<Problem['errors']>[number];
type Known = keyof ProblemTexts['known'];
/** The inputs that the server may find wrong in what this page sends. */
export type FaultyField = keyof ProblemTexts['fields'];

/** The server's paths, without what stands before them, whose last word is not the input's name. */
const inputs: Readonly<Record<string, FaultyField>> = {
  requested_amount: 'amount',
  'requested_amount.value': 'amount',
  'requested_amount.currency': 'currency',
  payment_terms_days: 'terms',
};

/** `account.requested_amount.currency` -> `currency`; undefined for a path that this page does not send. */
export const readFaultyField = (path: string, { fields }: ProblemTexts): FaultyField | undefined => {
  const field = path.replace(/^(?:account|company)\./, '');
  const input = inputs[field] ?? field;
  return Object.hasOwn(fields, input) ? (input as FaultyField) : undefined;
};

/** A proxy in between answers with a bare status: these three mean that nothing stands behind it. */
const bareCodes: Readonly<Record<string, Known>> = {
  http_502: 'unreachable',
  http_503: 'unreachable',
  http_504: 'unreachable',
  http_500: 'internal',
};

const readKnown = (code: string, { known }: ProblemTexts): Known | undefined => {
  const told = bareCodes[code] ?? code;
  return Object.hasOwn(known, told) ? (told as Known) : undefined;
};

/** A problem in the user's language; the server's own English for a code that this page does not know. */
export const sayProblem = (
  { code, title, detail }: Problem,
  texts: ProblemTexts,
): { title: string; detail: string } => {
  const known = readKnown(code, texts);
  return known === undefined ? { title, detail } : texts.known[known];
};

/**
 * What is wrong with one field, in the user's language. Only these codes blame what was typed: a number that no
 * register knows, for one, is named as a field too, while nothing is wrong with its digits.
 */
export const sayFault = (problem: Problem, fault: Fault, texts: ProblemTexts): string => {
  const isMistyped = problem.code === 'body_invalid' || problem.code === 'currency_unsupported';
  const field = readFaultyField(fault.field, texts);
  if (isMistyped && field !== undefined) return texts.fields[field];
  const known = isMistyped ? undefined : readKnown(problem.code, texts);
  return known === undefined ? fault.message : texts.known[known].title;
};
