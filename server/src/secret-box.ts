import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { RandomBytes } from './api-keys.ts';

/** A sealed secret was changed, belongs elsewhere, or was sealed with another pepper. */
export class SecretBoxError extends Error {
  readonly code = 'secret_unopenable';

  constructor(options?: { readonly cause?: unknown }) {
    super('a sealed secret cannot be opened', options);
    this.name = 'SecretBoxError';
  }
}

/** What a secret belongs to: it opens nowhere else, so that swapping two rows gains nothing. */
export type SecretOwner = { readonly table: string; readonly tenantId: string; readonly id: string };

export type SecretBox = {
  /** Text -> `v1.` and base64url of a nonce of 12 bytes, a tag of 16 bytes and the ciphertext. */
  seal(secret: string, owner: SecretOwner): string;
  /** @throws SecretBoxError `secret_unopenable`. */
  open(sealed: string, owner: SecretOwner): string;
};

const VERSION = 'v1.';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'creditline secret box v1';

/** As a JSON list, so that no two owners can be written the same way. */
const boundTo = ({ table, tenantId, id }: SecretOwner): Buffer => Buffer.from(JSON.stringify([table, tenantId, id]));

/**
 * Secrets that have to be used again, unlike keys that are only compared: AES-256-GCM with a key of HKDF-SHA256 from the
 * pepper, which is never in the database or its backups.
 */
export const createSecretBox = (pepper: string, randomBytes: RandomBytes): SecretBox => {
  const key = Buffer.from(hkdfSync('sha256', pepper, '', PURPOSE, KEY_BYTES));
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(owner));
      const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return `${VERSION}${Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url')}`;
    },
    open: (sealed, owner) => {
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
      if (!sealed.startsWith(VERSION) || bytes.length < NONCE_BYTES + TAG_BYTES) throw new SecretBoxError();
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(owner));
        decipher.setAuthTag(tag);
        const ciphertext = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SecretBoxError({ cause });
      }
    },
  };
};
