import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';

/** GET /v1/ping: no key is needed; it touches nothing, so it says only that this process answers. */
export const ping =
  ({ mode, version, policy }: Context): RequestHandler =>
  (_request, response) => {
    const { currency, rates } = policy.value;
    response.json({ status: 'ok', mode, version, currencies: [currency, ...Object.keys(rates)] });
  };
