import { isIP } from 'node:net';
import { invalidBody } from './errors.ts';
import { allowedAddresses, ForbiddenAddressError } from './http/guarded-lookup.ts';
import { bareHost, outsideUrl } from './http/outside-url.ts';
import type { Webhooks } from './open-webhooks.ts';

const refuse = (message: string): Error => invalidBody([{ field: 'url', message }]);

/** A name that cannot be found now may be found later, and is checked at each attempt anyway: only a bad answer counts. */
const leadsInside = async (host: string, { guard }: Webhooks): Promise<boolean> => {
  try {
    await allowedAddresses(host, guard);
    return false;
  } catch (error) {
    return error instanceof ForbiddenAddressError;
  }
};

/** The address of an endpoint as it is kept. Throws `body_invalid` naming `url` for one that must not be called. */
export const checkedWebhookUrl = async (webhooks: Webhooks, text: string): Promise<string> => {
  const checked = outsideUrl(text, webhooks.guard.rule);
  if (!checked.ok) throw refuse(checked.fault);
  const { url } = checked;
  // A fragment is never sent.
  url.hash = '';
  const host = bareHost(url);
  if (isIP(host) === 0 && (await leadsInside(host, webhooks))) throw refuse('leads to a private or special address');
  return url.href;
};
