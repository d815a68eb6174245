import { expect, it } from 'vitest';
import { SANDBOX_NOTICE_SECRET } from '../../../../server/src/notice-sources.ts';
import { genericNotice, GENERIC, sendSigned } from '../../../harness/notice-requests.ts';
import { forgedKey } from '../../../harness/keys.ts';
import { expectProblem, expectRefused } from '../../../harness/refusal.ts';
import { signBridge } from '../../../harness/sign-notice.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const SECRET = `whsec_${Buffer.from('a secret that nobody configured').toString('base64')}`;

it('refuses a notice without signature and without key', async () => {
  const request = { method: 'POST', path: GENERIC, body: genericNotice(), key: null };
  await expectRefused(server(), request, 'notice_unverified');
});

it('refuses a signature by another secret, and never tells a secret', async () => {
  const answer = await sendSigned(server(), genericNotice(), { secret: SECRET });
  expectProblem(answer, 'notice_unverified');
  expect(answer.text).not.toContain('whsec_');
});

it.each([
  ['of six minutes ago', -360_000],
  ['of in six minutes', 360_000],
])('refuses a signature %s, though it is right', async (_, shiftMs) => {
  const at = new Date(Date.now() + shiftMs);
  expectProblem(await sendSigned(server(), genericNotice(), { at }), 'notice_unverified');
});

it('refuses what is not JSON as unverified where it is not signed: nothing is parsed before', async () => {
  const request = { method: 'POST', path: GENERIC, raw: '{"half":', key: null };
  await expectRefused(server(), request, 'notice_unverified');
});

it('refuses an event of Bridge that was recorded a month ago', async () => {
  const raw = JSON.stringify({
    type: 'item.refreshed',
    timestamp: Date.now() - 30 * 86_400_000,
    content: { user_uuid: 'u-1' },
  });
  const headers = signBridge(SANDBOX_NOTICE_SECRET, raw);
  const answer = await server().ask('POST', '/v1/sources/bridge/notices', { raw, key: null, headers });
  expectProblem(answer, 'notice_unverified');
});

it('refuses a key where only the vendor itself can send', async () => {
  const request = { method: 'POST', path: '/v1/sources/bridge/notices', body: genericNotice() };
  await expectRefused(server(), request, 'notice_unverified');
});

it('refuses a wrong key, even with a good signature', async () => {
  const request = { method: 'POST', path: GENERIC, body: genericNotice(), key: forgedKey(server()) };
  await expectRefused(server(), request, 'credentials_invalid');
});

const live = useServer({ mode: 'live', sources: [], env: { CREDITLINE_NOTICE_SECRETS: `generic=${SECRET}` } });

it('refuses the published secret in live mode, and takes the one that was set', async () => {
  expectProblem(await sendSigned(live(), genericNotice()), 'notice_unverified');
  expect((await sendSigned(live(), genericNotice({ event_id: 'live-1' }), { secret: SECRET })).status).toBe(202);
});
