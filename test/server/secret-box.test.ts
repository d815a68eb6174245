import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretBox, SecretBoxError } from '../../server/src/secret-box.ts';

const PEPPER = 'a pepper for tests that is long enough';
const box = createSecretBox(PEPPER, randomBytes);
const owner = { table: 'webhook_endpoints', tenantId: 't-1', id: 'e-1' };
const secret = 'whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0';

describe('a secret box', () => {
  it('opens what it sealed, also after a restart with the same pepper', () => {
    const sealed = box.seal(secret, owner);
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(createSecretBox(PEPPER, randomBytes).open(sealed, owner)).toBe(secret);
  });

  it('shows nothing of the secret, and never the same text twice', () => {
    const [one, other] = [box.seal(secret, owner), box.seal(secret, owner)];
    expect(one).not.toBe(other);
    expect(Buffer.from(one.slice(3), 'base64url').toString('latin1')).not.toContain('whsec_');
  });

  it('opens nothing that was changed, in any byte of it', () => {
    const sealed = Buffer.from(box.seal(secret, owner).slice(3), 'base64url');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(() => box.open(`v1.${changed.toString('base64url')}`, owner)).toThrow(SecretBoxError);
    }
  });

  it.each([
    ['another table', { ...owner, table: 'api_keys' }],
    ['another tenant', { ...owner, tenantId: 't-2' }],
    ['another row', { ...owner, id: 'e-2' }],
    ['parts that join to the same text', { table: 'webhook_endpoint', tenantId: 'st-1', id: 'e-1' }],
  ])('opens for nobody else: %s', (_, stranger) => {
    expect(() => box.open(box.seal(secret, owner), stranger)).toThrow(SecretBoxError);
  });

  it('opens with no other pepper', () => {
    const other = createSecretBox(`${PEPPER}.`, randomBytes);
    expect(() => other.open(box.seal(secret, owner), owner)).toThrow(SecretBoxError);
  });

  it('refuses another version, a cut text and whatever else is no sealed secret', () => {
    const sealed = box.seal(secret, owner);
    const wrong = [`v2.${sealed.slice(3)}`, sealed.slice(0, -1), sealed.slice(3), 'v1.', '', secret];
    for (const text of wrong) expect(() => box.open(text, owner)).toThrow(SecretBoxError);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => box.open(text, owner)).toThrow(SecretBoxError);
      }),
    );
  });
});
