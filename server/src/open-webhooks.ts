import { lookup } from 'node:dns/promises';
import type { RandomBytes } from './api-keys.ts';
import { createHostTurns, type HostTurns } from './host-turns.ts';
import { createGuardedPost, type GuardedPost } from './http/guarded-post.ts';
import type { Guard, Resolve } from './http/guarded-lookup.ts';
import { createSecretBox, type SecretBox } from './secret-box.ts';

/** What webhooks need of the outside, and the secrets that they are signed with. */
export type Webhooks = {
  readonly box: SecretBox;
  readonly randomBytes: RandomBytes;
  readonly guard: Guard;
  readonly post: GuardedPost;
  readonly turns: HostTurns;
  /** 0 to 1, drawn anew at each call: failures do not come back together. */
  readonly jitter: () => number;
  /** Milliseconds, never going back. */
  readonly clock: () => number;
};

export type WebhookSettings = Pick<Webhooks, 'randomBytes' | 'jitter' | 'clock'> & {
  readonly pepper: string;
  /** Lets webhooks go to this machine's own loopback, for a developer's receiver. */
  readonly loopback: boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
};

/** Standard Webhooks 1.0: 15 to 30 s. */
const TIMEOUT_MS = 15_000;

const systemResolve: Resolve = (host) => lookup(host, { all: true, order: 'verbatim' });

export const openWebhooks = (settings: WebhookSettings): Webhooks => {
  const { pepper, randomBytes, jitter, clock, loopback, resolve = systemResolve, timeoutMs = TIMEOUT_MS } = settings;
  const guard: Guard = { resolve, rule: { loopback } };
  return {
    box: createSecretBox(pepper, randomBytes),
    randomBytes,
    guard,
    post: createGuardedPost({ ...guard, timeoutMs }),
    turns: createHostTurns(clock),
    jitter,
    clock,
  };
};
