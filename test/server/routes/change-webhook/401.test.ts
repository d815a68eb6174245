import { testNeedsKey } from '../../../harness/route-suites.ts';

testNeedsKey({ method: 'PUT', path: '/v1/webhooks/unknown', body: { enabled: true } } as const);
