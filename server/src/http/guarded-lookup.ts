import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isInsideAddress, isInsideName, isPrivateAddress } from './inside-places.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';
import type { OutsideRule } from './outside-url.ts';

/** Every address of a name, as the system has it. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** A name leads to an address that is not for customers to reach. The address itself is not told. */
export class ForbiddenAddressError extends Error {
  readonly code = 'address_forbidden';

  constructor() {
    super('the name leads to a private or special address');
    this.name = 'ForbiddenAddressError';
  }
}

const isAllowed = (host: string, { address }: LookupAddress, { loopback, inside }: OutsideRule): boolean => {
  if (loopback && host === 'localhost') return isLoopbackAddress(address);
  if (isPublicAddress(address)) return true;
  if (inside === undefined) return false;
  return isInsideAddress(address, inside) || (isInsideName(host, inside) && isPrivateAddress(address, inside));
};

export type Guard = { readonly resolve: Resolve; readonly rule: OutsideRule };
type AnswerTo = readonly [options: LookupOptions, callback: Parameters<LookupFunction>[2]];

/** The addresses of a name, all of them allowed. Throws a ForbiddenAddressError when one of them is not. */
export const allowedAddresses = async (host: string, { resolve, rule }: Guard): Promise<readonly LookupAddress[]> => {
  const addresses = await resolve(host);
  // One good address among bad ones is how a name is made to pass a look and still lead inside.
  if (!addresses.every((address) => isAllowed(host, address, rule))) throw new ForbiddenAddressError();
  return addresses;
};

const notFound = (host: string): Error => Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' });

type Found = { readonly addresses: readonly LookupAddress[] } | { readonly error: Error };

const find = async (hostname: string, guard: Guard): Promise<Found> => {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  try {
    const addresses = await allowedAddresses(host, guard);
    return addresses.length > 0 ? { addresses } : { error: notFound(host) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
};

/**
 * The look-up of a connection: the addresses that are checked here are the ones that are connected to, so that a name
 * which answers differently a moment later gains nothing.
 */
export const guardedLookup = (guard: Guard): LookupFunction => {
  const answer = async (hostname: string, ...[{ all }, callback]: AnswerTo): Promise<void> => {
    const found = await find(hostname, guard);
    if ('error' in found) callback(found.error, '');
    else if (all === true) callback(null, [...found.addresses]);
    else callback(null, found.addresses[0]!.address, found.addresses[0]!.family);
  };
  return (hostname, options, callback) => void answer(hostname, options, callback);
};
