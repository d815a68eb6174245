import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** A parameter that the address does not have is named: a misspelt one would otherwise be left out without a word. */
export const knownQuery =
  (known: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    const unknown = Object.keys(request.query).filter((name) => !known.includes(name));
    if (unknown.length === 0) return next();
    const message = 'is not a parameter of this address';
    const detail = unknown.map((name) => `${name.slice(0, 80)} ${message}.`).join(' ');
    const errors = unknown.map((name) => ({ field: name.slice(0, 80), message }));
    throw new AppError('parameter_invalid', 'unknown query parameter', { detail: detail.slice(0, 1_000), errors });
  };
