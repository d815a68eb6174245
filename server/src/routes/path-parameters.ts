import type { Request } from 'express';
import { AppError } from '../errors.ts';

/** PostgreSQL text cannot hold NUL, and no id that we gave or a CRM gives holds a control character. */
const UNUSABLE = /\p{Cc}/u;

/** A part of the address, 1 to 200 characters. Throws `parameter_invalid`. */
export const parameterOf = (request: Request, name: string): string => {
  const value: unknown = request.params[name];
  const text = typeof value === 'string' ? value : '';
  if (text.length > 0 && text.length <= 200 && !UNUSABLE.test(text)) return text;
  const message = 'must have 1 to 200 characters, none of them a control character';
  throw new AppError('parameter_invalid', `${name} is not usable`, {
    detail: `${name} ${message}.`,
    errors: [{ field: name, message }],
  });
};

export const idOf = (request: Request): string => parameterOf(request, 'id');
export const letterIdOf = (request: Request): string => parameterOf(request, 'letterId');
export const crmNameOf = (request: Request): string => parameterOf(request, 'crm');
export const accountIdOf = (request: Request): string => parameterOf(request, 'accountId');
export const sourceNameOf = (request: Request): string => parameterOf(request, 'source');
export const referenceOf = (request: Request): string => parameterOf(request, 'reference');
