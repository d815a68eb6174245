import { AppError } from '../errors.ts';

/** What is unknown and what belongs to another tenant look the same: nobody learns that an id exists. */
export const notFound = (what: string): AppError =>
  new AppError('not_found', `${what} not found`, { detail: `There is no ${what} with this id.` });
