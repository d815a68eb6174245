import { isIP } from 'node:net';
import { invalidBody } from './errors.ts';
import { allowedAddresses, ForbiddenAddressError } from './http/guarded-lookup.ts';
import { bareHost, outsideUrl } from './http/outside-url.ts';
import type { Connections } from './open-connections.ts';

const refuse = (message: string): Error => invalidBody([{ field: 'base_url', message }]);

const INSIDE =
  'leads to a private or special address; the operator of this server can open it with CREDITLINE_PRIVATE_CRMS';

/** Only a bad answer counts here: a name that cannot be found is told when it is called, a moment later. */
const leadsInside = async (host: string, { guard }: Connections): Promise<boolean> => {
  try {
    await allowedAddresses(host, guard);
    return false;
  } catch (error) {
    return error instanceof ForbiddenAddressError;
  }
};

/**
 * The address of a CRM as it is kept: scheme, host and port, without a slash at the end. Throws `body_invalid` naming
 * `base_url` for one that must not be called.
 */
export const checkedBaseUrl = async (connections: Connections, text: string): Promise<string> => {
  const checked = outsideUrl(text, connections.guard.rule);
  if (!checked.ok) throw refuse(`${checked.fault}; the operator of this server can open hosts of its own network`);
  const { url } = checked;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw refuse(`must end after the host or port: ${url.origin}`);
  }
  const host = bareHost(url);
  if (isIP(host) === 0 && (await leadsInside(host, connections))) throw refuse(INSIDE);
  return url.origin;
};
