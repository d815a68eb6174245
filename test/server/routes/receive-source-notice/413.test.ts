import { expect, it } from 'vitest';
import { GENERIC, genericNotice, sendSigned } from '../../../harness/notice-requests.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const LIMIT = 1024 * 1024;

it('reads 1 MB, and refuses one byte more', async () => {
  const notice = JSON.stringify(genericNotice({ event_id: 'large' }));
  expect((await sendSigned(server(), notice.padEnd(LIMIT, ' '))).status).toBe(202);
  const request = { method: 'POST', path: GENERIC, raw: ' '.repeat(LIMIT + 1), key: null };
  await expectRefused(server(), request, 'body_too_large');
});
