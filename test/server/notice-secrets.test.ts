import { expect, it } from 'vitest';
import { EnvError, readEnv } from '../../server/src/env.ts';
import { SANDBOX_NOTICE_SECRET, usableSecrets } from '../../server/src/notice-sources.ts';
import { openNoticeSources } from '../../server/src/sources.ts';

const GOOD = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another of thirty-two bytes, too').toString('base64')}`;
const adapters = openNoticeSources();
const read = (text: string, mode: 'live' | 'sandbox' = 'live') =>
  usableSecrets(readEnv({ CREDITLINE_MODE: mode, CREDITLINE_NOTICE_SECRETS: text }), adapters);

it('reads two secrets of a source while one replaces the other', () => {
  expect(read(`bodacc=${GOOD}, ${OTHER}; bridge=a secret=of-bridge`.replace('a secret', 'a-secret'))).toEqual({
    bodacc: [GOOD, OTHER],
    bridge: ['a-secret=of-bridge'],
  });
  expect(read('')).toEqual({});
});

it('knows the published secret in sandbox mode only, and there until another one is set', () => {
  expect(read('', 'sandbox')['generic']).toEqual([SANDBOX_NOTICE_SECRET]);
  expect(read(`generic=${GOOD}`, 'sandbox')).toMatchObject({ generic: [GOOD], bodacc: [SANDBOX_NOTICE_SECRET] });
});

it.each([
  ['no name', GOOD, 'part 1'],
  ['a short secret', 'bodacc=whsec_1', 'bodacc'],
  ['an empty secret', `bodacc=${GOOD},`, 'bodacc'],
  ['three secrets', `bodacc=${GOOD},${GOOD},${GOOD}`, 'bodacc'],
  ['a source twice', `bodacc=${GOOD};bodacc=${OTHER}`, 'bodacc is given twice'],
  ['an unknown source', `altares=${GOOD}`, 'there is no source altares'],
  ['a name of Object.prototype', `constructor=${GOOD}`, 'there is no source constructor'],
  ['a secret of another form', 'generic=a-secret-that-is-no-base64!', 'generic must be whsec_'],
  ['a whsec_ of 8 bytes', `generic=whsec_${Buffer.alloc(8).toString('base64')}aaaa`, 'generic must be whsec_'],
])('refuses %s, names the source, and shows no secret', (_, text, message) => {
  const refusal = (() => {
    try {
      return read(text);
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(EnvError);
  expect(String(refusal)).toContain('CREDITLINE_NOTICE_SECRETS');
  expect(String(refusal)).toContain(message);
  expect(String(refusal)).not.toMatch(/whsec_[A-Za-z0-9]|no-base64/);
});
