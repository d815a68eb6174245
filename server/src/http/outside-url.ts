import { isIP } from 'node:net';
import { isInsideAddress, isInsideName, type InsidePlaces } from './inside-places.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/**
 * Which addresses a customer may have us call. `loopback` is for a developer's own machine, `inside` for what an
 * operator opened of their own network.
 */
export type OutsideRule = { readonly loopback: boolean; readonly inside?: InsidePlaces };

export type OutsideUrl = { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly fault: string };

const PORTS: ReadonlySet<string> = new Set(['', '443', '8443']);
/** RFC 6761, RFC 6762, RFC 8375, RFC 9476 and what clouds and offices call their inside. */
const INSIDE_NAME =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|corp|lan|home|private|home\.arpa|onion|alt)$/;
const CONTROL_OR_SPACE = /[\p{Cc}\s]/u;

const refuse = (fault: string): OutsideUrl => ({ ok: false, fault });

/** The host as it is looked up: without brackets and without the dot that ends a full name. */
export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

const isLoopbackHost = (host: string): boolean => host === 'localhost' || isLoopbackAddress(host);

const isHttp = ({ protocol }: URL): boolean => /^https?:$/.test(protocol);

const hostFault = (host: string): string | undefined => {
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : 'must not lead to a private or special address';
  if (INSIDE_NAME.test(host)) return 'must not be a name of an internal network';
  return host.includes('.') ? undefined : 'must have a full domain name';
};

const parse = (text: string): URL | undefined =>
  CONTROL_OR_SPACE.test(text) || !URL.canParse(text) ? undefined : new URL(text);

/** A host that the operator named, or an address in a network that they named. */
const isOpened = (host: string, { inside }: OutsideRule): boolean =>
  inside !== undefined && (isIP(host) === 0 ? isInsideName(host, inside) : isInsideAddress(host, inside));

const isNear = (host: string, rule: OutsideRule): boolean =>
  (rule.loopback && isLoopbackHost(host)) || isOpened(host, rule);

/**
 * Checks an address that a customer gave as far as its text tells: https, no user or password, port 443 or 8443, and no
 * host of our own network but those that are opened: there http and any port will do. The parser has made the odd ways to write a host (decimal, octal, hex, full width) plain.
 * What a name leads to is checked when it is connected to.
 */
export const outsideUrl = (text: string, rule: OutsideRule): OutsideUrl => {
  const url = parse(text);
  if (url === undefined) return refuse('must be an address such as https://hooks.example.com/creditline');
  if (url.username !== '' || url.password !== '') return refuse('must not hold a user name or password');
  const host = bareHost(url);
  if (isNear(host, rule) && isHttp(url)) return { ok: true, url };
  if (url.protocol !== 'https:') return refuse('must begin with https://');
  if (!PORTS.has(url.port)) return refuse('must use port 443 or 8443');
  const fault = hostFault(host);
  return fault === undefined ? { ok: true, url } : refuse(fault);
};
