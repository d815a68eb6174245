import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** The last handler of an address: its other methods are answered 405 with the ones that are there. */
export const onlyMethods =
  (methods: readonly string[]): RequestHandler =>
  (request) => {
    const allowed = methods.join(', ');
    throw new AppError('method_not_allowed', `${request.method} is not for this address`, {
      detail: `This address takes ${allowed}.`,
      headers: { Allow: allowed },
    });
  };
