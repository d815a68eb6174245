import type { Request } from 'express';
import { parameterOf } from './path-parameters.ts';
import type { Tx } from '../database.ts';
import { AppError } from '../errors.ts';
import { lockEndpoint, readEndpoint, type WebhookEndpoint } from '../store/webhook-endpoints.ts';
import { notFound } from './not-found.ts';

export const webhookIdOf = (request: Request): string => parameterOf(request, 'webhook');

/** Throws `not_found`, also for another tenant's. */
export const foundWebhook = async (tx: Tx, id: string): Promise<WebhookEndpoint> => {
  const endpoint = await readEndpoint(tx, id);
  if (endpoint === undefined) throw notFound('webhook');
  return endpoint;
};

/** The same, and nobody else changes it until the transaction ends. */
export const lockedWebhook = async (tx: Tx, id: string): Promise<WebhookEndpoint> => {
  const endpoint = await lockEndpoint(tx, id);
  if (endpoint === undefined) throw notFound('webhook');
  return endpoint;
};

/** Nothing is sent to a disabled endpoint, so that ordering it would only look as if. Throws `webhook_disabled`. */
export const needEnabled = ({ id, disabledAt }: WebhookEndpoint): void => {
  if (disabledAt === null) return;
  throw new AppError('webhook_disabled', `webhook ${id} is disabled`, {
    detail: 'Nothing is sent to a disabled webhook. Enable it first: PUT {"enabled": true}.',
  });
};
