import { testBodyLimit } from '../../../harness/route-suites.ts';

testBodyLimit({
  method: 'POST',
  path: '/v1/webhooks/unknown/replay',
  body: { since: '2026-01-01T00:00:00Z' },
} as const);
