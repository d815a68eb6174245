import { lookup } from 'node:dns/promises';
import type { RandomBytes } from './api-keys.ts';
import { createGuardedPost, type GuardedPost } from './http/guarded-post.ts';
import type { Guard, Resolve } from './http/guarded-lookup.ts';
import type { InsidePlaces } from './http/inside-places.ts';
import { createSecretBox, type SecretBox, type SecretOwner } from './secret-box.ts';

/** What connections to CRMs need of the outside, and the box that their keys are sealed in. */
export type Connections = {
  readonly box: SecretBox;
  readonly guard: Guard;
  readonly post: GuardedPost;
};

export type ConnectionSettings = {
  readonly pepper: string;
  readonly randomBytes: RandomBytes;
  readonly inside: InsidePlaces;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
};

/** An Odoo that loads its code first takes seconds; one that takes longer than this is asked again later. */
const TIMEOUT_MS = 10_000;

const systemResolve: Resolve = (host) => lookup(host, { all: true, order: 'verbatim' });

export const openConnections = (settings: ConnectionSettings): Connections => {
  const { pepper, randomBytes, inside, resolve = systemResolve, timeoutMs = TIMEOUT_MS } = settings;
  const guard: Guard = { resolve, rule: { loopback: false, inside } };
  return {
    box: createSecretBox(pepper, randomBytes),
    guard,
    post: createGuardedPost({ ...guard, timeoutMs }),
  };
};

/** One per tenant and CRM, so that the CRM is the row's name. */
export const connectionOwner = (tenantId: string, crm: string): SecretOwner => ({
  table: 'connections',
  tenantId,
  id: crm,
});
