import { SANDBOX_NOTICE_SECRET } from '../../server/src/notice-sources.ts';
import type { Answer, TestServer } from './server.ts';
import { signStandard } from './sign-notice.ts';

export const GENERIC = '/v1/sources/generic/notices';

/** A notice in the generic form; ids are unique to a test by `event_id`. */
export const genericNotice = (more: object = {}) => ({
  event_id: 'e-1',
  company: { siren: '000000018' },
  event_at: '2026-05-06T08:00:00Z',
  kind: 'judgment',
  ...more,
});

/** Sends a body with a signature of Standard Webhooks and no API key. */
export const sendSigned = (
  server: TestServer,
  body: unknown,
  { path = GENERIC, secret = SANDBOX_NOTICE_SECRET, at = new Date() } = {},
): Promise<Answer> => {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  return server.ask('POST', path, { raw, key: null, headers: signStandard(secret, raw, at) });
};
