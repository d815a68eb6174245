import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'DELETE', path: '/v1/webhooks/unknown' } as const);
