import ipaddr from 'ipaddr.js';

/** Public IPv6 unicast is 2000::/3; everything outside it is special, also what a library calls unicast (::/96). */
const PUBLIC_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Public by its number, but answered by the host itself: Azure's platform address. */
const SPECIAL_IPV4: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * True for an IP address (no brackets) that is reached over the internet. Not so: private, shared (100.64/10), loopback,
 * link-local, multicast, unspecified, broadcast, benchmark and documentation ranges, and IPv6 addresses that carry an
 * IPv4 one in themselves (mapped, compatible, NAT64, 6to4, Teredo). Text that is no address is not public.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(PUBLIC_IPV6) : !SPECIAL_IPV4.has(parsed.toString());
};

/** 127.0.0.0/8 and ::1 alone: never a private range, nor an address that stands for one of them. */
export const isLoopbackAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
