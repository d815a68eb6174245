import { AppError } from '../errors.ts';

export const notConnected = (crm: string): AppError =>
  new AppError('not_found', `${crm} is not connected`, { detail: `${crm} is not connected.` });
