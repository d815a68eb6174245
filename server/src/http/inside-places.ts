import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** What an operator opened of their own network: hosts by name, and networks. Nothing else inside may be called. */
export type InsidePlaces = {
  readonly names: ReadonlySet<string>;
  readonly networks: readonly Network[];
  /** Where it is false, no name and no network leads to this machine's own loopback. */
  readonly loopback: boolean;
};

export type PlacesReading =
  | { readonly ok: true; readonly places: InsidePlaces }
  | { readonly ok: false; readonly fault: string };

/** RFC 1918, RFC 4193, RFC 6598: what offices and clouds number their own machines with. */
const PRIVATE_RANGES: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);

/** In private ranges too, but clouds answer with secrets there: AWS over IPv6, Alibaba, Oracle. Never opened. */
const SECRET_KEEPERS: ReadonlySet<string> = new Set(['fd00:ec2::254', '100.100.100.200', '192.0.0.192']);

/** An address that may be opened: private, or the loopback where that is allowed. Never link-local or another special one. */
export const isPrivateAddress = (address: string, { loopback }: Pick<InsidePlaces, 'loopback'>): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (SECRET_KEEPERS.has(parsed.toString())) return false;
  const range = parsed.range();
  return PRIVATE_RANGES.has(range) || (loopback && range === 'loopback');
};

const holds = ([network, bits]: Network, address: string): boolean => {
  const parsed = ipaddr.parse(address);
  return parsed.kind() === network.kind() && parsed.match(network, bits);
};

/** True for an address that may be opened and lies in an opened network. */
export const isInsideAddress = (address: string, places: InsidePlaces): boolean =>
  isPrivateAddress(address, places) && places.networks.some((network) => holds(network, address));

export const isInsideName = (host: string, { names }: InsidePlaces): boolean => names.has(host);

const NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}[a-z0-9_])?)*$/;

const networkOf = (text: string): Network | undefined => {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  // One address, as it is written in an address bar too. Short forms such as 127.1 are not what they look like.
  if (isIP(text) === 0) return undefined;
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv6' ? 128 : 32] as Network;
};

const LOOPBACK_NAME = /(?:^|\.)localhost$/;

const faultOf = (text: string, network: Network | undefined, loopback: boolean): string | undefined => {
  if (network === undefined) {
    if (!NAME.test(text) || /^[\d.]+$/.test(text)) return `${text} is neither a host nor a network such as 10.0.0.0/8`;
    return loopback || !LOOPBACK_NAME.test(text)
      ? undefined
      : `${text}: the loopback may be opened in sandbox mode only`;
  }
  if (isPrivateAddress(network[0].toString(), { loopback })) return undefined;
  return network[0].range() === 'loopback'
    ? `${text}: the loopback may be opened in sandbox mode only`
    : `${text} is not a private network; public addresses need not be opened`;
};

/** `odoo.lan,10.1.0.0/16` -> what may be called. `loopback` says whether this machine's own may be among it. */
export const parsePlaces = (list: string, loopback: boolean): PlacesReading => {
  const entries = list.split(',').flatMap((entry) => entry.trim().toLowerCase() || []);
  const read = entries.map((text) => ({ text, network: networkOf(text.replace(/^\[|\]$/g, '')) }));
  const fault = read.map(({ text, network }) => faultOf(text, network, loopback)).find((found) => found !== undefined);
  if (fault !== undefined) return { ok: false, fault };
  const names = new Set(read.flatMap(({ text, network }) => (network === undefined ? [text] : [])));
  const networks = read.flatMap(({ network }) => (network === undefined ? [] : [network]));
  return { ok: true, places: { names, networks, loopback } };
};
