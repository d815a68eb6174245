import { createHmac } from 'node:crypto';
import { SANDBOX_NOTICE_SECRET } from '../../server/src/notice-sources.ts';
import type { Request } from './client.ts';
import { bodyOf, type MadeNotice } from './notices.ts';

/** As the sandbox's README prints them. */
export const SANDBOX_HEADERS = { authorization: 'Bearer cl_test_sandbox' } as const;

/** Standard Webhooks 1.0: HMAC-SHA256 over id, unix seconds and the raw body. */
export const signedNotice = (notice: MadeNotice): Request => {
  const body = bodyOf(notice);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const key = Buffer.from(SANDBOX_NOTICE_SECRET.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${notice.eventId}.${timestamp}.${body}`).digest('base64');
  return {
    path: '/v1/sources/generic/notices',
    headers: {
      'webhook-id': notice.eventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  };
};
