import { isPlainText } from '@creditline/core';
import type { Request } from 'express';
import { AppError } from '../errors.ts';

/** A parameter of the address that is wrong, or several that contradict each other, and what would be right. */
export const invalidParameter = (wrong: string | readonly string[], message: string): AppError => {
  const fields = typeof wrong === 'string' ? [wrong] : wrong;
  const detail = `${fields.join(' and ')} ${message}`;
  return new AppError('parameter_invalid', detail, {
    detail: `${detail}.`,
    errors: fields.map((field) => ({ field, message })),
  });
};

/** One value of up to 200 characters, or undefined when it was not given. Throws `parameter_invalid`. */
export const queryText = (request: Request, name: string): string | undefined => {
  const value: unknown = request.query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw invalidParameter(name, 'must be given once');
  if (value.length < 1 || value.length > 200) throw invalidParameter(name, 'must have 1 to 200 characters');
  if (!isPlainText(value)) throw invalidParameter(name, 'must hold no control character');
  return value;
};

export const queryChoice = <T extends string>(request: Request, name: string, choices: readonly T[]): T | undefined => {
  const value = queryText(request, name);
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw invalidParameter(name, `must be one of ${choices.join(', ')}`);
  return choice;
};

export const queryFlag = (request: Request, name: string): boolean | undefined => {
  const choice = queryChoice(request, name, ['true', 'false']);
  return choice === undefined ? undefined : choice === 'true';
};

const MOST_IN_A_PAGE = 200;
const USUAL_PAGE = 50;

/** How many rows a page may have: 1 to 200, 50 without the parameter. */
export const queryLimit = (request: Request): number => {
  const value = queryText(request, 'limit');
  if (value === undefined) return USUAL_PAGE;
  const limit = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (limit < 1 || limit > MOST_IN_A_PAGE) {
    throw invalidParameter('limit', `must be a whole number from 1 to ${MOST_IN_A_PAGE}`);
  }
  return limit;
};
